/** The steps of the sweep before lists are written: rows spread, brought into order, and the lists of each account sized. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ActionColumns, RunContext } from "../model/index.js";
import { remembered } from "../stats/index.js";
import type { OrderJob, SortedRows } from "./sweep-order.js";
import type { ListSizes, TallyJob } from "./sweep-partners.js";
import { type Pool, stopIfAsked } from "./sweep-pool.js";
import { type SpreadJob, spreadOf } from "./sweep-spread.js";
import { clockOf, tickOf, windowTicks } from "./sweep-ticks.js";

/** Sorted rows cut into parts, with the size of every list that a part will write. */
export interface Prepared {
  readonly sorted: SortedRows;
  readonly window: number;
  /** First row of each part, and the number of rows. */
  readonly rowCuts: readonly number[];
  /** By part. */
  readonly sizes: readonly ListSizes[];
  /** Entries to write, entries to read and rows of long windows, together. */
  readonly work: number;
  /** Shared memory that nobody needs any more. */
  readonly free: SharedArrayBuffer;
}

/** Pieces of work for each thread in a step, so that none waits long for another. */
export const PARTS = 4;

/** Integers on shared memory, all 0. */
export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));

/** Spreads, sorts and sizes. Throws `InterruptedError`. */
export async function prepared(
  columns: ActionColumns,
  windowSeconds: number,
  pool: Pool,
  threads: number,
  run: RunContext,
): Promise<Prepared> {
  const { sorted, window, free } = await ordered(columns, windowSeconds, pool, threads, run);
  const { accountCount } = columns;
  const rows = columns.account.length;
  const parts = accountCount * threads * PARTS <= rows ? threads * PARTS : threads;
  const rowCuts = Array.from({ length: parts + 1 }, (_, n) => Math.floor((rows * n) / parts));
  const jobs = rowCuts
    .slice(1)
    .map(
      (rowTo, n): TallyJob => ({ kind: "tally", sorted, window, rowFrom: rowCuts[n], rowTo, accountCount }),
    );
  const sizes = await pool.run(rows === 0 ? [] : jobs);
  let work = 0;
  for (const part of sizes) {
    for (const n of part.sizes) work += 2 * n;
    for (const n of part.longRows ?? []) work += n;
  }
  return { sorted, window, rowCuts, sizes, work, free };
}

interface Ordered {
  readonly sorted: SortedRows;
  readonly window: number;
  readonly free: SharedArrayBuffer;
}

async function ordered(
  columns: ActionColumns,
  windowSeconds: number,
  pool: Pool,
  threads: number,
  run: RunContext,
): Promise<Ordered> {
  const { account, object, time, objectCount } = columns;
  const rows = account.length;
  const clock = clockOfRows(columns);
  const window = windowTicks(clock, windowSeconds);
  await nextTurn();
  const standing = orderedRows(columns);
  if (standing) {
    const sorted = { ...standing, account: pool.shares ? sharedCopy(account) : account };
    return { sorted, window, free: new SharedArrayBuffer(0) };
  }
  const spread = spreadOf(object, objectCount, threads);
  await nextTurn();
  stopIfAsked(run);
  const { shift, bucketStart } = spread;
  const free = new SharedArrayBuffer(rows * (clock.narrow ? 12 : 16));
  const into = {
    ticks: clock.narrow ? new Uint32Array(free, 0, rows) : new Float64Array(free, 0, rows),
    account: new Int32Array(free, rows * (clock.narrow ? 4 : 8), rows),
    object: new Int32Array(free, rows * (clock.narrow ? 8 : 12), rows),
  };
  const from = pool.shares ? shared({ account, object, time }) : { account, object, time };
  await pool.run(
    spread.next.map(
      (next, n): SpreadJob => ({
        kind: "spread",
        ...from,
        from: spread.cuts[n],
        to: spread.cuts[n + 1],
        clock: { low: clock.low, unit: clock.unit },
        shift,
        next,
        into,
      }),
    ),
  );
  const sorted = emptyRows(rows, clock.narrow, objectCount, spread);
  const cuts = bucketCuts(bucketStart, threads * PARTS);
  const common = { kind: "order", spread: into, sorted, bucketStart, shift } as const;
  const jobs = cuts.slice(1).map((bucketTo, n): OrderJob => ({ ...common, bucketFrom: cuts[n], bucketTo }));
  await pool.run(jobs);
  return { sorted, window, free };
}

/** Made once for all windows. */
const clockOfRows = remembered((columns: ActionColumns) => clockOf(columns));

/**
 * Ticks of rows that stand in the order of object and time already, as those of a table of actions do, and where objects begin;
 * null where they do not. Made once for all windows.
 */
const orderedRows = remembered((columns: ActionColumns): Omit<SortedRows, "account"> | null => {
  const { object, time, objectCount } = columns;
  const rows = object.length;
  for (let i = 1; i < rows; i++)
    if (object[i] < object[i - 1] || (object[i] === object[i - 1] && time[i] < time[i - 1])) return null;
  const clock = clockOfRows(columns);
  const ticks = emptyTicks(rows, clock.narrow);
  for (let i = 0; i < rows; i++) ticks[i] = tickOf(clock, time[i]);
  const objectStart = sharedInts(objectCount + 1);
  for (let i = 0; i < rows; i++) objectStart[object[i] + 1]++;
  for (let o = 0; o < objectCount; o++) objectStart[o + 1] += objectStart[o];
  return { ticks, objectStart };
});

function emptyRows(
  rows: number,
  narrow: boolean,
  objectCount: number,
  { shift, bucketStart }: { readonly shift: number; readonly bucketStart: Int32Array },
): SortedRows {
  const objectStart = sharedInts(objectCount + 1);
  for (let bucket = 0; bucket << shift < objectCount; bucket++)
    objectStart[bucket << shift] = bucketStart[bucket];
  objectStart[objectCount] = rows;
  return {
    account: sharedInts(rows),
    ticks: emptyTicks(rows, narrow),
    objectStart,
  };
}

const emptyTicks = (rows: number, narrow: boolean): Uint32Array | Float64Array =>
  narrow
    ? new Uint32Array(new SharedArrayBuffer(rows * 4))
    : new Float64Array(new SharedArrayBuffer(rows * 8));

/** Cuts buckets into at most `parts` runs of about as many rows. */
function bucketCuts(bucketStart: Int32Array, parts: number): number[] {
  const buckets = bucketStart.length - 1;
  const rows = bucketStart[buckets];
  const cuts = [0];
  for (let bucket = 1; bucket < buckets && cuts.length < parts; bucket++)
    if (bucketStart[bucket] >= (rows * cuts.length) / parts) cuts.push(bucket);
  return [...cuts, buckets];
}

function shared({
  account,
  object,
  time,
}: Pick<ActionColumns, "account" | "object" | "time">): Pick<ActionColumns, "account" | "object" | "time"> {
  const [accounts, objects] = [sharedCopy(account), sharedCopy(object)];
  if (time.buffer instanceof SharedArrayBuffer) return { account: accounts, object: objects, time };
  const copy = new Float64Array(new SharedArrayBuffer(time.length * 8));
  copy.set(time);
  return { account: accounts, object: objects, time: copy };
}

/** The array itself where it lies on shared memory. */
function sharedCopy(array: Int32Array): Int32Array {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = sharedInts(array.length);
  copy.set(array);
  return copy;
}
