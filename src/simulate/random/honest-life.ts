/** How the honest accounts of a random world live: how many there are, when they act, and what they look at. */
import type { Random } from "../../stats/index.js";
import { type Sessions, secondOfDay, sessionTimes } from "../people.js";
import { either, logUniform, oneOf, uniform, wholeLogUniform } from "./ranges.js";

const DAY = 86400;
/** How far a session lies from the usual moment that it belongs to, standard deviation. */
const HABIT_SECONDS = 1200;

/** Everything that decides when honest accounts act. */
export interface HonestLife extends Sessions {
  readonly accounts: number;
  /** Free acts of all of them, mean. */
  readonly acts: number;
  /** Standard deviation of the logarithm of an account's acts. */
  readonly activitySpread: number;
  /** Hours ahead of UTC, each as likely as the others. */
  readonly zones: readonly number[];
  /** Share of the sessions that begin near one of the account's two usual moments of the day. */
  readonly habitShare: number;
  /** Sessions of a Saturday and Sunday over those of another day. */
  readonly weekendFactor: number;
  /** Share of the accounts that are there for a part of the time only. */
  readonly passingShare: number;
}

/** One honest account. */
export interface Resident {
  readonly zone: number;
  readonly community: number;
}

/** When somebody acts. */
export interface Moment {
  readonly account: number;
  /** Seconds since the start of the world. */
  readonly time: number;
}

/** Draws how people live in a world of so many days. */
export function drawnLife(days: number, random: Random): HonestLife {
  const accounts = wholeLogUniform(150, 3000, random);
  const zoneCount = oneOf([1, 1, 2, 4, 9], random);
  return {
    days,
    accounts,
    acts: Math.min(45_000, Math.max(4000, accounts * logUniform(4, 90, random))),
    activitySpread: uniform(0.3, 1.6, random),
    zones: Array.from({ length: zoneCount }, () => random.integer(24) - 11),
    habitShare: either(0.6, () => uniform(0, 0.9, random), 0, random),
    weekendFactor: either(0.5, () => uniform(0.5, 1.6, random), 1, random),
    passingShare: either(0.4, () => uniform(0, 0.6, random), 0, random),
    furtherEvents: uniform(0, 6, random),
    burstSpread: uniform(0, 1.2, random),
    pauseSeconds: logUniform(15, 400, random),
  };
}

/** Draws the residents of some communities. */
export const residentsOf = (life: HonestLife, communities: number, random: Random): Resident[] =>
  Array.from({ length: life.accounts }, () => ({
    zone: oneOf(life.zones, random),
    community: random.integer(communities),
  }));

/** When each resident acts of free choice, account by account. */
export function freeMoments(life: HonestLife, residents: readonly Resident[], random: Random): Moment[] {
  const weights = residents.map(() => Math.exp(life.activitySpread * random.normal()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return residents.flatMap(({ zone }, account) => {
    const sessions = (life.acts * weights[account]) / total / (1 + life.furtherEvents);
    return sessionsOf(life, { zone, sessions }, random).map((time) => ({ account, time }));
  });
}

function sessionsOf(
  life: HonestLife,
  { zone, sessions }: { zone: number; sessions: number },
  random: Random,
): number[] {
  const usual = [secondOfDay(zone, random), secondOfDay(zone, random)];
  const passing = random.float() < life.passingShare;
  const from = passing ? random.float() * 0.8 * life.days : 0;
  const to = passing ? from + (0.1 + 0.9 * random.float()) * (life.days - from) : life.days;
  const times: number[] = [];
  for (let left = random.poisson(sessions); left > 0; left--) {
    const day = workedDay(life, from, to, random);
    const second =
      random.float() < life.habitShare
        ? usual[random.integer(2)] + HABIT_SECONDS * random.normal()
        : secondOfDay(zone, random);
    times.push(...sessionTimes(life, day * DAY + second, random));
  }
  return times;
}

/** A day between two, Saturdays and Sundays by their factor. The world begins on a Monday. */
function workedDay({ weekendFactor }: HonestLife, from: number, to: number, random: Random): number {
  const most = Math.max(1, weekendFactor);
  for (;;) {
    const day = Math.floor(from + random.float() * (to - from));
    const weight = day % 7 >= 5 ? weekendFactor : 1;
    if (random.float() * most < weight) return day;
  }
}
