/** Honest crowds that share marks with an office: a working day, a profession, hours, a day of joining, a tool, a time zone. */
import type { SocietyInput } from "../society/schema.js";
import { OFFICE_HOURS, SOCIETY } from "./society-kit.js";
import type { WorldDefinition } from "./world-kit.js";

const NOBODY = "Nobody. The crowd is honest; labels.csv names its members in the column crowd.";

const society = (id: string, crowds: SocietyInput["crowds"]): SocietyInput => ({
  ...SOCIETY,
  id,
  accounts: 1500,
  crowds,
});

/** Look-alikes whose marks are hours and tools. */
const BY_HOURS: readonly WorldDefinition[] = [
  {
    scenario: society("like-newsroom", {
      newsroom: {
        accounts: 30,
        offset: 1,
        hours: { ...OFFICE_HOURS, length: 9, weekendShare: 0.25 },
        handles: "house",
        bios: "house",
        emblemShare: 0.8,
        client: "newsroom desk",
        lives: 3,
        interestShare: 0.7,
        calls: {
          perDay: 8,
          between: [9.5, 17],
          kinds: ["wording", "wording", "link"],
          joinShare: 0.45,
          delaySeconds: 500,
          paraphrase: 0.02,
          site: "newsroom",
        },
      },
    }),
    card: {
      title: "A newsroom with a working day",
      sort: "honest-concert",
      suite: "signals",
      models:
        "30 accounts of one publisher on four platforms among 1,470 honest accounts: desks that work from nine to six (UTC+1) with lunch and a small weekend shift, and post the same wire copy with links to one site; handles, bios and portraits follow the rule of the house.",
      planted: NOBODY,
      unrealistic: "All desks keep the same hours; no title has a matter of its own.",
    },
  },
  {
    scenario: society("like-scheduler", {
      customers: {
        accounts: 70,
        client: "scheduling tool",
        roundMinutes: 30,
        scheduledShare: 0.8,
        lives: 1.5,
        calls: { perDay: 5, between: [8, 20], kinds: ["link"], joinShare: 0.15, delaySeconds: 4 * 3600 },
      },
    }),
    card: {
      title: "A scheduler's customers",
      sort: "honest-concert",
      suite: "signals",
      models:
        "70 accounts of shops and clubs whose posts go out by one tool on full and half hours, to the second; each day it suggests five links, and each customer takes some. The client name says so. 1,430 honest accounts beside.",
      planted: NOBODY,
      unrealistic: "Reposts and replies go by the schedule as well; in life they are mostly done by hand.",
    },
  },
  {
    scenario: society("like-fans", {
      fans: {
        accounts: 140,
        handles: "fashion",
        bios: "fashion",
        emblemShare: 0.3,
        lives: 1.5,
        interestShare: 0.6,
        calls: {
          perDay: 0.7,
          between: [19, 22],
          kinds: ["link", "hashtag", "image"],
          tagged: true,
          joinShare: 0.45,
          delaySeconds: 1200,
          repeats: 2.5,
          leader: true,
        },
      },
    }),
    card: {
      title: "A fan club with streaming hours",
      sort: "honest-concert",
      suite: "signals",
      models:
        "139 fans and a leading account that calls in public on many evenings: within the hour they use the new hashtag with the link or the picture, several times over. A fashion of handles, bios and portraits goes round. 1,360 honest accounts beside.",
      planted: NOBODY,
      unrealistic: "One fandom, one leading account, and no rivals who answer.",
    },
  },
];

/** Look-alikes whose marks are who people are. */
const BY_PEOPLE: readonly WorldDefinition[] = [
  {
    scenario: society("like-union", {
      union: {
        accounts: 90,
        profession: "nurse",
        interestShare: 0.3,
        calls: {
          perDay: 6,
          days: [9, 23, 44],
          between: [7, 17],
          kinds: ["wording", "wording", "hashtag"],
          tagged: true,
          joinShare: 0.6,
          delaySeconds: 5400,
          paraphrase: 0.05,
          site: "union",
          leader: true,
        },
      },
    }),
    card: {
      title: "A union with its profession and action days",
      sort: "honest-concert",
      suite: "signals",
      models:
        "90 accounts that claim one profession and talk about it; on three days the union's account publishes texts and a hashtag, and members post them over the next hours. 1,410 honest accounts beside, some of the same profession.",
      planted: NOBODY,
      unrealistic: "Members write no texts of their own about the action.",
    },
  },
  {
    scenario: society("like-class", {
      class: {
        accounts: 28,
        language: "de",
        offset: 1,
        joined: 60,
        handles: "fashion",
        lives: 1.5,
        interestShare: 0.6,
        holidays: [42, 43, 44, 45, 46],
        calls: {
          perDay: 1.5,
          between: [15, 20],
          kinds: ["link", "link", "image", "repost"],
          joinShare: 0.6,
          delaySeconds: 900,
        },
      },
    }),
    card: {
      title: "A class that joined on one day",
      sort: "honest-concert",
      suite: "signals",
      models:
        "28 pupils who made their accounts within three hours of one day, in one time zone and language, with a fashion of handles; in the afternoon somebody sends a link or a picture round, and those who are awake pass it on. Quiet in a week of holidays. 1,472 honest accounts beside.",
      planted: NOBODY,
      unrealistic: "No quarrels, no cliques, and nobody of the class is absent for long.",
    },
  },
  {
    scenario: society("like-diaspora", {
      diaspora: {
        accounts: 120,
        language: "it",
        offset: 8,
        lives: 1.2,
        interestShare: 0.7,
        holidays: [20, 48],
        calls: {
          perDay: 1,
          between: [18, 22],
          kinds: ["link", "repost", "hashtag"],
          joinShare: 0.35,
          delaySeconds: 2400,
          leader: true,
        },
      },
    }),
    card: {
      title: "A diaspora in one time zone",
      sort: "honest-concert",
      suite: "signals",
      models:
        "120 people of one language in one time zone (UTC+8) who follow the same outlets and one community page, which calls nearly every evening; they keep two holidays of their own. 1,380 honest accounts beside, most in other zones.",
      planted: NOBODY,
      unrealistic: "Nobody else speaks the language; no second community page.",
    },
  },
];

/** The look-alikes, and the society by itself. */
export const LOOK_ALIKES: readonly WorldDefinition[] = [
  ...BY_HOURS,
  ...BY_PEOPLE,
  {
    scenario: society("like-nobody", {}),
    card: {
      title: "The society by itself",
      sort: "honest",
      suite: "signals",
      models:
        "1,500 honest accounts with profiles, professions, interests and conversations on four platforms for sixty days; waves in which many joined.",
      planted: "Nobody.",
      unrealistic: "Interests do not change, and nobody has two.",
    },
  },
];
