/**
 * The trace of hashtags: the object is the folded tag, the same on every platform; the first use by an account counts, so the
 * trace sees tags taken up together. Reposts are left out: they carry the tags of the original.
 */
import { defineTrace } from "../model/index.js";
import { listActs, NOT_REPOST } from "./sql.js";

/** Same hashtag: Did the accounts take up the same hashtag at the same time? */
export const coHashtag = defineTrace({
  id: "co-hashtag",
  version: 1,
  title: "Same hashtag",
  question: "Did the accounts take up the same hashtag at the same time?",
  needs: ["hashtags"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("hashtags", NOT_REPOST),
  innocentReadings: ["notification", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
  ],
});
