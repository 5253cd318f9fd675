/** The honest society that the farm and its look-alikes live in, and the hours of an office. */
import type { Hours, SocietyInput } from "../society/schema.js";

/** Nine to five, lunch, and a free weekend. */
export const OFFICE_HOURS: Hours = {
  start: 9,
  length: 8,
  lunch: 12.5,
  lunchMinutes: 50,
  lunchStay: 0.12,
  weekend: [6, 0],
  weekendShare: 0,
};

/** Three thousand accounts on four platforms for sixty days. */
export const SOCIETY: Omit<SocietyInput, "id"> = {
  model: "society",
  accounts: 3000,
  days: 60,
  start: "2025-03-03T00:00:00Z",
  platforms: ["x", "facebook", "instagram", "telegram"],
  zones: [-5, 0, 1, 1, 1, 2, 2, 3, 8],
  languages: ["en", "en", "de", "fr", "es"],
  profiles: "every",
  ageDays: 1200,
  waves: 6,
  waveShare: 0.12,
  newShare: 0.03,
  professionShare: 0.35,
  professionTalk: 0.4,
  interests: 30,
  sessionsPerDay: 0.25,
  sessionsSpread: 0.9,
  furtherEvents: 1.8,
  pauseSeconds: 110,
  weekendFactor: 1.15,
  hashtags: 400,
  words: 4000,
  zipf: 1,
  attentionSeconds: 6 * 3600,
  linkShare: 0.3,
  repostShare: 0.28,
  replyShare: 0.15,
  imageShare: 0.05,
  tagShare: 0.35,
  news: { perDay: 1, joinShare: 0.015, delaySeconds: 1500 },
  crowds: {},
  farm: null,
};
