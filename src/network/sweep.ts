/**
 * The window sweep: which accounts acted on the same object within the window, and on how many objects. Sort once, then count
 * account by account in an array that fits the cache; what it costs is rows and meetings, never a table of all pairs.
 */
import { type ActionColumns, ResourceError, type RunContext, UsageError } from "../model/index.js";
import type { CountJob, CountResult, ListPart } from "./sweep-count.js";
import { LIST_SLACK, type ListJob } from "./sweep-partners.js";
import { inlinePool, type Pool, stopIfAsked, threadPool } from "./sweep-pool.js";
import { PARTS, type Prepared, prepared, sharedInts } from "./sweep-prepare.js";

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
const BYTES_PER_PAIR = 96;
const MOST_PAIRS = 400_000_000;
/** Share of the memory that lists may take: 4 bytes an entry, a quarter of the memory. */
const BYTES_PER_ENTRY = 16;

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
    const rows = await prepared(columns, options.windowSeconds, pool, threads, run);
    if (small && threads > 1 && rows.work > SMALL_WORK) pool = threadPool(threads, run);
    return await counted(columns.accountCount, rows, options, pool, run);
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

async function counted(
  accountCount: number,
  rows: Prepared,
  options: SweepOptions,
  pool: Pool,
  run: RunContext,
): Promise<SweepResult> {
  const threads = Math.max(1, Math.floor(options.workers));
  const passes = passesOf(rows, accountCount, Math.max(1, Math.floor(options.memoryBytes / BYTES_PER_ENTRY)));
  const lists = listsOf(rows, passes);
  const pairLimit = Math.min(
    MOST_PAIRS,
    Math.max(1_000_000, Math.floor(options.memoryBytes / BYTES_PER_PAIR)),
  );
  let minimumSupport = Math.floor(options.minimumSupport);
  for (;;) {
    const progress = sharedInts(2);
    run.progress.start("counting meetings", Math.ceil(rows.work / 1000), "k entries");
    let told = 0;
    const tell = () => {
      const done = Atomics.load(progress, 0);
      if (done > told) run.progress.advance(done - told);
      told = done;
    };
    const results: CountResult[] = [];
    for (const pass of passes) {
      const parts = placed(rows, accountCount, pass);
      await pool.run(listJobs(rows, parts, lists, progress), tell);
      const common = {
        kind: "count",
        rows: { account: rows.sorted.account },
        accountCount,
        lists,
        parts,
      } as const;
      const jobs = countRanges(rows, pass, threads * PARTS).map(
        ([accountFrom, accountTo]): CountJob => ({
          ...common,
          accountFrom,
          accountTo,
          minimumSupport,
          pairLimit,
          shared: progress,
        }),
      );
      results.push(...(await pool.run(jobs, tell)));
    }
    run.progress.end();
    const bySupport = histogram(results);
    if (Atomics.load(progress, 1) <= pairLimit) return joined(results, bySupport, minimumSupport);
    minimumSupport = fittingSupport(bySupport, pairLimit);
    run.progress.note(
      `network: more pairs than fit in memory. Only pairs of support ${minimumSupport} or more are listed; raise --memory to list all.`,
    );
  }
}

/** Accounts from … to, whose lists are in memory at a time. */
type Range = readonly [from: number, to: number];

function passesOf({ sizes }: Prepared, accountCount: number, entryLimit: number): Range[] {
  return ranges(
    [0, accountCount],
    (a) => sizes.reduce((sum, { sizes: own }) => sum + (own[a] === 0 ? 0 : own[a] + LIST_SLACK), 0),
    entryLimit,
  );
}

function countRanges({ sizes }: Prepared, pass: Range, parts: number): Range[] {
  const cost = (a: number) => {
    let sum = 0;
    for (const part of sizes) sum += part.sizes[a] + (part.longRows?.[a] ?? 0);
    return sum;
  };
  let all = 0;
  for (let a = pass[0]; a < pass[1]; a++) all += cost(a);
  return ranges(pass, cost, all / parts);
}

/** Cuts a range of accounts so that each piece costs at most `limit`, or is a single account. */
function ranges([first, last]: Range, cost: (account: number) => number, limit: number): Range[] {
  const list: Range[] = [];
  let from = first;
  let sum = 0;
  for (let a = first; a < last; a++) {
    const own = cost(a);
    if (a > from && sum + own > limit) {
      list.push([from, a]);
      from = a;
      sum = 0;
    }
    sum += own;
  }
  if (from < last) list.push([from, last]);
  return list;
}

/** Room for the lists of the largest pass; memory that is free again is taken where it suffices. */
function listsOf({ sizes, free }: Prepared, passes: readonly Range[]): Int32Array {
  let most = 0;
  for (const [from, to] of passes) {
    let entries = 0;
    for (const part of sizes)
      for (let a = from; a < to; a++) if (part.sizes[a] > 0) entries += part.sizes[a] + LIST_SLACK;
    most = Math.max(most, entries);
  }
  return free.byteLength >= most * 4 ? new Int32Array(free) : sharedInts(most);
}

/** Where the list of each account of the pass begins in each part: account by account, so that its lists lie side by side. */
function placed({ sizes }: Prepared, accountCount: number, [from, to]: Range): ListPart[] {
  const parts = sizes.map(({ sizes: own }) => ({ sizes: own, starts: sharedInts(accountCount).fill(-1) }));
  let at = 0;
  for (let a = from; a < to; a++)
    for (const part of parts) {
      if (part.sizes[a] === 0) continue;
      part.starts[a] = at;
      at += part.sizes[a] + LIST_SLACK;
    }
  return parts;
}

function listJobs(
  { sorted, window, rowCuts }: Prepared,
  parts: readonly ListPart[],
  lists: Int32Array,
  shared: Int32Array,
): ListJob[] {
  return parts.map(({ starts }, p) => ({
    kind: "list",
    sorted,
    window,
    rowFrom: rowCuts[p],
    rowTo: rowCuts[p + 1],
    starts,
    lists,
    shared,
  }));
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
