/** A random world as full posts: texts, links, hashtags, reposts, replies, clients and profiles, for honest people and planted ones alike. */
import { type Random, random } from "../../stats/index.js";
import type { ObjectKind, SimulatedEvent } from "../events.js";
import { zipf } from "../popularity.js";
import { madeUpName, token } from "../society/words.js";
import { accountNames } from "./shares-form.js";
import type { RandomWorld } from "./world.js";

const START = 1_740_960_000;
const DAY = 86_400;
const VOCABULARY = 5000;
/** What honest objects are. */
const HONEST_KINDS: readonly ObjectKind[] = ["link", "link", "link", "repost", "repost", "hashtag", "reply"];
/** What an operation may do; some of these are drawn for each. */
const TASK_KINDS: readonly ObjectKind[] = ["link", "repost", "wording", "text", "hashtag", "reply"];
const CLIENTS = ["web", "web", "app for android", "app for android", "app for iphone", "desk"];

/** An event with its time in seconds, so that a collection can be damaged before it is written. */
export interface TimedEvent extends Omit<SimulatedEvent, "time"> {
  readonly seconds: number;
}

/** The posts of a world in order of time, and what accounts are called. */
export interface PostsForm {
  readonly events: readonly TimedEvent[];
  readonly names: readonly string[];
}

/** What an object looks like in a post. */
interface Look {
  readonly kind: ObjectKind;
  readonly url: string | null;
  readonly tags: readonly string[];
  /** Wordings to choose from; none where everybody writes alone. */
  readonly bank: readonly (readonly number[])[];
  readonly paraphrase: number;
  /** Identifier and text of the post that is reposted or answered. */
  source: { readonly post: string; readonly text: string } | null;
}

/** How an operation looks: kinds of tasks, a site of its own or none, how far wordings differ, and what its accounts have in common. */
interface Manner {
  readonly kinds: readonly ObjectKind[];
  readonly site: string | null;
  readonly paraphrase: number;
  readonly client: string | null;
  readonly madeAt: number | null;
}

interface Profile {
  readonly handle: string;
  readonly account_name: string;
  readonly account_created: string;
  readonly bio: string;
  readonly client: string;
}

/** The posts of a world. The same world and seed give the same posts. */
export function postsForm(world: RandomWorld, seed: number): PostsForm {
  const chance = random(seed + 0.75);
  const names = accountNames(world, chance);
  return { events: new Writing(world, names, chance).events(), names };
}

/** Writes the posts of one world, act by act. */
class Writing {
  private readonly word: (chance: Random) => number;
  private readonly looks = new Map<number, Look>();
  private readonly manners: readonly Manner[];
  private readonly profiles: readonly Profile[];
  private readonly crowd: ReadonlySet<number>;
  private readonly written: TimedEvent[] = [];
  /** Posts without anything shared, a share of all. */
  private readonly alone: number;
  private serial = 0;

  constructor(
    private readonly world: RandomWorld,
    private readonly names: readonly string[],
    private readonly chance: Random,
  ) {
    this.word = zipf(VOCABULARY, 0.9);
    this.alone = 0.2 + 0.4 * chance.float();
    this.manners = world.drawn.operations.map(() => this.manner());
    this.crowd = new Set(world.crowd);
    this.profiles = world.accounts.map((_, account) => this.profile(account));
  }

  events(): TimedEvent[] {
    for (const { account, time, object } of this.world.acts) {
      this.onObject(account, time, object);
      if (this.chance.float() < this.alone / (1 - this.alone))
        this.free(account, time + this.chance.exponential(1 / 900));
    }
    const end = this.world.drawn.days * DAY;
    for (const account of this.crowd)
      for (let left = this.chance.poisson(this.world.drawn.crowd?.ownPosts ?? 0); left > 0; left--)
        this.free(account, end * this.chance.float());
    return this.written
      .filter(({ seconds }) => seconds < START + end)
      .sort((x, y) => x.seconds - y.seconds || (x.post < y.post ? -1 : 1));
  }

  private onObject(account: number, time: number, object: number): void {
    const known = this.looks.get(object);
    const look = known ?? this.look(object);
    this.looks.set(object, look);
    const from =
      look.kind === "repost" || look.kind === "reply" ? this.sourceOf(look, account, time, !known) : null;
    if (from === "is the source") return;
    const words = look.bank.length > 0 ? look.bank[this.chance.integer(look.bank.length)] : null;
    this.write(account, time, {
      kind: from === null ? "post" : look.kind === "repost" ? "repost" : "reply",
      text:
        look.kind === "repost" && from
          ? from.text
          : words
            ? this.varied(words, look.paraphrase)
            : this.own(account),
      repost_of: look.kind === "repost" ? (from?.post ?? null) : null,
      reply_to: look.kind === "reply" ? (from?.post ?? null) : null,
      links: look.url === null ? [] : [look.url],
      hashtags: look.tags,
    });
  }

  /** The post that is reposted or answered; whoever comes upon it first has written it, but for tasks, whose posts are somebody's. */
  private sourceOf(
    look: Look,
    account: number,
    time: number,
    isFirst: boolean,
  ): Look["source"] | "is the source" {
    if (look.source !== null) return look.source;
    const planted = this.world.operationOf[account] >= 0;
    const by = planted ? this.chance.integer(this.world.drawn.life.accounts) : account;
    const at = planted ? Math.max(0, time - this.chance.exponential(1 / 3600)) : time;
    const text = this.own(by);
    const post = this.write(by, at, {
      kind: "post",
      text,
      repost_of: null,
      reply_to: null,
      links: [],
      hashtags: look.tags,
    });
    look.source = { post, text };
    return isFirst && !planted ? "is the source" : look.source;
  }

  private free(account: number, time: number): void {
    const draw = this.world.drawn.crowd;
    const own = draw?.site && this.crowd.has(account) && this.chance.float() < draw.ownSiteShare;
    const links = own ? [`https://${draw.site}.example/own${++this.serial}`] : [];
    const hashtags = this.chance.float() < 0.15 ? [`tag${this.word(this.chance)}`] : [];
    this.write(account, time, {
      kind: "post",
      text: this.own(account),
      repost_of: null,
      reply_to: null,
      links,
      hashtags,
    });
  }

  private write(
    account: number,
    time: number,
    content: Pick<SimulatedEvent, "kind" | "text" | "repost_of" | "reply_to" | "links" | "hashtags">,
  ): string {
    const post = `p${++this.serial}`;
    const profile = this.profiles[account];
    this.written.push({
      account: this.names[account],
      post,
      seconds: START + Math.floor(time),
      ...content,
      platform: "sim",
      ...profile,
    });
    return post;
  }

  private look(object: number): Look {
    const { chance, world } = this;
    const origin = world.origins.get(object);
    if (origin === undefined)
      return this.lookOf(HONEST_KINDS[chance.integer(HONEST_KINDS.length)], { object });
    if ("operation" in origin) {
      const { kinds, site, paraphrase } = this.manners[origin.operation];
      return this.lookOf(kinds[chance.integer(kinds.length)], { object, site, paraphrase, texts: 1 });
    }
    const draw = world.drawn.crowd;
    const tags = draw?.tag === "one" ? ["thestorm"] : draw?.tag === "each" ? [`call${origin.number}`] : [];
    return this.lookOf(origin.kind, {
      object,
      site: draw?.site ?? null,
      paraphrase: draw?.paraphrase,
      texts: draw?.texts,
      tags,
    });
  }

  private lookOf(
    kind: ObjectKind,
    given: { object: number; site?: string | null; paraphrase?: number; texts?: number; tags?: string[] },
  ): Look {
    const { object, site = null, paraphrase = 0, texts = 1, tags = [] } = given;
    const worded = kind === "wording" || kind === "text";
    const where = site ?? `site${Math.floor(80 * this.chance.float() ** 2)}`;
    return {
      kind,
      url: kind === "link" || kind === "wording" ? `https://${where}.example/item${object}` : null,
      tags: kind === "hashtag" && tags.length === 0 ? [`theme${object}`] : tags,
      bank: worded ? Array.from({ length: texts }, () => this.words(12 + this.chance.integer(9))) : [],
      paraphrase,
      source: null,
    };
  }

  private manner(): Manner {
    const { chance } = this;
    const count = 1 + chance.integer(3);
    return {
      kinds: Array.from({ length: count }, () => TASK_KINDS[chance.integer(TASK_KINDS.length)]),
      site: chance.float() < 0.25 ? `pages${chance.integer(1000)}` : null,
      paraphrase: chance.float() < 0.5 ? 0 : 0.25 * chance.float(),
      client: chance.float() < 0.2 ? "posting tool" : null,
      madeAt: chance.float() < 0.4 ? START - (30 + 500 * chance.float()) * DAY : null,
    };
  }

  private profile(account: number): Profile {
    const { chance, world } = this;
    const manner = world.operationOf[account] >= 0 ? this.manners[world.operationOf[account]] : null;
    const draw = this.crowd.has(account) ? world.drawn.crowd : null;
    const alone = START - (30 + Math.min(5000, chance.exponential(1 / 900))) * DAY;
    const made = manner?.madeAt ? manner.madeAt + chance.exponential(1 / 7200) : alone;
    const own = this.words(chance.integer(6)).map((word) => token("en", word));
    const name = madeUpName(chance);
    return {
      handle: `${name.toLowerCase()}${this.names[account].slice(1)}`,
      account_name: `${name} ${madeUpName(chance)}`,
      account_created: clock(Math.round(made)),
      bio: [...(draw?.bio ? [draw.bio] : []), ...own].join(" "),
      client: draw?.client ?? manner?.client ?? CLIENTS[chance.integer(CLIENTS.length)],
    };
  }

  private words(count: number): number[] {
    return Array.from({ length: count }, () => this.word(this.chance));
  }

  /** A text of somebody's own, a third of it in the words of the community. */
  private own(account: number): string {
    const { community } = this.world.accounts[account];
    return Array.from({ length: 6 + this.chance.integer(10) }, () =>
      this.chance.float() < 0.33
        ? token("en", VOCABULARY + community * 200 + this.chance.integer(200))
        : token("en", this.word(this.chance)),
    ).join(" ");
  }

  private varied(words: readonly number[], paraphrase: number): string {
    return words
      .map((word) => token("en", this.chance.float() < paraphrase ? this.word(this.chance) : word))
      .join(" ");
  }
}

/** A moment as ISO 8601, UTC, whole seconds. */
export const clock = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace(".000Z", "Z");

/** Posts as lines of a file that `claque analyze` reads. */
export const postLines = (events: readonly TimedEvent[]): string[] =>
  events.map(({ seconds, ...event }) => `${JSON.stringify({ ...event, time: clock(seconds) })}\n`);
