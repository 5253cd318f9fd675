/** News: what many share by themselves, each after a delay of their own. */
import type { Random } from "../stats/index.js";
import type { Act, Order } from "./events.js";
import type { Links } from "./links.js";
import { attention, type Person, secondOfDay } from "./people.js";
import type { Scenario } from "./schema.js";

const DAY = 86400;

/** Zone of whoever gives news and orders. */
export const NEWSROOM_ZONE = 1;

/**
 * Acts on breaking news: each spike is one new link; who is awake joins with a chance and an exponential delay, who follows
 * the source by notification joins more often and sooner. `followers` are the first accounts of the list.
 */
export function newsActs(
  scenario: Scenario,
  everybody: readonly Person[],
  links: Links,
  random: Random,
): Act[] {
  const { news } = scenario;
  const acts: Act[] = [];
  for (let spike = 0; spike < news.spikes; spike++) {
    const at = random.integer(scenario.days) * DAY + secondOfDay(NEWSROOM_ZONE, random);
    const url = links.url(links.add());
    const order: Order = { kind: "link", url, tags: [], words: [], paraphrase: 0, posts: new Map() };
    everybody.forEach((person, account) => {
      const follows = account < news.followers;
      const join = follows ? news.followersJoinShare : news.joinShare * attention(person, at);
      const delay = 5 + random.exponential(1 / (follows ? news.followersDelaySeconds : news.delaySeconds));
      if (random.float() < join && at + delay < scenario.days * DAY)
        acts.push({ time: at + delay, account, order });
    });
  }
  return acts;
}
