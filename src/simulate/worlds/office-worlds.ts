/** The operation that this toolkit exists to expose: an office of operators with accounts on four platforms, in two sizes. */
import type { Office } from "../society/schema.js";
import { OFFICE_HOURS, SOCIETY } from "./society-kit.js";
import type { WorldDefinition } from "./world-kit.js";

const OFFICE: Office = {
  accounts: 120,
  operators: 40,
  accountsSpread: 0.5,
  languages: ["en", "en", "de"],
  offset: 3,
  hours: OFFICE_HOURS,
  lateShare: 0.25,
  lateHours: 2,
  teams: 4,
  teamDaysOff: 3,
  absence: 0.04,
  holidays: [17, 45],
  batches: 6,
  batchSeconds: 480,
  batchDays: 250,
  covers: [],
  handleShare: 0.7,
  bioShare: 0.6,
  portraitShare: 0.35,
  clients: ["web", "web", "app for android", "posting tool"],
  tasksPerDay: 4,
  emptyDays: 0.12,
  morningShare: 0.5,
  kinds: ["link", "link", "hashtag", "hashtag", "wording", "repost", "image"],
  borrowedShare: 0.2,
  joinShare: 0.6,
  accountShare: 0.8,
  spreadSeconds: 900,
  jitterSeconds: 0,
  paraphrase: 0.05,
  camouflage: 0.4,
  handoverMinutes: [2, 20],
  pauseSeconds: 50,
  amplify: 0.35,
  hijacks: { count: 3, days: 5, joinShare: 0.6 },
  echo: 0.15,
  narratives: { count: 8, days: 6, joinShare: 0.15, nearShare: 0.5, spill: 0.2 },
};

const UNREALISTIC =
  "Everybody keeps to the clock of one office without summer time; operators never use two accounts at once; posts are never deleted, since events have no way to say so; honest people do not answer back.";

/** The office in two sizes. */
export const OFFICE_WORLDS: readonly WorldDefinition[] = [
  {
    scenario: { ...SOCIETY, id: "farm", farm: OFFICE },
    card: {
      title: "An office with a working day",
      sort: "operation",
      suite: "signals",
      models:
        "3,000 honest accounts with profiles, professions, interests and conversations on four platforms for sixty days, and an office of 40 operators with 120 accounts, made in six series and dressed as members of many professions.",
      planted:
        "One group of 120: on working days from nine to five by the office's clock (UTC+3), with lunch, a late team, holidays and days off, about four orders a day (a link, a hashtag, a wording, a post, a picture); three honest hashtags entered in a block; eight rumours told for days; operators pass from account to account after 2 to 20 minutes and applaud their own posts.",
      unrealistic: UNREALISTIC,
    },
  },
  {
    scenario: {
      ...SOCIETY,
      id: "farm-full",
      accounts: 200_000,
      profiles: "first",
      interests: 400,
      hashtags: 20_000,
      words: 20_000,
      sessionsPerDay: 0.38,
      news: { perDay: 3, joinShare: 0.004, delaySeconds: 1500 },
      farm: {
        ...OFFICE,
        accounts: 4000,
        operators: 1300,
        teams: 24,
        batches: 120,
        tasksPerDay: 8,
        joinShare: 0.35,
        hijacks: { count: 12, days: 5, joinShare: 0.4 },
        narratives: { count: 30, days: 8, joinShare: 0.05, nearShare: 0.5, spill: 0.2 },
      },
    },
    card: {
      title: "The office at full size",
      sort: "operation",
      models:
        "200,000 honest accounts and about 20 million acts on four platforms in sixty days; profiles stand at the first event of an account.",
      planted:
        "One group of 4,000 accounts that 1,300 operators in 24 teams run, with some eight orders a day, twelve entered hashtags and thirty rumours; else as in the small one.",
      unrealistic: UNREALISTIC,
      suite: "size",
    },
  },
];
