/** What honest accounts do on a day: sessions by the rhythm of people or of an office, news, and the calls of their crowds. */
import type { Random } from "../../stats/index.js";
import { attention, secondOfDay } from "../people.js";
import { isFree, weekday, workingSpans } from "./office.js";
import { type CircleNumbers, circleTag, type Resident } from "./resident.js";
import type { Hours, Society, SocietyCrowd } from "./schema.js";
import type { Act, Task, TopicKind } from "./task.js";
import { madeUpHash } from "./words.js";

const DAY = 86400;
/** Activity of crowd members on their holidays, as a multiple of other days. */
const HOLIDAY = 0.05;
/** Zone of whoever gives news. */
const NEWS_ZONE = 1;

/** What honest days are made from. */
export interface Honest {
  readonly society: Society;
  readonly residents: readonly Resident[];
  readonly circles: CircleNumbers;
  readonly random: Random;
  /** Members of each crowd. */
  readonly members: ReadonlyMap<string, readonly number[]>;
}

/** Free acts, news and calls of a day; some acts lie on the next day. */
export function honestDay(honest: Honest, day: number): Act[] {
  const acts = freeDay(honest, day);
  for (let news = honest.random.poisson(honest.society.news.perDay); news > 0; news--)
    acts.push(...newsActs(honest, day));
  for (const [index, [name, crowd]] of Object.entries(honest.society.crowds).entries())
    acts.push(...callActs(honest, { name, crowd, index }, day));
  return acts;
}

function freeDay({ society, residents, random }: Honest, day: number): Act[] {
  const acts: Act[] = [];
  const weekend = [0, 6].includes(weekday(society.start, day)) ? society.weekendFactor : 1;
  for (let who = 0; who < society.accounts; who++) {
    const resident = residents[who];
    const crowd = resident.crowd === "" ? null : society.crowds[resident.crowd];
    const holiday = crowd?.holidays.includes(day) ? HOLIDAY : 1;
    const rate = resident.sessionsPerDay * holiday * (crowd?.hours ? 1 : weekend);
    for (let session = random.poisson(rate); session > 0; session--) {
      const from = crowd?.hours
        ? workingMoment(society, crowd.hours, { day, offset: resident.zone }, random)
        : day * DAY + secondOfDay(resident.zone, random);
      if (from === null) continue;
      let time = from;
      for (let more = random.poisson(society.furtherEvents); more >= 0; more--) {
        acts.push(free(crowd, who, time, random));
        time += 2 + random.exponential(1 / society.pauseSeconds);
      }
    }
  }
  return acts.filter(({ who, time }) => time >= residents[who].created);
}

/** A moment of a working day; null on a free one, and where it would fall into lunch. */
function workingMoment(
  society: Society,
  hours: Hours,
  { day, offset }: { day: number; offset: number },
  random: Random,
): number | null {
  if (isFree(society, hours, day) && random.float() >= hours.weekendShare) return null;
  const spans = workingSpans(hours, { day, offset, late: 0 }, random);
  const time = spans[0][0] + random.float() * (spans[spans.length - 1][1] - spans[0][0]);
  return spans.some(([from, to]) => time >= from && time < to) ? time : null;
}

function free(crowd: SocietyCrowd | null, who: number, time: number, random: Random): Act {
  if (!crowd || crowd.scheduledShare === 0 || random.float() >= crowd.scheduledShare) return { time, who };
  return { time: onSchedule(time, crowd), who, client: crowd.client ?? undefined };
}

/** The next full multiple of the crowd's minutes, and the second or two that a machine takes. */
function onSchedule(time: number, { roundMinutes }: SocietyCrowd): number {
  return roundMinutes === null ? time : Math.ceil(time / (60 * roundMinutes)) * 60 * roundMinutes;
}

function newsActs({ society, residents, random }: Honest, day: number): Act[] {
  const at = day * DAY + secondOfDay(NEWS_ZONE, random);
  const task = plainTask("link", {
    url: `https://news${random.integer(6)}.example/n${random.integer(1e7)}`,
    circle: 0,
  });
  const acts: Act[] = [];
  const { joinShare, delaySeconds } = society.news;
  for (let who = 0; who < society.accounts; who++) {
    if (random.float() >= joinShare * attention(residents[who], at)) continue;
    const time = at + 5 + random.exponential(1 / delaySeconds);
    if (time >= residents[who].created) acts.push({ time, who, task });
  }
  return acts;
}

/** A task with what is given and nothing else. */
export function plainTask(kind: TopicKind, given: Partial<Task>): Task {
  return {
    kind,
    url: null,
    tags: [],
    image: null,
    words: [],
    marks: [],
    language: null,
    circle: 0,
    paraphrase: 0,
    latest: false,
    posts: new Map(),
    ...given,
  };
}

interface Calling {
  readonly name: string;
  readonly crowd: SocietyCrowd;
  readonly index: number;
}

function callActs(honest: Honest, calling: Calling, day: number): Act[] {
  const { society, random, members } = honest;
  const { crowd, name } = calling;
  const { calls, hours } = crowd;
  if (calls.days && !calls.days.includes(day)) return [];
  if (crowd.holidays.includes(day) || (hours && isFree(society, hours, day) && hours.weekendShare === 0))
    return [];
  const [from, to] = calls.between;
  const acts: Act[] = [];
  for (let call = random.poisson(calls.perDay); call > 0; call--) {
    const at = day * DAY + (from + (to - from) * random.float() - (crowd.offset ?? NEWS_ZONE)) * 3600;
    const task = callTask(honest, calling);
    for (const [place, who] of (members.get(name) ?? []).entries())
      acts.push(...joined(honest, calling, { task, at, who, first: calls.leader && place === 0 }));
  }
  return acts;
}

interface Joining {
  readonly task: Task;
  readonly at: number;
  readonly who: number;
  readonly first: boolean;
}

function joined({ society, residents, random }: Honest, { crowd }: Calling, joining: Joining): Act[] {
  const { task, at, who, first } = joining;
  const { calls, hours } = crowd;
  const client = crowd.client ?? undefined;
  if (first) return [{ time: at, who, task, client }];
  const awake = hours || crowd.roundMinutes !== null ? 1 : attention(residents[who], at);
  const acts: Act[] = [];
  if (random.float() >= calls.joinShare * awake) return acts;
  for (let again = calls.repeats > 1 ? random.poisson(calls.repeats - 1) : 0; again >= 0; again--) {
    const time = onSchedule(at + 5 + random.exponential(1 / calls.delaySeconds), crowd);
    if (time >= residents[who].created && atWork(crowd, time)) acts.push({ time, who, task, client });
  }
  return acts.filter(({ time }) => time < society.days * DAY);
}

/** Whether a crowd that keeps hours is at work, by its clock. */
function atWork({ hours, offset }: SocietyCrowd, time: number): boolean {
  if (!hours) return true;
  const hour = (((time / 3600 + (offset ?? NEWS_ZONE)) % 24) + 24) % 24;
  return hour >= hours.start && hour < hours.start + hours.length;
}

function callTask({ society, circles, random }: Honest, { name, crowd, index }: Calling): Task {
  const { calls } = crowd;
  const kind = calls.kinds[random.integer(calls.kinds.length)];
  const circle = circles.crowd(index);
  const site = calls.site ?? `site${random.integer(40)}`;
  const number = random.integer(1e7);
  const worded = kind === "wording" || kind === "image";
  const tag = calls.tagged ? `${name.replaceAll("-", "")}${number % 10_000}` : circleTag(circle, 0);
  return plainTask(kind, {
    url: kind === "hashtag" || kind === "repost" ? null : `https://${site}.example/${name}${number}`,
    tags: calls.tagged || kind === "hashtag" ? [tag] : [],
    image: kind === "image" ? madeUpHash(random) : null,
    words: worded ? Array.from({ length: 12 + random.integer(9) }, () => random.integer(society.words)) : [],
    language: crowd.language,
    circle,
    paraphrase: calls.paraphrase,
  });
}
