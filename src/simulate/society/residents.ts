/** Who lives in a society: honest accounts, the crowds among them at the end, then the accounts of the office. */
import { UsageError } from "../../model/index.js";
import type { Random } from "../../stats/index.js";
import type { Staff } from "./office.js";
import {
  type CrowdStyle,
  Handles,
  joinedAlone,
  memberBio,
  memberHandle,
  ownBio,
  ownHandle,
  Portraits,
  portraitPool,
  type Series,
  seriesBio,
  seriesOf,
} from "./profiles.js";
import type { CircleNumbers, Resident } from "./resident.js";
import type { Office, Society } from "./schema.js";
import { type Language, madeUpHash, madeUpName, PROFESSION_IDS } from "./words.js";

const DAY = 86400;

interface Drawing {
  readonly society: Society;
  readonly circles: CircleNumbers;
  readonly random: Random;
  readonly handles: Handles;
  readonly portraits: Portraits;
}

/** Draws everybody; `own` for honest accounts, `planted` for the office, so that neither changes with the other. */
export function residentsOf(
  society: Society,
  circles: CircleNumbers,
  staff: Staff | null,
  chance: { readonly own: Random; readonly planted: Random },
): Resident[] {
  const random = chance.own;
  const drawing = {
    society,
    circles,
    random,
    handles: new Handles(),
    portraits: new Portraits(society.platforms, random),
  };
  const waves = Array.from({ length: society.waves }, () => -(40 + 2000 * random.float()) * DAY);
  const styles = memberStyles(society, random);
  const honest = Array.from({ length: society.accounts }, (_, i) =>
    honestResident(drawing, waves, styles[i] ?? null),
  );
  if (!staff || !society.farm) return honest;
  return [...honest, ...plantedResidents({ ...drawing, random: chance.planted }, society.farm, staff)];
}

type Placed = CrowdStyle & { readonly index: number; readonly made: number };

/** The crowd of each place; crowds stand at the end of the honest accounts. */
function memberStyles(society: Society, random: Random): (Placed | undefined)[] {
  const places: (Placed | undefined)[] = [];
  let at = society.accounts;
  Object.entries(society.crowds).forEach(([name, crowd], index) => {
    at -= crowd.accounts;
    if (at < 0)
      throw new UsageError(
        `simulate: accounts, the crowds have more members than there are honest accounts, ${society.accounts}. Raise accounts or make the crowds smaller.`,
      );
    const words = Array.from({ length: 5 }, () => 50_000 + random.integer(5000));
    const made = -(crowd.joined ?? 0) * DAY + (9 - (crowd.offset ?? 0)) * 3600;
    const style = { name, crowd, index, made, emblem: madeUpHash(random), words };
    for (let i = at; i < at + crowd.accounts; i++) places[i] = style;
  });
  return places;
}

function honestResident(drawing: Drawing, waves: readonly number[], style: Placed | null): Resident {
  const { society, circles, random, handles, portraits } = drawing;
  const crowd = style?.crowd;
  const platform = society.platforms[random.integer(society.platforms.length)];
  const language = (crowd?.language ??
    society.languages[random.integer(society.languages.length)]) as Language;
  const interest = style ? circles.crowd(style.index) : circles.interest(random.integer(society.interests));
  const claims =
    random.float() < society.professionShare ? PROFESSION_IDS[random.integer(PROFESSION_IDS.length)] : "";
  const profession = crowd?.profession ?? claims;
  const own = () => ownHandle(platform, profession, random);
  const bio = ownBio({ language, profession, interest }, random);
  const alone = joinedAlone(society, waves, random);
  return {
    platform,
    language,
    zone: crowd?.offset ?? society.zones[random.integer(society.zones.length)],
    interest,
    trade: PROFESSION_IDS.includes(profession) ? circles.trade(PROFESSION_IDS.indexOf(profession)) : -1,
    fame: 1 / (0.02 + random.float()),
    sessionsPerDay:
      society.sessionsPerDay * Math.exp(society.sessionsSpread * random.normal()) * (crowd?.lives ?? 1),
    created:
      style && crowd?.joined
        ? Math.round(style.made + random.float() * crowd.joinedHours * 3600)
        : style
          ? Math.min(-DAY, alone)
          : alone,
    crowd: style?.name ?? "",
    operator: -1,
    batch: -1,
    profession,
    handle: handles.take(style ? memberHandle(style, own, random) : own(), random),
    name: `${madeUpName(random)} ${madeUpName(random)}`,
    bio: style ? memberBio(style, language, bio, random) : bio,
    portrait: style && random.float() < style.crowd.emblemShare ? style.emblem : portraits.own(platform),
  };
}

function plantedResidents(drawing: Drawing, office: Office, staff: Staff): Resident[] {
  const { society, circles, random, handles, portraits } = drawing;
  const series = Array.from({ length: office.batches }, () => seriesOf(batchStart(office, random), random));
  const clocks = series.map(({ made }) => made);
  const covers = office.covers.length > 0 ? office.covers : PROFESSION_IDS;
  const reused = portraitPool(Math.ceil((office.accounts * office.portraitShare) / 4), random);
  const platforms = random.shuffle(
    Array.from({ length: office.accounts }, (_, i) => society.platforms[i % society.platforms.length]),
  );
  return staff.operators.flatMap((operator) => {
    const own = random.shuffle([...covers]);
    return operator.accounts.map((place, i): Resident => {
      const batch = random.integer(series.length);
      const platform = platforms[place];
      const cover = own[i % own.length];
      const { language } = operator;
      clocks[batch] += 60 + random.exponential(1 / office.batchSeconds);
      const look = {
        language,
        profession: cover,
        interest: circles.interest(random.integer(society.interests)),
      };
      return {
        ...look,
        platform,
        zone: office.offset,
        trade: -1,
        fame: 1 / (0.05 + random.float()),
        sessionsPerDay: 0,
        created: Math.round(clocks[batch]),
        crowd: "",
        operator: operator.index,
        batch,
        handle: handles.take(
          templated(office.handleShare, series[batch], cover, random) ?? ownHandle(platform, cover, random),
          random,
        ),
        name: `${madeUpName(random)} ${madeUpName(random)}`,
        bio:
          random.float() < office.bioShare
            ? seriesBio(series[batch], cover, language, random)
            : ownBio(look, random),
        portrait: random.float() < office.portraitShare ? reused() : portraits.own(platform),
      };
    });
  });
}

const templated = (share: number, series: Series, cover: string, random: Random): string | null =>
  random.float() < share ? series.handle(cover, random) : null;

/** A morning within the days in which accounts were made, at least twenty days before the world begins where there are as many. */
function batchStart({ batchDays, offset, hours }: Office, random: Random): number {
  const least = Math.min(20, batchDays);
  const day = least + random.integer(batchDays - least + 1);
  return -(day + 1) * DAY + (hours.start + 1 - offset) * 3600 + random.float() * 7200;
}
