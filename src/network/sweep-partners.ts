/**
 * Third step of the sweep: for each account the list of those it met, object by object. A pair belongs to its smaller account, so
 * every meeting is written once and read once, and never looked for in memory.
 */
import type { SortedRows } from "./sweep-order.js";
import { objectOfRow, RowWindows } from "./sweep-windows.js";

/** A stretch of sorted rows, the same in both jobs. */
interface Stretch {
  readonly sorted: SortedRows;
  readonly window: number;
  readonly rowFrom: number;
  readonly rowTo: number;
}

/** Counts what the stretch will list, by account. */
export interface TallyJob extends Stretch {
  readonly kind: "tally";
  readonly accountCount: number;
}

/** By account: entries of its list, and rows of the windows that the list refers to (null where there is none). */
export interface ListSizes {
  readonly sizes: Int32Array;
  readonly longRows: Float64Array | null;
}

/** Writes the lists of the stretch. */
export interface ListJob extends Stretch {
  readonly kind: "list";
  /** Shared, one number an account: where its list begins; below 0 where it is not wanted or empty. */
  readonly starts: Int32Array;
  readonly lists: Int32Array;
  /** Shared: [0] thousands of entries done. */
  readonly shared: Int32Array;
}

/**
 * From this many rows on, a window is listed as a reference to its rows. What a row lists is then bounded, and a window that
 * long is read from the cache anyway.
 */
const LONG_WINDOW = 128;
/** Entries of a reference: its object, its first row, its number of rows. */
const REFERENCE = 3;
/** Entries after the end of a list that may be written over and mean nothing. */
export const LIST_SLACK = 2;
const STRIDE = 1000;

/** Entries that begin a run of partners on an object: below 0, partners are 0 or more. */
const runOf = (object: number): number => ~(object * 2);
const referenceOf = (object: number): number => ~(object * 2 + 1);
/** Whether a run is a reference. */
export const isReference = (entry: number): boolean => (entry & 1) === 0;
/** The object of a run or a reference. */
/** The object of an entry below 0. */
export const objectOfEntry = (entry: number): number => ~entry >> 1;

/** Counts entries of each account. */
export function tally({ sorted, window, rowFrom, rowTo, accountCount }: TallyJob): ListSizes {
  const { account } = sorted;
  const sizes = new Int32Array(new SharedArrayBuffer(accountCount * 4));
  let longRows: Float64Array | null = null;
  const windows = new RowWindows(sorted, window, rowFrom, rowTo, objectOfRow(sorted.objectStart, rowFrom));
  const { row, first, end } = windows;
  for (let n = windows.next(); n > 0; n = windows.next())
    for (let k = 0; k < n; k++) {
      const a = account[row[k]];
      const to = end[k];
      if (to - first[k] >= LONG_WINDOW) {
        sizes[a] += REFERENCE;
        longRows ??= new Float64Array(accountCount);
        longRows[a] += to - first[k];
        continue;
      }
      let above = 0;
      for (let i = first[k]; i < to; i++) above += (a - account[i]) >>> 31;
      if (above > 0) sizes[a] += above + 1;
    }
  return { sizes, longRows };
}

/** Writes the list of each account that is wanted, its objects in order. */
export function list({ sorted, window, rowFrom, rowTo, starts, lists, shared }: ListJob): void {
  const { account } = sorted;
  const next = starts.slice();
  const windows = new RowWindows(sorted, window, rowFrom, rowTo, objectOfRow(sorted.objectStart, rowFrom));
  const { row, first, end, object } = windows;
  let done = 0;
  for (let n = windows.next(); n > 0; n = windows.next()) {
    for (let k = 0; k < n; k++) {
      const a = account[row[k]];
      const begin = next[a];
      if (begin < 0) continue;
      const to = end[k];
      if (to - first[k] >= LONG_WINDOW) {
        lists[begin] = referenceOf(object[k]);
        lists[begin + 1] = first[k];
        lists[begin + 2] = to - first[k];
        next[a] = begin + REFERENCE;
        done += REFERENCE;
        continue;
      }
      lists[begin] = runOf(object[k]);
      let at = begin + 1;
      for (let i = first[k]; i < to; i++) {
        // Without a branch, since which of the two is smaller is a coin flip: what is not kept is written over by the next.
        const b = account[i];
        lists[at] = b;
        at += (a - b) >>> 31;
      }
      if (at === begin + 1) continue;
      next[a] = at;
      done += at - begin;
    }
    if (done < STRIDE) continue;
    Atomics.add(shared, 0, Math.floor(done / STRIDE));
    done %= STRIDE;
  }
}
