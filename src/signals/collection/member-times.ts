/** The rows of some accounts as places in the day and in the week: what the cuts of a collector are looked for in. */

/** Seconds of a day. */
export const DAY = 86_400;
/** Seconds of an hour. */
export const HOUR = 3600;
/** Seconds from the Monday before 1970 to 1970. */
const MONDAY = 3 * DAY;

/** Rows of some accounts: those of account i stand from `from[i]` up to `from[i + 1]`, epoch seconds, ascending. */
export interface MemberTimes {
  readonly from: Int32Array;
  readonly seconds: Float64Array;
}

/** Second of the day, UTC. */
export const ofDay = (seconds: number): number => ((seconds % DAY) + DAY) % DAY;

/** Second of the week, UTC, 0 for Monday 00:00. */
export const ofWeek = (seconds: number): number => (((seconds + MONDAY) % (7 * DAY)) + 7 * DAY) % (7 * DAY);

/** Day of the week, UTC, 0 for Monday. */
export const weekdayOf = (seconds: number): number => Math.floor(ofWeek(seconds) / DAY);

/** Rows of each account by slots of a circle, as running sums over two rounds, so that a span may run over the end. */
export function runningCounts(
  { from, seconds }: MemberTimes,
  slots: number,
  slotOf: (seconds: number) => number,
): Int32Array[] {
  return Array.from({ length: from.length - 1 }, (_, i) => {
    const sums = new Int32Array(2 * slots + 1);
    for (let e = from[i]; e < from[i + 1]; e++) sums[slotOf(seconds[e]) + 1]++;
    for (let slot = 0; slot < slots; slot++) sums[slots + slot + 1] = sums[slot + 1];
    for (let slot = 0; slot < 2 * slots; slot++) sums[slot + 1] += sums[slot];
    return sums;
  });
}

/** Rows of an account in so many slots of a circle from a slot on; negative slots count back. */
export function within(sums: Int32Array, from: number, length: number): number {
  const slots = (sums.length - 1) / 2;
  const first = ((from % slots) + slots) % slots;
  return sums[first + length] - sums[first];
}

/** Whether so many of all accounts having no row beyond an edge is rarer than this by chance, over all spans that were tried. */
const BY_CHANCE = Math.log(1e-4);

/**
 * Whether accounts that all stop at an edge do so by more than the choice of them. `near` are their rows close to the edges, all on one side: were it chance on
 * which side a row falls, that would have probability 2^−near; the choice of these among all accounts, and of the span among those tried, is paid for.
 */
export function stopsTogether(near: number, chosen: number, all: number, tried: number): boolean {
  let ways = 0;
  for (let i = 0; i < chosen; i++) ways += Math.log((all - i) / (chosen - i));
  return ways + Math.log(tried) - near * Math.LN2 <= BY_CHANCE;
}
