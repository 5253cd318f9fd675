/**
 * The strata of the permutation null: which actions may exchange their accounts, and how many meetings each stratum (and
 * each couple of neighbouring strata) holds. `permutation-null.ts` turns these counts into expectations.
 */
import type { ActionColumns } from "../model/index.js";
import { actionTicks } from "./account-rows.js";
import { remembered } from "./remembered.js";

/** Which strata to cut. */
export interface StrataOptions {
  /** Width of a time bin, seconds; bins start at 1970-01-01 00:00 UTC. */
  readonly binSeconds: number;
  /** Bins a multiple of this apart are one stratum, seconds (86400 pools an hour of the day over all days); absent: each bin its own. */
  readonly periodSeconds?: number;
  /** Popularity class of an object is min(floor(log2 of its accounts), this). */
  readonly popularityCap: number;
}

/** Actions dealt into strata; made once for all windows. */
export interface Stratification {
  readonly count: number;
  /** Actions in each stratum. */
  readonly sizes: Float64Array;
  /** Runs of actions on one object in one bin, and the stratum of each. */
  readonly runs: Runs;
  readonly stratum: Int32Array;
}

/** Strata and their meetings as a symmetric sparse matrix. */
export interface Strata {
  readonly count: number;
  /** Actions in each stratum. */
  readonly sizes: Float64Array;
  /** Row starts of the matrix; row s lists strata t whose actions meet those of s, ascending. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  /** Action pairs that meet, one in s and the other in t. On the diagonal: unordered pairs inside s. */
  readonly meetings: Float64Array;
}

/** Runs of neighbouring actions on one object in one time bin: the same for all ways of pooling bins. */
export interface Runs {
  readonly count: number;
  /** First action of each run; one more entry than runs. */
  readonly start: Int32Array;
  readonly bin: Float64Array;
  /** Object of each action. */
  readonly object: Int32Array;
  /** Couples of runs (a run with itself, too) with the meetings that they hold within a window. */
  readonly meetings: (windowSeconds: number) => RunMeetings;
}

/** Meetings by couple of runs, as parallel columns. */
interface RunMeetings {
  count: number;
  from: Int32Array;
  to: Int32Array;
  meetings: Float64Array;
}

type Bins = Pick<Runs, "count" | "start" | "bin" | "object">;

/** Deals actions (sorted by object, then time) into strata (time bin, popularity class). Cost: a pass over the actions, one over their (object, bin) runs. */
export function stratification(actions: ActionColumns, options: StrataOptions): Stratification {
  const runs = runsOf(actions)(options.binSeconds);
  const { count, stratum } = numbered(stratumKeys(runs, options));
  const sizes = new Float64Array(count);
  for (let r = 0; r < runs.count; r++) sizes[stratum[r]] += runs.start[r + 1] - runs.start[r];
  return { count, sizes, runs, stratum };
}

/** Stratum of each action. */
export function strataOfActions({ runs, stratum }: Pick<Stratification, "runs" | "stratum">): Int32Array {
  const of = new Int32Array(runs.start[runs.count]);
  for (let r = 0; r < runs.count; r++)
    for (let i = runs.start[r]; i < runs.start[r + 1]; i++) of[i] = stratum[r];
  return of;
}

/**
 * Counts meetings in and between strata: two actions on one object at most `windowSeconds` apart. None is listed; cost: rows ×
 * (1 + window / bin).
 */
export function strata(dealt: Stratification, windowSeconds: number): Strata {
  const { count, sizes, runs, stratum } = dealt;
  return { count, sizes, ...symmetricRows(runs.meetings(windowSeconds), stratum, count) };
}

/** Runs by width of a bin; those of one width, and their meetings in the last window, are kept for the next who asks. */
const runsOf = remembered((actions: ActionColumns) => {
  const known = new Map<number, Runs>();
  return (binSeconds: number): Runs => {
    const found = known.get(binSeconds) ?? withMeetings(binRuns(actions, binSeconds), actions, binSeconds);
    known.set(binSeconds, found);
    return found;
  };
});

function withMeetings(bins: Bins, actions: ActionColumns, binSeconds: number): Runs {
  let last: { readonly windowSeconds: number; readonly found: RunMeetings } | null = null;
  return {
    ...bins,
    meetings: (windowSeconds) => {
      if (last?.windowSeconds !== windowSeconds)
        last = { windowSeconds, found: runMeetings(bins, actionTicks(actions), binSeconds, windowSeconds) };
      return last.found;
    },
  };
}

function binRuns(actions: ActionColumns, binSeconds: number): Bins {
  const { object } = actions;
  const ticks = actionTicks(actions);
  const width = binSeconds * 1e6;
  const rows = object.length;
  const start = new Int32Array(rows + 1);
  const bin = new Float64Array(rows);
  let count = 0;
  let [lastObject, end] = [-1, 0];
  for (let i = 0; i < rows; i++) {
    if (object[i] === lastObject && ticks[i] < end) continue;
    lastObject = object[i];
    start[count] = i;
    bin[count] = Math.floor(ticks[i] / width);
    end = (bin[count++] + 1) * width;
  }
  start[count] = rows;
  return { count, start: start.subarray(0, count + 1), bin: bin.subarray(0, count), object };
}

/** By run a whole number, 0 or more, that is its stratum's alone and larger for more popular objects. */
function stratumKeys(
  { count, start, object, bin }: Bins,
  { binSeconds, periodSeconds, popularityCap }: StrataOptions,
): Int32Array | Float64Array {
  const period = periodSeconds === undefined ? null : Math.round(periodSeconds / binSeconds);
  const pooled = (r: number) => (period === null ? bin[r] : ((bin[r] % period) + period) % period);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < count; r++) {
    const here = pooled(r);
    if (here < low) low = here;
    if (here > high) high = here;
  }
  const span = high - low + 1;
  const keys = (popularityCap + 1) * span < 2 ** 31 ? new Int32Array(count) : new Float64Array(count);
  for (let from = 0, to = 0; from < count; from = to) {
    to = from;
    while (to < count && object[start[to]] === object[start[from]]) to++;
    const popularity = Math.min(31 - Math.clz32(start[to] - start[from]), popularityCap);
    for (let r = from; r < to; r++) keys[r] = popularity * span + (pooled(r) - low);
  }
  return keys;
}

/** The place of each key among the distinct ones, and how many there are. */
function numbered(keys: Int32Array | Float64Array): { count: number; stratum: Int32Array } {
  let most = 0;
  for (let i = 0; i < keys.length; i++) if (keys[i] > most) most = keys[i];
  return most <= 4 * keys.length + 1024 ? numberedDense(keys, most) : numberedSparse(keys);
}

function numberedDense(
  keys: Int32Array | Float64Array,
  most: number,
): { count: number; stratum: Int32Array } {
  const place = new Int32Array(most + 1);
  for (let i = 0; i < keys.length; i++) place[keys[i]] = 1;
  let count = 0;
  for (let key = 0; key <= most; key++) if (place[key]) place[key] = count++;
  const stratum = keys instanceof Int32Array ? keys : new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) stratum[i] = place[keys[i]];
  return { count, stratum };
}

function numberedSparse(keys: Int32Array | Float64Array): { count: number; stratum: Int32Array } {
  const sorted = keys.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[count - 1]) sorted[count++] = sorted[i];
  const stratum = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < keys[i]) low = middle + 1;
      else high = middle;
    }
    stratum[i] = low;
  }
  return { count, stratum };
}

function runMeetings(
  { count, start, object, bin }: Bins,
  ticks: Float64Array,
  binSeconds: number,
  windowSeconds: number,
): RunMeetings {
  const window = Math.round(windowSeconds * 1e6);
  const list: RunMeetings = {
    count: 0,
    from: new Int32Array(1024),
    to: new Int32Array(1024),
    meetings: new Float64Array(1024),
  };
  const lags = Math.ceil(windowSeconds / binSeconds);
  for (let r = 0; r < count; r++) {
    const inside = meetingsInside(ticks, start[r], start[r + 1], window);
    if (inside) append(list, r, r, inside);
    for (let q = r + 1; q < count && object[start[q]] === object[start[r]] && bin[q] - bin[r] <= lags; q++) {
      const across = meetingsAcross(ticks, start[r], start[r + 1], start[q], start[q + 1], window);
      if (across === 0) break;
      append(list, r, q, across);
    }
  }
  return list;
}

function meetingsInside(ticks: Float64Array, from: number, to: number, window: number): number {
  let total = 0;
  for (let i = from, first = from; i < to; i++) {
    while (ticks[i] - ticks[first] > window) first++;
    total += i - first;
  }
  return total;
}

function meetingsAcross(
  ticks: Float64Array,
  from: number,
  to: number,
  laterFrom: number,
  laterTo: number,
  window: number,
): number {
  let total = 0;
  for (let i = laterFrom, first = from; i < laterTo; i++) {
    while (first < to && ticks[i] - ticks[first] > window) first++;
    if (first === to) break;
    total += to - first;
  }
  return total;
}

function append(list: RunMeetings, from: number, to: number, meetings: number): void {
  if (list.count === list.from.length) {
    const size = list.count * 2;
    const wider = { from: new Int32Array(size), to: new Int32Array(size), meetings: new Float64Array(size) };
    wider.from.set(list.from);
    wider.to.set(list.to);
    wider.meetings.set(list.meetings);
    Object.assign(list, wider);
  }
  list.from[list.count] = from;
  list.to[list.count] = to;
  list.meetings[list.count++] = meetings;
}

function symmetricRows(
  list: RunMeetings,
  stratum: Int32Array,
  count: number,
): Pick<Strata, "rowStart" | "column" | "meetings"> {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < list.count; i++) {
    const [from, to] = [stratum[list.from[i]], stratum[list.to[i]]];
    start[from + 1]++;
    if (from !== to) start[to + 1]++;
  }
  for (let s = 0; s < count; s++) start[s + 1] += start[s];
  const next = start.slice();
  const column = new Int32Array(start[count]);
  const meetings = new Float64Array(start[count]);
  for (let i = 0; i < list.count; i++) {
    const [from, to] = [stratum[list.from[i]], stratum[list.to[i]]];
    column[next[from]] = to;
    meetings[next[from]++] = list.meetings[i];
    if (from === to) continue;
    column[next[to]] = from;
    meetings[next[to]++] = list.meetings[i];
  }
  return merged(start, column, meetings, count);
}

function merged(
  start: Int32Array,
  column: Int32Array,
  meetings: Float64Array,
  count: number,
): Pick<Strata, "rowStart" | "column" | "meetings"> {
  const sum = new Float64Array(count);
  const rowStart = new Int32Array(count + 1);
  let at = 0;
  for (let s = 0; s < count; s++) {
    const from = start[s];
    const to = start[s + 1];
    for (let i = from; i < to; i++) sum[column[i]] += meetings[i];
    const others = column.subarray(from, to).sort();
    for (let i = 0; i < others.length; i++) {
      if (sum[others[i]] === 0) continue;
      meetings[at] = sum[others[i]];
      sum[others[i]] = 0;
      column[at++] = others[i];
    }
    rowStart[s + 1] = at;
  }
  return { rowStart, column: column.slice(0, at), meetings: meetings.slice(0, at) };
}
