/**
 * The trace of retelling: the object is the family of texts that tell the same in other words (table `phrase_families`). Families of one wording
 * are left to co-text; reposts copy by design and are left out.
 */
import { defineTrace } from "../model/index.js";

/** Same phrases: Did the accounts tell the same in other words? */
export const coPhrase = defineTrace({
  id: "co-phrase",
  version: 1,
  title: "Same phrases",
  question: "Did the accounts tell the same in other words, with rare phrases in common?",
  needs: ["text"],
  parameters: [
    {
      name: "minimumCharacters",
      about: "characters after folding below which a text has no family",
      default: 30,
      min: 10,
      max: 1000,
    },
    {
      name: "similarity",
      about: "share of common phrases, weighed by how rare they are, that makes two texts one family",
      default: 0.2,
      min: 0.1,
      max: 1,
    },
  ],
  byDefault: true,
  prepares: ["text_families", "phrase_families"],
  actions: () =>
    `SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM phrase_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost' AND f.family_id <> ''`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
    {
      text: "Cormode, Muthukrishnan 2005: An improved data stream summary: the count-min sketch",
      url: "https://doi.org/10.1016/j.jalgor.2003.12.001",
    },
  ],
});
