/**
 * The trace of wording: the object is the family of near-duplicate texts (table `text_families`). A repost copies a text by
 * design, so reposts are left out here and when the families are made.
 */
import { defineTrace } from "../model/index.js";

/** Same wording: Did the accounts post nearly the same text? */
export const coText = defineTrace({
  id: "co-text",
  version: 1,
  title: "Same wording",
  question: "Did the accounts post nearly the same text?",
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
      about: "share of common shingles that makes two texts one family",
      default: 0.7,
      min: 0.5,
      max: 1,
    },
  ],
  byDefault: true,
  prepares: ["text_families"],
  actions: () =>
    `SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM text_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost' AND f.family_id <> ''`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
    {
      text: "Graham, Hames, Alpert 2024: The coordination network toolkit",
      url: "https://doi.org/10.1007/s42001-024-00260-z",
    },
  ],
});
