/**
 * Silent days of accounts beyond what their own weekdays give. Inside the stretch from an account's first to its last active day, each day
 * of the week has its own share of silent days (the hypergeometric null: as many silent Mondays, on any Mondays).
 */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";

const DAY = 86_400;
const HOUR = 3600;

/** Days of a ground that begin at one hour. */
export interface Days {
  /** Days since 1970 of the first, and how many. */
  readonly first: number;
  readonly count: number;
  /** Hour UTC at which days begin. */
  readonly cut: number;
}

/** Days that begin at `cut`; the first and the last, which may be cut off, are left out. */
export function daysFrom(ground: Ground, cut: number): Days {
  const first = Math.floor((ground.firstSeconds - cut * HOUR) / DAY) + 1;
  return { first, count: Math.floor((ground.lastSeconds - cut * HOUR) / DAY) - first, cut };
}

/** The hour UTC before which a set is quietest for three hours: days that begin there cut no shift in two. */
export function quietestHour({ events }: Ground, set: AccountSet): number {
  const hours = new Float64Array(24);
  for (const account of set.numbers)
    for (let i = events.from[account]; i < events.from[account + 1]; i++)
      hours[Math.floor(events.seconds[i] / HOUR) % 24]++;
  let best = 0;
  const around = (hour: number) => [-2, -1, 0, 1].reduce((sum, by) => sum + hours[(hour + by + 24) % 24], 0);
  for (let hour = 1; hour < 24; hour++) if (around(hour) < around(best)) best = hour;
  return best;
}

/** Sums over accounts, by day. */
export interface DaySums {
  /** Of silent days less what was expected, of standard deviations, of variances, and of how far silence answers to a quieter day. */
  readonly excess: Float64Array;
  readonly deviation: Float64Array;
  readonly variance: Float64Array;
  readonly response: Float64Array;
  readonly silent: Float64Array;
  readonly expected: Float64Array;
  readonly present: Float64Array;
}

/** Sums of nobody. */
export const noSums = (count: number): DaySums => ({
  excess: new Float64Array(count),
  deviation: new Float64Array(count),
  variance: new Float64Array(count),
  response: new Float64Array(count),
  silent: new Float64Array(count),
  expected: new Float64Array(count),
  present: new Float64Array(count),
});

/** Fewest days between an account's first and last active day, and fewest active and silent days among them. */
const FEWEST_SPAN = 21;
const FEWEST_EACH = 4;

/** Silence of one account by day: 1 silent, 0 active, inside its stretch; null where it has too little of either. */
export function silenceOf(
  { events }: Ground,
  account: number,
  days: Days,
): { from: number; silent: Uint8Array } | null {
  const active = new Uint8Array(days.count);
  let from = days.count;
  let to = -1;
  let count = 0;
  for (let i = events.from[account]; i < events.from[account + 1]; i++) {
    const day = Math.floor((events.seconds[i] - days.cut * HOUR) / DAY) - days.first;
    if (day < 0 || day >= days.count || active[day]) continue;
    active[day] = 1;
    count++;
    from = Math.min(from, day);
    to = day;
  }
  const span = to - from + 1;
  if (span < FEWEST_SPAN || count < FEWEST_EACH || span - count < FEWEST_EACH) return null;
  return { from, silent: active.subarray(from, to + 1).map((one) => 1 - one) };
}

/** Share of silent days of an account by day of the week, and variance of one day under the null. */
export function weekdayShares(
  from: number,
  silent: Uint8Array,
): { share: Float64Array; variance: Float64Array } {
  const days = new Float64Array(7);
  const share = new Float64Array(7);
  for (let i = 0; i < silent.length; i++) {
    days[(from + i) % 7]++;
    share[(from + i) % 7] += silent[i];
  }
  const variance = share.map((count, w) => {
    const q = count / Math.max(1, days[w]);
    return days[w] > 1 ? (q * (1 - q) * days[w]) / (days[w] - 1) : 0;
  });
  return { share: share.map((count, w) => count / Math.max(1, days[w])), variance };
}

/** Adds one account to sums; false where it has too few days. */
export function addAccount(ground: Ground, account: number, days: Days, sums: DaySums): boolean {
  const own = silenceOf(ground, account, days);
  if (!own) return false;
  const { share, variance } = weekdayShares(own.from, own.silent);
  for (let i = 0; i < own.silent.length; i++) {
    const day = own.from + i;
    const weekday = day % 7;
    sums.excess[day] += own.silent[i] - share[weekday];
    sums.deviation[day] += Math.sqrt(variance[weekday]);
    sums.variance[day] += variance[weekday];
    sums.response[day] += share[weekday] > 0 ? -share[weekday] * Math.log(share[weekday]) : 0;
    sums.silent[day] += own.silent[i];
    sums.expected[day] += share[weekday];
    sums.present[day]++;
  }
  return true;
}
