/**
 * The trace of links: the object is the canonical link, the same on every platform. Reposts are left out: they carry the link of
 * the original by design, and co-repost sees them.
 */
import { defineTrace } from "../model/index.js";
import { listActs, NOT_REPOST } from "./sql.js";

/** Same link: Did the accounts post the same link? */
export const coLink = defineTrace({
  id: "co-link",
  version: 1,
  title: "Same link",
  question: "Did the accounts post the same link?",
  needs: ["links"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("links", NOT_REPOST),
  innocentReadings: [
    "same-publisher",
    "feed",
    "notification",
    "scheduler",
    "trending",
    "one-time-zone",
    "shared-audience",
  ],
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732",
    },
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
  ],
});
