/** Accounts and when they act: time zones, a daily rhythm, sessions of several acts in a row. */
import type { Random } from "../stats/index.js";
import type { Act } from "./events.js";
import type { Scenario } from "./schema.js";

/** Relative activity by local hour of the day: quiet nights, a noon and an evening peak. */
const RHYTHM = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 11, 11, 10, 9, 9, 10, 11, 13, 14, 13, 9, 5];
const RHYTHM_PEAK = Math.max(...RHYTHM);
const ZONES = [-5, 0, 1, 1, 1, 2, 2, 3, 8];
const DAY = 86400;
/** How far a session lies from the usual moment that it belongs to, standard deviation. */
const HABIT_SECONDS = 1200;

/** One account. */
export interface Person {
  /** Hours ahead of UTC. */
  readonly zone: number;
  readonly sessionsPerDay: number;
  /** Weight of the account's posts when others choose what to repost. */
  readonly fame: number;
  /** Shift in the order of link popularity: accounts of one taste look at the same links first. */
  readonly taste: number;
}

/** Draws `count` accounts. */
export function people(scenario: Scenario, count: number, random: Random): Person[] {
  const zones = scenario.zones ?? ZONES;
  return Array.from({ length: count }, () => ({
    zone: zones[random.integer(zones.length)],
    sessionsPerDay: scenario.sessionsPerDay * Math.exp(scenario.sessionsSpread * random.normal()),
    fame: 1 / (0.02 + random.float()),
    taste: random.integer(5),
  }));
}

/** How likely a person is awake and looking, 0 to 1, at `time` seconds since a midnight UTC. */
export function attention(person: Pick<Person, "zone">, time: number): number {
  const local = Math.floor(time / 3600 + person.zone);
  return RHYTHM[((local % 24) + 24) % 24] / RHYTHM_PEAK;
}

/** A second of the day (UTC) drawn by the rhythm of a zone. */
export function secondOfDay(zone: number, random: Random): number {
  for (;;) {
    const local = random.float() * 24;
    if (random.float() * RHYTHM_PEAK < RHYTHM[Math.floor(local)]) return ((local - zone + 24) % 24) * 3600;
  }
}

/** What decides how many acts a session has, and how far apart they lie. */
export type Sessions = Pick<Scenario, "days" | "furtherEvents" | "burstSpread" | "pauseSeconds">;

/** Times of one session from its first act on, and of those after it until the end of the world. */
export function sessionTimes(scenario: Sessions, from: number, random: Random): number[] {
  const { furtherEvents, burstSpread } = scenario;
  const size = burstSpread > 0 ? Math.exp(burstSpread * random.normal() - burstSpread ** 2 / 2) : 1;
  const times: number[] = [];
  let time = from;
  for (let more = random.poisson(furtherEvents * size); more >= 0; more--) {
    if (time >= 0 && time < scenario.days * DAY) times.push(time);
    time += 1 + random.exponential(1 / scenario.pauseSeconds);
  }
  return times;
}

/** Free acts of all accounts, unordered: sessions by rhythm and habit, pauses within a session. */
export function freeActs(scenario: Scenario, everybody: readonly Person[], random: Random): Act[] {
  const acts: Act[] = [];
  everybody.forEach((person, account) => {
    const usual = scenario.habit > 0 ? [0, 1].map(() => secondOfDay(person.zone, random)) : [];
    for (let day = 0; day < scenario.days; day++) {
      for (let session = random.poisson(person.sessionsPerDay); session > 0; session--) {
        const from =
          scenario.habit > 0 && random.float() < scenario.habit
            ? usual[random.integer(2)] + HABIT_SECONDS * random.normal()
            : secondOfDay(person.zone, random);
        for (const time of sessionTimes(scenario, day * DAY + from, random)) acts.push({ time, account });
      }
    }
  });
  return acts;
}

/** Free acts in sessions until there are `count` of them. */
export function someFreeActs(
  scenario: Sessions,
  { account, zone, count }: { account: number; zone: number; count: number },
  random: Random,
): Act[] {
  const acts: Act[] = [];
  while (acts.length < count) {
    const from = random.integer(scenario.days) * DAY + secondOfDay(zone, random);
    for (const time of sessionTimes(scenario, from, random))
      if (acts.length < count) acts.push({ time, account });
  }
  return acts;
}
