/** Honest worlds without concert: whatever a search finds in them, it finds by chance, by shared news or by shared hours. */
import { BURSTY, NO_NEWS, type WorldDefinition } from "./world-kit.js";

const NOBODY = "Nobody.";

/** Honest, each by himself. */
export const HONEST_WORLDS: readonly WorldDefinition[] = [
  {
    scenario: { ...BURSTY, id: "honest-plain" },
    card: {
      title: "Ordinary people",
      sort: "honest",
      models:
        "500 accounts for two weeks in several time zones: bursts of a few minutes at usual moments of the day, popular and rare links, reposts of famous accounts, replies, six news items.",
      planted: NOBODY,
      unrealistic: "Tastes are five classes; who follows whom does not matter.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-breaking-news",
      news: {
        spikes: 24,
        joinShare: 0.35,
        delaySeconds: 240,
        followers: 30,
        followersJoinShare: 0.6,
        followersDelaySeconds: 60,
      },
    },
    card: {
      title: "Breaking news",
      sort: "honest",
      models:
        "Ordinary people and 24 news items that up to a third of those awake share within minutes; 30 accounts follow the source by notification and share within a minute or two.",
      planted: NOBODY,
      unrealistic: "A news item is one link; in life several outlets carry it and links differ.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-hub",
      accounts: 1500,
      days: 10,
      sessionsPerDay: 0.2,
      sessionsSpread: 0.4,
      hubShare: 0.5,
      news: NO_NEWS,
    },
    card: {
      title: "One object with a third of all actions",
      sort: "honest",
      models:
        "1,500 accounts that post little; one link, say a video that everybody passes on, takes about a third of all first shares of a link, at all hours and from all time zones.",
      planted: NOBODY,
      unrealistic: "Interest in the object stays the same for ten days.",
    },
  },
  {
    scenario: { ...BURSTY, id: "honest-one-zone", zones: [3], sessionsSpread: 0.6, habit: 0.8 },
    card: {
      title: "Everybody in one time zone",
      sort: "honest",
      models:
        "Ordinary people of one country: all in one time zone, with firm habits, so that noon and evening are crowded and nights are empty.",
      planted: NOBODY,
      unrealistic: "No weekend: every day has the same rhythm.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-notification",
      news: NO_NEWS,
      crowds: {
        followers: {
          accounts: 60,
          leader: true,
          callsPerDay: 6,
          kinds: ["repost", "repost", "link"],
          joinShare: 0.35,
          delaySeconds: 60,
        },
      },
    },
    card: {
      title: "Followers by notification",
      sort: "honest",
      models:
        "59 accounts follow one source by notification: of its six posts a day they repost or share what they like within a minute or two, when they are awake. No news items beside.",
      planted: NOBODY,
      unrealistic:
        "All followers like a post with the same chance; in life some are devoted and most are not.",
    },
  },
];
