/**
 * First half of the sweep: rows brought into the order of object and time, object range by object range, and for each row the
 * stretch of rows of its object within the window. After this nobody needs objects or times any more.
 */

import { scratchFor, sortStretch } from "./sweep-sort.js";

/** Input rows in any order, on shared memory, with the place of each object in the sorted order. */
export interface OrderJob {
  readonly kind: "order";
  readonly account: Int32Array;
  readonly object: Int32Array;
  readonly ticks: Uint32Array | Float64Array;
  readonly window: number;
  readonly accountCount: number;
  /** Where each object's rows begin in the sorted order; one more entry than objects. */
  readonly objectStart: Int32Array;
  readonly objectFrom: number;
  readonly objectTo: number;
  readonly sorted: SortedRows;
}

/** Rows in the order of object and time, on shared memory, written range by range. */
export interface SortedRows {
  readonly account: Int32Array;
  readonly ticks: Uint32Array | Float64Array;
  /** First row of the object within the window of this row. */
  readonly first: Int32Array;
  /**
   * Number of rows within the window, the row itself included; negative where the account already had a row with company
   * on this object, so that the same pair is not counted twice on one object.
   */
  readonly length: Int32Array;
}

/** What a range holds, for sharing out the second half. */
export interface OrderTally {
  /** Rows of each account that have company in their window. */
  readonly entries: Int32Array;
  /** Rows in those windows, by account. */
  readonly work: Float64Array;
}

/** Sorts the objects of the range and writes their windows; ranges do not touch each other. */
export function order(job: OrderJob): OrderTally {
  scatter(job);
  const { objectStart, objectFrom, objectTo, sorted } = job;
  let largest = 0;
  for (let o = objectFrom; o < objectTo; o++)
    largest = Math.max(largest, objectStart[o + 1] - objectStart[o]);
  const scratch = scratchFor(largest, sorted.ticks instanceof Float64Array);
  for (let o = objectFrom; o < objectTo; o++) {
    const from = objectStart[o];
    const to = objectStart[o + 1];
    sortStretch(sorted.ticks, sorted.account, from, to, scratch);
  }
  return windows(job);
}

function scatter({ account, object, ticks, objectStart, objectFrom, objectTo, sorted }: OrderJob): void {
  const next = objectStart.slice(objectFrom, objectTo);
  const span = objectTo - objectFrom;
  const toAccount = sorted.account;
  const toTicks = sorted.ticks;
  for (let i = 0; i < object.length; i++) {
    const o = object[i] - objectFrom;
    if (o < 0 || o >= span) continue;
    const at = next[o]++;
    toAccount[at] = account[i];
    toTicks[at] = ticks[i];
  }
}

function windows({ objectStart, objectFrom, objectTo, window, sorted, accountCount }: OrderJob): OrderTally {
  const { account, ticks, first, length } = sorted;
  const entries = new Int32Array(accountCount);
  const work = new Float64Array(accountCount);
  const seenOn = new Int32Array(accountCount).fill(-1);
  for (let o = objectFrom; o < objectTo; o++) {
    const to = objectStart[o + 1];
    let low = objectStart[o];
    let high = low;
    for (let i = low; i < to; i++) {
      const t = ticks[i];
      while (t - ticks[low] > window) low++;
      while (high < to && ticks[high] - t <= window) high++;
      const size = high - low;
      first[i] = low;
      length[i] = size;
      if (size < 2) continue;
      const a = account[i];
      entries[a]++;
      work[a] += size;
      if (seenOn[a] === o) length[i] = -size;
      else seenOn[a] = o;
    }
  }
  return { entries, work };
}
