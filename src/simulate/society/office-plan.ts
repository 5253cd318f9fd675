/** What an office does: orders, hijacked conversations and rumours, planned day by day, with the truth about each. */
import type { Random } from "../../stats/index.js";
import { isFree, type Operator, type Staff, weekday } from "./office.js";
import { type CircleNumbers, circleTag } from "./resident.js";
import type { Office, Society } from "./schema.js";
import type { Done, Source, Task, Telling, TopicKind } from "./task.js";
import { digits, madeUpHash, madeUpName, token } from "./words.js";

const DAY = 86400;
/** The morning's list comes within so many hours of the beginning. */
const MORNING_HOURS = 0.5;
/** Tags of a circle from which a borrowed order takes one. */
const BORROWED_TAGS = 3;

/** One thing that an account is to do, at this moment or as soon as its operator can. */
export interface Duty {
  /** Number of the account, counted from the first of the office. */
  readonly account: number;
  readonly time: number;
  readonly task: Task;
  readonly telling?: Telling;
}

/** The truth about an order: `given` to the office, `onset` and the rest from the events that followed. */
export interface OrderTruth {
  readonly id: string;
  readonly day: number;
  readonly kind: TopicKind;
  readonly objects: readonly string[];
  /** By platform, the post that was reposted. */
  readonly posts: ReadonlyMap<string, Source>;
  readonly borrowed: boolean;
  readonly given: number;
  readonly done: Done[];
}

/** The truth about a conversation that the office entered. */
export interface HijackTruth {
  readonly tag: string;
  readonly day: number;
  readonly given: number;
  readonly done: Done[];
}

/** The truth about a rumour. */
export interface NarrativeTruth {
  readonly id: string;
  readonly day: number;
  readonly language: string;
  readonly link: string;
  readonly marks: readonly string[];
  readonly done: Done[];
}

/** Everything an office plans. */
export interface OfficePlan {
  readonly orders: readonly OrderTruth[];
  readonly hijacks: readonly HijackTruth[];
  readonly narratives: readonly NarrativeTruth[];
  /** What accounts are to do, by day. */
  readonly duties: readonly (readonly Duty[])[];
}

interface Planning {
  readonly society: Society;
  readonly staff: Staff;
  readonly circles: CircleNumbers;
  readonly random: Random;
  readonly duties: Duty[][];
  serial: number;
}

/** Draws the whole plan. */
export function officePlan(
  society: Society,
  staff: Staff,
  circles: CircleNumbers,
  random: Random,
): OfficePlan {
  const duties = Array.from({ length: society.days }, (): Duty[] => []);
  const planning: Planning = { society, staff, circles, random, duties, serial: 0 };
  const orders = staff.workdays.flatMap((day) => ordersOf(planning, day));
  const hijacks = hijacksOf(planning);
  const narratives = narrativesOf(planning);
  return { orders, hijacks, narratives, duties };
}

/** A moment of a day by the office's clock. */
const clock = ({ staff }: Planning, day: number, hour: number): number =>
  day * DAY + (staff.office.hours.start + hour - staff.office.offset) * 3600;

function ordersOf(planning: Planning, day: number): OrderTruth[] {
  const { staff, society, random } = planning;
  const { office } = staff;
  if (isFree(society, office.hours, day) || office.tasksPerDay === 0 || random.float() < office.emptyDays)
    return [];
  const orders: OrderTruth[] = [];
  for (let count = Math.max(1, random.poisson(office.tasksPerDay)); count > 0; count--) {
    const hour =
      random.float() < office.morningShare
        ? MORNING_HOURS * random.float()
        : 1 + Math.max(0, office.hours.length - 2) * random.float();
    const given = clock(planning, day, hour);
    const kind = office.kinds[random.integer(office.kinds.length)];
    const borrowed = kind === "hashtag" && random.float() < office.borrowedShare;
    const done: Done[] = [];
    const task = { ...newTask(planning, kind, done), ...(borrowed ? { tags: [borrowedTag(planning)] } : {}) };
    orders.push({
      id: `order-${++planning.serial}`,
      day,
      kind,
      objects: objectsOf(task, office),
      posts: task.posts,
      borrowed,
      given,
      done,
    });
    deal(planning, { task, day, given, joinShare: office.joinShare, lagSeconds: office.spreadSeconds });
  }
  return orders;
}

/** What shows that a post is on an order: of a wording its text in each language; of a repost nothing before the first post. */
function objectsOf({ kind, tags, url, image, words }: Task, { languages }: Office): string[] {
  if (kind === "wording")
    return [...new Set(languages)].map((language) => words.map((word) => token(language, word)).join(" "));
  return [tags[0], url, image].filter((object) => object !== null && object !== undefined);
}

function borrowedTag({ society, circles, random }: Planning): string {
  return circleTag(circles.interest(random.integer(society.interests)), 1 + random.integer(BORROWED_TAGS));
}

/** A new common object in the voice of the office. */
function newTask({ staff, circles, random }: Planning, kind: TopicKind, done: Done[]): Task {
  const worded = kind === "wording" || kind === "image";
  const name = madeUpName(random).toLowerCase();
  const site = `site${random.integer(40)}`;
  return {
    kind,
    url: kind === "link" ? `https://${site}.example/${name}${random.integer(1e6)}` : null,
    tags: kind === "hashtag" ? [`${name}${madeUpName(random)}${random.integer(100)}`.toLowerCase()] : [],
    image: kind === "image" ? madeUpHash(random) : null,
    words: worded ? Array.from({ length: 12 + random.integer(9) }, () => random.integer(4000)) : [],
    marks: [],
    language: null,
    circle: circles.office,
    paraphrase: staff.office.paraphrase,
    latest: false,
    posts: new Map(),
    done: (event) => done.push(event),
  };
}

interface Dealing {
  readonly task: Task;
  readonly day: number;
  readonly given: number;
  readonly joinShare: number;
  readonly lagSeconds: number;
}

/** Gives a task to the operators who join, and to the accounts that each of them uses for it. */
function deal(
  { staff, random, duties }: Planning,
  { task, day, given, joinShare, lagSeconds }: Dealing,
): void {
  for (const operator of staff.operators) {
    const lag = random.exponential(1 / lagSeconds);
    if (random.float() >= joinShare) continue;
    for (const account of random.shuffle([...operator.accounts])) {
      const jitter = random.float() * staff.office.jitterSeconds;
      if (random.float() < staff.office.accountShare)
        duties[day].push({ account, time: given + lag + jitter, task });
    }
  }
}

/** Conversations that honest people lead; the office enters each in a block and stays for some days. */
function hijacksOf(planning: Planning): HijackTruth[] {
  const { staff, society, circles, random } = planning;
  const { count, days, joinShare } = staff.office.hijacks;
  const working = staff.workdays.filter((day) => !isFree(society, staff.office.hours, day));
  const interests = random.shuffle(Array.from({ length: society.interests }, (_, i) => i)).slice(0, count);
  const from = Math.floor(working.length / 4);
  const last = Math.max(from + 1, working.length - days);
  return interests.flatMap((interest) => {
    const first = from + random.integer(last - from);
    if (first >= working.length) return [];
    const tag = circleTag(circles.interest(interest), 0);
    const done: Done[] = [];
    const given = clock(planning, working[first], 1.5);
    for (const [i, day] of working.slice(first, first + days).entries()) {
      const task = { ...newTask(planning, "link", done), tags: [tag] };
      const join = i === 0 ? joinShare : joinShare / 2;
      const moment = i === 0 ? given : clock(planning, day, 1 + 4 * random.float());
      deal(planning, { task, day, given: moment, joinShare: join, lagSeconds: i === 0 ? 900 : 2700 });
    }
    return [{ tag, day: working[first], given, done }];
  });
}

/** Rumours: each is told for days, nearly word for word, in other words, and in other languages. */
function narrativesOf(planning: Planning): NarrativeTruth[] {
  const { staff, society, random, circles } = planning;
  const { office, operators } = staff;
  const { count, days, joinShare } = office.narratives;
  const working = staff.workdays.filter((day) => !isFree(society, office.hours, day));
  return Array.from({ length: working.length > 0 ? count : 0 }, (_, n): NarrativeTruth => {
    const first = random.integer(Math.max(1, working.length - days + 1));
    const done: Done[] = [];
    const language = office.languages[random.integer(office.languages.length)];
    const marks = [
      `${madeUpName(random)}${madeUpName(random).toLowerCase()}`,
      digits(4, random),
      `${madeUpName(random)}-${digits(2, random)}`,
    ];
    const words = Array.from({ length: 16 + random.integer(8) }, () => random.integer(4000));
    const base = newTask(planning, "link", done);
    const task: Task = {
      ...base,
      kind: "wording",
      latest: true,
      marks,
      words,
      language,
      paraphrase: 0.05,
      circle: circles.office,
    };
    for (const day of working.slice(first, first + days))
      for (const operator of operators) tellings(planning, operator, { task, day, joinShare });
    return { id: `narrative-${n + 1}`, day: working[first], language, link: base.url as string, marks, done };
  });
}

function tellings(
  planning: Planning,
  operator: Operator,
  { task, day, joinShare }: { task: Task; day: number; joinShare: number },
): void {
  const { staff, random, duties } = planning;
  const { narratives, hours } = staff.office;
  for (const account of operator.accounts) {
    if (random.float() >= joinShare) continue;
    const time = clock(planning, day, (hours.length - 0.5) * random.float());
    const near = random.float() < narratives.nearShare;
    const telling = operator.language === task.language ? (near ? "near" : "paraphrase") : "translated";
    duties[day].push({ account, time, task, telling });
  }
}

/** Days of the week of an office's working days, for the truth. */
export const weekdaysOf = (society: Society, { hours }: Office): number[] =>
  [...new Set(Array.from({ length: 7 }, (_, day) => weekday(society.start, day)))]
    .filter((day) => !hours.weekend.includes(day))
    .sort((a, b) => a - b);
