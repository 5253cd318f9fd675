/**
 * How the members of a group were collected, from their rows alone: hours and weekdays that a collector left out, its outages, a cap on rows. Accounts
 * are alike in this where the same cuts hold for them; only such accounts tell whether hours and days off are the group's own.
 */
import { dailyCut } from "./daily-cut.js";
import { DAY, HOUR, type MemberTimes } from "./member-times.js";
import { outages } from "./outages.js";
import { type AccountSpan, rowCaps } from "./row-cap.js";
import { weekdayCut } from "./weekday-cut.js";
import { capWords, cutWords, dayAndTime, daysSeen, hoursSeen, weekSpan } from "./words.js";

/** A cut of the collector: rows that it left out. */
export interface Cut {
  readonly kind: "hours" | "weekdays" | "outage";
  /** What accounts have no row in, as a part of a sentence. */
  readonly words: string;
  /** SQL over `time_utc`: whether a row lies in what was left out. */
  readonly inside: string;
}

/** SQL: seconds of the day, and of the week from Monday 00:00 UTC. */
const SECOND = "(epoch_us(time_utc) / 1e6)";
const OF_DAY = `(${SECOND} - 86400 * floor(${SECOND} / 86400))`;
const OF_WEEK = `((${SECOND} + 259200) - 604800 * floor((${SECOND} + 259200) / 604800))`;

/** Cuts that hold for four members or more. */
export function cutsOf(times: MemberTimes): Cut[] {
  const daily = dailyCut(times);
  const weekly = weekdayCut(times);
  const cuts: Cut[] = [];
  if (daily)
    cuts.push({
      kind: "hours",
      words: `outside ${daysSeen(daily.silentDays)}${hoursSeen(daily.silent)} UTC`,
      inside: either([
        ...daily.silent.map(({ from, to }) => onCircle(OF_DAY, [from, to], DAY)),
        ...daily.silentDays.map((day) => onCircle(OF_WEEK, [day * DAY, (day + 1) * DAY], 7 * DAY)),
      ]),
    });
  if (weekly)
    cuts.push({
      kind: "weekdays",
      words: `from ${weekSpan(weekly.from, weekly.hours)} UTC`,
      inside: onCircle(OF_WEEK, [weekly.from * HOUR, (weekly.from + weekly.hours) * HOUR], 7 * DAY),
    });
  for (const { from, to } of outages(times))
    cuts.push({
      kind: "outage",
      words: `between ${dayAndTime(from)} and ${dayAndTime(to)} UTC`,
      inside: `(${SECOND} > ${from} AND ${SECOND} < ${to})`,
    });
  return cuts;
}

const either = (parts: readonly string[]): string => `(${parts.join(" OR ")})`;

function onCircle(place: string, [from, to]: readonly [number, number], round: number): string {
  const part = (low: number, high: number) => `(${place} >= ${low} AND ${place} < ${high})`;
  return to <= round ? part(from, to) : either([part(from, round), part(0, to - round)]);
}

/** An account with the cuts that hold for it. */
export interface Collected extends AccountSpan {
  /** For each cut, whether the account has a row in what was left out. */
  readonly inCut: readonly boolean[];
}

/** How an account was collected, as a key that accounts collected alike have in common. */
export function collectionKeys(accounts: readonly Collected[]): string[] {
  const caps = new Set(rowCaps(accounts));
  return accounts.map(({ events, inCut }) =>
    [...inCut.map((inside) => (inside ? "-" : "+")), caps.has(events) ? `cap ${events}` : ""].join(""),
  );
}

/** What is told of how the members were collected. */
export interface Collection {
  /** Cuts and caps as sentences, with the number of members; empty where all accounts were collected whole. */
  readonly words: readonly string[];
  /** Whether hours or weekdays of half of the members or more were cut: what is left is the collector's working week. */
  readonly cutsHours: boolean;
  /** Other accounts that were collected as some member was. */
  readonly others: number;
}

/** Of a group whose accounts were all collected whole. */
export const WHOLE: Collection = { words: [], cutsHours: false, others: 0 };

/** The words on cuts and caps that members have. `everybody`: whether a cut holds for all other accounts, too. */
export function collectionOf(
  cuts: readonly Cut[],
  members: readonly Collected[],
  others: readonly Collected[],
): Collection {
  const keys = collectionKeys([...members, ...others]);
  const own = keys.slice(0, members.length);
  const whole = cuts.map(() => "-").join("");
  const cut = new Set(own.filter((key) => key !== whole));
  const words = cuts.map(({ words }, i) => {
    const holds = (accounts: readonly Collected[]) => accounts.filter(({ inCut }) => !inCut[i]).length;
    return cutWords(words, [holds(members), members.length], [holds(others), others.length]);
  });
  const caps = rowCaps([...members, ...others]);
  for (const rows of caps) {
    const having = (accounts: readonly Collected[]) =>
      accounts.filter(({ events }) => events === rows).length;
    if (having(members) > 0) words.push(capWords(rows, having(members), members.length, having(others)));
  }
  return {
    words,
    cutsHours: cuts.some(
      ({ kind }, i) =>
        kind !== "outage" && 2 * members.filter(({ inCut }) => !inCut[i]).length >= members.length,
    ),
    others: keys.slice(members.length).filter((key) => cut.has(key)).length,
  };
}
