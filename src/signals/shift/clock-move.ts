/** Whether the hours moved by one hour in the middle of the data, as where clocks change between summer and winter time. */
import { type SetDays, weekOfDays } from "./half-hours.js";
import { WEEK_SLOTS, type WorkingWeek, workingWeek } from "./working-week.js";

/** Fewest days on each side of a change. */
const FEWEST_DAYS = 14;
/** What two starts must explain more than one, nats a half hour with posts. */
const GAIN = 0.02;
const ONE_HOUR = 2;
/** Fewest half hours of a working day. */
const SHORTEST = 12;

/** A move of the working hours. */
export interface ClockMove {
  /** Half hours since 1970 from which the later hours hold, to about a week. */
  readonly from: number;
  /** Half hours by which they lie later in UTC; −2 or 2. */
  readonly by: number;
}

/** The best cut into two parts whose hours lie one hour apart; null where one start does. Cuts are tried week by week. */
export function clockMove(days: SetDays, found: WorkingWeek): ClockMove | null {
  const even = new Float64Array(WEEK_SLOTS).fill(1);
  const count = days.days.length;
  const part = (from: number, to: number) => {
    const week = weekOfDays(
      { ...days, days: days.days.map((day, i) => (i >= from && i < to ? day : NOTHING)) },
      (i) => i,
    );
    return { week, total: week.reduce((sum, one) => sum + one, 0) };
  };
  // hours that move look an hour longer when they are fitted as one
  const bestFrom = (week: Float64Array, by: number, length: number) =>
    workingWeek(week, even, { starts: [(found.start + by + 48) % 48], length, free: found.free });
  let best: (ClockMove & { gain: number }) | null = null;
  for (let cut = FEWEST_DAYS; cut <= count - FEWEST_DAYS; cut += 7) {
    const [first, second] = [part(0, cut), part(cut, count)];
    const score = (a: WorkingWeek, b: WorkingWeek) =>
      (first.total * a.divergence + second.total * b.divergence) / (first.total + second.total);
    const fits = [found.length, found.length - ONE_HOUR]
      .filter((length) => length >= SHORTEST)
      .map((length) =>
        [-2, -1, 0, 1, 2].map((by) => ({
          first: bestFrom(first.week, by, length),
          second: bestFrom(second.week, by, length),
        })),
      );
    const one = Math.max(...fits.flat().map((at) => score(at.first, at.second)));
    for (const both of fits)
      for (const by of [-ONE_HOUR, ONE_HOUR])
        for (const [i, at] of both.entries()) {
          const gain = both[i + by] ? score(at.first, both[i + by].second) - one : 0;
          if (gain > GAIN && gain > (best?.gain ?? 0)) best = { from: days.from + cut * 48, by, gain };
        }
  }
  return best;
}

const NOTHING = new Float64Array(48);
