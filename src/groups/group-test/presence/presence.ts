/**
 * Presence: who was there, moment by moment. Everything that accounts posted, cut into spans of time; and for each trace what the posts
 * touched, of what kind, and how much a label of each account weighs at a post of that kind. The null model of the group test: whoever
 * acted was one of those present, each as often as its posts in the span and its habits say.
 */
import { indexBy, lastRemembered } from "../../../stats/index.js";
import type { TraceData } from "../../trace-data.js";
import { type FoldScheme, longestSpan, stretchOf, testFoldOf } from "./folds.js";
import { HabitWeights, habitsOf } from "./habits.js";
import { eventNumbers, mixed, timeOrder } from "./posts-in-order.js";
import type { Posts } from "./read-posts.js";
import { type Spans, spansOf } from "./spans.js";

/** A trace that is tested. */
export interface TestedTrace {
  readonly data: TraceData;
  readonly windowsSeconds: readonly number[];
}

/** Posts in order of time with their spans, and the posts of each account: `postsOf[postStart[a]] … postsOf[postStart[a + 1] − 1]`, ascending. */
export interface PresentPosts extends Spans {
  readonly accounts: number;
  readonly posts: number;
  readonly account: Int32Array;
  /** Microseconds since 1970. */
  readonly ticks: Float64Array;
  readonly postStart: Int32Array;
  readonly postsOf: Int32Array;
}

/**
 * What the posts touch by one trace. A place is an act on an object that two accounts or more acted on; places stand object by object, in each in order
 * of time, and an account acts on an object once.
 */
export interface Touched extends PresentPosts {
  /** The post and the object of each place. */
  readonly postAt: Int32Array;
  readonly object: Int32Array;
  /** First place of the object of each place, and first place behind that object. */
  readonly objectStart: Int32Array;
  readonly objectEnd: Int32Array;
  /** Places of account i: `placesOf.subarray(placeStart[i], placeStart[i + 1])`, ascending. */
  readonly placeStart: Int32Array;
  readonly placesOf: Int32Array;
  /** The place of a post that has one; −1 for none, −2 for several. */
  readonly placeOf: Int32Array;
  /** Kind of each post: 0 where it touches nothing, else 1 + its class of popularity so far; and how many kinds there are. */
  readonly kind: Uint8Array;
  readonly kinds: number;
}

/** A trace over the posts, with the weights of labels. */
export interface PresentTrace extends Touched {
  readonly id: string;
  readonly windowsSeconds: readonly number[];
  readonly objectIds: readonly string[];
  readonly weights: HabitWeights;
}

/** A group in the numbers of the posts. */
export interface GroupHere {
  readonly members: Int32Array;
  readonly isMember: Uint8Array;
  /** Accounts whose posts are taken out of the data, with marks; null where none. */
  readonly out: { readonly accounts: Int32Array; readonly isOut: Uint8Array } | null;
}

/** Popularity so far is told in powers of two up to this one. */
const POPULARITY_CAP = 12;

/** What the test needs of the data, as plain data that crosses threads. */
export interface PresencePlan {
  readonly posts: Posts;
  readonly traces: readonly TestedTrace[];
  readonly schemes: readonly FoldScheme[];
  readonly seed: number;
}

/** Made once; weights are fitted span by span when they are asked for. */
export class Presence {
  readonly posts: PresentPosts;
  /** The traces, those on rarer objects first, and the place of each in the plan. */
  readonly traces: readonly PresentTrace[];
  readonly order: readonly number[];
  readonly schemes: readonly FoldScheme[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly folds: Uint8Array[] = [];

  constructor({ posts, traces, schemes, seed }: PresencePlan) {
    this.schemes = schemes;
    this.numbers = new Map(posts.accountIds.map((id, number) => [id, number]));
    const origin = schemes[0].origin;
    const order = timeOrder({ ...posts, mark: marksOf(posts, origin) }, seed);
    const sorted = {
      accounts: posts.accountIds.length,
      account: order.map((i) => posts.account[i]),
      ticks: Float64Array.from(order, (i) => posts.ticks[i]),
    };
    const byAccount = indexBy(sorted.accounts, sorted.account);
    this.posts = {
      ...sorted,
      ...spansOf(sorted, {
        origin,
        longestSeconds: longestSpan(schemes),
        stretchOf: (tick) => stretchOf(schemes, tick),
      }),
      posts: order.length,
      postStart: byAccount.start,
      postsOf: byAccount.items,
    };
    const postOf = postNumbers(
      sorted.account,
      Float64Array.from(order, (i) => posts.event[i]),
    );
    const byFame = [...traces.keys()].sort(
      (x, y) =>
        meanFame(traces[x].data) - meanFame(traces[y].data) ||
        (traces[x].data.id < traces[y].data.id ? -1 : 1),
    );
    this.order = byFame;
    this.traces = byFame.map((i) => this.traceOf(traces[i], postOf));
  }

  private traceOf({ data, windowsSeconds }: TestedTrace, postOf: PostOf): PresentTrace {
    const numbers = data.actions.accountIds.map((id) => this.numbers.get(id) ?? -1);
    const touched = touchedBy(data, this.posts, (row) => {
      const number = numbers[data.actions.account[row]];
      return number < 0 ? -1 : postOf(number, data.actions.event[row]);
    });
    return {
      ...touched,
      id: data.id,
      objectIds: data.actions.objectIds,
      windowsSeconds,
      weights: new HabitWeights(touched, habitsOf(touched)),
    };
  }

  /** The half that tests each post in a scheme, 2 for none. */
  testFolds(scheme: number): Uint8Array {
    this.folds[scheme] ??= Uint8Array.from(this.posts.ticks, (tick) =>
      testFoldOf(this.schemes[scheme], tick),
    );
    return this.folds[scheme];
  }

  /** A group, by account identifiers. */
  group(accounts: readonly string[], out: readonly string[] = []): GroupHere {
    const members = this.membersOf(accounts);
    if (out.length === 0) return { members, isMember: this.marked(members), out: null };
    const taken = this.numbersOf(out);
    return { members, isMember: this.marked(members), out: { accounts: taken, isOut: this.marked(taken) } };
  }

  /** Numbers of accounts that posted. */
  numbersOf(ids: readonly string[]): Int32Array {
    return Int32Array.from(ids.flatMap((id) => this.numbers.get(id) ?? []));
  }

  /** One array for one group, since work is remembered by it. */
  private readonly membersOf = lastRemembered((accounts: readonly string[]) => this.numbersOf(accounts));

  private marked(numbers: Int32Array): Uint8Array {
    const marks = new Uint8Array(this.posts.accounts);
    for (const number of numbers) marks[number] = 1;
    return marks;
  }
}

/** The number of the post of an account in an event; −1 where there is none. */
type PostOf = (account: number, event: number) => number;

/** Numbers of posts, given by account and event: an event has one account, but in a copy whose accounts were exchanged trace by trace. */
function postNumbers(account: Int32Array, event: Float64Array): PostOf {
  const last = eventNumbers(event);
  const before = new Int32Array(event.length);
  for (let post = 0; post < event.length; post++) {
    before[post] = last.get(event[post]) ?? -1;
    last.set(event[post], post);
  }
  return (own, at) => {
    let post = last.get(at) ?? -1;
    while (post >= 0 && account[post] !== own) post = before[post];
    return post;
  };
}

/** Accounts on the object of a random act, on average. */
function meanFame({ actions: { object, objectCount } }: TraceData): number {
  const counts = new Float64Array(objectCount);
  for (const o of object) counts[o]++;
  return counts.reduce((sum, n) => sum + n * n, 0) / Math.max(1, object.length);
}

/** A number for each account from when it posted since the first act: the same under any name and any shift of all clocks. */
function marksOf({ account, ticks, accountIds }: Posts, origin: number): Uint32Array {
  const marks = new Uint32Array(accountIds.length);
  for (let i = 0; i < account.length; i++) marks[account[i]] += mixed(1, (ticks[i] - origin) % 4294967291);
  return marks;
}

/** Places of a trace; `postOf` gives the post of a row, −1 for none. Exported for tests. */
export function touchedBy(data: TraceData, posts: PresentPosts, postOf: (row: number) => number): Touched {
  const { object } = data.actions;
  const of = new Int32Array(object.length);
  let count = 0;
  for (let row = 0; row < object.length; row++) {
    of[row] = postOf(row);
    if (of[row] >= 0) count++;
  }
  const [postAt, objectAt] = [new Int32Array(count), new Int32Array(count)];
  const [objectStart, objectEnd] = [new Int32Array(count), new Int32Array(count)];
  const kind = new Uint8Array(posts.posts);
  const placeOf = new Int32Array(posts.posts).fill(-1);
  let at = 0;
  for (let row = 0; row < object.length; ) {
    const here = object[row];
    const from = at;
    for (; row < object.length && object[row] === here; row++) if (of[row] >= 0) postAt[at++] = of[row];
    postAt.subarray(from, at).sort();
    for (let place = from; place < at; place++) {
      const post = postAt[place];
      objectAt[place] = here;
      objectStart[place] = from;
      objectEnd[place] = at;
      const own = 1 + Math.min(31 - Math.clz32(place - from + 1), POPULARITY_CAP);
      if (own > kind[post]) kind[post] = own;
      placeOf[post] = placeOf[post] === -1 ? place : -2;
    }
  }
  const byPlace = indexBy(
    posts.accounts,
    postAt.map((post) => posts.account[post]),
  );
  return {
    ...posts,
    postAt,
    object: objectAt,
    objectStart,
    objectEnd,
    placeStart: byPlace.start,
    placesOf: byPlace.items,
    placeOf,
    kind,
    kinds: POPULARITY_CAP + 2,
  };
}
