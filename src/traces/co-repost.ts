/**
 * The trace of passing on: the object is the post that is reposted, with its platform before it. Quotes are left out: who quotes
 * says something of their own.
 */
import { defineTrace } from "../model/index.js";
import { postActs } from "./sql.js";

/** Same repost: Did the accounts repost the same post? */
export const coRepost = defineTrace({
  id: "co-repost",
  version: 1,
  title: "Same repost",
  question: "Did the accounts repost the same post?",
  needs: ["repost_of"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => postActs("repost_of"),
  innocentReadings: ["feed", "notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
    {
      text: "Keller, Schoch, Stier, Yang 2020: Political astroturfing on Twitter",
      url: "https://doi.org/10.1080/10584609.2019.1661888",
    },
  ],
});
