/**
 * Posts dealt into strata, in order of time: what the group test walks over. Under chance the accounts of posts in one stratum
 * are exchangeable, so before each post the share of a group's labels among those that are left is its chance.
 */
import type { TraceData } from "../trace-data.js";

/** Which strata to cut. */
export interface DealOptions {
  /** Width of a time bin, seconds. */
  readonly binSeconds: number;
  /** Popularity class is min(floor(log2 accounts), this). */
  readonly popularityCap: number;
  /** Breaks ties of the clock. */
  readonly seed: number;
  /** Popularity counts the accounts so far instead of all: what could be known at the moment. */
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
  /** Posts in each stratum. */
  readonly size: Int32Array;
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
 * the post's most popular object × number of its objects (powers of two). Popularity is counted over the whole trace: it knows
 * no label. Cost: two sorts.
 */
export function dealPosts(data: TraceData, rows: Int32Array, options: DealOptions): Deal {
  const raw = rawPosts(data, rows);
  const order = timeOrder(data, raw, options.seed);
  const number = new Int32Array(order.length);
  for (let n = 0; n < order.length; n++) number[order[n]] = n;
  const account = order.map((post) => data.actions.account[raw.row[post]]);
  const ticks = Float64Array.from(order, (post) => data.ticks[raw.row[post]]);
  const { postAt, objectStart, objectEnd, classOf } = places(data, rows, raw, number, options);
  const popularity = new Int32Array(order.length);
  for (let place = 0; place < postAt.length; place++)
    popularity[postAt[place]] = Math.max(popularity[postAt[place]], classOf[place]);
  const width = options.binSeconds * 1e6;
  const { stratum, position, size } = strataOf(order.length, (post) => {
    const objects = 31 - Math.clz32(raw.objects[order[post]]);
    return `${Math.floor(ticks[post] / width)} ${popularity[post]} ${objects}`;
  });
  const accounts = data.actions.accountCount;
  const byPlace = indexBy(
    accounts,
    postAt.map((post) => account[post]),
  );
  const byPost = indexBy(accounts, account);
  return {
    accounts,
    posts: order.length,
    account,
    ticks,
    stratum,
    position,
    size,
    postAt,
    objectStart,
    objectEnd,
    placeStart: byPlace.start,
    placesOf: byPlace.items,
    postStart: byPost.start,
    postsOf: byPost.items,
  };
}

interface RawPosts {
  /** Post of each row given, in order of first appearance. */
  readonly of: Int32Array;
  /** A row of each post. */
  readonly row: Int32Array;
  /** Objects of each post. */
  readonly objects: Int32Array;
}

function rawPosts({ actions: { event } }: TraceData, rows: Int32Array): RawPosts {
  const numbers = new Map<number, number>();
  const of = new Int32Array(rows.length);
  const row: number[] = [];
  const objects: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    let number = numbers.get(event[rows[i]]);
    if (number === undefined) {
      number = row.length;
      numbers.set(event[rows[i]], number);
      row.push(rows[i]);
      objects.push(0);
    }
    of[i] = number;
    objects[number]++;
  }
  return { of, row: Int32Array.from(row), objects: Int32Array.from(objects) };
}

/** Posts by time. Ties: by a draw that depends on what an account did and not on what it is called; then by number. */
function timeOrder(data: TraceData, raw: RawPosts, seed: number): Int32Array {
  const marks = accountMarks(data);
  const tie = Float64Array.from(raw.row, (row) => mixed(marks[data.actions.account[row]], seed));
  const order = Int32Array.from(raw.row.keys());
  return order.sort(
    (x, y) =>
      data.ticks[raw.row[x]] - data.ticks[raw.row[y]] ||
      tie[x] - tie[y] ||
      data.actions.account[raw.row[x]] - data.actions.account[raw.row[y]] ||
      x - y,
  );
}

const DAY_TICKS = 86_400_000_000;

/** A number for each account from its acts, independent of names, of the order of rows, and of shifts by whole days. */
function accountMarks({ actions, ticks }: TraceData): Uint32Array {
  const marks = new Uint32Array(actions.accountCount);
  const objects = actions.objectIds.map(textHash);
  for (let row = 0; row < ticks.length; row++) {
    const time = (((ticks[row] % DAY_TICKS) + DAY_TICKS) % DAY_TICKS) % 4294967291;
    marks[actions.account[row]] += mixed(objects[actions.object[row]], time);
  }
  return marks;
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mixed(value: number, by: number): number {
  let z = (value ^ Math.imul(by | 0, 0x9e3779b1)) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

interface Places {
  readonly postAt: Int32Array;
  readonly objectStart: Int32Array;
  readonly objectEnd: Int32Array;
  /** Popularity class of the object at each place. */
  readonly classOf: Uint8Array;
}

function places(
  { actions: { object, objectCount } }: TraceData,
  rows: Int32Array,
  raw: RawPosts,
  number: Int32Array,
  { popularityCap, soFar }: DealOptions,
): Places {
  const posts = number.length;
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) keys[i] = object[rows[i]] * posts + number[raw.of[i]];
  keys.sort();
  const accountsOf = new Int32Array(objectCount);
  for (const o of object) accountsOf[o]++;
  const [postAt, objectStart, objectEnd] = [0, 0, 0].map(() => new Int32Array(rows.length));
  const classOf = new Uint8Array(rows.length);
  const classed = (n: number) => Math.min(31 - Math.clz32(Math.max(1, n)), popularityCap);
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const here = Math.floor(keys[from] / posts);
    while (to < keys.length && Math.floor(keys[to] / posts) === here) to++;
    for (let place = from; place < to; place++) {
      postAt[place] = keys[place] - here * posts;
      objectStart[place] = from;
      objectEnd[place] = to;
      classOf[place] = classed(soFar ? place - from + 1 : accountsOf[here]);
    }
  }
  return { postAt, objectStart, objectEnd, classOf };
}

function strataOf(
  posts: number,
  keyOf: (post: number) => string,
): { stratum: Int32Array; position: Int32Array; size: Int32Array } {
  const numbers = new Map<string, number>();
  const stratum = new Int32Array(posts);
  const position = new Int32Array(posts);
  const size: number[] = [];
  for (let post = 0; post < posts; post++) {
    const key = keyOf(post);
    let number = numbers.get(key);
    if (number === undefined) {
      number = size.length;
      numbers.set(key, number);
      size.push(0);
    }
    stratum[post] = number;
    position[post] = size[number]++;
  }
  return { stratum, position, size: Int32Array.from(size) };
}

function indexBy(count: number, of: Int32Array): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const i of of) start[i + 1]++;
  for (let i = 0; i < count; i++) start[i + 1] += start[i];
  const next = start.slice(0, count);
  const items = new Int32Array(of.length);
  for (let i = 0; i < of.length; i++) items[next[of[i]]++] = i;
  return { start, items };
}
