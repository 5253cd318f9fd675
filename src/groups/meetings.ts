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
  const rows = rowsOf(data, accounts);
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  const { object, account } = data.actions;
  const met = new Set<number>();
  let objects = 0;
  let actions = 0;
  let lastObject = -1;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!near(data, row, rows[i - 1], window) && !near(data, row, rows[i + 1], window)) continue;
    actions++;
    met.add(account[row]);
    if (object[row] !== lastObject) objects++;
    lastObject = object[row];
    first = Math.min(first, data.ticks[row]);
    last = Math.max(last, data.ticks[row]);
  }
  const observed = pairsWithin(data, rows, window);
  const found = observed > 0;
  return {
    observed,
    objects,
    accounts: met.size,
    actions,
    firstTick: found ? first : null,
    lastTick: found ? last : null,
    medianGapSeconds: found ? medianGap(data, rows, window, observed) / 1e6 : null,
  };
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

const near = (data: TraceData, row: number, other: number | undefined, window: number): boolean =>
  other !== undefined &&
  data.actions.object[row] === data.actions.object[other] &&
  Math.abs(data.ticks[row] - data.ticks[other]) <= window;

function pairsWithin({ actions: { object }, ticks }: TraceData, rows: Int32Array, window: number): number {
  let pairs = 0;
  let from = 0;
  for (let i = 0; i < rows.length; i++) {
    while (object[rows[from]] !== object[rows[i]] || ticks[rows[i]] - ticks[rows[from]] > window) from++;
    pairs += i - from;
  }
  return pairs;
}

/** The gap is found by halving: the smallest gap within which half of the meetings lie. */
function medianGap(data: TraceData, rows: Int32Array, window: number, observed: number): number {
  const lower = gapOfRank(data, rows, window, Math.floor((observed + 1) / 2));
  return observed % 2 === 1 ? lower : (lower + gapOfRank(data, rows, window, observed / 2 + 1)) / 2;
}

function gapOfRank(data: TraceData, rows: Int32Array, window: number, rank: number): number {
  let low = 0;
  let high = window;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (pairsWithin(data, rows, middle) >= rank) high = middle;
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
  const rows = rowsOf(data, accounts);
  const window = Math.floor(windowSeconds * 1e6 + 1e-6);
  const position = new Map([...accounts].map((account, i) => [account, i]));
  const place = rows.map((row) => position.get(data.actions.account[row]) as number);
  const support = new Int32Array(accounts.length);
  const partners = accounts.length ? accounts.map(() => 0) : new Int32Array(0);
  const seen = new Uint8Array(accounts.length * accounts.length);
  for (let i = 0; i < rows.length; i++) {
    if (near(data, rows[i], rows[i - 1], window) || near(data, rows[i], rows[i + 1], window))
      support[place[i]]++;
    for (let j = i - 1; j >= 0 && near(data, rows[i], rows[j], window); j--) {
      const [a, b] = place[i] < place[j] ? [place[i], place[j]] : [place[j], place[i]];
      if (seen[a * accounts.length + b]) continue;
      seen[a * accounts.length + b] = 1;
      partners[a]++;
      partners[b]++;
    }
  }
  return { support, partners };
}
