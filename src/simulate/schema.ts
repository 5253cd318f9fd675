/**
 * What a scenario may say, as schemas: how honest people live, which honest crowds act in concert, what is planted. A
 * scenario with a seed determines every event. Abstract on purpose: made-up ids and token words, nothing that could persuade
 * anybody of anything.
 */
import { z } from "zod";

const share = z.number().min(0).max(1);
const count = z.number().int().min(0).max(1_000_000);
const seconds = z
  .number()
  .positive()
  .max(7 * 86400);

/** What a common cause gives to act on; `wording` is near-duplicate text with a link, `text` the same without. */
export const OBJECT_KINDS = ["link", "repost", "wording", "text", "hashtag", "reply"] as const;

const kinds = z.array(z.enum(OBJECT_KINDS)).min(1).max(100);

/** A planted group: accounts that behave like the others and also act on shared tasks. */
export const FARM_SCHEMA = z.strictObject({
  /** Accounts of one group. */
  accounts: z.number().int().min(1).max(10_000),
  /** Groups of this size, each with accounts and tasks of its own. */
  groups: z.number().int().min(1).max(20).default(1),
  /** Tasks a day of one group, mean; each names one object. */
  tasksPerDay: z.number().positive().max(1000),
  /** Whether every day has exactly that number of tasks, rounded. */
  everyDay: z.boolean().default(false),
  /** What a task names: each draws one of these; an entry that is repeated is drawn more often. */
  kinds: kinds.default(["link", "link", "repost", "wording"]),
  /** When tasks are given: by the daily rhythm of people, or on weekdays from nine to five with a lunch dip. */
  hours: z.enum(["rhythm", "office"]).default("rhythm"),
  /** Chance that an account (an operator, where there are operators) joins a task. */
  joinShare: share,
  /** The acts of a task lie uniformly within this many seconds of its order, unless `gapSeconds` is given. */
  spreadSeconds: seconds,
  /** Mean gap between one act of a task and the next, exponential; null for `spreadSeconds`. */
  gapSeconds: seconds.nullable().default(null),
  /** Acts of one account on one task, mean. */
  repeats: z.number().min(1).max(50).default(1),
  /** Dial: up to this many seconds are added to each act of a task, uniformly. */
  jitterSeconds: z.number().min(0).max(86400).default(0),
  /** Dial: share of the words of a wording that each account changes, beside the single word that half of them change. */
  paraphrase: share.default(0),
  /** Dial: share of an account's acts that are of free choice; null: as many as anybody else's. */
  camouflage: z.number().min(0).max(0.99).nullable().default(null),
  /** Share of the tasks that use an object which the honest world shares as well. */
  borrowedShare: share,
  /** Name of the honest crowd whose topic and calls the accounts join as its members do; null for none. */
  among: z.string().nullable().default(null),
  /** People behind the accounts, who change from one account to the next; null: each account by itself. */
  operators: z.number().int().min(1).max(10_000).nullable().default(null),
  /** Mean pause between two accounts of one operator on a task. */
  handoverSeconds: seconds.default(240),
});

/** An honest crowd with a common cause that can be read: a source calls, members join. */
export const CROWD_SCHEMA = z.strictObject({
  /** Members, taken from the honest accounts; the first is the source where there is one. */
  accounts: z.number().int().min(1).max(100_000),
  /** Whether the first member acts first and in public, at the moment of the call. */
  leader: z.boolean().default(false),
  /** Calls a day, mean. */
  callsPerDay: z.number().min(0).max(1000),
  /** Days with calls, from 0; null for all. */
  callDays: z.array(z.number().int().min(0)).nullable().default(null),
  kinds,
  /** Whether each call has a hashtag of its own. */
  tagged: z.boolean().default(false),
  /** Chance that a member joins a call. */
  joinShare: share,
  /** Whether members join when they are awake only, and then stay for a while. */
  awake: z.boolean().default(true),
  /** Delay after the call: its mean, and whether it differs by chance or is the member's own constant. */
  delaySeconds: seconds,
  delay: z.enum(["exponential", "constant"]).default("exponential"),
  /** Acts of one member on one call, mean. */
  repeats: z.number().min(1).max(50).default(1),
  /** Share of the words of a wording that each member changes, beside the single word that half of them change; null: none at all. */
  paraphrase: share.nullable().default(0),
  /** Acts on calls and of `scheduledShare` move to the next full multiple of this many minutes; null for none. */
  roundMinutes: z.number().int().min(1).max(1440).nullable().default(null),
  /** Share of the members' free acts that are scheduled too. */
  scheduledShare: share.default(0),
  /** Client name of what is scheduled or called; null for none. */
  client: z.string().max(100).nullable().default(null),
  /** Name of the one site of the links of calls; null for any. */
  site: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .nullable()
    .default(null),
  /** Share of the members' free links that are pages of their own on that site. */
  houseShare: share.default(0),
  /** Free acts of the members, as a multiple of everybody else's. */
  lives: z.number().min(0).max(20).default(1),
  /** Links of a topic that members follow, and the share of their links and hashtags that are of it. */
  topicLinks: count.default(0),
  topicShare: share.default(0),
});

/** The honest world and what is planted in it. */
export const SCENARIO_SCHEMA = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** Honest accounts. */
  accounts: z.number().int().min(1).max(1_000_000),
  days: z.number().int().min(1).max(3660),
  /** Midnight UTC of the first day. */
  start: z.iso.datetime(),
  /** Platforms; each honest account is on one of them. */
  platforms: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/))
    .min(1)
    .max(20)
    .default(["sim"]),
  /** Time zones as hours ahead of UTC, each as likely as the others; null for a mix around Europe. */
  zones: z.array(z.number().min(-12).max(14)).min(1).max(100).nullable().default(null),
  /** Whether events say when their account was made. */
  profiles: z.boolean().default(false),
  /** Sessions a day of a median account; accounts differ log-normally. */
  sessionsPerDay: z.number().positive().max(100),
  sessionsSpread: z.number().min(0).max(3),
  /** Share of the sessions that begin near one of the account's two usual moments of the day. */
  habit: share.default(0),
  /** Events of a session beyond the first, mean; sessions differ log-normally by `burstSpread`; the mean pause between events. */
  furtherEvents: z.number().min(0).max(100),
  burstSpread: z.number().min(0).max(3).default(0),
  pauseSeconds: seconds,
  links: count.min(1),
  hashtags: count.min(1),
  words: count.min(2),
  /** Exponent of popularity by rank. */
  zipf: z.number().min(0).max(3),
  /** How long links and posts stay in view: mean age when they are acted on. */
  attentionSeconds: seconds,
  linkShare: share,
  repostShare: share,
  replyShare: share,
  /** Chance that a link of free choice is the one that everybody shares all the time. */
  hubShare: share.default(0),
  news: z.strictObject({
    spikes: count,
    /** Chance that an account which is awake shares the news. */
    joinShare: share,
    /** Mean delay of an honest share after the news. */
    delaySeconds: seconds,
    /** Accounts that follow the source by notification and act within a minute or two. */
    followers: count,
    followersJoinShare: share,
    followersDelaySeconds: seconds,
  }),
  /** Honest crowds by name. */
  crowds: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), CROWD_SCHEMA).default({}),
  farm: FARM_SCHEMA.nullable(),
});

/** A validated scenario. */
export type Scenario = z.infer<typeof SCENARIO_SCHEMA>;

/** A scenario as it is written down: what has a default may be left out. */
export type ScenarioInput = z.input<typeof SCENARIO_SCHEMA>;

/** A planted group, validated. */
export type Farm = z.infer<typeof FARM_SCHEMA>;

/** An honest crowd, validated. */
export type Crowd = z.infer<typeof CROWD_SCHEMA>;
