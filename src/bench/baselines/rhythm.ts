/** When each account acts, smoothed: the profile behind the textbook pair test. */
import type { ActionColumns } from "../../model/index.js";

const HOUR = 3600;
const DAY_PRIOR = 1;
const HOUR_PRIOR = 10;

/** Chances that an action in an hour is an account's. */
export interface Rhythm {
  /** Hour (since 1970) of each action. */
  readonly bin: Int32Array;
  /** w of an account in the given hours: its rate in the hour over the rates of all accounts. */
  weights(account: number, bins: Int32Array): Float64Array;
}

/**
 * Rates by day × hour of day: an account's actions times its share of the day times its share of the hour, both shares shrunk to
 * those of everybody by 1 (day) and 10 (hour) actions. Smooth on purpose: it knows days and hours of day, and no sitting of
 * twenty minutes, which is why the test that rests on it fails. Cost: the days × hours that each account uses.
 */
export function rhythmOf({ account, accountCount, time }: ActionColumns): Rhythm {
  const bin = Int32Array.from(time, (t) => Math.floor(t / HOUR));
  const firstDay = bin.reduce((low, b) => Math.min(low, Math.floor(b / 24)), Number.POSITIVE_INFINITY);
  const days = bin.reduce((high, b) => Math.max(high, Math.floor(b / 24)), 0) - firstDay + 1;
  const dayOf = (b: number) => Math.floor(b / 24) - firstDay;
  const hourOf = (b: number) => b - Math.floor(b / 24) * 24;
  const byDay = Array.from({ length: accountCount }, () => new Map<number, number>());
  const byHour = new Float64Array(accountCount * 24);
  const total = new Float64Array(accountCount);
  const dayShare = new Float64Array(days);
  const hourShare = new Float64Array(24);
  for (let row = 0; row < bin.length; row++) {
    const [i, d, h] = [account[row], dayOf(bin[row]), hourOf(bin[row])];
    byDay[i].set(d, (byDay[i].get(d) ?? 0) + 1);
    byHour[i * 24 + h]++;
    total[i]++;
    dayShare[d] += 1 / bin.length;
    hourShare[h] += 1 / bin.length;
  }
  const rate = (i: number, d: number, h: number) =>
    (total[i] *
      ((byDay[i].get(d) ?? 0) + DAY_PRIOR * dayShare[d]) *
      (byHour[i * 24 + h] + HOUR_PRIOR * hourShare[h])) /
    ((total[i] + DAY_PRIOR) * (total[i] + HOUR_PRIOR));
  const all = summedRates({ byDay, byHour, total, dayShare, hourShare });
  return {
    bin,
    weights: (i, bins) =>
      Float64Array.from(bins, (b) => rate(i, dayOf(b), hourOf(b)) / all[dayOf(b) * 24 + hourOf(b)]),
  };
}

interface Profile {
  readonly byDay: readonly ReadonlyMap<number, number>[];
  readonly byHour: Float64Array;
  readonly total: Float64Array;
  readonly dayShare: Float64Array;
  readonly hourShare: Float64Array;
}

/** The rates of all accounts in each (day, hour); the shrunk parts are products, only the counts are walked through. */
function summedRates({ byDay, byHour, total, dayShare, hourShare }: Profile): Float64Array {
  const all = new Float64Array(dayShare.length * 24);
  const dayPart = new Float64Array(dayShare.length);
  const hourPart = new Float64Array(24);
  let constant = 0;
  byDay.forEach((days, i) => {
    const scale = total[i] / ((total[i] + DAY_PRIOR) * (total[i] + HOUR_PRIOR));
    constant += scale;
    for (let h = 0; h < 24; h++) hourPart[h] += scale * byHour[i * 24 + h];
    for (const [d, n] of days) {
      dayPart[d] += scale * n;
      for (let h = 0; h < 24; h++) all[d * 24 + h] += scale * n * byHour[i * 24 + h];
    }
  });
  for (let d = 0; d < dayShare.length; d++)
    for (let h = 0; h < 24; h++)
      all[d * 24 + h] +=
        dayPart[d] * HOUR_PRIOR * hourShare[h] +
        DAY_PRIOR * dayShare[d] * (hourPart[h] + HOUR_PRIOR * hourShare[h] * constant);
  return all;
}
