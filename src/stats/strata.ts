/**
 * The strata of the permutation null: which actions may exchange their accounts, and how many meetings each stratum (and
 * each couple of neighbouring strata) holds. `permutation-null.ts` turns these counts into expectations.
 */
import type { ActionColumns } from "../model/index.js";
import { microseconds } from "./microseconds.js";

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
  /** Stratum of each action. */
  readonly of: Int32Array;
  /** Actions in each stratum. */
  readonly sizes: Float64Array;
  /** Runs of actions on one object in one bin, and the clock of each action in microseconds. */
  readonly runs: Runs;
  readonly ticks: Float64Array;
  readonly binSeconds: number;
}

/** Strata and their meetings as a symmetric sparse matrix. */
export interface Strata {
  readonly count: number;
  /** Stratum of each action. */
  readonly of: Int32Array;
  /** Actions in each stratum. */
  readonly sizes: Float64Array;
  /** Row starts of the matrix; row s lists strata t whose actions meet those of s, ascending. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  /** Action pairs that meet, one in s and the other in t. On the diagonal: unordered pairs inside s. */
  readonly meetings: Float64Array;
}

/** Runs of neighbouring actions on one object in one time bin. */
export interface Runs {
  readonly count: number;
  readonly start: Int32Array;
  readonly object: Int32Array;
  readonly bin: Float64Array;
  readonly stratum: Int32Array;
}

interface Triplets {
  count: number;
  from: Int32Array;
  to: Int32Array;
  meetings: Float64Array;
}

/** Deals actions (sorted by object, then time) into strata (time bin, popularity class). Cost: one sort of the (object, bin) runs. */
export function stratification(actions: ActionColumns, options: StrataOptions): Stratification {
  const ticks = microseconds(actions.time);
  const runs = binRuns(actions, ticks, options);
  const of = new Int32Array(actions.account.length);
  for (let r = 0; r < runs.count; r++) of.fill(runs.stratum[r], runs.start[r], runs.start[r + 1]);
  let count = 0;
  for (let r = 0; r < runs.count; r++) if (runs.stratum[r] >= count) count = runs.stratum[r] + 1;
  const sizes = new Float64Array(count);
  for (let i = 0; i < of.length; i++) sizes[of[i]]++;
  return { count, of, sizes, runs, ticks, binSeconds: options.binSeconds };
}

/**
 * Counts meetings in and between strata: two actions on one object at most `windowSeconds` apart. None is listed; cost: rows ×
 * (1 + window / bin).
 */
export function strata(dealt: Stratification, windowSeconds: number): Strata {
  const { count, of, sizes } = dealt;
  return { count, of, sizes, ...symmetricRows(meetingTriplets(dealt, windowSeconds), count) };
}

function binRuns(actions: ActionColumns, ticks: Float64Array, options: StrataOptions): Runs {
  const { object } = actions;
  const width = options.binSeconds * 1e6;
  const rows = object.length;
  const start = new Int32Array(rows + 1);
  const runObject = new Int32Array(rows);
  const bin = new Float64Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const here = Math.floor(ticks[i] / width);
    if (count && runObject[count - 1] === object[i] && bin[count - 1] === here) continue;
    start[count] = i;
    runObject[count] = object[i];
    bin[count++] = here;
  }
  start[count] = rows;
  const runs = {
    count,
    start: start.subarray(0, count + 1),
    object: runObject.subarray(0, count),
    bin: bin.subarray(0, count),
  };
  return { ...runs, stratum: numbered(stratumKeys(pooled(runs, options), options.popularityCap)) };
}

function pooled(runs: Omit<Runs, "stratum">, options: StrataOptions): Omit<Runs, "stratum"> {
  if (options.periodSeconds === undefined) return runs;
  const bins = Math.round(options.periodSeconds / options.binSeconds);
  return { ...runs, bin: runs.bin.map((bin) => ((bin % bins) + bins) % bins) };
}

function stratumKeys(runs: Omit<Runs, "stratum">, popularityCap: number): Float64Array {
  const { count, start, object, bin } = runs;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < count; r++) {
    if (bin[r] < low) low = bin[r];
    if (bin[r] > high) high = bin[r];
  }
  const span = high - low + 1;
  const keys = new Float64Array(count);
  for (let from = 0, to = 0; from < count; from = to) {
    to = from;
    while (to < count && object[to] === object[from]) to++;
    const popularity = Math.min(31 - Math.clz32(start[to] - start[from]), popularityCap);
    for (let r = from; r < to; r++) keys[r] = popularity * span + (bin[r] - low);
  }
  return keys;
}

/** The place of each key (a whole number, 0 or more) among the distinct ones. */
function numbered(keys: Float64Array): Int32Array {
  let most = 0;
  for (let i = 0; i < keys.length; i++) if (keys[i] > most) most = keys[i];
  return most <= 4 * keys.length + 1024 ? numberedDense(keys, most) : numberedSparse(keys);
}

function numberedDense(keys: Float64Array, most: number): Int32Array {
  const place = new Int32Array(most + 1);
  for (let i = 0; i < keys.length; i++) place[keys[i]] = 1;
  for (let key = 0, distinct = 0; key <= most; key++) if (place[key]) place[key] = distinct++;
  const numbers = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) numbers[i] = place[keys[i]];
  return numbers;
}

function numberedSparse(keys: Float64Array): Int32Array {
  const sorted = keys.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i];
  const numbers = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    let low = 0;
    let high = distinct - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < keys[i]) low = middle + 1;
      else high = middle;
    }
    numbers[i] = low;
  }
  return numbers;
}

function meetingTriplets({ runs, ticks, binSeconds }: Stratification, windowSeconds: number): Triplets {
  const window = Math.round(windowSeconds * 1e6);
  const list: Triplets = {
    count: 0,
    from: new Int32Array(1024),
    to: new Int32Array(1024),
    meetings: new Float64Array(1024),
  };
  const lags = Math.ceil(windowSeconds / binSeconds);
  const { count, start, object, bin, stratum } = runs;
  for (let r = 0; r < count; r++) {
    const inside = meetingsInside(ticks, start[r], start[r + 1], window);
    if (inside) append(list, stratum[r], stratum[r], inside);
    for (let q = r + 1; q < count && object[q] === object[r] && bin[q] - bin[r] <= lags; q++) {
      const across = meetingsAcross(ticks, start[r], start[r + 1], start[q], start[q + 1], window);
      if (across === 0) break;
      append(list, stratum[r], stratum[q], across);
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

function append(list: Triplets, from: number, to: number, meetings: number): void {
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

function symmetricRows(list: Triplets, count: number): Pick<Strata, "rowStart" | "column" | "meetings"> {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < list.count; i++) {
    start[list.from[i] + 1]++;
    if (list.from[i] !== list.to[i]) start[list.to[i] + 1]++;
  }
  for (let s = 0; s < count; s++) start[s + 1] += start[s];
  const next = start.slice();
  const column = new Int32Array(start[count]);
  const meetings = new Float64Array(start[count]);
  const place = (row: number, other: number, value: number) => {
    column[next[row]] = other;
    meetings[next[row]++] = value;
  };
  for (let i = 0; i < list.count; i++) {
    place(list.from[i], list.to[i], list.meetings[i]);
    if (list.from[i] !== list.to[i]) place(list.to[i], list.from[i], list.meetings[i]);
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
