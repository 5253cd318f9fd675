/** Activity in half hours: each account counts once in each, however much it posts there, and nobody counts for more than a few hundred. */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { DAY_SLOTS, WEEK_SLOTS } from "./working-week.js";

const SLOT = 1800;
/** Half hours that one account counts at most; beyond, all of its half hours weigh less. */
const MOST_OF_ONE = 500;
/** 1970-01-01 was a Thursday. */
const FIRST_SLOT = 3 * DAY_SLOTS;

/** Half hour of the week, 0 for Monday 00:00 UTC, of a half hour since 1970. */
export const weekSlot = (slot: number): number => (slot + FIRST_SLOT) % WEEK_SLOTS;

/** Half hours since 1970 in which an account acted, ascending, each once. */
export function activeSlots({ events }: Ground, account: number): number[] {
  const slots: number[] = [];
  for (let i = events.from[account]; i < events.from[account + 1]; i++) {
    const slot = Math.floor(events.seconds[i] / SLOT);
    if (slots[slots.length - 1] !== slot) slots.push(slot);
  }
  return slots;
}

/** Weight of one half hour of an account that has so many. */
export const slotWeight = (slots: number): number => Math.min(1, MOST_OF_ONE / slots);

/** Hours of the week of every account of a ground. */
export interface AccountWeeks {
  /** 336 weights an account. */
  readonly weight: Float32Array;
  /** Active half hours of each account, and the middle of its day: the mean of their half hours of the day, on the circle. */
  readonly slots: Int32Array;
  readonly middle: Int32Array;
  /** How often each half hour of the week lies in the data. */
  readonly exposure: Float64Array;
}

/** Reads the hours of all accounts once. */
export function accountWeeks(ground: Ground): AccountWeeks {
  const accounts = ground.accounts.ids.length;
  const weight = new Float32Array(accounts * WEEK_SLOTS);
  const slots = new Int32Array(accounts);
  const middle = new Int32Array(accounts);
  for (let account = 0; account < accounts; account++) {
    const active = activeSlots(ground, account);
    slots[account] = active.length;
    middle[account] = middleOfDay(active);
    for (const slot of active) weight[account * WEEK_SLOTS + weekSlot(slot)] += slotWeight(active.length);
  }
  const exposure = new Float64Array(WEEK_SLOTS);
  const last = Math.floor(ground.lastSeconds / SLOT);
  for (let slot = Math.floor(ground.firstSeconds / SLOT); slot <= last; slot++) exposure[weekSlot(slot)]++;
  return { weight, slots, middle, exposure };
}

/** The mean half hour of the day, on the circle. */
function middleOfDay(slots: readonly number[]): number {
  let x = 0;
  let y = 0;
  for (const slot of slots) {
    const angle = (2 * Math.PI * (slot % DAY_SLOTS)) / DAY_SLOTS;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  return (Math.round((Math.atan2(y, x) / (2 * Math.PI)) * DAY_SLOTS) + DAY_SLOTS) % DAY_SLOTS;
}

/**
 * Hours of the week of a set: of its accounts with at least `fewest` active half hours, and how many these are. `aligned`: the middle of
 * each account's own day is moved to noon, so that it does not matter who lives by which clock.
 */
export function setWeek(
  { weight, slots, middle }: AccountWeeks,
  set: AccountSet,
  { fewest, aligned }: { fewest: number; aligned: boolean },
) {
  const week = new Float64Array(WEEK_SLOTS);
  let accounts = 0;
  let total = 0;
  for (const account of set.numbers) {
    if (slots[account] < fewest) continue;
    accounts++;
    total += slots[account] * slotWeight(slots[account]);
    const by = aligned ? (DAY_SLOTS / 2 - middle[account] + WEEK_SLOTS) % WEEK_SLOTS : 0;
    for (let slot = 0, at = account * WEEK_SLOTS; slot < WEEK_SLOTS; slot++)
      week[(slot + by) % WEEK_SLOTS] += weight[at + slot];
  }
  return { week, accounts, total };
}

/** Activity of a set day by day. */
export interface SetDays {
  /** Half hours since 1970 at which the first day begins. */
  readonly from: number;
  /** 48 weights a day. */
  readonly days: readonly Float64Array[];
}

/** Activity of a set in days that begin `cut` half hours after midnight UTC. */
export function setDays(
  ground: Ground,
  set: AccountSet,
  { cut, fewest }: { cut: number; fewest: number },
): SetDays {
  const dayOf = (slot: number) => Math.floor((slot - cut) / DAY_SLOTS);
  const first = dayOf(Math.floor(ground.firstSeconds / SLOT));
  const count = dayOf(Math.floor(ground.lastSeconds / SLOT)) - first + 1;
  const days = Array.from({ length: count }, () => new Float64Array(DAY_SLOTS));
  const from = first * DAY_SLOTS + cut;
  for (const account of set.numbers) {
    const active = activeSlots(ground, account);
    if (active.length < fewest) continue;
    for (const slot of active)
      days[dayOf(slot) - first][(slot - from) % DAY_SLOTS] += slotWeight(active.length);
  }
  return { from, days };
}

/** Hours of the week of days; `of` gives for each place the day that stands there. */
export function weekOfDays({ from, days }: SetDays, of: (place: number) => number): Float64Array {
  const week = new Float64Array(WEEK_SLOTS);
  for (let place = 0; place < days.length; place++) {
    const day = days[of(place)];
    for (let slot = 0; slot < DAY_SLOTS; slot++) week[weekSlot(from + place * DAY_SLOTS + slot)] += day[slot];
  }
  return week;
}
