/** How a collection is told in words: hours, days and numbers of accounts. */
import { outOf, whole } from "../words.js";
import type { DaySpan } from "./daily-cut.js";
import { DAY, HOUR } from "./member-times.js";

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const clock = (seconds: number): string =>
  new Date((seconds % DAY) * 1000).toISOString().slice(11, 16).replace("24:00", "00:00");

/** A moment to the minute, UTC. */
export const dayAndTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");

/** Spans of the day that lie between silent ones. */
export function hoursSeen(silent: readonly DaySpan[]): string {
  return silent
    .map(({ to }, i) => {
      const next = silent[(i + 1) % silent.length].from;
      return [to % DAY, next % DAY] as const;
    })
    .sort(([x], [y]) => x - y)
    .map(([from, to]) => `${clock(from)} to ${clock(to)}`)
    .join(" and ");
}

/** Days of the week that are not silent, with a comma behind; nothing where all are seen. */
export function daysSeen(silent: readonly number[]): string {
  if (silent.length === 0) return "";
  const seen = [...NAMES.keys()].filter((day) => !silent.includes(day));
  const [first, last] = [seen[0], seen[seen.length - 1]];
  const inRow = seen.length > 2 && last - first === seen.length - 1;
  return `${inRow ? `${NAMES[first]} to ${NAMES[last]}` : seen.map((day) => NAMES[day]).join(" and ")}, `;
}

/** A span of hours of the week, 0 for Monday 00:00. */
export function weekSpan(from: number, hours: number): string {
  const at = (hour: number) => `${NAMES[Math.floor((hour % 168) / 24)]} ${clock((hour % 24) * HOUR)}`;
  return `${at(from)} to ${at(from + hours)}`;
}

type Count = readonly [count: number, all: number];

/** The sentence on a cut; `words` are what accounts have no row in. */
export function cutWords(words: string, members: Count, others: Count): string {
  const everybody = others[0] === others[1];
  const beside = everybody
    ? `nor has any of the ${whole(others[1])} other accounts of like volume`
    : `as ${outOf(others[0], others[1])} other accounts of like volume`;
  return `${outOf(...members)} members have no row at all ${words}, ${beside}; the rows break off at full activity, as a collector does and people seldom do.`;
}

/** The sentence on a cap. */
export const capWords = (rows: number, members: number, all: number, others: number): string =>
  `${outOf(members, all)} members have exactly ${whole(rows)} rows, their newest, as ${whole(others)} other accounts: a cap of the collection.`;
