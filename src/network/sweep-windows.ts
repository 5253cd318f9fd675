/** Rows in the order of object and time, each with the stretch of rows of its object within the window, a batch at a time. */
import type { SortedRows } from "./sweep-order.js";

const BATCH = 1024;

/** Walks a range of sorted rows; rows that are alone in their window are passed over. */
export class RowWindows {
  /** The rows of the batch. */
  readonly row = new Int32Array(BATCH);
  /** First row within the window of each, and the one after the last. */
  readonly first = new Int32Array(BATCH);
  readonly end = new Int32Array(BATCH);
  readonly object = new Int32Array(BATCH);
  private at: number;
  private current: number;
  private low = 0;
  private high = 0;
  private objectEnd: number;

  /** `object` is the object of row `from`, or an earlier one. */
  constructor(
    private readonly rows: SortedRows,
    private readonly window: number,
    from: number,
    private readonly to: number,
    object: number,
  ) {
    this.at = from;
    this.current = object;
    this.low = this.high = rows.objectStart[object];
    this.objectEnd = rows.objectStart[object + 1];
  }

  /** Fills the next batch and returns its size, 0 at the end. */
  next(): number {
    const { row, first, end, object, to, window } = this;
    const { ticks, objectStart } = this.rows;
    let { at, current, low, high, objectEnd } = this;
    let n = 0;
    for (; at < to && n < BATCH; at++) {
      if (at >= objectEnd) {
        do objectEnd = objectStart[++current + 1];
        while (at >= objectEnd);
        low = high = objectStart[current];
      }
      const t = ticks[at];
      while (t - ticks[low] > window) low++;
      while (high < objectEnd && ticks[high] - t <= window) high++;
      if (high - low < 2) continue;
      row[n] = at;
      first[n] = low;
      end[n] = high;
      object[n++] = current;
    }
    this.at = at;
    this.current = current;
    this.low = low;
    this.high = high;
    this.objectEnd = objectEnd;
    return n;
  }
}

/** The object of a sorted row: the last one that begins at the row or before, since objects without rows begin where the next one does. */
export function objectOfRow(objectStart: Int32Array, row: number): number {
  let low = 0;
  let high = objectStart.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (objectStart[middle] <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
