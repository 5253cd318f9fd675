/**
 * The trace of data that names its own objects: an export that says "this account shared that object" and no more. All kinds
 * count, reposts too, since only the data knows what its objects are. Ids are taken as given and without a platform, so that
 * one link id used on two platforms is one object.
 */
import { defineTrace } from "../model/index.js";
import { listActs } from "./sql.js";

/** Same object: Did the accounts share the same object, as the data itself names it? */
export const coShare = defineTrace({
  id: "co-share",
  version: 1,
  title: "Same object",
  question: "Did the accounts share the same object, as the data itself names it?",
  needs: ["object_ids"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("object_ids"),
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
  ],
});
