/**
 * Scenarios as plain data: how an honest world behaves and what is planted in it. A scenario with a seed determines every
 * event. Abstract on purpose: made-up ids and token words, nothing that could persuade anybody of anything.
 */
import { z } from "zod";
import { UsageError } from "../model/index.js";

const share = z.number().min(0).max(1);
const count = z.number().int().min(0).max(1_000_000);
const seconds = z
  .number()
  .positive()
  .max(7 * 86400);

/** A planted group: accounts that behave like the others and also act on shared tasks. */
export const FARM_SCHEMA = z.strictObject({
  accounts: z.number().int().min(1).max(10_000),
  /** Tasks a day; each names one link, one post or one wording. */
  tasksPerDay: z.number().positive().max(1000),
  /** Chance that an account joins a task. */
  joinShare: share,
  /** The acts of a task lie uniformly within this many seconds of its order. */
  spreadSeconds: seconds,
  /** Share of the tasks that use an object which the honest world shares as well. */
  borrowedShare: share,
});

/** The honest world and what is planted in it. */
export const SCENARIO_SCHEMA = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  about: z.string(),
  /** Honest accounts. */
  accounts: z.number().int().min(1).max(1_000_000),
  days: z.number().int().min(1).max(3660),
  /** Midnight UTC of the first day. */
  start: z.iso.datetime(),
  /** Sessions a day of a median account; accounts differ log-normally. */
  sessionsPerDay: z.number().positive().max(100),
  sessionsSpread: z.number().min(0).max(3),
  /** Events of a session beyond the first, mean; and the mean pause between them. */
  furtherEvents: z.number().min(0).max(100),
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
  farm: FARM_SCHEMA.nullable(),
});

/** A validated scenario. */
export type Scenario = z.infer<typeof SCENARIO_SCHEMA>;

const HONEST: Scenario = {
  id: "honest-plain",
  about:
    "400 honest accounts for two weeks: popular and rare links, sessions, time zones, some breaking news; nothing planted",
  accounts: 400,
  days: 14,
  start: "2025-03-03T00:00:00Z",
  sessionsPerDay: 2.2,
  sessionsSpread: 0.7,
  furtherEvents: 2,
  pauseSeconds: 150,
  links: 4000,
  hashtags: 250,
  words: 4000,
  zipf: 1,
  attentionSeconds: 6 * 3600,
  linkShare: 0.35,
  repostShare: 0.3,
  replyShare: 0.15,
  news: {
    spikes: 8,
    joinShare: 0.25,
    delaySeconds: 600,
    followers: 0,
    followersJoinShare: 0,
    followersDelaySeconds: 60,
  },
  farm: null,
};

/** The scenarios by id. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "small-farm": {
    ...HONEST,
    id: "small-farm",
    about: "the honest world with one planted group of 20 accounts that join shared tasks within minutes",
    farm: { accounts: 20, tasksPerDay: 2.5, joinShare: 0.6, spreadSeconds: 360, borrowedShare: 0.3 },
  },
  "honest-plain": HONEST,
  "honest-breaking-news": {
    ...HONEST,
    id: "honest-breaking-news",
    about:
      "the honest world with many news spikes and 30 accounts that follow one source by notification; nothing planted",
    news: {
      spikes: 24,
      joinShare: 0.35,
      delaySeconds: 240,
      followers: 30,
      followersJoinShare: 0.6,
      followersDelaySeconds: 60,
    },
  },
};

/**
 * A scenario by id with parameters overridden (a whole nested object at a time); throws `UsageError` for an unknown id, or
 * naming the parameter that makes no sense.
 */
export function scenarioOf(id: string, parameters: Readonly<Record<string, unknown>> = {}): Scenario {
  const base = Object.hasOwn(SCENARIOS, id) ? SCENARIOS[id] : undefined;
  if (!base)
    throw new UsageError(
      `simulate: no such scenario, "${id}". Scenarios: ${Object.keys(SCENARIOS).join(", ")}.`,
    );
  const result = SCENARIO_SCHEMA.safeParse({ ...base, ...parameters });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(
    `simulate: ${issue.path.join(".") || "scenario"}, ${issue.message}. Mend the parameter or leave it out.`,
  );
}
