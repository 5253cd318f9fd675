/** What the worlds are built from: the shape of a world, and the honest life that most of them share. */
import type { DataCard } from "../card.js";
import type { ScenarioInput } from "../schema.js";
import type { SocietyInput } from "../society/schema.js";

/** A scenario with its data card. */
export interface WorldDefinition {
  readonly scenario: ScenarioInput | SocietyInput;
  readonly card: DataCard;
}

/** What every simulated world lacks; a card says only what comes on top. */
export const UNREALISTIC_ALWAYS =
  "Token words without meaning, no friendships, no algorithmic feed, no deletions, no public holidays, clocks without error.";

/** People who act in bursts: few sessions a day at usual moments, of very different length, seconds to minutes between acts. */
export const BURSTY: Omit<ScenarioInput, "id"> = {
  accounts: 500,
  days: 14,
  start: "2025-03-03T00:00:00Z",
  sessionsPerDay: 0.7,
  sessionsSpread: 0.9,
  habit: 0.5,
  furtherEvents: 3,
  burstSpread: 0.8,
  pauseSeconds: 100,
  links: 4000,
  hashtags: 250,
  words: 4000,
  zipf: 1,
  attentionSeconds: 6 * 3600,
  linkShare: 0.35,
  repostShare: 0.3,
  replyShare: 0.15,
  news: {
    spikes: 6,
    joinShare: 0.2,
    delaySeconds: 900,
    followers: 0,
    followersJoinShare: 0,
    followersDelaySeconds: 60,
  },
  farm: null,
};

/** No news spikes at all. */
export const NO_NEWS = { ...BURSTY.news, spikes: 0 };
