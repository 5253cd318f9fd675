/**
 * The trace of replies: the object is the post that is answered, with its platform before it. A repost of a reply answers
 * nobody and is left out.
 */
import { defineTrace } from "../model/index.js";
import { NOT_REPOST, postActs } from "./sql.js";

/** Same reply target: Did the accounts answer the same post? */
export const coReply = defineTrace({
  id: "co-reply",
  version: 1,
  title: "Same reply target",
  question: "Did the accounts answer the same post?",
  needs: ["reply_to"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => postActs("reply_to", NOT_REPOST),
  innocentReadings: ["notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Graham, Hames, Alpert 2024: The coordination network toolkit",
      url: "https://doi.org/10.1007/s42001-024-00260-z",
    },
  ],
});
