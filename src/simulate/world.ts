/** Makes a world from a scenario and a seed: acts in order of time, each turned into a post, a repost or a reply. */
import { type Random, random } from "../stats/index.js";
import type { Act, Label, Order, SimulatedEvent, World } from "./events.js";
import { type Links, worldLinks } from "./links.js";
import { newsActs, taskActs } from "./orders.js";
import { freeActs, type Person, people } from "./people.js";
import { weighted, zipf } from "./popularity.js";
import type { Scenario } from "./scenario.js";

const PLATFORM = "sim";
const GROUP = "farm-1";
/** Posts looked through when somebody chooses what to repost or answer. */
const POSTS_IN_VIEW = 30;

interface Stage {
  readonly scenario: Scenario;
  readonly random: Random;
  readonly people: readonly Person[];
  readonly ids: readonly string[];
  readonly links: Links;
  readonly word: () => number;
  readonly hashtag: () => number;
  readonly events: SimulatedEvent[];
  /** Events that can be reposted or answered: index into `events`, author's fame, second. */
  readonly sources: { index: number[]; fame: number[]; time: number[] };
}

/** The world of a scenario and a seed. The same pair gives the same world, event by event. */
export function simulateWorld(scenario: Scenario, seed: number): World {
  const chance = random(seed);
  const planted = scenario.farm?.accounts ?? 0;
  const everybody = people(scenario, scenario.accounts + planted, chance);
  const links = worldLinks(scenario, chance);
  const members = Array.from({ length: planted }, (_, i) => scenario.accounts + i);
  const acts = [
    ...freeActs(scenario, everybody, chance),
    ...newsActs(scenario, everybody, links, chance),
    ...taskActs(scenario, members, links, chance),
  ];
  acts.sort((a, b) => a.time - b.time || a.account - b.account);
  const numbers = chance.shuffle(everybody.map((_, i) => i + 1));
  const ids = numbers.map((number) => `a${String(number).padStart(5, "0")}`);
  const word = zipf(scenario.words, scenario.zipf);
  const hashtag = zipf(scenario.hashtags, scenario.zipf);
  const stage: Stage = {
    scenario,
    random: chance,
    people: everybody,
    ids,
    links,
    word: () => word(chance),
    hashtag: () => hashtag(chance),
    events: [],
    sources: { index: [], fame: [], time: [] },
  };
  for (const act of acts) addEvent(stage, act);
  return { events: stage.events, labels: labelsOf(ids, scenario.accounts) };
}

function labelsOf(ids: readonly string[], honest: number): Label[] {
  const labels = ids.map(
    (account, i): Label =>
      i < honest ? { account, label: "honest", group: "" } : { account, label: "planted", group: GROUP },
  );
  return labels.sort((a, b) => (a.account < b.account ? -1 : 1));
}

function addEvent(stage: Stage, act: Act): void {
  const content = act.order ? orderedContent(stage, act.order) : freeContent(stage, act);
  const index = stage.events.length;
  stage.events.push({
    account: stage.ids[act.account],
    post: `p${String(index + 1).padStart(7, "0")}`,
    time: new Date(Date.parse(stage.scenario.start) + Math.floor(act.time) * 1000)
      .toISOString()
      .replace(".000Z", "Z"),
    kind: content.repost_of ? "repost" : content.reply_to ? "reply" : "post",
    ...content,
    platform: PLATFORM,
  });
  if (act.order && act.order.post < 0) act.order.post = index;
  if (content.repost_of) return;
  stage.sources.index.push(index);
  stage.sources.fame.push(stage.people[act.account].fame);
  stage.sources.time.push(act.time);
}

type Content = Pick<SimulatedEvent, "text" | "repost_of" | "reply_to" | "links" | "hashtags">;

function orderedContent(stage: Stage, order: Order): Content {
  if (order.kind === "repost" && order.post >= 0) return repostOf(stage.events[order.post]);
  const tags = order.hashtag >= 0 ? [`tag${order.hashtag}`] : [];
  const text = order.kind === "wording" ? variedText(stage, order.words) : ownText(stage);
  return { text, repost_of: null, reply_to: null, links: [stage.links.url(order.link)], hashtags: tags };
}

function freeContent(stage: Stage, act: Act): Content {
  const { scenario, random: chance } = stage;
  const choice = chance.float();
  const source =
    choice >= scenario.linkShare && choice < scenario.linkShare + scenario.repostShare + scenario.replyShare
      ? sourceFor(stage, act.time)
      : null;
  if (source && choice < scenario.linkShare + scenario.repostShare) return repostOf(source);
  const links =
    choice < scenario.linkShare
      ? [stage.links.url(stage.links.choose(act.time, stage.people[act.account].taste, chance))]
      : [];
  const hashtags = source ? [] : Array.from({ length: chance.poisson(0.5) }, () => `tag${stage.hashtag()}`);
  return {
    text: ownText(stage),
    repost_of: null,
    reply_to: source?.post ?? null,
    links,
    hashtags: [...new Set(hashtags)],
  };
}

const repostOf = (source: SimulatedEvent): Content => ({
  text: source.text,
  repost_of: source.post,
  reply_to: null,
  links: source.links,
  hashtags: source.hashtags,
});

function sourceFor(stage: Stage, time: number): SimulatedEvent | null {
  const { sources, random: chance, scenario } = stage;
  const seen = time - chance.exponential(4 / scenario.attentionSeconds);
  let to = sources.time.length;
  while (to > 0 && sources.time[to - 1] > seen) to--;
  if (to === 0) return null;
  return stage.events[sources.index[weighted(sources.fame, Math.max(0, to - POSTS_IN_VIEW), to, chance)]];
}

const ownText = (stage: Stage): string =>
  Array.from({ length: 6 + stage.random.integer(12) }, () => `tok${stage.word()}`).join(" ");

function variedText(stage: Stage, words: readonly number[]): string {
  const changed = stage.random.integer(words.length * 2);
  return words.map((word, i) => `tok${i === changed ? stage.word() : word}`).join(" ");
}
