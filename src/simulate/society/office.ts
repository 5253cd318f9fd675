/** An office: who works there, in which team, when, and who is away. Hours are those of its own clock. */
import { UsageError } from "../../model/index.js";
import type { Random } from "../../stats/index.js";
import type { Hours, Office, Society } from "./schema.js";
import type { Language } from "./words.js";

const DAY = 86400;
/** How far from the beginning and the end of a shift somebody comes and goes, standard deviation in hours. */
const PUNCTUALITY = 0.15;

/** One operator. */
export interface Operator {
  readonly index: number;
  readonly team: number;
  readonly language: Language;
  readonly client: string;
  /** Numbers of the accounts, counted from the first account of the office. */
  readonly accounts: readonly number[];
}

/** One team: hours by which it begins later, and its days off. */
export interface Team {
  readonly late: number;
  readonly daysOff: readonly number[];
}

/** Everybody who works in an office. */
export interface Staff {
  readonly office: Office;
  readonly operators: readonly Operator[];
  readonly teams: readonly Team[];
  /** Days on which the office works, from 0. */
  readonly workdays: readonly number[];
}

/** A stretch of time, seconds since the start of the world. */
export type Span = readonly [from: number, to: number];

/** Day of the week of a day of the world, 0 for Sunday. */
export const weekday = (start: string, day: number): number =>
  new Date(Date.parse(start) + day * DAY * 1000).getUTCDay();

/** Draws the staff. Throws `UsageError` where there are more operators or covers than fit. */
export function staffOf(society: Society, office: Office, random: Random): Staff {
  if (office.operators > office.accounts)
    throw new UsageError(
      `simulate: farm.operators, ${office.operators} for ${office.accounts} accounts. Give each operator an account at least.`,
    );
  if (office.handoverMinutes[0] > office.handoverMinutes[1])
    throw new UsageError(
      `simulate: farm.handoverMinutes, ${office.handoverMinutes.join(" to ")}. Write the smaller number first.`,
    );
  const workdays = Array.from({ length: society.days }, (_, day) => day).filter(
    (day) =>
      !office.holidays.includes(day) &&
      (office.hours.weekendShare > 0 || !isFree(society, office.hours, day)),
  );
  const late = Math.round(office.teams * office.lateShare);
  const teams = Array.from({ length: office.teams }, (_, team): Team => {
    const off = random.shuffle(workdays.filter((day) => !isFree(society, office.hours, day)));
    return {
      late: team >= office.teams - late ? office.lateHours : 0,
      daysOff: off.slice(0, office.teamDaysOff).sort((a, b) => a - b),
    };
  });
  let next = 0;
  const operators = sizes(office, random).map((size, index): Operator => {
    const accounts = Array.from({ length: size }, () => next++);
    return {
      index,
      team: index % office.teams,
      language: office.languages[random.integer(office.languages.length)],
      client: office.clients[random.integer(office.clients.length)],
      accounts,
    };
  });
  return { office, operators, teams, workdays };
}

/** Accounts of each operator: one at least, the others in proportion to log-normal weights. */
function sizes({ accounts, operators, accountsSpread }: Office, random: Random): number[] {
  const weights = Array.from({ length: operators }, () => Math.exp(accountsSpread * random.normal()));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (weight / sum) * (accounts - operators));
  const counts = shares.map((part) => 1 + Math.floor(part));
  let rest = accounts - counts.reduce((a, b) => a + b, 0);
  const order = shares.map((part, i) => [part % 1, i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of order) {
    if (rest-- <= 0) break;
    counts[i]++;
  }
  return counts;
}

/** Whether a day is one of the free days of the week. */
export const isFree = (society: Society, hours: Hours, day: number): boolean =>
  hours.weekend.includes(weekday(society.start, day));

/**
 * When somebody works on a day: comes and goes near the hours, never outside them, and eats for a while unless he stays at his desk.
 * `late` is by how many hours the shift begins later.
 */
export function workingSpans(
  hours: Hours,
  at: { readonly day: number; readonly offset: number; readonly late: number },
  random: Random,
): Span[] {
  const clock = (hour: number) => at.day * DAY + (hour + at.late - at.offset) * 3600;
  const from = clock(hours.start + Math.abs(PUNCTUALITY * random.normal()));
  const to = clock(hours.start + hours.length - Math.abs(PUNCTUALITY * random.normal()));
  const eats = clock(hours.lunch - at.late + 0.3 * random.normal());
  const back = eats + hours.lunchMinutes * 60;
  if (random.float() < hours.lunchStay || hours.lunchMinutes === 0 || eats <= from || back >= to)
    return [[from, to]];
  return [
    [from, eats],
    [back, to],
  ];
}

/** When an operator works on a day; nothing where the office, the team or the operator is off. */
export function shiftOf(
  society: Society,
  staff: Staff,
  operator: Operator,
  day: number,
  random: Random,
): Span[] {
  const { office } = staff;
  const team = staff.teams[operator.team];
  if (office.holidays.includes(day) || team.daysOff.includes(day)) return [];
  if (isFree(society, office.hours, day) && random.float() >= office.hours.weekendShare) return [];
  if (random.float() < office.absence) return [];
  return workingSpans(office.hours, { day, offset: office.offset, late: team.late }, random);
}

/** The first moment from `time` on at which somebody works, and until when; null after the last. */
export function workFrom(spans: readonly Span[], time: number): Span | null {
  for (const [from, to] of spans) if (time < to) return [Math.max(time, from), to];
  return null;
}
