/**
 * Last step of the sweep: account by account, everybody on its list is counted into one array that fits the cache. A pair of
 * support 1 never leaves that array, so memory does not grow with the number of pairs.
 */
import type { SortedRows } from "./sweep-order.js";
import { isReference, objectOfEntry } from "./sweep-partners.js";

/** The lists of one stretch of rows: where that of each account begins and how many entries it has. */
export interface ListPart {
  readonly starts: Int32Array;
  readonly sizes: Int32Array;
}

/** A range of accounts to be counted; each pair belongs to its smaller account. */
export interface CountJob {
  readonly kind: "count";
  readonly rows: Pick<SortedRows, "account">;
  readonly accountCount: number;
  readonly accountFrom: number;
  readonly accountTo: number;
  /** Lists of partners; an account has one in each part. */
  readonly lists: Int32Array;
  readonly parts: readonly ListPart[];
  readonly minimumSupport: number;
  /** Pairs that may be kept over all ranges; beyond it pairs are counted but not kept. */
  readonly pairLimit: number;
  /** Shared: [0] thousands of entries and rows of long windows done, [1] pairs kept. */
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
  const counter = new Counter(job);
  let done = 0;
  for (let a = job.accountFrom; a < job.accountTo; a++) {
    const seen = counter.add(a);
    if (seen === 0) continue;
    counter.close(a);
    done += seen;
    if (done < STRIDE) continue;
    Atomics.add(job.shared, 0, Math.floor(done / STRIDE));
    done %= STRIDE;
  }
  return counter.result();
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
  /** Stamps from this one on are of the present account. */
  private fresh = 0;
  private longRows = 0;
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

  /** Counts the lists of account a and returns what that took: entries, and rows of long windows. An object may go on from one stretch of rows into the next. */
  add(a: number): number {
    this.fresh = this.stamp + 1;
    this.listedCount = 0;
    this.longRows = 0;
    let entries = 0;
    let object = -1;
    for (const { starts, sizes } of this.job.parts) {
      const size = sizes[a];
      if (size === 0) continue;
      entries += size;
      object = this.addList(a, starts[a], starts[a] + size, object);
    }
    return entries + this.longRows;
  }

  /** Counts one list; returns its last object. */
  private addList(a: number, from: number, to: number, lastObject: number): number {
    const { mark, support, listed, listAll, fresh } = this;
    const { lists } = this.job;
    let { stamp, listedCount } = this;
    let [object, runs, pairs] = [lastObject, 0, 0];
    for (let e = from; e < to; e++) {
      const b = lists[e];
      if (b < 0) {
        runs++;
        const next = objectOfEntry(b);
        if (next !== object) stamp++;
        object = next;
        if (!isReference(b)) continue;
        [this.stamp, this.listedCount] = [stamp, listedCount];
        this.addWindow(a, lists[e + 1], lists[e + 1] + lists[e + 2]);
        listedCount = this.listedCount;
        runs += 2;
        e += 2;
        continue;
      }
      const seen = mark[b];
      mark[b] = stamp;
      if (seen < fresh) {
        pairs++;
        if (listAll) listed[listedCount++] = b;
      } else if (seen !== stamp) {
        const n = support[b];
        support[b] = n === 0 ? 2 : n + 1;
        if (n === 0 && !listAll) listed[listedCount++] = b;
      }
    }
    this.stamp = stamp;
    this.listedCount = listedCount;
    this.events += to - from - runs;
    this.pairs += pairs;
    return object;
  }

  /** Counts the rows of a long window; `above` is 1 where b > a, without a branch, since that is a coin flip. */
  private addWindow(a: number, from: number, to: number): void {
    const { mark, support, listed, listAll, fresh, stamp } = this;
    const { account } = this.job.rows;
    let found = this.listedCount;
    let [events, pairs] = [0, 0];
    for (let i = from; i < to; i++) {
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
    this.listedCount = found;
    this.longRows += to - from;
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
