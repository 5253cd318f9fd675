/** Accounts and when they act: time zones, a daily rhythm, sessions of several acts in a row. */
import type { Random } from "../stats/index.js";
import type { Act } from "./events.js";
import type { Scenario } from "./scenario.js";

/** Relative activity by local hour of the day: quiet nights, a noon and an evening peak. */
const RHYTHM = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 11, 11, 10, 9, 9, 10, 11, 13, 14, 13, 9, 5];
const RHYTHM_PEAK = Math.max(...RHYTHM);
const ZONES = [-5, 0, 1, 1, 1, 2, 2, 3, 8];
const DAY = 86400;

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
  return Array.from({ length: count }, () => ({
    zone: ZONES[random.integer(ZONES.length)],
    sessionsPerDay: scenario.sessionsPerDay * Math.exp(scenario.sessionsSpread * random.normal()),
    fame: 1 / (0.02 + random.float()),
    taste: random.integer(5),
  }));
}

/** How likely a person is awake and looking, 0 to 1, at `time` seconds since a midnight UTC. */
export function attention(person: Person, time: number): number {
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

/** Free acts of all accounts, unordered: sessions by rhythm, pauses within a session. */
export function freeActs(scenario: Scenario, everybody: readonly Person[], random: Random): Act[] {
  const acts: Act[] = [];
  everybody.forEach((person, account) => {
    for (let day = 0; day < scenario.days; day++) {
      for (let session = random.poisson(person.sessionsPerDay); session > 0; session--) {
        let time = day * DAY + secondOfDay(person.zone, random);
        for (let more = random.poisson(scenario.furtherEvents); more >= 0; more--) {
          if (time < scenario.days * DAY) acts.push({ time, account });
          time += 1 + random.exponential(1 / scenario.pauseSeconds);
        }
      }
    }
  });
  return acts;
}
