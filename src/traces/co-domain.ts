/**
 * The trace of sites: the object is the registrable domain of a link. Weaker than co-link (first act on a site only, and big
 * sites are everybody's), useful where an operation funnels readers to a few sites by many links. Reposts are left out.
 */
import { defineTrace } from "../model/index.js";
import { listActs, NOT_REPOST } from "./sql.js";

/** Same site: Did the accounts begin to link to the same site at the same time? */
export const coDomain = defineTrace({
  id: "co-domain",
  version: 1,
  title: "Same site",
  question: "Did the accounts begin to link to the same site at the same time?",
  needs: ["domains"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("domains", NOT_REPOST),
  innocentReadings: ["same-publisher", "feed", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732",
    },
  ],
});
