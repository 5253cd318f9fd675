/**
 * Days of the week that a collector left out: some accounts have no row on them, and stop and begin at hours of the day that are busy on all other days. An
 * office that is free on Saturday stops when its day ends; a collector that rests on Saturday stops whoever is awake.
 */
import { HOUR, type MemberTimes, ofWeek, runningCounts, stopsTogether, within } from "./member-times.js";

const WEEK = 168;
const FEWEST = 4;
/** Hours beyond each edge in which rows are missed. */
const BEYOND = 3;
/** Rows that the same hours of the other days would give beyond both edges, and beyond each. */
const MISSED = 10;
const MISSED_EACH = 2;
/** Share of their usual rows that the hours before the first edge and after the last must have. */
const USUAL = 0.5;

/** Hours of the week in which some accounts have no row, 0 for Monday 00:00 UTC, cut off by a collector; and who they are. */
export interface WeekdayCut {
  readonly accounts: readonly number[];
  readonly from: number;
  readonly hours: number;
}

/** The cut of one to six whole days, from any hour on, that most rows speak for; null for none. Cost: a thousand spans times accounts. */
export function weekdayCut(times: MemberTimes): WeekdayCut | null {
  const sums = runningCounts(times, WEEK, (seconds) => Math.floor(ofWeek(seconds) / HOUR));
  let best: (WeekdayCut & { near: number }) | null = null;
  for (let from = 0; from < WEEK; from++)
    for (let days = 1; days <= 6; days++) {
      const accounts: number[] = [];
      let near = 0;
      for (const [i, own] of sums.entries()) {
        if (within(own, from, 24 * days) > 0) continue;
        accounts.push(i);
        near += within(own, from - BEYOND, BEYOND) + within(own, from + 24 * days, BEYOND);
      }
      if (accounts.length < FEWEST || near <= (best?.near ?? 0)) continue;
      if (!stopsTogether(near, accounts.length, sums.length, 6 * WEEK)) continue;
      if (breaksOff(sums, accounts, from, days)) best = { accounts, from, hours: 24 * days, near };
    }
  return best && { accounts: best.accounts, from: best.from, hours: best.hours };
}

/** Whether rows go on at their usual pace up to both edges, and are missed beyond them. */
function breaksOff(sums: readonly Int32Array[], accounts: readonly number[], from: number, days: number) {
  const rows = (hour: number) => accounts.reduce((sum, i) => sum + within(sums[i], hour, BEYOND), 0);
  const mean = (hour: number) => {
    let sum = 0;
    for (let day = days; day < 7; day++) sum += rows(hour + 24 * day);
    return sum / (7 - days);
  };
  const [after, before] = [mean(from), mean(from - BEYOND)];
  const missed = Math.min(after, before) >= MISSED_EACH && after + before >= MISSED;
  const end = from + 24 * days;
  return missed && rows(from - BEYOND) >= USUAL * before && rows(end) >= USUAL * after;
}
