/** Planted operations: who is planted is known, so what a search finds can be counted as right or wrong. */
import type { Farm, ScenarioInput } from "../schema.js";
import { SMALL_FARM } from "./small-farm.js";
import { BURSTY, NO_NEWS, type WorldDefinition } from "./world-kit.js";

/** A group as most operations have it; each world says what it has else. */
const GROUP = { accounts: 20, tasksPerDay: 3, joinShare: 0.5, spreadSeconds: 600, borrowedShare: 0.3 };

const operation = (id: string, farm: Partial<Farm>, world: Partial<ScenarioInput> = {}): ScenarioInput => ({
  ...BURSTY,
  ...world,
  id,
  farm: { ...GROUP, ...farm },
});

/** Operations on one platform whose tasks stand out by what they name. */
const BY_OBJECT: readonly WorldDefinition[] = [
  {
    scenario: operation("farm-copy-paste", {
      accounts: 30,
      kinds: ["wording"],
      tasksPerDay: 4,
      borrowedShare: 0.1,
      paraphrase: 0.02,
    }),
    card: {
      title: "Copy and paste",
      sort: "operation",
      models: "Ordinary people, and accounts that post nearly the same text with the same link.",
      planted: "One group of 30: four texts a day, each posted by half of the group within ten minutes.",
      unrealistic: "Words are changed at random; in life whole clauses move.",
    },
  },
  {
    scenario: operation("farm-hashtag-flood", {
      accounts: 30,
      kinds: ["hashtag"],
      tasksPerDay: 1.5,
      spreadSeconds: 1500,
      repeats: 4,
      joinShare: 0.6,
      borrowedShare: 0.4,
    }),
    card: {
      title: "Hashtag flood",
      sort: "operation",
      models: "Ordinary people, and accounts that push a hashtag, new or borrowed, with texts of their own.",
      planted: "One group of 30: a hashtag or two a day, about four posts an account within half an hour.",
      unrealistic: "The flooded hashtag never becomes popular with others.",
    },
  },
  {
    scenario: operation("farm-reply-brigade", {
      accounts: 25,
      kinds: ["reply"],
      tasksPerDay: 3,
      spreadSeconds: 1200,
      joinShare: 0.5,
      repeats: 1.3,
    }),
    card: {
      title: "Reply brigade",
      sort: "operation",
      models: "Ordinary people, and accounts that answer the same post of a well-known account at once.",
      planted:
        "One group of 25: three posts a day, each answered by half of the group within twenty minutes.",
      unrealistic: "Targets are chosen by fame only, not by what they say.",
    },
  },
  {
    scenario: operation("two-farms", { accounts: 18, groups: 2, tasksPerDay: 3, hours: "office" }),
    card: {
      title: "Two operations at once",
      sort: "operation",
      models: "Ordinary people, and two groups that know nothing of each other.",
      planted: "Two groups of 18, each with three tasks on working days, each joined by half.",
      unrealistic: "The groups are alike in size and manner; no account works for both.",
    },
  },
];

/** Operations on one platform whose tasks stand out by their timing, or hardly at all. */
const BY_TIME: readonly WorldDefinition[] = [
  {
    scenario: operation(
      "farm-rotating",
      { tasksPerDay: 2, everyDay: true, joinShare: 0.4, gapSeconds: 150 },
      { accounts: 400, days: 30, sessionsPerDay: 0.35 },
    ),
    card: {
      title: "Rotating tasks",
      sort: "operation",
      models: "Ordinary people for a month, and accounts that take turns.",
      planted: "One group of 20 with 60 tasks in 30 days, each joined by 40 %, 150 s apart in the mean.",
      unrealistic: "Who joins is drawn anew each time; a roster would leave weekly marks.",
    },
  },
  {
    scenario: operation("farm-slow-drip", {
      accounts: 24,
      tasksPerDay: 3,
      joinShare: 0.45,
      gapSeconds: 4500,
      borrowedShare: 0.2,
    }),
    card: {
      title: "Slow drip",
      sort: "operation",
      models: "Ordinary people, and accounts that let tens of minutes to hours pass between their acts.",
      planted:
        "One group of 24: three tasks a day, gaps of 75 minutes in the mean, so a task lasts half a day.",
      unrealistic: "Gaps are drawn anew each time and do not avoid the night.",
    },
  },
  {
    scenario: operation(
      "farm-among-fans",
      { accounts: 20, tasksPerDay: 2.5, joinShare: 0.5, borrowedShare: 0.6, among: "fans" },
      {
        crowds: {
          fans: {
            accounts: 120,
            leader: true,
            callsPerDay: 0.6,
            kinds: ["link", "repost"],
            tagged: true,
            joinShare: 0.4,
            delaySeconds: 1500,
            repeats: 1.5,
            topicLinks: 500,
            topicShare: 0.6,
          },
        },
      },
    ),
    card: {
      title: "Hidden among the fans of its topic",
      sort: "operation",
      models:
        "Ordinary people, 119 fans of a topic with a leading account that calls to parties, and accounts that live among the fans.",
      planted:
        "One group of 20 that follows the topic and joins the calls as fans do, and has tasks beside; six of ten tasks are on links that the fans share too.",
      unrealistic: "Fans and planted accounts do not answer each other.",
    },
  },
  {
    scenario: operation(
      "farm-small-sparse",
      { accounts: 30, tasksPerDay: 1.5, joinShare: 0.3, spreadSeconds: 900, borrowedShare: 0.2 },
      {
        accounts: 420,
        days: 28,
        sessionsPerDay: 0.12,
        furtherEvents: 2,
        links: 1500,
        news: { ...NO_NEWS, spikes: 4 },
      },
    ),
    card: {
      title: "A small, sparse collection",
      sort: "operation",
      models:
        "A collection of about 10,000 actions over four weeks, as a researcher gets from a keyword search.",
      planted:
        "One group of 30: ten tasks a week, each joined by three of ten accounts within a quarter of an hour.",
      unrealistic: "A keyword search would pick posts by content; here the world itself is quiet.",
    },
  },
];

/** The operation that SIGNALS describes: operators in an office, accounts on four platforms. */
const FOUR_PLATFORMS: WorldDefinition = {
  scenario: operation(
    "farm-four-platforms",
    {
      accounts: 48,
      operators: 12,
      kinds: ["link", "text", "hashtag"],
      tasksPerDay: 5,
      hours: "office",
      joinShare: 0.5,
      spreadSeconds: 2400,
      handoverSeconds: 240,
      borrowedShare: 0.25,
    },
    { accounts: 800, platforms: ["x", "facebook", "instagram", "telegram"], profiles: true },
  ),
  card: {
    title: "The same operators on four platforms",
    sort: "operation",
    models:
      "800 ordinary people, each on one of four platforms, and an office of operators with accounts on all of them; events say when their account was made.",
    planted:
      "One group of 48 accounts, run by 12 operators with one on each platform: on weekdays from nine to five, five tasks a day (a link, a text, a hashtag); an operator who joins goes from account to account, a few minutes each. The accounts were made in two batches.",
    unrealistic:
      "No honest person is on two platforms; operators make no mistakes and never share an account.",
  },
};

/** The operations, in the order of help. */
export const OPERATIONS: readonly WorldDefinition[] = [SMALL_FARM, ...BY_OBJECT, ...BY_TIME, FOUR_PLATFORMS];
