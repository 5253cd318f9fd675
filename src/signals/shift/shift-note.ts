/** What the hours of a group say, in words: numbers, what is assumed of a working day, and no place. */
import type { Compared } from "../signal.js";
import { isoDay, percent } from "../words.js";
import type { ClockMove } from "./clock-move.js";
import type { SetDays } from "./half-hours.js";
import { ASSUMED, clockTime } from "./offsets.js";
import { DAY_SLOTS, type WorkingWeek } from "./working-week.js";

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** A working day with less than this share of the usual activity is called silent. */
const SILENT = 0.1;

/** What the note is made from. */
export interface ShiftFacts {
  readonly found: WorkingWeek;
  readonly compared: Compared;
  readonly offsets: readonly number[];
  readonly move: ClockMove | null;
  readonly days: SetDays;
  readonly stands: boolean;
}

/** The note of `shift`. */
export function shiftNote({ found, compared, offsets, move, days, stands }: ShiftFacts): string {
  const { start, length, free, share, timeShare } = found;
  const off = free.length === 0 ? "every day" : `all days but ${free.map((day) => NAMES[day]).join(" and ")}`;
  const hours = `${percent(share)} of the half hours with posts lie between ${clockTime(start)} and ${clockTime(start + length)} UTC on ${off} (${percent(timeShare)} of the week). Where the middle of each account's day is moved to noon, so that time zones do not count, the best working week holds ${percent(compared.value)} more of the activity than of the time, ${percent(compared.controlValue)} among accounts like them`;
  if (!stands) return `${hours}.`;
  const silent = silentDays(days, found);
  return [
    `${hours}.`,
    lunchWords(found),
    silent > 0
      ? `${silent === 1 ? "One working day is" : `${silent} working days are`} as good as silent.`
      : "",
    moveWords(move),
    offsetWords(offsets),
  ]
    .filter((words) => words !== "")
    .join(" ");
}

function lunchWords({ start, lunch, lunchLevel }: WorkingWeek): string {
  if (lunch === null || lunchLevel > ASSUMED.lunchLevel) return "No hour in between is much quieter.";
  return `From ${clockTime(start + lunch)} to ${clockTime(start + lunch + 2)} activity is ${percent(1 - lunchLevel)} lower than in the other hours.`;
}

function moveWords(move: ClockMove | null): string {
  if (!move) return "";
  const where = move.by < 0 ? "earlier" : "later";
  return `From about ${isoDay(move.from * 1800)} on the hours lie one hour ${where} in UTC, as where clocks change; the offsets cover both parts.`;
}

function offsetWords(offsets: readonly number[]): string {
  const hours = ([from, to]: readonly [number, number]) => `${plain(from)} and ${plain(to)}`;
  const assumed = `If a working day begins between ${hours(ASSUMED.start)}, ends between ${hours(ASSUMED.end)} and has the middle of its lunch hour between ${hours(ASSUMED.lunch)}`;
  if (offsets.length === 0) return `${assumed}, no clock agrees with these hours.`;
  return `${assumed}, its clock is ${signed(offsets[0])} to ${signed(offsets[offsets.length - 1])} hours ahead of UTC.`;
}

const plain = (hour: number): string =>
  `${Math.floor(hour)}:${String(Math.round(60 * (hour % 1))).padStart(2, "0")}`;

const signed = (offset: number): string => (offset < 0 ? `−${-offset}` : `+${offset}`);

/** Working days with hardly any activity in working hours. */
function silentDays({ from, days }: SetDays, { start, length, free }: WorkingWeek): number {
  const shift = (start - (from % DAY_SLOTS) + DAY_SLOTS) % DAY_SLOTS;
  const worked = days
    .map((day, i) => ({
      weekday: (Math.floor((from + i * DAY_SLOTS + shift) / DAY_SLOTS) + 3) % 7,
      activity: day.slice(shift, shift + length).reduce((sum, one) => sum + one, 0),
    }))
    .slice(1, -1)
    .filter(({ weekday }) => !free.includes(weekday))
    .map(({ activity }) => activity);
  const usual = [...worked].sort((x, y) => x - y)[Math.floor(worked.length / 2)] ?? 0;
  return worked.filter((activity) => activity < SILENT * usual).length;
}
