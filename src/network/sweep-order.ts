/** Second step of the sweep: bucket by bucket, rows brought into the order of object and time. */
import { scratchFor, sortStretch } from "./sweep-sort.js";
import type { TickRows } from "./sweep-spread.js";

/** Rows in the order of object and time, on shared memory. */
export interface SortedRows extends TickRows {
  /** First row of each object; one more entry than objects. Those of the first object of each bucket, and the last, are known before the order is. */
  readonly objectStart: Int32Array;
}

/** Buckets to bring into order; buckets do not touch each other. */
export interface OrderJob {
  readonly kind: "order";
  readonly spread: TickRows & { readonly object: Int32Array };
  readonly sorted: SortedRows;
  readonly bucketStart: Int32Array;
  readonly shift: number;
  readonly bucketFrom: number;
  readonly bucketTo: number;
}

/** Sorts the rows of the buckets. */
export function order(job: OrderJob): void {
  const { bucketStart, bucketFrom, bucketTo, shift, sorted } = job;
  const objects = sorted.objectStart.length - 1;
  const next = new Int32Array(2 ** shift);
  let scratch = scratchFor(1024, sorted.ticks instanceof Float64Array);
  for (let bucket = bucketFrom; bucket < bucketTo; bucket++) {
    const objectFrom = bucket << shift;
    const objectTo = Math.min(objects, (bucket + 1) << shift);
    const largest = placeObjects(job, bucket, objectFrom, objectTo, next);
    if (largest > scratch.account.length) scratch = scratchFor(largest, sorted.ticks instanceof Float64Array);
    for (let o = objectFrom; o < objectTo; o++) {
      const to = o + 1 < objectTo ? sorted.objectStart[o + 1] : bucketStart[bucket + 1];
      sortStretch(sorted.ticks, sorted.account, sorted.objectStart[o], to, scratch);
    }
  }
}

/** Puts the rows of a bucket in the order of objects; returns the rows of the largest object. */
function placeObjects(
  { spread, sorted, bucketStart }: OrderJob,
  bucket: number,
  objectFrom: number,
  objectTo: number,
  next: Int32Array,
): number {
  const [from, to] = [bucketStart[bucket], bucketStart[bucket + 1]];
  const { object, account, ticks } = spread;
  const { objectStart, account: toAccount, ticks: toTicks } = sorted;
  next.fill(0, 0, objectTo - objectFrom);
  for (let i = from; i < to; i++) next[object[i] - objectFrom]++;
  let at = from;
  let largest = 0;
  for (let o = 0; o < objectTo - objectFrom; o++) {
    const size = next[o];
    if (size > largest) largest = size;
    objectStart[objectFrom + o] = at;
    next[o] = at;
    at += size;
  }
  for (let i = from; i < to; i++) {
    const place = next[object[i] - objectFrom]++;
    toAccount[place] = account[i];
    toTicks[place] = ticks[i];
  }
  return largest;
}
