/**
 * Outages of a collector: spans in which none of some accounts has a row, that begin or end in hours which are busy on other days. Days off begin and end
 * with the night, or with the end of a working day; an outage does not ask what time it is.
 */
import { firstAtLeast } from "../../stats/index.js";
import { DAY, HOUR, type MemberTimes } from "./member-times.js";

const FEWEST = 4;
/** Shortest outage: shorter ones make no day silent. */
const SHORTEST = DAY;
/** Seconds at both ends in which rows are missed, an hour for people who stop early or begin late; and how many the times of the day would give at both, and at each. */
const EDGE = 4 * HOUR;
const EARLY = HOUR;
/** Share of the other days on which the same hours may be silent, too. */
const SILENT = 0.05;
const MISSED = 12;
const MISSED_EACH = 4;
/** Accounts that are silent for more of the time, or more often, have a rhythm of their own. */
const MOST_OF_TIME = 0.25;
const MOST = 3;

/** Epoch seconds of the rows before and after. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** Outages that all of the accounts with rows before and after have in common, in order of time. */
export function outages({ from, seconds }: MemberTimes): Outage[] {
  if (from.length - 1 < FEWEST) return [];
  const all = Float64Array.from(seconds).sort();
  const span = all[all.length - 1] - all[0];
  const gaps: Outage[] = [];
  for (let i = 1; i < all.length; i++)
    if (all[i] - all[i - 1] >= SHORTEST) gaps.push({ from: all[i - 1], to: all[i] });
  const others = (at: number) => otherDays(all, gaps, at);
  const found = gaps.filter((gap) => {
    const edges = [others(gap.from + EARLY), others(gap.to - EDGE - EARLY)];
    return (
      edges.every(({ rows, silent }) => rows >= MISSED_EACH && silent <= SILENT) &&
      edges[0].rows + edges[1].rows >= MISSED
    );
  });
  const out = found.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return found.length <= MOST && out <= MOST_OF_TIME * span ? found : [];
}

/** The four hours from `at` on at other days that lie in no gap: rows in the mean, and the share of these days without any. */
function otherDays(all: Float64Array, gaps: readonly Outage[], at: number): { rows: number; silent: number } {
  let [days, rows, silent] = [0, 0, 0];
  const first = at - DAY * Math.floor((at - all[0]) / DAY);
  for (let from = first; from + EDGE <= all[all.length - 1]; from += DAY) {
    if (gaps.some((gap) => from >= gap.from && from + EDGE <= gap.to)) continue;
    const count = firstAtLeast(all, from + EDGE, 0, all.length) - firstAtLeast(all, from, 0, all.length);
    days++;
    rows += count;
    if (count === 0) silent++;
  }
  return days === 0 ? { rows: 0, silent: 1 } : { rows: rows / days, silent: silent / days };
}
