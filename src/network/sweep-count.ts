/**
 * Second half of the sweep: account by account, every row within the window of one of its rows is counted into one array that
 * fits the cache. A pair of support 1 never leaves that array, so memory does not grow with the number of meetings.
 */
import type { SortedRows } from "./sweep-order.js";

/** A range of accounts to be counted; each pair belongs to its smaller account. */
export interface CountJob {
  readonly kind: "count";
  readonly rows: Pick<SortedRows, "account" | "first" | "length">;
  readonly accountCount: number;
  readonly accountFrom: number;
  readonly accountTo: number;
  /** Rows with company of the accounts of the range, one after the other. */
  readonly entries: Int32Array;
  readonly minimumSupport: number;
  /** Pairs that may be kept over all ranges; beyond it pairs are counted but not kept. */
  readonly pairLimit: number;
  /** Shared: [0] thousands of window rows done, [1] pairs kept. */
  readonly shared: Int32Array;
}

/** Pairs of the range with enough support, sorted, and counts over all its pairs. */
export interface CountResult {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly support: Int32Array;
  /** Meetings: row pairs of two accounts within the window, each once. */
  readonly eventsInWindow: number;
  readonly pairs: number;
  /** Pairs by support 0 … 255; the last counts all from 255 on. */
  readonly pairsBySupport: Float64Array;
}

const HISTOGRAM = 256;
const STRIDE = 1000;

/** Counts the pairs whose smaller account lies in the range. */
export function count(job: CountJob): CountResult {
  const { start, first, length } = rowsByAccount(job);
  const counter = new Counter(job);
  let done = 0;
  for (let a = job.accountFrom; a < job.accountTo; a++) {
    const from = start[a - job.accountFrom];
    const to = start[a - job.accountFrom + 1];
    if (from === to) continue;
    counter.add(a, first, length, from, to);
    counter.close(a);
    for (let e = from; e < to; e++) done += Math.abs(length[e]);
    if (done >= STRIDE) {
      Atomics.add(job.shared, 0, Math.floor(done / STRIDE));
      done %= STRIDE;
    }
  }
  return counter.result();
}

function rowsByAccount({ rows, entries, accountFrom, accountTo }: CountJob): {
  start: Int32Array;
  first: Int32Array;
  length: Int32Array;
} {
  const span = accountTo - accountFrom;
  const start = new Int32Array(span + 1);
  for (let a = 0; a < span; a++) start[a + 1] = start[a] + entries[a];
  const next = start.slice(0, span);
  const first = new Int32Array(start[span]);
  const length = new Int32Array(start[span]);
  const { account, first: firstOf, length: lengthOf } = rows;
  for (let i = 0; i < account.length; i++) {
    const a = account[i] - accountFrom;
    if (a < 0 || a >= span) continue;
    const size = lengthOf[i];
    if (size === 1) continue;
    const at = next[a]++;
    first[at] = firstOf[i];
    length[at] = size;
  }
  return { start, first, length };
}

/**
 * One number an account says all: the stamp of the last object on which it met the present account a. Below a's first stamp it
 * has not met a yet; equal to the present stamp this object is counted already. Only a second object reaches another array.
 */
class Counter {
  private readonly mark: Int32Array;
  private readonly support: Int32Array;
  private readonly listed: Int32Array;
  private readonly listAll: boolean;
  private listedCount = 0;
  private stamp = 0;
  private events = 0;
  private pairs = 0;
  private kept = 0;
  private a: Int32Array = new Int32Array(1024);
  private b: Int32Array = new Int32Array(1024);
  private keptSupport: Int32Array = new Int32Array(1024);
  private readonly bySupport = new Float64Array(HISTOGRAM);
  constructor(private readonly job: CountJob) {
    this.mark = new Int32Array(job.accountCount);
    this.support = new Int32Array(job.accountCount);
    this.listed = new Int32Array(job.accountCount);
    this.listAll = job.minimumSupport === 1;
  }

  /** Counts the windows of account a; `above` is 1 where b > a, without a branch, since that is a coin flip. */
  add(a: number, first: Int32Array, length: Int32Array, from: number, to: number): void {
    const { mark, support, listed, listAll } = this;
    const { account } = this.job.rows;
    const fresh = this.stamp + 1;
    let { stamp } = this;
    let [found, events, pairs] = [0, 0, 0];
    for (let e = from; e < to; e++) {
      const size = length[e];
      if (size > 0) stamp++;
      const end = first[e] + (size > 0 ? size : -size);
      for (let i = first[e]; i < end; i++) {
        const b = account[i];
        const seen = mark[b];
        const above = (a - b) >>> 31;
        mark[b] = stamp;
        events += above;
        if (seen < fresh) {
          pairs += above;
          if (listAll && above === 1) listed[found++] = b;
        } else if (seen !== stamp && above === 1) {
          const n = support[b];
          support[b] = n === 0 ? 2 : n + 1;
          if (n === 0 && !listAll) listed[found++] = b;
        }
      }
    }
    this.stamp = stamp;
    this.listedCount = found;
    this.events += events;
    this.pairs += pairs;
  }

  /** Takes the pairs of account a with enough support, in order, and clears what a second object touched. */
  close(a: number): void {
    const { support, listed, bySupport } = this;
    const { minimumSupport, pairLimit, shared } = this.job;
    let enough = 0;
    for (let i = 0; i < this.listedCount; i++) {
      const b = listed[i];
      const n = support[b] || 1;
      bySupport[n < HISTOGRAM ? n : HISTOGRAM - 1]++;
      if (n >= minimumSupport) listed[enough++] = b;
      else support[b] = 0;
    }
    if (enough === 0) return;
    const partners = listed.subarray(0, enough).sort();
    const keep = Atomics.load(shared, 1) <= pairLimit && Atomics.add(shared, 1, enough) + enough <= pairLimit;
    if (keep) this.reserve(enough);
    for (let i = 0; i < enough; i++) {
      const b = partners[i];
      if (keep) {
        this.a[this.kept] = a;
        this.b[this.kept] = b;
        this.keptSupport[this.kept++] = support[b] || 1;
      }
      support[b] = 0;
    }
  }

  result(): CountResult {
    const onSeveral = this.bySupport.subarray(2).reduce((sum, n) => sum + n, 0);
    this.bySupport[1] = this.pairs - onSeveral;
    return {
      a: this.a.slice(0, this.kept),
      b: this.b.slice(0, this.kept),
      support: this.keptSupport.slice(0, this.kept),
      eventsInWindow: this.events,
      pairs: this.pairs,
      pairsBySupport: this.bySupport,
    };
  }

  private reserve(more: number): void {
    if (this.kept + more <= this.a.length) return;
    const size = Math.max(this.a.length * 2, this.kept + more);
    this.a = grown(this.a, size);
    this.b = grown(this.b, size);
    this.keptSupport = grown(this.keptSupport, size);
  }
}

function grown(array: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size);
  wider.set(array);
  return wider;
}
