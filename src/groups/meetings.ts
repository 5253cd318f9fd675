/**
 * Counts of meetings inside a set of accounts: pairs of actions on one object within the window. Linear in the actions of
 * the set, however many meetings there are: only counts, neighbours and a median are needed, never the list.
 */
import { rowsOf, type TraceData } from "./trace-data.js";

/** Meetings inside a set of accounts under one trace and window. */
export interface MeetingCounts {
  /** (pair, object) within the window. */
  readonly observed: number;
  /** Objects with a meeting, members with a meeting, actions that took part in one. */
  readonly objects: number;
  readonly accounts: number;
  readonly actions: number;
  /** Microseconds since 1970 of the first and last action that took part; null without meetings. */
  readonly firstTick: number | null;
  readonly lastTick: number | null;
  /** Median |Δt| of the meetings, seconds; null without meetings. */
  readonly medianGapSeconds: number | null;
}

/** Counts the meetings among `accounts` (numbers of the trace, each once) within `windowSeconds`. */
export function meetingCounts(data: TraceData, accounts: Int32Array, windowSeconds: number): MeetingCounts {
  const acts = actsOf(data, accounts);
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  const { rows, object, ticks } = acts;
  const met = new Set<number>();
  let objects = 0;
  let actions = 0;
  let lastObject = -1;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    if (!follows(acts, i, window) && !follows(acts, i + 1, window)) continue;
    actions++;
    met.add(data.actions.account[rows[i]]);
    if (object[i] !== lastObject) objects++;
    lastObject = object[i];
    first = Math.min(first, ticks[i]);
    last = Math.max(last, ticks[i]);
  }
  const observed = pairsWithin(acts, window);
  const found = observed > 0;
  return {
    observed,
    objects,
    accounts: met.size,
    actions,
    firstTick: found ? first : null,
    lastTick: found ? last : null,
    medianGapSeconds: found ? medianGap(acts, window, observed) / 1e6 : null,
  };
}

/** Whether any two of the accounts met within `windowSeconds`. */
export function anyMeeting(data: TraceData, accounts: Int32Array, windowSeconds: number): boolean {
  const { object } = data.actions;
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  const rows = rowsOf(data, accounts);
  for (let i = 1; i < rows.length; i++)
    if (object[rows[i]] === object[rows[i - 1]] && data.ticks[rows[i]] - data.ticks[rows[i - 1]] <= window)
      return true;
  return false;
}

/** Meetings of everybody in the trace. */
export function allMeetings({ actions: { object }, ticks }: TraceData, windowSeconds: number): number {
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  let pairs = 0;
  let from = 0;
  for (let i = 0; i < object.length; i++) {
    while (object[from] !== object[i] || ticks[i] - ticks[from] > window) from++;
    pairs += i - from;
  }
  return pairs;
}

/** Acts of some accounts side by side: by object, then time. */
interface Acts {
  readonly rows: Int32Array;
  readonly object: Int32Array;
  readonly ticks: Float64Array;
}

function actsOf(data: TraceData, accounts: Int32Array): Acts {
  const rows = rowsOf(data, accounts);
  return {
    rows,
    object: rows.map((row) => data.actions.object[row]),
    ticks: Float64Array.from(rows, (row) => data.ticks[row]),
  };
}

/** Whether the act before this one is on the same object and within the window. */
const follows = ({ object, ticks }: Acts, i: number, window: number): boolean =>
  i > 0 && i < object.length && object[i] === object[i - 1] && ticks[i] - ticks[i - 1] <= window;

function pairsWithin({ object, ticks }: Acts, window: number): number {
  let pairs = 0;
  let from = 0;
  for (let i = 0; i < object.length; i++) {
    while (object[from] !== object[i] || ticks[i] - ticks[from] > window) from++;
    pairs += i - from;
  }
  return pairs;
}

/** Meetings an act up to which all gaps are listed and sorted: faster than halving some thirty times. */
const FEW = 8;

/** The gap is found by halving where meetings are many: the smallest gap within which half of the meetings lie. */
function medianGap(acts: Acts, window: number, observed: number): number {
  const middle = Math.floor((observed + 1) / 2);
  if (observed <= FEW * acts.object.length) {
    const gaps = gapsWithin(acts, window, observed).sort();
    return observed % 2 === 1 ? gaps[middle - 1] : (gaps[middle - 1] + gaps[middle]) / 2;
  }
  const lower = gapOfRank(acts, window, middle);
  return observed % 2 === 1 ? lower : (lower + gapOfRank(acts, window, middle + 1)) / 2;
}

function gapsWithin({ object, ticks }: Acts, window: number, observed: number): Float64Array {
  const gaps = new Float64Array(observed);
  let count = 0;
  let from = 0;
  for (let i = 0; i < object.length; i++) {
    while (object[from] !== object[i] || ticks[i] - ticks[from] > window) from++;
    for (let j = from; j < i; j++) gaps[count++] = ticks[i] - ticks[j];
  }
  return gaps;
}

function gapOfRank(acts: Acts, window: number, rank: number): number {
  let low = 0;
  let high = window;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (pairsWithin(acts, middle) >= rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each account (in the order given): objects on which it met another, and how many others it met. */
export function memberMeetings(
  data: TraceData,
  accounts: Int32Array,
  windowSeconds: number,
): { support: Int32Array; partners: Int32Array } {
  const acts = actsOf(data, accounts);
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  const position = new Map([...accounts].map((account, i) => [account, i]));
  const { object, ticks } = acts;
  const place = acts.rows.map((row) => position.get(data.actions.account[row]) as number);
  const support = new Int32Array(accounts.length);
  const partners = accounts.length ? accounts.map(() => 0) : new Int32Array(0);
  const seen = new Uint8Array(accounts.length * accounts.length);
  for (let i = 0; i < place.length; i++) {
    if (follows(acts, i, window) || follows(acts, i + 1, window)) support[place[i]]++;
    for (let j = i - 1; j >= 0 && object[j] === object[i] && ticks[i] - ticks[j] <= window; j--) {
      const [a, b] = place[i] < place[j] ? [place[i], place[j]] : [place[j], place[i]];
      if (seen[a * accounts.length + b]) continue;
      seen[a * accounts.length + b] = 1;
      partners[a]++;
      partners[b]++;
    }
  }
  return { support, partners };
}
