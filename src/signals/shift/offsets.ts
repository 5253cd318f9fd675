/**
 * Clocks with which a working week agrees. Hours in UTC alone cannot tell nine to five at +3 from eight to four at +2: that takes an
 * assumption about working days, which stands here in numbers and is told with the result. Offsets name no place.
 */
import { DAY_SLOTS, type WorkingWeek } from "./working-week.js";

/** What is assumed of a working day, hours of its own clock. */
export const ASSUMED = {
  start: [7.5, 10.5],
  end: [15, 20],
  /** Middle of the lunch hour; used where that hour has at most `lunchLevel` of the activity of the others. */
  lunch: [11.75, 14.25],
  lunchLevel: 0.75,
} as const;

/** Offsets looked at, hours ahead of UTC. */
export const OFFSETS: readonly number[] = Array.from({ length: 53 }, (_, i) => -12 + i / 2);

/** Free days by convention, most widespread first, 0 for Monday; each set is tried before the next. */
const WEEKENDS: readonly (readonly number[])[] = [[5, 6], [6], [5], [4, 5], [4], [3, 4]];
/** Share of the redrawn weeks in which an offset must agree to be kept. */
const KEPT = 0.05;

/**
 * Offsets with which at least one in twenty of the weeks agrees, ascending; empty where none does. `weeks` are fits to redrawn days.
 * Offsets a day apart have the same hours: of these the one stays whose free days are more usual (Saturday and Sunday before others).
 */
export function compatibleOffsets(weeks: readonly WorkingWeek[]): number[] {
  const agreeing = OFFSETS.map((offset) => ({
    offset,
    share: weeks.filter((week) => agrees(week, offset)).length / weeks.length,
    rank: Math.min(...weeks.filter((week) => agrees(week, offset)).map((week) => weekendRank(week, offset))),
  })).filter(({ share }) => share >= KEPT);
  const best = Math.min(...agreeing.map(({ rank }) => rank));
  const kept = agreeing.filter(({ rank }) => rank === best).map(({ offset }) => offset);
  return kept.some((offset) => kept.includes(offset + 24)) ? kept.filter((offset) => offset > -10) : kept;
}

function agrees(week: WorkingWeek, offset: number): boolean {
  const begin = local(week.start, offset);
  const within = ([from, to]: readonly [number, number], hour: number) => hour >= from && hour <= to;
  if (!within(ASSUMED.start, begin)) return false;
  const lunch = week.lunch === null ? null : begin + (week.lunch + 1) / 2;
  return (
    within(ASSUMED.end, begin + week.length / 2) &&
    (lunch === null || week.lunchLevel > ASSUMED.lunchLevel || within(ASSUMED.lunch, lunch))
  );
}

/** Hour of the day by a clock ahead of UTC. */
const local = (slot: number, offset: number): number => (((slot / 2 + offset) % 24) + 24) % 24;

/** Free days by that clock. */
export function localFreeDays(week: WorkingWeek, offset: number): number[] {
  const later = Math.floor((week.start / 2 + offset) / 24);
  return week.free.map((day) => (day + later + 7) % 7).sort((x, y) => x - y);
}

function weekendRank(week: WorkingWeek, offset: number): number {
  const free = localFreeDays(week, offset);
  const rank = WEEKENDS.findIndex(
    (days) => days.length === free.length && days.every((day) => free.includes(day)),
  );
  return free.length === 0 ? 0 : rank < 0 ? WEEKENDS.length : rank;
}

/** A half hour of the UTC day as a clock time. */
export const clockTime = (slot: number): string => {
  const at = ((slot % DAY_SLOTS) + DAY_SLOTS) % DAY_SLOTS;
  return `${String(Math.floor(at / 2)).padStart(2, "0")}:${at % 2 ? "30" : "00"}`;
};
