/** Everything the group test needs of the data, cut once: each trace, each half, in the strata of the test and of the trimming. */
import { setTimeout } from "node:timers/promises";
import { lastRemembered } from "../../stats/index.js";
import { actionsOfRows } from "../../store/index.js";
import type { PoolPosts } from "../pool-posts.js";
import { numbersOf, type TraceData, traceData } from "../trace-data.js";
import { type Candidate, testFold } from "./candidate.js";
import { type GroupInDeal, groupOf, type Scratch, scratchFor } from "./chances.js";
import { type Deal, dealPosts } from "./deal.js";
import { type Folds, rowsOfFold } from "./folds.js";
import { Pool } from "./pool.js";

/** Width of the time bins in which the group test holds activity fixed, seconds: the claim is "finer than that". */
export const TEST_BIN_SECONDS = 900;
/** The same for judging members, seconds. */
export const MEMBER_BIN_SECONDS = 3600;
const POPULARITY_CAP = 12;
/** Actions of a trace from which dealing takes longer than a statement needs to get under way, and that time, milliseconds. */
const LARGE = 100_000;
const UNDER_WAY_MS = 5;

/** How a deal is cut: for the group test, for judging members, and as it could be known at the moment. */
export type Cut = "test" | "member" | "live";

/** A trace with the windows of its test. */
export interface LabTrace {
  readonly data: TraceData;
  readonly windowsSeconds: readonly number[];
  /** As in `Trace`. */
  readonly ownWork?: boolean;
}

/** What a lab is made of, as plain data that crosses threads. */
export interface LabPlan {
  readonly traces: readonly (Omit<LabTrace, "data"> & Pick<TraceData, "id" | "actions">)[];
  readonly folds: Folds;
  readonly seed: number;
  readonly posts: PoolPosts | null;
}

/** A lab as planned. */
export const labOf = ({ traces, folds, seed, posts }: LabPlan): Lab =>
  new Lab(
    traces.map(({ id, actions, ...trace }) => ({ ...trace, data: traceData(id, actions) })),
    folds,
    seed,
    posts,
  );

/** A deal with its scratch space. */
export interface Bench {
  readonly deal: Deal;
  readonly scratch: Scratch;
}

/** Deals are made when first asked for. */
export class Lab {
  /** Everything that was posted; null where the traces are most of it. */
  readonly pool: Pool | null;

  constructor(
    readonly traces: readonly LabTrace[],
    readonly folds: Folds,
    private readonly seed: number,
    private readonly posts: PoolPosts | null = null,
    private readonly benches = new Map<string, Bench>(),
  ) {
    const pool = posts && new Pool(posts, traces, { folds, seed, popularityCap: POPULARITY_CAP });
    this.pool = pool && pool.traces.length > 0 ? pool : null;
  }

  /** What another thread needs to make the same lab. */
  plan(): LabPlan {
    const { folds, seed, posts } = this;
    const traces = this.traces.map(({ data: { id, actions }, ...trace }) => ({
      ...trace,
      id,
      actions,
    }));
    return { traces, folds, seed, posts };
  }

  /** The same deals, with a pool. */
  withPool(posts: PoolPosts | null): Lab {
    return new Lab(this.traces, this.folds, this.seed, posts, this.benches);
  }

  /**
   * Deals what the test of these candidates on a half will ask for. It takes its time before large ones, so that a statement of the
   * store that was begun is under way and goes on meanwhile.
   */
  async deal(candidates: readonly Candidate[], fold: 0 | 1): Promise<void> {
    const tested = candidates.filter((candidate) => testFold(candidate) === fold);
    for (const [trace, { data }] of this.traces.entries()) {
      if (!tested.some(({ weights }) => weights[trace] > 0)) continue;
      if (data.ticks.length >= LARGE) await setTimeout(UNDER_WAY_MS);
      this.bench(trace, fold, "test");
    }
  }

  /** The posts of one trace in one half, dealt into cells. */
  bench(trace: number, fold: 0 | 1, cut: Cut): Bench {
    const key = `${trace} ${fold} ${cut}`;
    let bench = this.benches.get(key);
    if (!bench) {
      const { data } = this.traces[trace];
      const deal = dealPosts(data, rowsOfFold(data.ticks, this.folds, fold), {
        binSeconds: cut === "member" ? MEMBER_BIN_SECONDS : TEST_BIN_SECONDS,
        popularityCap: POPULARITY_CAP,
        seed: this.seed,
        soFar: cut === "live",
      });
      bench = { deal, scratch: scratchFor(deal) };
      this.benches.set(key, bench);
    }
    return bench;
  }

  /** Lets go of all deals, which are made again when they are asked for. */
  forget(): void {
    this.benches.clear();
    this.pool?.forget();
  }

  /** A group, by account identifiers, in the numbers of a trace. */
  group(trace: number, accounts: readonly string[], leftOut: readonly string[] = []): GroupInDeal {
    const { data } = this.traces[trace];
    return groupOf(data.actions.accountCount, this.members(accounts)[trace], numbersOf(data, leftOut));
  }

  /** The numbers of a group in each trace: one array for one group, since work is remembered by it. */
  private readonly members = lastRemembered((accounts: readonly string[]) =>
    this.traces.map(({ data }) => numbersOf(data, accounts)),
  );
}

/** One half of a trace, with the numbers of accounts and objects of the whole. */
export function foldTrace(data: TraceData, folds: Folds, fold: 0 | 1): TraceData {
  const rows = rowsOfFold(data.ticks, folds, fold);
  return traceData(data.id, actionsOfRows(data.actions, rows), data.numbers);
}
