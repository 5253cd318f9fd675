/** Honest worlds in concert with a reading: accounts that do act together, in public and for a reason that can be checked. */
import { BURSTY, NO_NEWS, type WorldDefinition } from "./world-kit.js";

const NOBODY = "Nobody. The crowd is honest and acts in concert for a reason that can be read.";

/** Honest, in concert. */
export const CONCERT_WORLDS: readonly WorldDefinition[] = [
  {
    scenario: {
      ...BURSTY,
      id: "honest-newsroom",
      crowds: {
        "house-a": {
          accounts: 12,
          callsPerDay: 8,
          kinds: ["wording", "wording", "link"],
          joinShare: 0.6,
          awake: false,
          delaySeconds: 240,
          paraphrase: 0.02,
          site: "house-a",
          houseShare: 0.7,
          lives: 1.5,
        },
        "house-b": {
          accounts: 8,
          callsPerDay: 5,
          kinds: ["wording"],
          joinShare: 0.7,
          awake: false,
          delaySeconds: 500,
          paraphrase: 0.02,
          site: "house-b",
          houseShare: 0.7,
          lives: 1.5,
        },
      },
    },
    card: {
      title: "Titles of one publisher",
      sort: "honest-concert",
      models:
        "Two publishers with 12 and 8 titles among ordinary people: the titles of a house post the same wire copy, nearly word for word, with links to the one site of the house, within minutes of each other; beside it each title links to pages of its own there.",
      planted: NOBODY,
      unrealistic: "Titles post around the clock; each link is the same for all titles of a house.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-fandom",
      crowds: {
        fans: {
          accounts: 140,
          leader: true,
          callsPerDay: 0.6,
          kinds: ["link"],
          tagged: true,
          joinShare: 0.45,
          delaySeconds: 1200,
          repeats: 2.5,
          topicLinks: 400,
          topicShare: 0.6,
        },
      },
    },
    card: {
      title: "A streaming party",
      sort: "honest-concert",
      models:
        "139 fans and a leading account that calls in public, on some evenings: many use the new hashtag with the link to the song within the hour, several times over; at other times they follow their topic.",
      planted: NOBODY,
      unrealistic: "One fandom, one leading account, and no rivals who answer.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-union",
      crowds: {
        union: {
          accounts: 90,
          leader: true,
          callsPerDay: 5,
          callDays: [3, 10],
          kinds: ["wording"],
          tagged: true,
          joinShare: 0.6,
          delaySeconds: 5400,
          paraphrase: 0.05,
          site: "union",
        },
      },
    },
    card: {
      title: "A union's action day",
      sort: "honest-concert",
      models:
        "On two days the union's account publishes about five template texts with a hashtag and a link to its site; its 89 members post them, hardly changed, over the next hours.",
      planted: NOBODY,
      unrealistic: "Members write no texts of their own on the action day beside their usual posts.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-movement",
      crowds: {
        movement: {
          accounts: 160,
          leader: true,
          callsPerDay: 0.8,
          kinds: ["repost", "link", "wording", "hashtag"],
          tagged: true,
          joinShare: 0.3,
          delaySeconds: 2400,
          repeats: 1.5,
          paraphrase: 0.15,
          topicLinks: 500,
          topicShare: 0.35,
        },
      },
    },
    card: {
      title: "A protest movement with calls to action",
      sort: "honest-concert",
      models:
        "159 supporters of a movement whose public account calls to action nearly every day: to repost, to use a hashtag, to share a link or a text. Those who are awake join within an hour or so and stay for a while.",
      planted: NOBODY,
      unrealistic: "One account calls; in life calls spread over many, and opponents use the hashtag too.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-feeds",
      crowds: {
        "feed-a": { ...feed(), accounts: 15, callsPerDay: 16, delaySeconds: 60 },
        "feed-b": { ...feed(), accounts: 10, callsPerDay: 10, delaySeconds: 200 },
      },
    },
    card: {
      title: "Declared relays of feeds",
      sort: "honest-concert",
      models:
        "25 declared automatic accounts that post each item of one of two feeds, title and link, after a delay that is constant for each account; the client name says so. Ordinary people beside them.",
      planted: NOBODY,
      unrealistic: "No relay is ever down, and each follows one feed only.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-scheduler",
      crowds: {
        customers: {
          accounts: 70,
          callsPerDay: 7,
          kinds: ["link"],
          joinShare: 0.15,
          awake: false,
          delaySeconds: 4 * 3600,
          roundMinutes: 30,
          scheduledShare: 0.7,
          client: "scheduling tool",
        },
      },
      news: NO_NEWS,
    },
    card: {
      title: "Customers of one scheduling tool",
      sort: "honest-concert",
      models:
        "70 accounts whose posts go out by one tool on full and half hours, to the second; each day the tool suggests seven links, and each customer takes some of them for one of the next slots. The client name says so.",
      planted: NOBODY,
      unrealistic: "Reposts and replies go by the schedule as well; in life they are mostly done by hand.",
    },
  },
  {
    scenario: {
      ...BURSTY,
      id: "honest-share-buttons",
      crowds: {
        players: { ...button(), accounts: 40, callsPerDay: 12, joinShare: 0.2, delaySeconds: 2 * 3600 },
        readers: { ...button(), accounts: 120, callsPerDay: 20, joinShare: 0.08, delaySeconds: 4 * 3600 },
      },
    },
    card: {
      title: "Share buttons",
      sort: "honest-concert",
      models:
        "160 of 500 accounts like to press the share buttons of two services: each item of the day comes with a text of its own, word for word the same for all who press, hours apart in the mean. A crowd of 40 presses often, one of 120 now and then.",
      planted: NOBODY,
      unrealistic: "Texts come without their link, so that nothing but the wording is shared.",
    },
  },
];

/** A text that a service writes: the same for all who press its button. */
function button() {
  return { kinds: ["text" as const], paraphrase: null };
}

function feed() {
  return {
    kinds: ["wording" as const],
    joinShare: 0.97,
    awake: false,
    delay: "constant" as const,
    paraphrase: null,
    client: "feed relay (automated)",
    lives: 0,
  };
}
