/**
 * The working week that fits hours of the week best: equal hours on some days, a lunch hour in which less happens, one or two free
 * days. Start, length, lunch and free days are all searched, so that no country's habits are built in.
 */

/** Half hours of a day. */
export const DAY_SLOTS = 48;
/** Half hours of a week; 0 is Monday 00:00 UTC. */
export const WEEK_SLOTS = 7 * DAY_SLOTS;

/** Lengths tried, half hours: 6 to 10 hours. */
const LENGTHS = [12, 13, 14, 15, 16, 17, 18, 19, 20] as const;
/** Lunch begins this many half hours after the start, and takes two. */
const LUNCH_FROM = 5;
const LUNCH_TO = 11;
const LUNCH_SLOTS = 2;

/** A working week. Days are those on which a shift begins, 0 for Monday, UTC. */
export interface WorkingWeek {
  /** Half hour of the UTC day at which work begins, and half hours that it lasts. */
  readonly start: number;
  readonly length: number;
  readonly free: readonly number[];
  /** Half hours from the start to lunch; null where no hour is quieter. */
  readonly lunch: number | null;
  /** Activity in the lunch hour, as a share of that in other working hours; 1 without lunch. */
  readonly lunchLevel: number;
  /** Share of the activity in working hours, and share of the time. */
  readonly share: number;
  readonly timeShare: number;
  /** Information of the split, nats a unit of activity. */
  readonly divergence: number;
}

/** Free days tried: none, each day, each two days in a row. */
export const FREE_DAYS: readonly (readonly number[])[] = [
  [],
  ...Array.from({ length: 7 }, (_, day) => [day]),
  ...Array.from({ length: 7 }, (_, day) => [day, (day + 1) % 7]),
];

/** What to hold fixed in the search; absent: searched. */
export interface Fixed {
  readonly starts?: readonly number[];
  readonly length?: number;
  readonly free?: readonly number[];
}

/**
 * The working week of largest divergence.
 *
 * Formula in words: p log(p/f) + (1 − p) log((1 − p)/(1 − f)) for the share p of activity in working hours against their share f of
 * the time, plus p times the same for the lunch hour inside them; 0 where p ≤ f, and no lunch where it is not quieter. That is the
 * log-likelihood ratio of the split for one unit of activity, so it does not grow with volume. When it misleads: people of one time zone
 * have quiet nights, which is a working week of a weak sort; compare with others of the same data. Cost: 48 × 9 × 15 sums of prefix counts.
 *
 * @param activity by half hour of the week. @param exposure how often each half hour occurs in the data.
 */
export function workingWeek(activity: Float64Array, exposure: Float64Array, fixed: Fixed = {}): WorkingWeek {
  const a = prefix(activity);
  const e = prefix(exposure);
  const all = { activity: a[WEEK_SLOTS], exposure: e[WEEK_SLOTS] };
  const weeks = (fixed.free === undefined ? FREE_DAYS : [fixed.free]).map((free) => ({
    free,
    days: ALL_DAYS.filter((day) => !free.includes(day)),
  }));
  let best: WorkingWeek | null = null;
  for (const start of fixed.starts ?? STARTS)
    for (const length of fixed.length === undefined ? LENGTHS : [fixed.length])
      for (const { free, days } of weeks) {
        const inside = sums(a, e, days, start, length);
        const share = inside.activity / all.activity;
        const timeShare = inside.exposure / all.exposure;
        if (best && split(share, timeShare) + share * MOST_LUNCH <= best.divergence) continue;
        const lunch = lunchOf(a, e, { days, start, length, inside });
        const divergence = split(share, timeShare) + share * lunch.divergence;
        if (!best || divergence > best.divergence)
          best = {
            start,
            length,
            free,
            lunch: lunch.at,
            lunchLevel: lunch.level,
            share,
            timeShare,
            divergence,
          };
      }
  return best!;
}

/** Divergence that a lunch hour can add at most: all quiet for 2 of 12 half hours. */
const MOST_LUNCH = -Math.log(1 - LUNCH_SLOTS / LENGTHS[0]);
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const STARTS = Array.from({ length: DAY_SLOTS }, (_, slot) => slot);

/** Prefix sums over two weeks, so that hours may run over the end of the week. */
function prefix(values: Float64Array): Float64Array {
  const sums = new Float64Array(2 * WEEK_SLOTS + 1);
  for (let i = 0; i < 2 * WEEK_SLOTS; i++) sums[i + 1] = sums[i] + values[i % WEEK_SLOTS];
  return sums;
}

interface Sums {
  readonly activity: number;
  readonly exposure: number;
}

function sums(
  a: Float64Array,
  e: Float64Array,
  days: readonly number[],
  start: number,
  length: number,
): Sums {
  let activity = 0;
  let exposure = 0;
  for (const day of days) {
    const from = day * DAY_SLOTS + start;
    activity += a[from + length] - a[from];
    exposure += e[from + length] - e[from];
  }
  return { activity, exposure };
}

/** Divergence of a share from the share of time; 0 where it is not larger. */
function split(p: number, f: number): number {
  if (!(p > f) || f <= 0) return 0;
  return p * Math.log(p / f) + (p < 1 ? (1 - p) * Math.log((1 - p) / (1 - f)) : 0);
}

interface Hours {
  readonly days: readonly number[];
  readonly start: number;
  readonly length: number;
  readonly inside: Sums;
}

function lunchOf(a: Float64Array, e: Float64Array, { days, start, length, inside }: Hours) {
  let best: { at: number | null; level: number; divergence: number } = { at: null, level: 1, divergence: 0 };
  for (let at = LUNCH_FROM; at <= Math.min(LUNCH_TO, length - LUNCH_SLOTS - 1); at++) {
    const hour = sums(a, e, days, start + at, LUNCH_SLOTS);
    const p = hour.activity / inside.activity;
    const f = hour.exposure / inside.exposure;
    const divergence = split(1 - p, 1 - f);
    if (divergence > best.divergence) best = { at, level: (p / (1 - p)) * ((1 - f) / f), divergence };
  }
  return best;
}
