/**
 * The trace of pictures: the object is the family of near-equal images (table `image_families`), told by perceptual hashes, or
 * the identifier of a medium where the data gives no hash. Reposts are left out: they carry the picture of the original.
 */
import { defineTrace } from "../model/index.js";

/** Same picture: Did the accounts post the same picture, or one nearly like it? */
export const coImage = defineTrace({
  id: "co-image",
  version: 1,
  title: "Same picture",
  question: "Did the accounts post the same picture, or one nearly like it?",
  needs: ["media"],
  parameters: [
    {
      name: "distance",
      about:
        "bits of 256 in which two perceptual hashes may differ and be one family; a quarter of it for 64 bits",
      default: 31,
      min: 0,
      max: 31,
    },
  ],
  byDefault: true,
  prepares: ["image_families"],
  actions: () =>
    "SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM image_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost'",
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Davis, Rosen 2019: PDQ and TMK+PDQF, the reference implementation",
      url: "https://github.com/facebook/ThreatExchange/tree/main/pdq",
    },
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
    {
      text: "Zannettou, Caulfield, Blackburn et al. 2018: On the origins of memes by means of fringe web communities",
      url: "https://doi.org/10.1145/3278532.3278550",
    },
  ],
});
