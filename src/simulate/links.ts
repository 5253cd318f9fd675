/** Links of a world: each appears at some time with some popularity, is looked at for hours, and fades. */
import type { Random } from "../stats/index.js";
import { lowerBound, weighted } from "./popularity.js";
import type { Scenario } from "./schema.js";

/** Links looked through for one choice. */
const IN_VIEW = 24;
const SITES = 60;
const TASTES = 5;
const TASTE_FACTOR = 6;

/** The link that everybody shares all the time, in worlds that have one. */
export const HUB_URL = "https://hub.example/item0";

/** The links of a world, or of a topic in it. */
export interface Links {
  /** Makes one more link that nobody chooses freely (news, a task), on any site or the one that is named; returns its index. */
  add(site?: string): number;
  /** A link that is in view at a time, by age, popularity and taste. */
  choose(time: number, taste: number, random: Random): number;
  /** Address of a link. */
  url(index: number): string;
}

/** How many links, and what their addresses are made of. */
export interface LinkPool {
  readonly count: number;
  readonly path: string;
}

/** Draws the links that are free to choose: times over the whole span, popularity by Zipf's law, one taste each. */
export function worldLinks(scenario: Scenario, random: Random, pool?: LinkPool): Links {
  const { count, path } = pool ?? { count: scenario.links, path: "item" };
  const span = scenario.days * 86400;
  const lead = 4 * scenario.attentionSeconds;
  const times = Float64Array.from({ length: count }, () => random.float() * (span + lead) - lead).sort();
  const ranks = random.shuffle(Array.from({ length: count }, (_, rank) => rank));
  const weights = ranks.map((rank) => (rank + 1) ** -scenario.zipf);
  const tastes = ranks.map(() => random.integer(TASTES));
  const sites: string[] = ranks.map(() => `site${Math.floor(SITES * random.float() ** 2)}`);
  const byTaste = Array.from({ length: TASTES }, (_, taste) =>
    weights.map((weight, i) => (tastes[i] === taste ? TASTE_FACTOR * weight : weight)),
  );
  return {
    add: (site) => sites.push(site ?? `site${Math.floor(SITES * random.float())}`) - 1,
    choose(time, taste, chance) {
      const seen = time - chance.exponential(1 / scenario.attentionSeconds);
      const to = Math.max(1, lowerBound(times, seen));
      return weighted(byTaste[taste], Math.max(0, to - IN_VIEW), to, chance);
    },
    url: (index) => `https://${sites[index]}.example/${path}${index}`,
  };
}

/** The links of each crowd that follows a topic, by name of the crowd. */
export function topicLinks(scenario: Scenario, random: Random): Map<string, Links> {
  const topics = new Map<string, Links>();
  for (const [name, { topicLinks: count }] of Object.entries(scenario.crowds))
    if (count > 0) topics.set(name, worldLinks(scenario, random, { count, path: `${name}-` }));
  return topics;
}
