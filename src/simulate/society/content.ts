/** What an act says: a post with token words of its circle, a repost or a reply, by task or of free choice. */
import type { Random } from "../../stats/index.js";
import { type CircleNumbers, circleTag, type Resident } from "./resident.js";
import type { Society } from "./schema.js";
import type { Act, Source, Task, Telling } from "./task.js";
import { quickZipf, Trends } from "./trends.js";
import { type Language, madeUpHash, token } from "./words.js";

/** Words, and hashtags beside the main one, that belong to a circle. */
const CIRCLE_WORDS = 120;
const CIRCLE_TAGS = 12;
/** Share of the words of a text that are of its circle. */
const CIRCLE_SHARE = 0.5;
/** Share of the tags of a circle that are its main conversation. */
const MAIN_SHARE = 0.5;
/** Chance that a link of free choice is new to the world; among the members of a crowd it mostly went round before. */
const NEW_LINK = 0.3;
const NEW_IN_CROWD = 0.12;
/** Chance that somebody looks at posts of those who share the interest, where he does not look at everybody's. */
const OWN_CIRCLE = 0.5;
/** Uses that a circle keeps in view. */
const CIRCLE_MEMORY = 512;
/** Share of words that a paraphrase keeps, in runs. */
const PARAPHRASE_KEEPS = 0.55;
/** Share of the office's free acts that are in its voice. */
const OFFICE_VOICE = 0.5;

/** The part of an event that its act decides. */
export interface Content {
  readonly text: string;
  readonly repost_of: string | null;
  readonly reply_to: string | null;
  readonly links: readonly string[];
  readonly hashtags: readonly string[];
  readonly media: readonly string[];
  readonly lang: string;
}

/** Makes contents, and remembers what is in view. */
export class Contents {
  private readonly links: Trends<string>[];
  private readonly seen: ReadonlyMap<string, Trends<Source>>;
  private readonly seenInCircle: ReadonlyMap<string, readonly Trends<Source>[]>;
  private readonly applauded: ReadonlyMap<string, Trends<Source>>;
  private readonly word: (random: Random) => number;
  private readonly tag: (random: Random) => number;
  private serial = 0;

  /** Nothing is in view before the first act. */
  constructor(
    private readonly society: Society,
    private readonly circles: CircleNumbers,
    private readonly residents: readonly Resident[],
    private readonly random: Random,
  ) {
    const { attentionSeconds } = society;
    this.links = Array.from(
      { length: circles.count },
      () => new Trends<string>(attentionSeconds, CIRCLE_MEMORY),
    );
    this.seen = new Map(society.platforms.map((p) => [p, new Trends<Source>(attentionSeconds / 4)]));
    this.seenInCircle = new Map(
      society.platforms.map((p) => [
        p,
        this.links.map(() => new Trends<Source>(attentionSeconds / 2, CIRCLE_MEMORY)),
      ]),
    );
    this.applauded = new Map(society.platforms.map((p) => [p, new Trends<Source>(attentionSeconds)]));
    this.word = quickZipf(society.words, society.zipf);
    this.tag = quickZipf(society.hashtags, society.zipf);
  }

  /** Content of an act. */
  of(act: Act): Content {
    if (act.task) return act.telling ? this.told(act, act.task, act.telling) : this.ordered(act, act.task);
    return act.applause ? this.applause(act) : this.free(act);
  }

  /** Notes a post, so that others can repost or answer it. */
  note(act: Act, source: Source): void {
    const { platform, operator, fame, interest } = this.residents[act.who];
    const trends = this.seen.get(platform) as Trends<Source>;
    const circle = (this.seenInCircle.get(platform) as Trends<Source>[])[interest];
    for (let uses = Math.min(20, Math.ceil(fame / 2)); uses > 0; uses--) {
      trends.use(source, act.time);
      circle.use(source, act.time);
    }
    if (operator >= 0) (this.applauded.get(platform) as Trends<Source>).use(source, act.time);
    if (act.task && (act.task.latest || (!act.telling && !act.task.posts.has(platform))))
      act.task.posts.set(platform, source);
  }

  private ordered({ who }: Act, task: Task): Content {
    const { platform, language } = this.residents[who];
    const first = task.posts.get(platform);
    if (task.kind === "repost" && first && first.who !== who) return repostOf(first);
    const lang = (task.language ?? language) as Language;
    const text =
      task.words.length > 0
        ? this.varied(task.words, task.paraphrase, lang)
        : this.ownText(task.circle, lang);
    return post(lang, {
      text: [text, ...task.marks].join(" "),
      links: task.url === null ? [] : [task.url],
      hashtags: task.tags,
      media: task.image === null ? [] : [task.image],
    });
  }

  /** What is told on: names, numbers, link and tags stay, words change by the way it is told. */
  private told({ who }: Act, task: Task, telling: Telling): Content {
    const { platform, language } = this.residents[who];
    const latest = task.posts.get(platform);
    if (telling === "repost" && latest && latest.who !== who) return repostOf(latest);
    const lang = telling === "translated" || task.language === null ? language : (task.language as Language);
    const changed = telling === "paraphrase" ? 1 - PARAPHRASE_KEEPS : task.paraphrase;
    const words = telling === "paraphrase" ? this.turned(task.words) : task.words;
    const text = words.length > 0 ? this.varied(words, changed, lang) : this.ownText(0, lang);
    return post(lang, {
      text: [text, ...task.marks].join(" "),
      links: task.url === null ? [] : [task.url],
      hashtags: task.tags,
      media: task.image === null ? [] : [task.image],
    });
  }

  /** Words with two halves changed over, as a paraphrase moves clauses. */
  private turned(words: readonly number[]): number[] {
    const at = 3 + this.random.integer(Math.max(1, words.length - 6));
    return [...words.slice(at), ...words.slice(0, at)];
  }

  private applause(act: Act): Content {
    const { platform, language } = this.residents[act.who];
    const source = this.applauded.get(platform)?.again(act.time, this.random);
    if (!source || source.who === act.who) return this.free(act);
    if (this.random.float() < 0.7) return repostOf(source);
    return post(language, { text: this.ownText(this.circles.office, language), reply_to: source.post });
  }

  private free(act: Act): Content {
    const { society, random } = this;
    const { language } = this.residents[act.who];
    const choice = random.float();
    const { linkShare, repostShare, replyShare } = society;
    const trends = this.lookedAt(act.who);
    const seen =
      choice >= linkShare && choice < linkShare + repostShare + replyShare
        ? trends.again(act.time, random)
        : null;
    const source = seen && seen.who !== act.who ? seen : null;
    if (source && choice < linkShare + repostShare) {
      // what is reposted is seen again by those who follow the reposter
      trends.use(source, act.time);
      return repostOf(source);
    }
    const circle = this.circleOf(act.who);
    return post(language, {
      text: this.ownText(this.voiceOf(act.who, circle), language),
      reply_to: source?.post ?? null,
      links: choice < linkShare ? [this.freeLink(circle, act.time)] : [],
      hashtags: !source && random.float() < society.tagShare ? [this.freeTag(circle)] : [],
      media: random.float() < society.imageShare ? [madeUpHash(random)] : [],
    });
  }

  /** Whose posts somebody looks at this time. */
  private lookedAt(who: number): Trends<Source> {
    const { platform, interest, crowd } = this.residents[who];
    const own = crowd === "" ? OWN_CIRCLE : Math.max(OWN_CIRCLE, this.society.crowds[crowd].interestShare);
    if (this.random.float() >= own) return this.seen.get(platform) as Trends<Source>;
    return (this.seenInCircle.get(platform) as Trends<Source>[])[interest];
  }

  /** What somebody talks about this time: the profession, an interest, the crowd's matter, or anything. */
  private circleOf(who: number): number {
    const { society, random, residents } = this;
    const { trade, interest, crowd } = residents[who];
    const draw = random.float();
    if (trade >= 0 && draw < society.professionTalk) return trade;
    const share = crowd === "" ? 0.5 : society.crowds[crowd].interestShare;
    return random.float() < share ? interest : 0;
  }

  /** The circle whose words a free text has: operators write about other things, but in their own words. */
  private voiceOf(who: number, circle: number): number {
    const own = this.residents[who].operator < 0 || this.random.float() >= OFFICE_VOICE;
    return own ? circle : this.circles.office;
  }

  private freeLink(circle: number, time: number): string {
    const { random } = this;
    const trends = this.links[circle];
    const isCrowd = circle >= this.circles.crowd(0) && circle < this.circles.office;
    const url =
      (random.float() < (isCrowd ? NEW_IN_CROWD : NEW_LINK) ? null : trends.again(time, random)) ??
      this.newLink(circle);
    trends.use(url, time);
    return url;
  }

  private newLink(circle: number): string {
    const site =
      circle === 0 || this.random.float() < 0.4
        ? `site${Math.floor(60 * this.random.float() ** 2)}`
        : `circle${circle}s${this.random.integer(4)}`;
    return `https://${site}.example/i${++this.serial}`;
  }

  private freeTag(circle: number): string {
    if (circle === 0) return `tag${this.tag(this.random)}`;
    const index =
      this.random.float() < MAIN_SHARE ? 0 : 1 + Math.floor(CIRCLE_TAGS * this.random.float() ** 2);
    return circleTag(circle, index);
  }

  private ownText(circle: number, language: Language): string {
    let text = "";
    for (let more = 6 + this.random.integer(9); more > 0; more--)
      text += `${text ? " " : ""}${token(language, this.ownWord(circle))}`;
    return text;
  }

  private ownWord(circle: number): number {
    if (circle > 0 && this.random.float() < CIRCLE_SHARE)
      return 20_000 + circle * CIRCLE_WORDS + Math.floor(CIRCLE_WORDS * this.random.float() ** 2);
    return this.word(this.random);
  }

  private varied(words: readonly number[], changed: number, language: Language): string {
    const one = this.random.integer(words.length * 2);
    return words
      .map((word, i) =>
        token(
          language,
          i === one || (changed > 0 && this.random.float() < changed) ? this.word(this.random) : word,
        ),
      )
      .join(" ");
  }
}

function post(
  lang: Language,
  { text, reply_to = null, links = [], hashtags = [], media = [] }: Partial<Content> & { text: string },
): Content {
  return { text, repost_of: null, reply_to, links, hashtags, media, lang };
}

const repostOf = ({ post: repost_of, text, links, hashtags, media, lang }: Source): Content => ({
  text,
  repost_of,
  reply_to: null,
  links,
  hashtags,
  media,
  lang,
});
