/** Links of a world: each appears at some time with some popularity, is looked at for hours, and fades. */
import type { Random } from "../stats/index.js";
import { lowerBound, weighted } from "./popularity.js";
import type { Scenario } from "./scenario.js";

/** Links looked through for one choice. */
const IN_VIEW = 24;
const SITES = 60;
const TASTES = 5;
const TASTE_FACTOR = 6;

/** The links of a world. */
export interface Links {
  /** Makes one more link that nobody chooses freely (news, a task); returns its index. */
  add(time: number): number;
  /** A link that is in view at a time, by age, popularity and taste. */
  choose(time: number, taste: number, random: Random): number;
  /** Address of a link. */
  url(index: number): string;
}

/** Draws the links that are free to choose: times over the whole span, popularity by Zipf's law, one taste each. */
export function worldLinks(scenario: Scenario, random: Random): Links {
  const span = scenario.days * 86400;
  const lead = 4 * scenario.attentionSeconds;
  const times = Float64Array.from(
    { length: scenario.links },
    () => random.float() * (span + lead) - lead,
  ).sort();
  const ranks = random.shuffle(Array.from({ length: scenario.links }, (_, rank) => rank));
  const weights = ranks.map((rank) => (rank + 1) ** -scenario.zipf);
  const tastes = ranks.map(() => random.integer(TASTES));
  const sites = ranks.map(() => Math.floor(SITES * random.float() ** 2));
  const byTaste = Array.from({ length: TASTES }, (_, taste) =>
    weights.map((weight, i) => (tastes[i] === taste ? TASTE_FACTOR * weight : weight)),
  );
  return {
    add(_time) {
      sites.push(Math.floor(SITES * random.float()));
      return sites.length - 1;
    },
    choose(time, taste, chance) {
      const seen = time - chance.exponential(1 / scenario.attentionSeconds);
      const to = Math.max(1, lowerBound(times, seen));
      return weighted(byTaste[taste], Math.max(0, to - IN_VIEW), to, chance);
    },
    url: (index) => `https://site${sites[index]}.example/item${index}`,
  };
}
