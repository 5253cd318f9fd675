/**
 * The window sweep: which accounts acted on the same object within the window, and on how many objects. Sort once, then count
 * account by account in an array that fits the cache; what it costs is rows and meetings, never a table of all pairs.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ActionColumns, ResourceError, type RunContext, UsageError } from "../model/index.js";
import type { CountJob, CountResult } from "./sweep-count.js";
import type { OrderJob, OrderTally, SortedRows } from "./sweep-order.js";
import { inlinePool, type Pool, stopIfAsked, threadPool } from "./sweep-pool.js";
import { ticksOf } from "./sweep-ticks.js";

/** How to sweep. */
export interface SweepOptions {
  /** Two rows of one object meet when they are at most this many seconds apart. */
  readonly windowSeconds: number;
  /** Pairs with fewer objects are counted, not listed; 1 or more. */
  readonly minimumSupport: number;
  /** Threads; small inputs use none. */
  readonly workers: number;
  /** Aim for the memory that the sweep takes beside its input; below what the rows need, more passes are made. */
  readonly memoryBytes: number;
  /** Inputs of at most this many rows start no threads unless they hold many meetings; default 1,500,000. */
  readonly smallRows?: number;
}

/** Pairs of accounts with their support, sorted by a, then b; a < b. */
export interface SweepResult {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Distinct objects on which the two met. */
  readonly support: Int32Array;
  /** Meetings: row pairs of two different accounts on one object within the window. */
  readonly eventsInWindow: number;
  /** Distinct pairs of accounts that met at all. */
  readonly pairs: number;
  /** Of these, pairs that met on two objects or more. */
  readonly pairsOfSupport2: number;
  /** What `minimumSupport` became: higher than asked where the list would not have fitted `memoryBytes`. */
  readonly minimumSupport: number;
}

const SMALL_ROWS = 1_500_000;
const SMALL_WORK = 20_000_000;
const ROW_COST = 12;
const BYTES_PER_PAIR = 96;
const MOST_PAIRS = 400_000_000;

/**
 * Sweeps rows in any order, each an act of an account on an object at a time; accounts may act on an object again and again.
 * Deterministic for any number of workers. The list of pairs may take memoryBytes / 96 pairs (a million at least), which leaves
 * room for what the network stage computes of each. Throws `UsageError` for options without sense, `InterruptedError`
 * when the run is stopped, `ResourceError` where the pairs fit at no support.
 */
export async function sweep(
  columns: ActionColumns,
  options: SweepOptions,
  run: RunContext,
): Promise<SweepResult> {
  checkOptions(options);
  stopIfAsked(run);
  const rows = columns.account.length;
  const small = rows <= (options.smallRows ?? SMALL_ROWS);
  const threads = Math.max(1, Math.floor(options.workers));
  let pool: Pool = small ? inlinePool(run) : threadPool(threads, run);
  try {
    const { sorted, tallies } = await ordered(columns, options.windowSeconds, pool, threads, run);
    const total = summed(tallies, columns.accountCount);
    if (small && total.allWork > SMALL_WORK) pool = threadPool(threads, run);
    return await counted(columns, sorted, total, options, pool, run);
  } finally {
    await pool.close();
  }
}

function checkOptions({ windowSeconds, minimumSupport }: SweepOptions): void {
  if (!(windowSeconds >= 0))
    throw new UsageError(
      `network: the window must be 0 seconds or more, ${windowSeconds}. Give a number of seconds.`,
    );
  if (!(minimumSupport >= 1))
    throw new UsageError(`network: the support must be 1 or more, ${minimumSupport}. Give a whole number.`);
}

async function ordered(
  columns: ActionColumns,
  windowSeconds: number,
  pool: Pool,
  threads: number,
  run: RunContext,
): Promise<{ sorted: SortedRows; tallies: OrderTally[] }> {
  const { accountCount, objectCount } = columns;
  const rows = columns.account.length;
  const account = pool.shares ? shared(columns.account) : columns.account;
  const object = pool.shares ? shared(columns.object) : columns.object;
  await nextTurn();
  const { ticks, window } = ticksOf(columns.time, windowSeconds);
  await nextTurn();
  const objectStart = pool.shares
    ? shared(starts(columns.object, objectCount))
    : starts(columns.object, objectCount);
  stopIfAsked(run);
  const sorted = {
    account: sharedInts(rows),
    first: sharedInts(rows),
    length: sharedInts(rows),
    ticks:
      ticks instanceof Uint32Array
        ? new Uint32Array(new SharedArrayBuffer(rows * 4))
        : new Float64Array(new SharedArrayBuffer(rows * 8)),
  };
  const cuts = evenCuts(objectStart, threads);
  const common = {
    kind: "order" as const,
    account,
    object,
    ticks,
    window,
    accountCount,
    objectStart,
    sorted,
  };
  const jobs: OrderJob[] = cuts.slice(1).map((objectTo, n) => ({ ...common, objectFrom: cuts[n], objectTo }));
  return { sorted, tallies: await pool.order(jobs) };
}

interface Total {
  readonly entries: Int32Array;
  readonly work: Float64Array;
  readonly allWork: number;
}

function summed(tallies: readonly OrderTally[], accountCount: number): Total {
  const entries = new Int32Array(accountCount);
  const work = new Float64Array(accountCount);
  let allWork = 0;
  for (const tally of tallies)
    for (let a = 0; a < accountCount; a++) {
      entries[a] += tally.entries[a];
      work[a] += tally.work[a];
      allWork += tally.work[a];
    }
  return { entries, work, allWork };
}

async function counted(
  columns: ActionColumns,
  sorted: SortedRows,
  total: Total,
  options: SweepOptions,
  pool: Pool,
  run: RunContext,
): Promise<SweepResult> {
  const ranges = accountRanges(total, options);
  const rows = { account: sorted.account, first: sorted.first, length: sorted.length };
  const pairLimit = Math.min(
    MOST_PAIRS,
    Math.max(1_000_000, Math.floor(options.memoryBytes / BYTES_PER_PAIR)),
  );
  let minimumSupport = Math.floor(options.minimumSupport);
  for (;;) {
    const progress = sharedInts(2);
    const common = {
      kind: "count" as const,
      rows,
      accountCount: columns.accountCount,
      minimumSupport,
      pairLimit,
      shared: progress,
    };
    const jobs: CountJob[] = ranges.map(([accountFrom, accountTo]) => ({
      ...common,
      accountFrom,
      accountTo,
      entries: total.entries.slice(accountFrom, accountTo),
    }));
    run.progress.start("counting meetings", Math.ceil(total.allWork / 1000), "k rows");
    let told = 0;
    const results = await pool.count(jobs, () => {
      const done = Atomics.load(progress, 0);
      if (done > told) run.progress.advance(done - told);
      told = done;
    });
    run.progress.end();
    const bySupport = histogram(results);
    if (Atomics.load(progress, 1) <= pairLimit) return joined(results, bySupport, minimumSupport);
    minimumSupport = fittingSupport(bySupport, pairLimit);
    run.progress.note(
      `network: more pairs than fit in memory. Only pairs of support ${minimumSupport} or more are listed; raise --memory to list all.`,
    );
  }
}

function histogram(results: readonly CountResult[]): Float64Array {
  const sum = new Float64Array(results[0]?.pairsBySupport.length ?? 0);
  for (const result of results) for (let n = 0; n < sum.length; n++) sum[n] += result.pairsBySupport[n];
  return sum;
}

function fittingSupport(bySupport: Float64Array, pairLimit: number): number {
  let pairs = 0;
  for (let n = bySupport.length - 1; n >= 0; n--) {
    pairs += bySupport[n];
    if (pairs > pairLimit && n < bySupport.length - 1) return n + 1;
    if (pairs > pairLimit) break;
  }
  throw new ResourceError(
    `network: too many pairs for the memory, ${pairs} of high support. Raise --memory or narrow the window.`,
  );
}

function joined(
  results: readonly CountResult[],
  bySupport: Float64Array,
  minimumSupport: number,
): SweepResult {
  const kept = results.reduce((sum, result) => sum + result.a.length, 0);
  const [a, b, support] = [new Int32Array(kept), new Int32Array(kept), new Int32Array(kept)];
  let at = 0;
  let eventsInWindow = 0;
  let pairs = 0;
  for (const result of results) {
    a.set(result.a, at);
    b.set(result.b, at);
    support.set(result.support, at);
    at += result.a.length;
    eventsInWindow += result.eventsInWindow;
    pairs += result.pairs;
  }
  return {
    a,
    b,
    support,
    eventsInWindow,
    pairs,
    pairsOfSupport2: pairs - (bySupport[1] ?? 0),
    minimumSupport,
  };
}

function accountRanges({ entries, work, allWork }: Total, options: SweepOptions): [number, number][] {
  const threads = Math.max(1, Math.floor(options.workers));
  const cost = (a: number) => work[a] + ROW_COST * entries[a];
  let allEntries = 0;
  for (const n of entries) allEntries += n;
  const costLimit = (allWork + ROW_COST * allEntries) / (threads * 4);
  const entryLimit = Math.max(1, Math.floor(options.memoryBytes / (threads * 32)));
  const ranges: [number, number][] = [];
  let from = 0;
  let [costs, rows] = [0, 0];
  for (let a = 0; a < entries.length; a++) {
    if (a > from && (costs + cost(a) > costLimit || rows + entries[a] > entryLimit)) {
      ranges.push([from, a]);
      from = a;
      [costs, rows] = [0, 0];
    }
    costs += cost(a);
    rows += entries[a];
  }
  if (from < entries.length) ranges.push([from, entries.length]);
  return ranges;
}

function starts(object: Int32Array, objectCount: number): Int32Array {
  const start = new Int32Array(objectCount + 1);
  for (let i = 0; i < object.length; i++) start[object[i] + 1]++;
  for (let o = 0; o < objectCount; o++) start[o + 1] += start[o];
  return start;
}

function evenCuts(start: Int32Array, parts: number): number[] {
  const objects = start.length - 1;
  const cuts = [0];
  for (let o = 0; o < objects && cuts.length < parts; o++)
    if (start[o] >= (start[objects] * cuts.length) / parts && o > cuts[cuts.length - 1]) cuts.push(o);
  return [...cuts, objects];
}

const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));

function shared(array: Int32Array): Int32Array {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = sharedInts(array.length);
  copy.set(array);
  return copy;
}
