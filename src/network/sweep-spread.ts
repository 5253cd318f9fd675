/**
 * First step of the sweep: rows, in any order, spread into buckets of neighbouring objects. A bucket fits the cache, so that
 * bringing its rows into order never waits for memory; writing straight to the place of each object would, row by row.
 */
import { type Clock, tickOf } from "./sweep-ticks.js";

/** Rows, one entry of each column a row. */
export interface TickRows {
  readonly account: Int32Array;
  readonly ticks: Uint32Array | Float64Array;
}

/** A stretch of the input to spread; stretches write to places of their own. */
export interface SpreadJob {
  readonly kind: "spread";
  readonly account: Int32Array;
  readonly object: Int32Array;
  readonly time: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly clock: Pick<Clock, "low" | "unit">;
  /** Object >> shift is its bucket. */
  readonly shift: number;
  /** Where the stretch writes its next row, by bucket. */
  readonly next: Int32Array;
  readonly into: TickRows & { readonly object: Int32Array };
}

/** Buckets of objects, and where each stretch of the input writes into them. */
export interface Spread {
  readonly shift: number;
  /** First row of each bucket; one more entry than buckets. */
  readonly bucketStart: Int32Array;
  /** Cuts of the input, one more than stretches. */
  readonly cuts: readonly number[];
  /** For each stretch, where its rows of each bucket begin. */
  readonly next: readonly Int32Array[];
}

const MOST_BUCKETS = 512;

/** Counts the rows of each bucket in each of `stretches` stretches of the input. */
export function spreadOf(object: Int32Array, objectCount: number, stretches: number): Spread {
  let shift = 0;
  while (objectCount >> shift >= MOST_BUCKETS) shift++;
  const buckets = (objectCount >> shift) + 1;
  const rows = object.length;
  const cuts = Array.from({ length: stretches + 1 }, (_, n) => Math.floor((rows * n) / stretches));
  const next = Array.from({ length: stretches }, (_, n) =>
    rowsOfBuckets(object, cuts[n], cuts[n + 1], shift, buckets),
  );
  const bucketStart = new Int32Array(buckets + 1);
  let at = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    bucketStart[bucket] = at;
    for (const list of next) {
      const size = list[bucket];
      list[bucket] = at;
      at += size;
    }
  }
  bucketStart[buckets] = at;
  return { shift, bucketStart, cuts, next };
}

function rowsOfBuckets(
  object: Int32Array,
  from: number,
  to: number,
  shift: number,
  buckets: number,
): Int32Array {
  const sizes = new Int32Array(buckets);
  for (let i = from; i < to; i++) sizes[object[i] >> shift]++;
  return sizes;
}

/** Writes the rows of the stretch into their buckets, in order. */
export function spread({ account, object, time, from, to, clock, shift, next, into }: SpreadJob): void {
  const { account: toAccount, object: toObject, ticks } = into;
  const seconds = clock.unit === 1_000_000;
  const { low } = clock;
  for (let i = from; i < to; i++) {
    const o = object[i];
    const at = next[o >> shift]++;
    toObject[at] = o;
    toAccount[at] = account[i];
    ticks[at] = seconds ? time[i] - low : tickOf(clock, time[i]);
  }
}
