/**
 * The trace of rows of hashtags: the object is the whole list of a post's tags in their order. One tag is everybody's, a row of
 * three in one order is hardly ever written twice by chance. Reposts are left out: they carry the row of the original.
 */
import { defineTrace } from "../model/index.js";
import { NOT_REPOST } from "./sql.js";

/** Same row of hashtags: Did the accounts use the same hashtags in the same order in one post? */
export const coHashtagSequence = defineTrace({
  id: "co-hashtag-sequence",
  version: 1,
  title: "Same row of hashtags",
  question: "Did the accounts use the same hashtags in the same order in one post?",
  needs: ["hashtags"],
  parameters: [
    {
      name: "minimumHashtags",
      about: "distinct hashtags in one post below which they are no row",
      default: 3,
      min: 2,
      max: 20,
    },
  ],
  byDefault: true,
  prepares: [],
  actions: ({ minimumHashtags }) =>
    `SELECT '#' || array_to_string(tags, ' #') AS object_id, account_id, event_id, time_utc
     FROM (SELECT list_filter(hashtags, lambda tag: trim(tag) <> '') AS tags, account_id, event_id, time_utc FROM events WHERE ${NOT_REPOST})
     WHERE len(tags) >= ${Number(minimumHashtags)}`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
    {
      text: "Luceri, Pantè, Burghardt, Ferrara 2024: Unmasking the web of deceit",
      url: "https://doi.org/10.1145/3589334.3645529",
    },
  ],
});
