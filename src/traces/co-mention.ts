/**
 * The trace of mentions: the object is the account that a post names. The first mention by an account counts, so the trace sees
 * accounts that turn to somebody together. Reposts are left out: they carry the mentions of the original.
 */
import { defineTrace } from "../model/index.js";
import { listActs, NOT_REPOST } from "./sql.js";

/** Same account named: Did the accounts mention the same account at the same time? */
export const coMention = defineTrace({
  id: "co-mention",
  version: 1,
  title: "Same account named",
  question: "Did the accounts mention the same account at the same time?",
  needs: ["mentions"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () =>
    `SELECT * FROM (${listActs("mentions", NOT_REPOST)}) WHERE object_id IS DISTINCT FROM account_id`,
  innocentReadings: ["feed", "notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Magelinski, Ng, Carley 2022: A synchronized action framework for detection of coordination on social media",
      url: "https://doi.org/10.54501/jots.v1i2.30",
    },
    {
      text: "Weber, Neumann 2021: Amplifying influence through coordinated behaviour in social networks",
      url: "https://doi.org/10.1007/s13278-021-00815-2",
    },
  ],
});
