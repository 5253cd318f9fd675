/**
 * The pool: everything that was posted in a half, cut by time alone, for all traces at once. Cells of one trace hold fixed who did things
 * of that popularity in that quarter of an hour; where only the group did, they can say nothing. The pool asks who else was
 * there at all, and holds everybody's habits fixed instead.
 */
import { lastRemembered } from "../../stats/index.js";
import type { PoolPosts } from "../pool-posts.js";
import type { TraceData } from "../trace-data.js";
import type { Blend } from "./blend.js";
import { type GroupInDeal, groupOf, type Scratch, scratchFor } from "./chances.js";
import {
  type Deal,
  eventNumbers,
  lastToCount,
  mixed,
  postsInStrata,
  timeOfDay,
  timeOrder,
  touchedObjects,
} from "./deal.js";
import { type Folds, rowsOfFold } from "./folds.js";
import { type Habits, HabitWeights, habitsSoFar, knownTogether, wholeHabits } from "./habits.js";
import { timeStrata } from "./strata.js";

/** The longest bin, seconds: a quiet night is one stratum. */
export const POOL_MOST_SECONDS = 14_400;
/** The shortest, where each holds so many posts. */
const LEAST_SECONDS = 900;
const POOL_POSTS = 30;
/** A trace is held against the pool where it is at most this share of all posts: else the pool shows nothing new. */
const POOL_SHARE = 0.5;
/** Fewer accounts than this are no pool: among some two dozen channels there is nobody to be held against. */
const POOL_ACCOUNTS = 50;

/** A trace in the pool. */
export interface PoolTrace {
  /** Its number among the lab's traces. */
  readonly trace: number;
  readonly windowsSeconds: readonly number[];
  /** As in `Trace`. */
  readonly ownWork: boolean;
}

/** A half: one deal for each trace of the pool, over the same posts. */
export interface PoolHalf {
  readonly deals: readonly Deal[];
  readonly scratch: Scratch;
}

type Base = ReturnType<typeof postsInStrata>;

/** Made when first asked for. */
export class Pool {
  /** The traces that are held against it, those on rarer objects first. */
  readonly traces: readonly PoolTrace[];
  /** Stakes of candidates that were worked out, by what windows were looked at. */
  readonly blends = new WeakMap<object, Map<string, Blend>>();
  private readonly data: readonly TraceData[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly halves = new Map<string, PoolHalf>();

  constructor(
    private readonly posts: PoolPosts,
    traces: readonly {
      readonly data: TraceData;
      readonly windowsSeconds: readonly number[];
      readonly ownWork?: boolean;
    }[],
    private readonly options: {
      readonly folds: Folds;
      readonly seed: number;
      readonly popularityCap: number;
    },
  ) {
    const enough = posts.accountIds.length >= POOL_ACCOUNTS;
    const held = (enough ? traces : [])
      .map(({ data, windowsSeconds, ownWork = false }, trace) => ({ trace, windowsSeconds, ownWork, data }))
      .filter(({ data }) => poolServes(data, posts.event.length))
      .map((one) => ({ ...one, fame: meanFame(one.data) }))
      .sort((x, y) => x.fame - y.fame || (x.data.id < y.data.id ? -1 : 1));
    this.traces = held.map(({ trace, windowsSeconds, ownWork }) => ({ trace, windowsSeconds, ownWork }));
    this.data = held.map(({ data }) => data);
    this.numbers = new Map(posts.accountIds.map((id, number) => [id, number]));
  }

  /** One half; `live` with popularity and habits as they were known at the moment. */
  half(fold: 0 | 1, live = false): PoolHalf {
    const key = `${fold} ${live}`;
    let half = this.halves.get(key);
    if (!half) {
      const deals = this.deals(fold, live);
      half = {
        deals: deals.map((deal, i) => {
          const habits = live ? habitsSoFar(deal, this.together(i, deal)) : this.habits(i);
          return { ...deal, weights: new HabitWeights(deal, habits) };
        }),
        scratch: scratchFor(deals[0]),
      };
      this.halves.set(key, half);
    }
    return half;
  }

  private readonly wholes: Habits[] = [];

  /** Lets go of what was made, which is made again when it is asked for. */
  forget(): void {
    for (const made of [this.halves, this.bases, this.dealt]) made.clear();
    this.wholes.length = 0;
  }

  /** Habits in a trace over both halves. */
  private habits(trace: number): Habits {
    const halves = ([0, 1] as const).map((fold) => this.deals(fold, false)[trace]);
    this.wholes[trace] ??= wholeHabits(
      halves,
      halves.map((half) => this.together(trace, half)),
    );
    return this.wholes[trace];
  }

  /** Since when posts are known not to be alone, where that tells habits. */
  private together(trace: number, half: Deal): Int32Array | undefined {
    const { ownWork, windowsSeconds } = this.traces[trace];
    return ownWork ? knownTogether(half, 1e6 * Math.max(...windowsSeconds)) : undefined;
  }

  /** A group, by account identifiers, in the numbers of the pool. */
  group(accounts: readonly string[], leftOut: readonly string[] = []): GroupInDeal {
    return groupOf(this.posts.accountIds.length, this.members(accounts), this.numbersOf(leftOut));
  }

  /** One array for one group, since work is remembered by it. */
  private readonly members = lastRemembered((accounts: readonly string[]) => this.numbersOf(accounts));

  private numbersOf(ids: readonly string[]): Int32Array {
    return Int32Array.from(ids.flatMap((id) => this.numbers.get(id) ?? []));
  }

  private readonly bases = new Map<string, { base: Base; postOf: PostOf }>();

  private base(fold: 0 | 1, soFar: boolean): { base: Base; postOf: PostOf } {
    const key = `${fold} ${soFar}`;
    let made = this.bases.get(key);
    if (!made) {
      const { account, ticks, event, accountIds } = this.posts;
      const { folds, seed } = this.options;
      const kept = rowsOfFold(ticks, folds, fold);
      const half = { account: kept.map((i) => account[i]), ticks: Float64Array.from(kept, (i) => ticks[i]) };
      const order = timeOrder({ ...half, mark: marksOf(this.posts, soFar) }, seed);
      const sorted = {
        accounts: accountIds.length,
        account: order.map((i) => half.account[i]),
        ticks: Float64Array.from(order, (i) => half.ticks[i]),
      };
      const strata = timeStrata(sorted.ticks, LEAST_SECONDS, {
        mostSeconds: POOL_MOST_SECONDS,
        posts: POOL_POSTS,
      });
      const events = Float64Array.from(order, (i) => event[kept[i]]);
      made = { base: postsInStrata(sorted, strata), postOf: postNumbers(sorted.account, events) };
      this.bases.set(key, made);
    }
    return made;
  }

  private readonly dealt = new Map<string, Deal[]>();

  private deals(fold: 0 | 1, soFar: boolean): Deal[] {
    const key = `${fold} ${soFar}`;
    const known = this.dealt.get(key) ?? this.deal(fold, soFar);
    this.dealt.set(key, known);
    return known;
  }

  private deal(fold: 0 | 1, soFar: boolean): Deal[] {
    const { base, postOf } = this.base(fold, soFar);
    const { folds, popularityCap } = this.options;
    return this.data.map((data) => {
      const { account, event, accountIds } = data.actions;
      const rows = rowsOfFold(data.ticks, folds, fold);
      const numbers = accountIds.map((id) => this.numbers.get(id) ?? -1);
      const postOfRow = (row: number) => {
        const number = numbers[account[row]];
        return number < 0 ? -1 : postOf(number, event[row]);
      };
      const of = rows.map(postOfRow);
      const placed = rows.filter((_, i) => of[i] >= 0);
      const touched = touchedObjects(
        data,
        placed,
        { ...base, postOf: of.filter((post) => post >= 0) },
        { popularityCap, soFar },
      );
      return { ...base, ...touched, weights: null };
    });
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

/** Whether a pool of so many posts shows anything new of a trace. */
export const poolServes = (data: TraceData, posts: number): boolean =>
  data.ticks.length > 0 && touching(data) <= POOL_SHARE * posts;

/** Posts of a trace. */
function touching({ actions: { event } }: TraceData): number {
  const seen = eventNumbers(event);
  let posts = 0;
  for (let i = 0; i < event.length; i++) if (seen.get(event[i]) === undefined) seen.set(event[i], posts++);
  return posts;
}

/** Accounts on the object of a random act, on average. */
function meanFame({ actions: { object, objectCount } }: TraceData): number {
  const counts = new Float64Array(objectCount);
  for (const o of object) counts[o]++;
  return counts.reduce((sum, n) => sum + n * n, 0) / Math.max(1, object.length);
}

function marksOf({ account, ticks, accountIds }: PoolPosts, soFar: boolean): Uint32Array {
  const marks = new Uint32Array(accountIds.length);
  const until = lastToCount(account, ticks, accountIds.length, soFar);
  for (let i = 0; i < account.length; i++)
    if (ticks[i] <= until[account[i]]) marks[account[i]] += mixed(1, timeOfDay(ticks[i]));
  return marks;
}
