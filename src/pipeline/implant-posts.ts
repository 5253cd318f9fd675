/** Two sets of posts made one: those of planted accounts, shifted by whole weeks, dropped into a background. */
import type { Random } from "../stats/index.js";
import type { Posts } from "./posts.js";
import type { LabelledPosts } from "./posts-world.js";

const WEEK = 7 * 86400 * 1e6;
const EMBED_MICROS = 6 * 3600 * 1e6;
/** Draws for an object of the background that two accounts share and that nothing else was mapped to. */
const TRIES = 12;

/** Weeks by which posts are shifted so that most of them fall into the time of the background; the earliest of equals. */
export function weeksOnto(background: Posts, operation: Posts): number {
  const [from, to] = [background.time[0], background.time[background.count - 1]];
  const { time, count } = operation;
  let best = { weeks: 0, inside: -1 };
  const last = Math.ceil((to - time[0]) / WEEK);
  for (let weeks = Math.floor((from - time[count - 1]) / WEEK); weeks <= last; weeks++) {
    const inside = below(time, to - weeks * WEEK + 1) - below(time, from - weeks * WEEK);
    if (inside > best.inside) best = { weeks, inside };
  }
  return best.weeks;
}

/** Posts of an operation that fall into the background's time once they are shifted. */
export function postsInside(background: Posts, operation: Posts, weeks: number): number[] {
  const [from, to] = [background.time[0], background.time[background.count - 1]];
  return Array.from(operation.time.keys()).filter((i) => {
    const time = operation.time[i] + weeks * WEEK;
    return time >= from && time <= to;
  });
}

/** How an operation is dropped in. */
export interface Implant {
  readonly weeks: number;
  /** Numbers of the operation's posts to take. */
  readonly posts: readonly number[];
  /** Name of the planted group by number of the operation's account. */
  readonly groups: readonly string[];
  /** Object of the background by object of the operation; −1 where it stays its own. */
  readonly onto: Int32Array;
}

/**
 * For a share of the operation's objects an object of the background, of the same trace, on which somebody acts within six
 * hours of the operation's first act. Where there is none, the object stays the operation's own.
 */
export function embedded(
  background: Posts,
  operation: Posts,
  { weeks, posts }: Pick<Implant, "weeks" | "posts">,
  share: number,
  chance: Random,
): Int32Array {
  const onto = new Int32Array(operation.objects.count).fill(-1);
  const acts = actsByTrace(background);
  const seen = new Set<number>();
  const used = new Set<number>();
  for (const post of posts)
    for (let at = operation.start[post]; at < operation.start[post + 1]; at++) {
      const object = operation.object[at];
      if (seen.has(object)) continue;
      seen.add(object);
      if (chance.float() >= share) continue;
      const near = acts.get(operation.traces[operation.objects.trace[object]]);
      const found = near && nearObject(background, near, operation.time[post] + weeks * WEEK, used, chance);
      if (found === undefined) continue;
      used.add(found);
      onto[object] = found;
    }
  return onto;
}

interface TraceActs {
  readonly time: number[];
  readonly object: number[];
}

function actsByTrace(posts: Posts): Map<string, TraceActs> {
  const acts = new Map(posts.traces.map((trace): [string, TraceActs] => [trace, { time: [], object: [] }]));
  for (let post = 0; post < posts.count; post++)
    for (let at = posts.start[post]; at < posts.start[post + 1]; at++) {
      const list = acts.get(posts.traces[posts.objects.trace[posts.object[at]]])!;
      list.time.push(posts.time[post]);
      list.object.push(posts.object[at]);
    }
  return acts;
}

function nearObject(
  background: Posts,
  { time, object }: TraceActs,
  moment: number,
  used: ReadonlySet<number>,
  chance: Random,
): number | undefined {
  const from = below(time, moment - EMBED_MICROS);
  const to = below(time, moment + EMBED_MICROS);
  for (let tries = to > from ? TRIES : 0; tries > 0; tries--) {
    const candidate = object[from + chance.integer(to - from)];
    if (!used.has(candidate) && background.objects.accounts[candidate] > 1) return candidate;
  }
  return undefined;
}

/** Number of values below a bound; values ascend. */
function below(values: ArrayLike<number>, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Background and implant as one set of posts in order of time. A platform that the background lacks becomes its most usual one. */
export function joined(background: Posts, operation: Posts, implant: Implant): LabelledPosts {
  const accounts = numbersFrom(
    background.accountIds.length,
    implant.posts.map((p) => operation.account[p]),
  );
  const rows = rowsOf(background, operation, implant);
  const platformOf = platformsOnto(background, operation);
  const [kinds, kindOf] = union(background.kinds, operation.kinds);
  const column = (own: Int32Array, others: Int32Array, onto: (number: number) => number) =>
    Int32Array.from(rows, (row) => (row.own ? own[row.post] : onto(others[row.post])));
  return {
    count: rows.length,
    time: Float64Array.from(rows, (row) => row.time),
    account: column(background.account, operation.account, (a) => accounts.get(a)!),
    platform: column(background.platform, operation.platform, (p) => platformOf[p]),
    kind: column(background.kind, operation.kind, (k) => kindOf[k]),
    ...joinedObjects(background, operation, implant, rows),
    accountIds: [...background.accountIds, ...[...accounts.keys()].map((a) => operation.accountIds[a])],
    groups: [...background.accountIds.map(() => ""), ...[...accounts.keys()].map((a) => implant.groups[a])],
    platforms: background.platforms,
    kinds,
  };
}

interface Row {
  readonly time: number;
  readonly post: number;
  /** Whether the post is the background's own. */
  readonly own: boolean;
}

const rowsOf = (background: Posts, operation: Posts, { posts, weeks }: Implant): Row[] =>
  [
    ...Array.from(background.time, (time, post) => ({ time, post, own: true })),
    ...posts.map((post) => ({ time: operation.time[post] + weeks * WEEK, post, own: false })),
  ].sort((x, y) => x.time - y.time || Number(y.own) - Number(x.own) || x.post - y.post);

function joinedObjects(
  background: Posts,
  operation: Posts,
  { posts, onto }: Implant,
  rows: readonly Row[],
): Pick<Posts, "start" | "object" | "objects" | "traces"> {
  const [from, add] = [background.objects, operation.objects];
  const [traces, traceOf] = union(background.traces, operation.traces);
  const carried = posts.flatMap((p) => [...carriedBy(operation, p)]);
  const numbers = numbersFrom(
    from.count,
    carried.filter((o) => onto[o] < 0),
  );
  const added = [...numbers.keys()];
  const sites = from.site.reduce((most, site) => Math.max(most, site), -1) + 1;
  const start = new Int32Array(rows.length + 1);
  const object: number[] = [];
  rows.forEach(({ post, own }, i) => {
    for (const number of carriedBy(own ? background : operation, post))
      object.push(own ? number : (numbers.get(number) ?? onto[number]));
    start[i + 1] = object.length;
  });
  const objects = {
    count: from.count + added.length,
    trace: Int32Array.from([...from.trace, ...added.map((n) => traceOf[add.trace[n]])]),
    accounts: Int32Array.from([...from.accounts, ...added.map((n) => add.accounts[n])]),
    site: Int32Array.from([...from.site, ...added.map((n) => (add.site[n] < 0 ? -1 : sites + add.site[n]))]),
  };
  return { start, object: Int32Array.from(object), objects, traces };
}

const carriedBy = (posts: Posts, post: number): Int32Array =>
  posts.object.subarray(posts.start[post], posts.start[post + 1]);

function platformsOnto(background: Posts, operation: Posts): number[] {
  const usual = mostUsual(background);
  return operation.platforms.map((name) => {
    const here = background.platforms.indexOf(name);
    return here < 0 ? usual : here;
  });
}

/** Each distinct value with the next free number, in order of first appearance. */
function numbersFrom(first: number, values: readonly number[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, first + numbers.size);
  return numbers;
}

function union(one: readonly string[], other: readonly string[]): [names: string[], of: number[]] {
  const names = [...new Set([...one, ...other])];
  return [names, other.map((name) => names.indexOf(name))];
}

function mostUsual({ platform, platforms }: Posts): number {
  const counts = platforms.map(() => 0);
  for (const number of platform) counts[number]++;
  return counts.indexOf(Math.max(...counts));
}
