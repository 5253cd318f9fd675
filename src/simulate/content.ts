/** What an act consists of: a post with token words, a repost or a reply, by order or of free choice. */
import type { Random } from "../stats/index.js";
import type { Player } from "./cast.js";
import type { Act, Order, SimulatedEvent } from "./events.js";
import { HUB_URL, type Links } from "./links.js";
import { weighted } from "./popularity.js";
import type { Scenario } from "./schema.js";

/** Posts looked through when somebody chooses what to repost or answer. */
const POSTS_IN_VIEW = 30;
/** Hashtags of a topic. */
const TOPIC_TAGS = 20;

/** What the world holds while it is made. */
export interface Stage {
  readonly scenario: Scenario;
  readonly random: Random;
  readonly cast: readonly Player[];
  readonly links: Links;
  readonly topics: ReadonlyMap<string, Links>;
  readonly word: () => number;
  readonly hashtag: () => number;
  readonly events: SimulatedEvent[];
  /** By platform: events that can be reposted or answered. */
  readonly sources: ReadonlyMap<string, PostSources>;
}

/** Posts in order of time: index into the events, fame of the author, second. */
export interface PostSources {
  readonly index: number[];
  readonly fame: number[];
  readonly time: number[];
}

/** The part of an event that its act decides. */
export type Content = Pick<SimulatedEvent, "text" | "repost_of" | "reply_to" | "links" | "hashtags">;

/** Content of an act. Nobody reposts or answers across platforms. */
export const contentOf = (stage: Stage, act: Act): Content =>
  act.order ? orderedContent(stage, act, act.order) : freeContent(stage, act);

function orderedContent(stage: Stage, act: Act, order: Order): Content {
  const { platform } = stage.cast[act.account];
  if (order.kind === "reply" && !order.posts.has(platform)) {
    const target = sourceFor(stage, act);
    if (target !== null) order.posts.set(platform, target);
  }
  const first = order.posts.get(platform);
  if (order.kind === "repost" && first !== undefined) return repostOf(stage.events[first]);
  return {
    text: order.words.length > 0 ? variedText(stage, order) : ownText(stage),
    repost_of: null,
    reply_to: order.kind === "reply" && first !== undefined ? stage.events[first].post : null,
    links: order.url === null ? [] : [order.url],
    hashtags: order.tags,
  };
}

function freeContent(stage: Stage, act: Act): Content {
  const { scenario, random: chance } = stage;
  const choice = chance.float();
  const found =
    choice >= scenario.linkShare && choice < scenario.linkShare + scenario.repostShare + scenario.replyShare
      ? sourceFor(stage, act)
      : null;
  const source = found === null ? null : stage.events[found];
  if (source && choice < scenario.linkShare + scenario.repostShare) return repostOf(source);
  const links = choice < scenario.linkShare ? [freeLink(stage, act)] : [];
  const hashtags = source ? [] : Array.from({ length: chance.poisson(0.5) }, () => freeTag(stage, act));
  return {
    text: ownText(stage),
    repost_of: null,
    reply_to: source?.post ?? null,
    links,
    hashtags: [...new Set(hashtags)],
  };
}

function freeLink(stage: Stage, act: Act): string {
  const { scenario, random: chance } = stage;
  const { taste, crowd } = stage.cast[act.account];
  const { site = null, houseShare = 0 } = scenario.crowds[crowd] ?? {};
  if (site !== null && houseShare > 0 && chance.float() < houseShare)
    return stage.links.url(stage.links.add(site));
  if (scenario.hubShare > 0 && chance.float() < scenario.hubShare) return HUB_URL;
  const links = topicOf(stage, act) ?? stage.links;
  return links.url(links.choose(act.time, taste, chance));
}

function freeTag(stage: Stage, act: Act): string {
  const { topic } = stage.cast[act.account];
  if (topicOf(stage, act) === null) return `tag${stage.hashtag()}`;
  return `${topic.replaceAll("-", "")}tag${Math.floor(TOPIC_TAGS * stage.random.float() ** 2)}`;
}

/** The links of the account's topic where this act is of it; draws for those only who have one. */
function topicOf({ scenario, cast, topics, random: chance }: Stage, act: Act): Links | null {
  const { topic } = cast[act.account];
  const links = topics.get(topic);
  return links && chance.float() < scenario.crowds[topic].topicShare ? links : null;
}

const repostOf = (source: SimulatedEvent): Content => ({
  text: source.text,
  repost_of: source.post,
  reply_to: null,
  links: source.links,
  hashtags: source.hashtags,
});

/** Index of a post in view on the account's platform, by fame; null where there is none yet. */
function sourceFor(
  { sources, cast, random: chance, scenario }: Stage,
  { time, account }: Act,
): number | null {
  const posts = sources.get(cast[account].platform) as PostSources;
  const seen = time - chance.exponential(4 / scenario.attentionSeconds);
  let to = posts.time.length;
  while (to > 0 && posts.time[to - 1] > seen) to--;
  if (to === 0) return null;
  return posts.index[weighted(posts.fame, Math.max(0, to - POSTS_IN_VIEW), to, chance)];
}

const ownText = (stage: Stage): string =>
  Array.from({ length: 6 + stage.random.integer(12) }, () => `tok${stage.word()}`).join(" ");

function variedText(stage: Stage, { words, paraphrase }: Order): string {
  const changed = paraphrase === null ? -1 : stage.random.integer(words.length * 2);
  const isChanged = (i: number) => i === changed || (!!paraphrase && stage.random.float() < paraphrase);
  return words.map((word, i) => `tok${isChanged(i) ? stage.word() : word}`).join(" ");
}
