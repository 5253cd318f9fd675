/** Handles, names, bios, portraits and ages: each honest account by itself, a crowd by its fashion, a series by its template. */
import type { Random } from "../../stats/index.js";
import type { Society, SocietyCrowd } from "./schema.js";
import { digits, type Language, madeUpHash, madeUpName, nearHash, professionWord, token } from "./words.js";

const DAY = 86400;
const SEPARATORS = [" | ", ", ", " · ", " / "];
/** Words of a circle that bios draw from. */
const BIO_WORDS = 120;

/** Gives every handle once: a repeated one gets digits. */
export class Handles {
  private readonly taken = new Set<string>();

  /** The wish, or the wish with digits. */
  take(wish: string, random: Random): string {
    let handle = wish;
    while (this.taken.has(handle)) handle = `${wish}${digits(2, random)}`;
    this.taken.add(handle);
    return handle;
  }
}

/** What a platform proposes to somebody who has no wish. */
function defaultHandle(platform: string, random: Random): string {
  const name = madeUpName(random);
  if (platform === "facebook")
    return `${name.toLowerCase()}.${madeUpName(random).toLowerCase()}.${digits(3, random)}`;
  if (platform === "telegram") return `user${digits(9, random)}`;
  return `${name}${digits(8, random)}`;
}

/** The handle of somebody who chooses alone. */
export function ownHandle(platform: string, profession: string, random: Random): string {
  const name = madeUpName(random).toLowerCase();
  const second = madeUpName(random);
  const style = random.float();
  if (style < 0.2) return defaultHandle(platform, random);
  if (style < 0.4) return name + second;
  if (style < 0.55) return `${name}_${second.toLowerCase()}`;
  if (style < 0.7) return name + digits(2, random);
  if (style < 0.8) return `${name}${1950 + random.integer(60)}`;
  if (style < 0.9 && profession) return `${profession}_${name}`;
  return `${second}${token("en", random.integer(400))}`;
}

/** The bio of somebody who writes alone: a profession where one is claimed, some words of the interest. */
export function ownBio(
  { language, profession, interest }: { language: Language; profession: string; interest: number },
  random: Random,
): string {
  if (!profession && random.float() < 0.3) return "";
  const words = Array.from({ length: 2 + random.integer(5) }, () =>
    token(language, 20_000 + interest * BIO_WORDS + random.integer(BIO_WORDS)),
  );
  const parts = profession ? [professionWord(profession, language), ...words] : words;
  return parts.join(SEPARATORS[random.integer(SEPARATORS.length)]);
}

/** Portraits of a world: each platform has a picture for those who show none. */
export class Portraits {
  private readonly defaults: ReadonlyMap<string, string>;

  /** Draws the pictures of the platforms. */
  constructor(
    platforms: readonly string[],
    private readonly random: Random,
  ) {
    this.defaults = new Map(platforms.map((platform) => [platform, madeUpHash(random)]));
  }

  /** A portrait of one's own, the platform's, or none. */
  own(platform: string): string | null {
    const style = this.random.float();
    if (style < 0.03) return null;
    return style < 0.13 ? (this.defaults.get(platform) as string) : madeUpHash(this.random);
  }
}

/** When somebody joined who joined alone or in one of the waves, seconds since the start of the world. */
export function joinedAlone(society: Society, waves: readonly number[], random: Random): number {
  const style = random.float();
  if (style < society.newShare) return Math.floor(random.float() * society.days * DAY);
  if (waves.length > 0 && style < society.newShare + society.waveShare)
    return Math.round(waves[random.integer(waves.length)] + 1.5 * DAY * random.normal());
  return -Math.round(DAY + Math.min(5500 * DAY, random.exponential(1 / (society.ageDays * DAY))));
}

/** What the members of a crowd have in common on their profiles. */
export interface CrowdStyle {
  readonly name: string;
  readonly crowd: SocietyCrowd;
  readonly emblem: string;
  readonly words: readonly number[];
}

/** The handle of a member, by the crowd's rule or fashion. */
export function memberHandle({ name, crowd }: CrowdStyle, own: () => string, random: Random): string {
  if (crowd.handles === "house") return `${name}_${madeUpName(random).toLowerCase()}`;
  if (crowd.handles === "fashion" && random.float() < 0.5)
    return `${madeUpName(random).toLowerCase()}_${name.split("-")[0]}`;
  return own();
}

/** The bio of a member, by the crowd's rule or fashion. */
export function memberBio(style: CrowdStyle, language: Language, own: string, random: Random): string {
  const { crowd, name, words } = style;
  const common = words.map((word) => token(language, word)).join(" ");
  if (crowd.bios === "house")
    return `${common} ${name} ${token(language, 20_000 + random.integer(BIO_WORDS))}`;
  if (crowd.bios === "fashion" && random.float() < 0.5) return own ? `${common} | ${own}` : common;
  return own;
}

/** How the accounts of one series look alike. */
export interface Series {
  readonly made: number;
  readonly handle: (cover: string, random: Random) => string;
  readonly words: readonly number[];
}

const TEMPLATES: readonly ((sign: string) => Series["handle"])[] = [
  (sign) => (cover, random) => `${madeUpName(random).toLowerCase()}_${cover}${sign}`,
  (sign) => (cover, random) => `${cover}${madeUpName(random)}_${sign}${digits(1, random)}`,
  (sign) => (_, random) => `the${madeUpName(random)}${sign}${digits(2, random)}`,
  (sign) => (_, random) => `${madeUpName(random)}_${madeUpName(random).toLowerCase()}_${sign}`,
  (sign) => (cover, random) => `${cover}_${sign}_${digits(3, random)}`,
];

/** A series: a template for handles, words that its bios share, and the day on which it was begun. */
export function seriesOf(made: number, random: Random): Series {
  const template = TEMPLATES[random.integer(TEMPLATES.length)];
  return {
    made,
    handle: template(digits(2, random)),
    words: Array.from({ length: 6 }, () => 60_000 + random.integer(5000)),
  };
}

/** A bio of a series: its words with now and then another, and the profession that the account claims. */
export function seriesBio(series: Series, cover: string, language: Language, random: Random): string {
  const changed = random.integer(2 * series.words.length);
  const words = series.words.map((word, i) =>
    token(language, i === changed ? 60_000 + random.integer(5000) : word),
  );
  return `${professionWord(cover, language)} | ${words.join(" ")}`;
}

/** Portraits that a series of accounts takes by turns, each a little changed by the upload. */
export function portraitPool(size: number, random: Random): () => string {
  const pictures = Array.from({ length: Math.max(1, size) }, () => madeUpHash(random));
  return () => nearHash(pictures[random.integer(pictures.length)], random);
}
