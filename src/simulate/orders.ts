/** Common causes: news that many share by themselves, and the tasks of a planted group. */
import type { Random } from "../stats/index.js";
import type { Act, Order } from "./events.js";
import type { Links } from "./links.js";
import { attention, type Person, secondOfDay } from "./people.js";
import type { Scenario } from "./scenario.js";

const DAY = 86400;
const NEWSROOM_ZONE = 1;

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
    const order: Order = { kind: "link", link: links.add(at), hashtag: -1, words: [], post: -1 };
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

/** Acts of the planted group (accounts `members`) on its tasks, spread uniformly over some minutes. */
export function taskActs(
  scenario: Scenario,
  members: readonly number[],
  links: Links,
  random: Random,
): Act[] {
  const { farm } = scenario;
  const acts: Act[] = [];
  if (!farm) return acts;
  for (let day = 0; day < scenario.days; day++) {
    for (let task = random.poisson(farm.tasksPerDay); task > 0; task--) {
      const at = day * DAY + secondOfDay(NEWSROOM_ZONE, random);
      const order = taskOrder(scenario, at, links, random);
      for (const account of members) {
        const time = at + random.float() * farm.spreadSeconds;
        if (random.float() < farm.joinShare && time < scenario.days * DAY)
          acts.push({ time, account, order });
      }
    }
  }
  return acts;
}

function taskOrder(scenario: Scenario, at: number, links: Links, random: Random): Order {
  const borrowed = random.float() < (scenario.farm?.borrowedShare ?? 0);
  const kind = (["link", "link", "repost", "wording"] as const)[random.integer(4)];
  const words =
    kind === "wording"
      ? Array.from({ length: 12 + random.integer(9) }, () => random.integer(scenario.words))
      : [];
  return {
    kind,
    link: borrowed ? links.choose(at, 0, random) : links.add(at),
    hashtag: random.integer(scenario.hashtags),
    words,
    post: -1,
  };
}
