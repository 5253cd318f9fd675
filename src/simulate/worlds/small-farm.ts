/** The world of the demo and of tests: small, quick, and the same for a seed since the first version. */
import type { ScenarioInput } from "../schema.js";
import type { WorldDefinition } from "./world-kit.js";

const SCENARIO: ScenarioInput = {
  id: "small-farm",
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
  farm: { accounts: 20, tasksPerDay: 2.5, joinShare: 0.6, spreadSeconds: 360, borrowedShare: 0.3 },
};

/** One planted group among busy people. */
export const SMALL_FARM: WorldDefinition = {
  scenario: SCENARIO,
  card: {
    title: "The demo's world",
    sort: "operation",
    models: "400 busy accounts for two weeks: popular and rare links, short sessions, time zones, some news.",
    planted:
      "One group of 20 that live as the others do and join shared tasks (a link, a post to repost, a wording) within six minutes.",
    unrealistic: "Sessions are all of a kind, and the group works through the night as in the day.",
  },
};
