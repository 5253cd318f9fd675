/** Who is in a world: honest accounts, the crowds among them, the planted groups, and on which platform each account is. */

import { UsageError } from "../model/index.js";
import type { Random } from "../stats/index.js";
import type { Label } from "./events.js";
import { type Person, people } from "./people.js";
import type { Scenario } from "./schema.js";

const DAY = 86400;

/** One account with its part in the world. */
export interface Player extends Person {
  /** Name of the honest crowd that the account is of; empty for none. */
  readonly crowd: string;
  /** Name of the crowd whose topic and calls the account follows; empty for none. */
  readonly topic: string;
  /** Name of the planted group; empty for honest accounts. */
  readonly group: string;
  readonly platform: string;
  /** When the account was made, seconds since the start of the world; undefined in worlds without profiles. */
  readonly created?: number;
}

/**
 * Draws everybody: honest accounts first, the crowds at their end in the order of their names, then the planted groups. People
 * come from `chance`, what newer scenarios add from `extra`, so that older worlds stay the same for a seed.
 */
export function castOf(scenario: Scenario, chance: Random, extra: Random): Player[] {
  const { farm, accounts, platforms } = scenario;
  const planted = farm ? farm.accounts * farm.groups : 0;
  const crowdOf = crowdPlaces(scenario);
  const batches = Array.from({ length: 2 * (farm?.groups ?? 0) }, () => -(60 + 340 * extra.float()) * DAY);
  return people(scenario, accounts + planted, chance).map((person, i): Player => {
    const place = i - accounts;
    const group = farm && place >= 0 ? Math.floor(place / farm.accounts) : -1;
    const crowd = crowdOf[i] ?? "";
    const where = group < 0 ? (platforms.length > 1 ? extra.integer(platforms.length) : 0) : place;
    const batch = group < 0 ? undefined : batches[2 * group + extra.integer(2)];
    return {
      ...person,
      sessionsPerDay: person.sessionsPerDay * livesOf(scenario, crowd, group),
      crowd,
      topic: group < 0 ? crowd : (farm?.among ?? ""),
      group: group < 0 ? "" : `farm-${group + 1}`,
      platform: platforms[where % platforms.length],
      ...(scenario.profiles ? { created: madeAt(batch, extra) } : {}),
    };
  });
}

/** A free life is multiplied by this; with camouflage the planted accounts get theirs elsewhere. */
function livesOf(scenario: Scenario, crowd: string, group: number): number {
  if (group >= 0) return scenario.farm?.camouflage === null ? 1 : 0;
  return crowd ? scenario.crowds[crowd].lives : 1;
}

/** Honest accounts were made one by one over the years, planted ones within some hours of a batch. */
function madeAt(batch: number | undefined, random: Random): number {
  if (batch !== undefined) return Math.round(batch + random.exponential(1 / 7200));
  return Math.round(-30 * DAY - Math.min(5000 * DAY, random.exponential(1 / (900 * DAY))));
}

function crowdPlaces(scenario: Scenario): string[] {
  const places: string[] = [];
  let at = scenario.accounts;
  for (const [name, { accounts }] of Object.entries(scenario.crowds)) {
    at -= accounts;
    if (at < scenario.news.followers)
      throw new UsageError(
        `simulate: accounts, the crowds have more members than there are honest accounts, ${scenario.accounts}. Raise accounts or make the crowds smaller.`,
      );
    for (let i = at; i < at + accounts; i++) places[i] = name;
  }
  return places;
}

/** The truth about each account, in order of account. */
export function labelsOf(cast: readonly Player[], ids: readonly string[]): Label[] {
  const labels = cast.map(
    ({ group, platform, crowd }, i): Label => ({
      account: ids[i],
      label: group ? "planted" : "honest",
      group,
      platform,
      crowd,
    }),
  );
  return labels.sort((a, b) => (a.account < b.account ? -1 : 1));
}
