/**
 * Posts dealt into strata, in order of time: what the group test walks over. Under chance the accounts of posts in one stratum
 * are exchangeable, so before each post the share of a group's labels among those that are left is its chance.
 */
import { indexBy, remembered } from "../../stats/index.js";
import type { TraceData } from "../trace-data.js";
import type { HabitWeights } from "./habits.js";
import { cellStrata, type Strata } from "./strata.js";

/** Which strata to cut. */
export interface DealOptions {
  /** Width of a time bin, seconds. */
  readonly binSeconds: number;
  /** Popularity class is min(floor(log2 accounts), this). */
  readonly popularityCap: number;
  /** Breaks ties of the clock. */
  readonly seed: number;
  /** Only what could be known at the moment counts: accounts of an object so far, objects that others had acted on before. */
  readonly soFar?: boolean;
}

/** Posts are numbered in order of time, ties by the seed; places are (object, post), object by object in that order. */
export interface Deal {
  readonly accounts: number;
  readonly posts: number;
  readonly account: Int32Array;
  /** Microseconds since 1970. */
  readonly ticks: Float64Array;
  readonly stratum: Int32Array;
  /** Place of the post in its stratum, from 0. */
  readonly position: Int32Array;
  /** Posts in each stratum; those of stratum i in order: `postsIn.subarray(stratumStart[i], stratumStart[i + 1])`. */
  readonly size: Int32Array;
  readonly stratumStart: Int32Array;
  readonly postsIn: Int32Array;
  /** Kind of each post: 0 where it touches nothing of the trace, else 1 + its popularity class; and how many kinds there are. */
  readonly kind: Uint8Array;
  readonly kinds: number;
  /** How labels weigh; null where each weighs the same. */
  readonly weights: HabitWeights | null;
  readonly postAt: Int32Array;
  /** First place behind the object of each place, and the first place of that object. */
  readonly objectEnd: Int32Array;
  readonly objectStart: Int32Array;
  /** Places and posts of account i: `placesOf.subarray(placeStart[i], placeStart[i + 1])`, likewise posts. */
  readonly placeStart: Int32Array;
  readonly placesOf: Int32Array;
  readonly postStart: Int32Array;
  readonly postsOf: Int32Array;
}

/**
 * Deals the posts of `rows` (row numbers of the trace, ascending: one half of the data). A stratum is time bin × popularity of
 * the post's most popular object × whether it has four objects or more. Popularity is counted over the whole trace: it knows
 * no label. Cost: two sorts.
 */
export function dealPosts(data: TraceData, rows: Int32Array, options: DealOptions): Deal {
  const raw = rawPosts(data, rows);
  const mark = options.soFar ? firstMarks(data) : accountMarks(data);
  const order = timeOrder({ ...raw, mark }, options.seed);
  const number = new Int32Array(order.length);
  const account = new Int32Array(order.length);
  const ticks = new Float64Array(order.length);
  for (let n = 0; n < order.length; n++) {
    number[order[n]] = n;
    account[n] = raw.account[order[n]];
    ticks[n] = raw.ticks[order[n]];
  }
  const accounts = data.actions.accountCount;
  const postOf = raw.of.map((post) => number[post]);
  const touched = touchedObjects(data, rows, { accounts, account, postOf }, options);
  const objects = options.soFar
    ? sharedBefore(touched, order.length)
    : order.map((post) => raw.objects[post]);
  const strata = cellStrata({ ticks, kind: touched.kind, objects }, options.binSeconds);
  return { ...postsInStrata({ accounts, account, ticks }, strata), ...touched, weights: null };
}

/** Posts with their strata, and the posts of each account and stratum. */
export function postsInStrata(
  posts: Pick<Deal, "accounts" | "account" | "ticks">,
  strata: Strata,
): Omit<Deal, "weights" | keyof TouchedObjects> {
  const byPost = indexBy(posts.accounts, posts.account);
  const byStratum = indexBy(strata.size.length, strata.stratum);
  return {
    ...posts,
    posts: posts.account.length,
    ...strata,
    stratumStart: byStratum.start,
    postsIn: byStratum.items,
    postStart: byPost.start,
    postsOf: byPost.items,
  };
}

interface RawPosts {
  /** Post of each row given, in order of first appearance. */
  readonly of: Int32Array;
  readonly account: Int32Array;
  readonly ticks: Float64Array;
  /** Objects of each post. */
  readonly objects: Int32Array;
}

function rawPosts({ actions: { event, account }, ticks }: TraceData, rows: Int32Array): RawPosts {
  const numbers = eventNumbers(event);
  const of = new Int32Array(rows.length);
  const [accountOf, objects] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  const ticksOf = new Float64Array(rows.length);
  let posts = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    let number = numbers.get(event[row]);
    if (number === undefined) {
      number = posts++;
      numbers.set(event[row], number);
      accountOf[number] = account[row];
      ticksOf[number] = ticks[row];
    }
    of[i] = number;
    objects[number]++;
  }
  return {
    of,
    account: accountOf.subarray(0, posts),
    ticks: ticksOf.subarray(0, posts),
    objects: objects.subarray(0, posts),
  };
}

/** Objects of each post on which somebody had acted before it; 1 at least. */
function sharedBefore({ postAt, objectStart }: TouchedObjects, posts: number): Int32Array {
  const objects = new Int32Array(posts);
  for (let place = 0; place < postAt.length; place++)
    if (place > objectStart[place]) objects[postAt[place]]++;
  return objects.map((n) => Math.max(1, n));
}

interface NumberOf {
  get(event: number): number | undefined;
  set(event: number, number: number): unknown;
}

/** Numbers by event: an array where events are numbered without large gaps, as a case numbers them, else a map. */
export function eventNumbers(event: Float64Array): NumberOf {
  let most = 0;
  let whole = true;
  for (let i = 0; i < event.length; i++) {
    if (!(event[i] <= most)) most = event[i];
    whole &&= event[i] >= 0 && Math.floor(event[i]) === event[i];
  }
  if (!whole || !(most <= 16 * event.length + 1024)) return new Map<number, number>();
  const numbers = new Int32Array(most + 1).fill(-1);
  return {
    get: (e) => (numbers[e] < 0 ? undefined : numbers[e]),
    set(e, number) {
      numbers[e] = number;
    },
  };
}

/** Posts by time. Ties: by a draw that depends on what an account did and not on what it is called; then by number. */
export function timeOrder(
  posts: { readonly account: Int32Array; readonly ticks: Float64Array; readonly mark: Uint32Array },
  seed: number,
): Int32Array {
  const { account, ticks, mark } = posts;
  const tie = (post: number) => mixed(mark[account[post]], seed);
  const order = orderOf(ticks);
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (to = from + 1; to < order.length && ticks[order[to]] === ticks[order[from]]; ) to++;
    if (to - from > 1)
      order.subarray(from, to).sort((x, y) => tie(x) - tie(y) || account[x] - account[y] || x - y);
  }
  return order;
}

/** Places by value, equal ones in the order given: a radix sort where the values are whole. */
function orderOf(ticks: Float64Array): Int32Array {
  const count = ticks.length;
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  const unit = commonUnit(ticks);
  if (Number.isNaN(unit)) return order.sort((x, y) => ticks[x] - ticks[y]);
  const low = ticks.reduce((least, tick) => Math.min(least, tick), Number.POSITIVE_INFINITY);
  const keys = new Float64Array(count);
  let most = 0;
  for (let i = 0; i < count; i++) {
    keys[i] = (ticks[i] - low) / unit;
    if (keys[i] > most) most = keys[i];
  }
  let next = new Int32Array(count);
  const place = new Int32Array(DIGITS);
  for (let scale = 1; most * scale >= 1 || scale === 1; scale /= DIGITS) {
    place.fill(0);
    for (let i = 0; i < count; i++) place[(keys[i] * scale) & (DIGITS - 1)]++;
    for (let digit = 0, at = 0; digit < DIGITS; digit++) {
      const size = place[digit];
      place[digit] = at;
      at += size;
    }
    for (let n = 0; n < count; n++) next[place[(keys[order[n]] * scale) & (DIGITS - 1)]++] = order[n];
    [order, next] = [next, order];
  }
  return order;
}

const DIGITS = 2048;

/** The largest of a day, a minute, a second, a millisecond and a microsecond of which all ticks are multiples; NaN where none is. */
function commonUnit(ticks: Float64Array): number {
  let at = 0;
  for (let i = 0; i < ticks.length; i++)
    while (at < UNITS.length && Math.floor(ticks[i] / UNITS[at]) * UNITS[at] !== ticks[i]) at++;
  return UNITS[at] ?? Number.NaN;
}

const UNITS = [86_400_000_000, 60_000_000, 1_000_000, 1000, 1];

const DAY_TICKS = 86_400_000_000;

/**
 * A number for each account from its acts, independent of names, of the order of rows, and of shifts by whole days. Made once for a
 * trace and its two halves.
 */
const accountMarks = remembered((data: TraceData) => marksFrom(data, false));
/** The same from its first acts, which nothing later changes. */
const firstMarks = remembered((data: TraceData) => marksFrom(data, true));

function marksFrom({ actions, ticks }: TraceData, soFar: boolean): Uint32Array {
  const marks = new Uint32Array(actions.accountCount);
  const objects = firstTimes({ actions, ticks });
  const until = lastToCount(actions.account, ticks, actions.accountCount, soFar);
  for (let row = 0; row < ticks.length; row++)
    if (ticks[row] <= until[actions.account[row]])
      marks[actions.account[row]] += mixed(objects[actions.object[row]], timeOfDay(ticks[row]));
  return marks;
}

/** The last tick of each account that its mark may know: any, or its first. */
export function lastToCount(
  account: Int32Array,
  ticks: Float64Array,
  accounts: number,
  soFar: boolean,
): Float64Array {
  const until = new Float64Array(accounts).fill(Number.POSITIVE_INFINITY);
  if (soFar) for (let i = 0; i < ticks.length; i++) until[account[i]] = Math.min(until[account[i]], ticks[i]);
  return until;
}

/** Ticks since midnight UTC, as a number of 32 bits. */
export const timeOfDay = (tick: number): number =>
  (((tick % DAY_TICKS) + DAY_TICKS) % DAY_TICKS) % 4294967291;

/** The time of day at which each object first stands in the actions: a mark of it that does not depend on its name. */
function firstTimes({ actions, ticks }: Pick<TraceData, "actions" | "ticks">): Float64Array {
  const first = new Float64Array(actions.objectCount).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < ticks.length; row++)
    first[actions.object[row]] = Math.min(first[actions.object[row]], ticks[row]);
  return first.map(timeOfDay);
}

/** A 32-bit number mixed with another. */
export function mixed(value: number, by: number): number {
  let z = (value ^ Math.imul(by | 0, 0x9e3779b1)) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** What the posts of a deal touch. */
type TouchedObjects = Pick<
  Deal,
  "postAt" | "objectStart" | "objectEnd" | "placeStart" | "placesOf" | "kind" | "kinds"
>;

/** The places of the rows of a trace (ascending); `postOf` is the post of each row, posts being numbered in order of time. */
export function touchedObjects(
  { actions: { object, objectCount } }: TraceData,
  rows: Int32Array,
  posts: { readonly accounts: number; readonly account: Int32Array; readonly postOf: Int32Array },
  { popularityCap, soFar }: Pick<DealOptions, "popularityCap" | "soFar">,
): TouchedObjects {
  const postAt = inOrderOfPosts(object, rows, posts.postOf);
  const accountsOf = new Int32Array(objectCount);
  for (let row = 0; row < object.length; row++) accountsOf[object[row]]++;
  const [objectStart, objectEnd] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  const kind = new Uint8Array(posts.account.length);
  const classed = (n: number) => Math.min(31 - Math.clz32(Math.max(1, n)), popularityCap);
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const here = object[rows[from]];
    while (to < rows.length && object[rows[to]] === here) to++;
    const whole = 1 + classed(accountsOf[here]);
    for (let place = from; place < to; place++) {
      const post = postAt[place];
      objectStart[place] = from;
      objectEnd[place] = to;
      if (soFar && place === from) continue;
      const own = soFar ? 1 + classed(place - from + 1) : whole;
      if (own > kind[post]) kind[post] = own;
    }
  }
  const byPlace = indexBy(
    posts.accounts,
    postAt.map((post) => posts.account[post]),
  );
  const kinds = popularityCap + 2;
  return { postAt, objectStart, objectEnd, placeStart: byPlace.start, placesOf: byPlace.items, kind, kinds };
}

/** The posts of the rows, object by object: rows stand in the order of object and time, posts too, so only equal times can be out of order. */
function inOrderOfPosts(object: Int32Array, rows: Int32Array, postOf: Int32Array): Int32Array {
  const postAt = postOf.slice();
  for (let from = 0, to = 0; from < rows.length; from = to) {
    let ascending = true;
    for (to = from + 1; to < rows.length && object[rows[to]] === object[rows[from]]; to++)
      ascending &&= postAt[to - 1] < postAt[to];
    if (!ascending) postAt.subarray(from, to).sort();
  }
  return postAt;
}
