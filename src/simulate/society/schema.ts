/**
 * What a society may say, as schemas: an honest world whose accounts have profiles, interests and conversations, honest crowds that
 * look like an operation, and an office of operators. Abstract as every scenario: token words and made-up names.
 */
import { z } from "zod";

const share = z.number().min(0).max(1);
const count = z.number().int().min(0).max(1_000_000);
const seconds = z
  .number()
  .positive()
  .max(7 * 86400);
const days = z.array(z.number().int().min(0).max(3660)).max(400);
const offset = z.number().min(-12).max(14);
const language = z.enum(["en", "de", "fr", "es", "pt", "it"]);
const languages = z.array(language).min(1).max(20);

/** What an order or a call names. */
export const TOPIC_KINDS = ["link", "hashtag", "wording", "image", "repost"] as const;
const kinds = z.array(z.enum(TOPIC_KINDS)).min(1).max(100);

/** A working day, in hours of the local clock. */
const HOURS = z.strictObject({
  start: z.number().min(0).max(24),
  length: z.number().min(1).max(16),
  /** When lunch begins for whoever is there, how long it lasts, and the share of people who stay at their desk. */
  lunch: z.number().min(0).max(24),
  lunchMinutes: z.number().min(0).max(180),
  lunchStay: share,
  /** Days of the week without work, 0 for Sunday. */
  weekend: z.array(z.number().int().min(0).max(6)).max(6),
  /** Chance that somebody works on such a day all the same. */
  weekendShare: share,
});

/** An office: operators who run accounts in shifts. */
const OFFICE = z.strictObject({
  /** Accounts, over all platforms. */
  accounts: z.number().int().min(4).max(20_000),
  operators: z.number().int().min(1).max(10_000),
  /** How unequal operators are in accounts; 0: all have the same number, give or take one. */
  accountsSpread: z.number().min(0).max(2),
  /** Languages of operators, each as likely as the others. */
  languages,
  /** Hours ahead of UTC. */
  offset,
  /** Hours of the early team, or of everybody. */
  hours: HOURS,
  /** Share of the teams that work late, and hours by which they begin later. */
  lateShare: share,
  lateHours: z.number().min(0).max(12),
  teams: z.number().int().min(1).max(100),
  /** Working days off of each team, drawn by chance over the whole time. */
  teamDaysOff: z.number().int().min(0).max(100),
  /** Chance that an operator is away for a day. */
  absence: share,
  /** Days off for everybody, from 0. */
  holidays: days,

  /** Series in which accounts were made: how many, the mean pause between two accounts, and how long before the world at most. */
  batches: z.number().int().min(1).max(1000),
  batchSeconds: seconds,
  batchDays: z.number().int().min(1).max(3650),
  /** Professions that the profiles claim; empty: all that claque's worlds know. */
  covers: z.array(z.string().regex(/^[a-z]{1,20}$/)).max(100),
  /** Share of the accounts whose handle follows the template of their series, whose bio does, whose portrait is a reused one. */
  handleShare: share,
  bioShare: share,
  portraitShare: share,
  /** Client names, one an operator. */
  clients: z.array(z.string().max(100)).min(1).max(20),

  /** Orders a day, mean, and the share of the working days that have none. */
  tasksPerDay: z.number().min(0).max(100),
  emptyDays: share,
  /** Share of the orders that come with the morning's list; the others come during the day. */
  morningShare: share,
  kinds,
  /** Share of the orders on a hashtag that honest people use already. */
  borrowedShare: share,
  /** Chance that an operator joins an order, and that he uses a given account for it. */
  joinShare: share,
  accountShare: share,
  /** Mean delay of an operator after the order. */
  spreadSeconds: seconds,
  /** Dial: up to this many seconds are added to each account's act on a task, uniformly; what does not fit the shift waits for the next. */
  jitterSeconds: z.number().min(0).max(86400),
  /** Dial: share of the words of a wording that each account changes. */
  paraphrase: share,
  /** Dial: share of the acts that are of free choice. */
  camouflage: z.number().min(0).max(0.99),
  /** Least and most minutes between two accounts of one operator. */
  handoverMinutes: z.tuple([z.number().min(0.1).max(600), z.number().min(0.1).max(600)]),
  /** Seconds between two acts with one account, mean. */
  pauseSeconds: seconds,
  /** Reposts and replies of the office's own posts, mean, each time an account is used. */
  amplify: z.number().min(0).max(20),
  /** Honest acts on an order, mean, for each act of the office. */
  echo: z.number().min(0).max(10),

  /** Honest conversations that the office enters. */
  hijacks: z.strictObject({
    count: z.number().int().min(0).max(20),
    /** Working days that one lasts. */
    days: z.number().int().min(1).max(60),
    joinShare: share,
  }),
  /** Rumours that are told for days. */
  narratives: z.strictObject({
    count: z.number().int().min(0).max(200),
    days: z.number().int().min(1).max(60),
    /** Chance that an account tells it on a working day. */
    joinShare: share,
    /** Share of the tellings that are near-duplicates; the others are paraphrases. */
    nearShare: share,
    /** Honest retellings, mean, for each telling of the office. */
    spill: z.number().min(0).max(10),
  }),
});

/** An honest crowd: what its members have in common, and what they do together. */
const CROWD = z.strictObject({
  accounts: z.number().int().min(4).max(100_000),
  /** Profession that members claim; null: their own. */
  profession: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .nullable()
    .default(null),
  language: language.nullable().default(null),
  offset: offset.nullable().default(null),
  /** Working hours of the accounts; null: the hours of people. */
  hours: HOURS.nullable().default(null),
  /** When accounts were made: over the years, or all on one day, this many days before the world begins. */
  joined: z.number().int().min(1).max(5000).nullable().default(null),
  joinedHours: z.number().positive().max(72).default(3),
  /** How handles and bios are made: each its own, by a rule of the house, or by a fashion that some follow. */
  handles: z.enum(["own", "house", "fashion"]).default("own"),
  bios: z.enum(["own", "profession", "house", "fashion"]).default("own"),
  /** Share of the members that show one emblem as portrait. */
  emblemShare: share.default(0),
  client: z.string().max(100).nullable().default(null),
  /** Free acts of members, as a multiple of everybody else's; share of these that is on the crowd's own interest. */
  lives: z.number().min(0).max(20).default(1),
  interestShare: share.default(0.4),
  /** Acts go out at full multiples of this many minutes, for this share of the free acts; null: when people act. */
  roundMinutes: z.number().int().min(1).max(1440).nullable().default(null),
  scheduledShare: share.default(0),
  /** Days on which members are as good as silent, from 0. */
  holidays: days.default([]),
  calls: z.strictObject({
    perDay: z.number().min(0).max(100),
    /** Days with calls, from 0; null for all. */
    days: days.nullable().default(null),
    /** Local hours between which calls come. */
    between: z.tuple([z.number().min(0).max(24), z.number().min(0).max(24)]),
    kinds,
    /** Whether each call has a hashtag of its own; else the crowd has one. */
    tagged: z.boolean().default(false),
    joinShare: share,
    delaySeconds: seconds,
    /** Acts of a member on a call, mean. */
    repeats: z.number().min(1).max(50).default(1),
    paraphrase: share.default(0),
    /** Name of the one site of the links; null for any. */
    site: z
      .string()
      .regex(/^[a-z0-9-]{1,32}$/)
      .nullable()
      .default(null),
    /** Whether the first member acts first, in public. */
    leader: z.boolean().default(false),
  }),
});

/** An honest world with profiles, and what is in it beside. */
export const SOCIETY_SCHEMA = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** How the world is made. */
  model: z.literal("society"),
  /** Honest accounts. */
  accounts: z.number().int().min(20).max(1_000_000),
  days: z.number().int().min(1).max(3660),
  /** Midnight UTC of the first day. */
  start: z.iso.datetime(),
  platforms: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/))
    .min(1)
    .max(20),
  zones: z.array(offset).min(1).max(100),
  languages,
  /** Whether every event carries the profile of its account, or the first one only. */
  profiles: z.enum(["every", "first"]),
  /** Mean age of an account in days; waves in which many joined, and the share who did. */
  ageDays: z.number().positive().max(5000),
  waves: z.number().int().min(0).max(100),
  waveShare: share,
  /** Share of the accounts that join during the world. */
  newShare: share,
  /** Share of the accounts that claim a profession, and share of their acts that is about it. */
  professionShare: share,
  professionTalk: share,
  /** Interests, each with links, hashtags and words of its own; each honest account has one. */
  interests: z.number().int().min(1).max(1000),
  sessionsPerDay: z.number().positive().max(100),
  sessionsSpread: z.number().min(0).max(3),
  furtherEvents: z.number().min(0).max(100),
  pauseSeconds: seconds,
  /** Activity on Saturdays and Sundays, as a multiple of other days. */
  weekendFactor: z.number().min(0).max(5),
  hashtags: count.min(1),
  words: count.min(20),
  zipf: z.number().min(0).max(3),
  /** How long links and posts stay in view: mean age when they are acted on. */
  attentionSeconds: seconds,
  linkShare: share,
  repostShare: share,
  replyShare: share,
  imageShare: share,
  tagShare: share,
  news: z.strictObject({
    perDay: z.number().min(0).max(100),
    joinShare: share,
    delaySeconds: seconds,
  }),
  /** Honest crowds by name. */
  crowds: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), CROWD),
  farm: OFFICE.nullable(),
});

/** A validated society. */
export type Society = z.infer<typeof SOCIETY_SCHEMA>;

/** A society as it is written down. */
export type SocietyInput = z.input<typeof SOCIETY_SCHEMA>;

/** An office, validated. */
export type Office = z.infer<typeof OFFICE>;

/** An honest crowd, validated. */
export type SocietyCrowd = z.infer<typeof CROWD>;

/** A working day, validated. */
export type Hours = z.infer<typeof HOURS>;
