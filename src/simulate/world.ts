/** Makes a world from a scenario and a seed: acts in order of time, each turned into a post, a repost or a reply. */
import { type Random, random } from "../stats/index.js";
import { castOf, labelsOf, type Player } from "./cast.js";
import { contentOf, type Stage } from "./content.js";
import { crowdActs, scheduledActs } from "./crowds.js";
import type { Act, SimulatedEvent, World } from "./events.js";
import { type Links, topicLinks, worldLinks } from "./links.js";
import { newsActs } from "./news.js";
import { freeActs } from "./people.js";
import { zipf } from "./popularity.js";
import type { Scenario } from "./schema.js";
import type { Society } from "./society/schema.js";
import { societyWorld } from "./society/society.js";
import { taskActs } from "./tasks.js";

/** The world of a scenario and a seed. The same pair gives the same world, event by event. */
export function simulateWorld(scenario: Scenario | Society, seed: number): World {
  if (!("model" in scenario)) return villageWorld(scenario, seed);
  const world = societyWorld(scenario, seed);
  return { events: [...world.events()], labels: world.labels, truth: world.truth() };
}

function villageWorld(scenario: Scenario, seed: number): World {
  const chance = random(seed);
  const extra = random(seed + 0.5);
  const cast = castOf(scenario, chance, extra);
  const links = worldLinks(scenario, chance);
  const topics = topicLinks(scenario, extra);
  const acts = actsOf(scenario, { cast, links, topics, chance, extra });
  const numbers = chance.shuffle(cast.map((_, i) => i + 1));
  const ids = numbers.map((number) => `a${String(number).padStart(5, "0")}`);
  const word = zipf(scenario.words, scenario.zipf);
  const hashtag = zipf(scenario.hashtags, scenario.zipf);
  const stage: Stage = {
    scenario,
    random: chance,
    cast,
    links,
    topics,
    word: () => word(chance),
    hashtag: () => hashtag(chance),
    events: [],
    sources: new Map(scenario.platforms.map((platform) => [platform, { index: [], fame: [], time: [] }])),
  };
  for (const act of acts) addEvent(stage, act, ids[act.account]);
  return { events: stage.events, labels: labelsOf(cast, ids) };
}

interface Making {
  readonly cast: readonly Player[];
  readonly links: Links;
  readonly topics: ReadonlyMap<string, Links>;
  readonly chance: Random;
  readonly extra: Random;
}

/** Everything that is to happen, in order of time. */
function actsOf(scenario: Scenario, { cast, links, topics, chance, extra }: Making): Act[] {
  const free = freeActs(scenario, cast, chance);
  const acts = [
    ...scheduledActs(scenario, cast, free, extra),
    ...newsActs(scenario, cast, links, chance),
    ...taskActs(scenario, cast, { links, topics, chance, dials: extra }),
    ...crowdActs(scenario, cast, links, extra),
  ];
  return acts.sort((a, b) => a.time - b.time || a.account - b.account);
}

function addEvent(stage: Stage, act: Act, account: string): void {
  const { events, cast, scenario } = stage;
  const { platform, created, fame } = cast[act.account];
  const content = contentOf(stage, act);
  const index = events.length;
  const event: SimulatedEvent = {
    account,
    post: `p${String(index + 1).padStart(7, "0")}`,
    time: clock(scenario, act.time),
    kind: content.repost_of ? "repost" : content.reply_to ? "reply" : "post",
    ...content,
    platform,
    ...(act.client === undefined ? {} : { client: act.client }),
    ...(created === undefined ? {} : { account_created: clock(scenario, created) }),
  };
  events.push(event);
  if (act.order && !act.order.posts.has(platform)) act.order.posts.set(platform, index);
  if (content.repost_of) return;
  const posts = stage.sources.get(platform)!;
  posts.index.push(index);
  posts.fame.push(fame);
  posts.time.push(act.time);
}

/** A moment of the world, ISO 8601, UTC, whole seconds. */
const clock = (scenario: Scenario, seconds: number): string =>
  new Date(Date.parse(scenario.start) + Math.floor(seconds) * 1000).toISOString().replace(".000Z", "Z");
