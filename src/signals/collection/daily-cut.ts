/**
 * Hours of the day that a collector left out. People do not begin and stop to the minute: towards the edge of their hours they get fewer, and now and then a
 * sitting runs over it. A collector that is switched off cuts at full activity, and nothing at all lies beyond.
 */
import {
  DAY,
  type MemberTimes,
  ofDay,
  runningCounts,
  stopsTogether,
  weekdayOf,
  within,
} from "./member-times.js";

/** Seconds of a slot; edges are looked for on quarter hours. */
const SLOT = 300;
const SLOTS = DAY / SLOT;
const MARK = 3;
const HOUR_SLOTS = 12;
const NEAR = 6;
/** Accounts that a cut must hold for at least: "the same for many" is what tells it from one person's habit. */
const FEWEST = 6;
/** An account with rows beyond an edge, but with no more than this share of its own, ran over it as people do. */
const RAN_OVER = 0.05;
/** Activity in the last five minutes before an edge, the five before, and the five before these, as shares of the hour's, where people come and go: what a cut is held against. */
const RAMP = [0.25, 0.6, 0.85] as const;
/** Log-likelihood ratio of full activity up to both edges against a ramp. */
const HARD = 2;
/** The same where a cut holds for some of the accounts only: a team of an office has an end of its own, and few people at it. */
const HARD_FOR_SOME = 6;
/** A longer silence is a night: where it begins, the edge must speak for itself. */
const BREAK = 3 * HOUR_SLOTS;
/** Share of the hour's activity that each edge must keep, and rows that both, and each, must have been expected to have. */
const KEPT = 0.35;
const EXPECTED = 5;
const EXPECTED_EACH = 2;
/** Rows that a silent weekday would have at an even pace: fewer may be missing by chance. */
const MISSED = 10;

/** A span of the day from one second to another; `to` may lie on the next day. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Hours of the day in which some accounts have no row, cut off by a collector; and who they are. */
export interface DailyCut {
  readonly accounts: readonly number[];
  readonly silent: readonly DaySpan[];
  /** Days of the week on which none of them has a row, 0 for Monday UTC, where as many rows as on others would be missed. */
  readonly silentDays: readonly number[];
}

/**
 * The cut that most rows speak for; null for none. Its accounts have no row between two edges, at both of which activity is as full in the last five minutes as in
 * the hour. Once that is so, all hours in which none of them ever stands are taken as the collector's. Cost: all pairs of quarter hours times accounts.
 */
export function dailyCut(times: MemberTimes): DailyCut | null {
  const sums = runningCounts(times, SLOTS, (seconds) => Math.floor(ofDay(seconds) / SLOT));
  const marks = SLOTS / MARK;
  let best: { accounts: number[]; near: number } | null = null;
  for (let first = 0; first < SLOTS; first += MARK)
    for (let length = HOUR_SLOTS; length <= SLOTS - HOUR_SLOTS; length += MARK) {
      const accounts: number[] = [];
      let near = 0;
      let ranOver = false;
      for (const [i, own] of sums.entries()) {
        const beyond = within(own, first, length);
        ranOver ||= beyond > 0 && beyond <= RAN_OVER * within(own, 0, SLOTS);
        if (beyond > 0) continue;
        accounts.push(i);
        near += within(own, first - NEAR, NEAR) + within(own, first + length, NEAR);
      }
      if (ranOver || accounts.length < FEWEST || near <= (best?.near ?? 0)) continue;
      if (!stopsTogether(near, accounts.length, sums.length, marks * marks)) continue;
      if (isHard(sums, accounts, first, length)) best = { accounts, near };
    }
  if (!best) return null;
  const { accounts } = best;
  return { accounts, silent: silentSpans(sums, accounts), silentDays: silentDays(times, accounts) };
}

function silentDays({ from, seconds }: MemberTimes, accounts: readonly number[]): number[] {
  const rows = new Int32Array(7);
  for (const i of accounts) for (let e = from[i]; e < from[i + 1]; e++) rows[weekdayOf(seconds[e])]++;
  const missed = rows.reduce((sum, count) => sum + count, 0) / 7;
  return missed < MISSED ? [] : [...rows.keys()].filter((day) => rows[day] === 0);
}

function isHard(sums: readonly Int32Array[], accounts: readonly number[], first: number, length: number) {
  const count = (from: number, slots: number) =>
    accounts.reduce((sum, i) => sum + within(sums[i], from, slots), 0);
  const edges = [
    { bins: RAMP.map((_, bin) => count(first - 1 - bin, 1)), hour: count(first - HOUR_SLOTS, HOUR_SLOTS) },
    {
      bins: RAMP.map((_, bin) => count(first + length + bin, 1)),
      hour: count(first + length, HOUR_SLOTS),
    },
  ].map(({ bins, hour }) => ({ bins, usual: hour / HOUR_SLOTS }));
  if (edges.some(({ bins, usual }) => usual < EXPECTED_EACH || bins[0] < KEPT * usual)) return false;
  const [stops, begins] = edges.map(({ bins, usual }) =>
    RAMP.reduce((sum, left, bin) => sum - bins[bin] * Math.log(left) - usual * (1 - left), 0),
  );
  // a night begins when people go, one by one; in the morning what has waited may come at once
  const hard = accounts.length < sums.length ? HARD_FOR_SOME : HARD;
  const ends = length <= BREAK || (stops >= hard && begins >= 0);
  return edges[0].usual + edges[1].usual >= EXPECTED && ends && stops + begins >= hard;
}

/** Spans of an hour or more in which none of the accounts has a row, in order of the day. */
function silentSpans(sums: readonly Int32Array[], accounts: readonly number[]): DaySpan[] {
  const silent = (mark: number) => accounts.every((i) => within(sums[i], mark, MARK) === 0);
  const spans: DaySpan[] = [];
  for (let mark = 0; mark < SLOTS; mark += MARK) {
    if (!silent(mark) || silent(mark - MARK)) continue;
    let length = MARK;
    while (length < SLOTS && silent(mark + length)) length += MARK;
    if (length >= HOUR_SLOTS) spans.push({ from: mark * SLOT, to: (mark + length) * SLOT });
  }
  return spans;
}
