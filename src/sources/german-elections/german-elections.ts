/**
 * The data set `german_elections` of the R package CooRTweet: posts of several platforms whose links, hashtags, domains and pictures
 * are opaque numbers. A number is the same thing only among its like, so each is given the name of its kind.
 */
import { recognisedColumns } from "../columns.js";
import { defineSource } from "../source.js";

const MAPPING = {
  platform: "account_id",
  account: "account_id",
  post: "post_id",
  time: "timestamp",
  hashtags: "hashtag_id",
  media: "phash_id",
  objects: "url_id",
};
const COLUMNS = ["account_id", "post_id", "url_id", "hashtag_id", "domain_id", "phash_id", "timestamp"];

const PLATFORMS: readonly (readonly [prefix: string, platform: string])[] = [
  ["fb_", "facebook"],
  ["tw_", "x"],
  ["ig_", "instagram"],
];

/** The source `german-elections`. */
export const germanElections = defineSource({
  id: "german-elections",
  title: "CooRTweet's german_elections",
  about:
    "Columns account_id, post_id, url_id, hashtag_id, domain_id, phash_id, timestamp of numbers without words.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) =>
    recognisedColumns(head, {
      title: "german_elections",
      required: ["account_id", "post_id", "timestamp", "url_id", "phash_id"],
      known: COLUMNS,
      mapping: MAPPING,
    }),
  expressions: (column) => ({
    platform: `CASE ${PLATFORMS.map(([prefix, platform]) => `WHEN starts_with(${column("account")}, '${prefix}') THEN '${platform}'`).join(" ")} END`,
    kind: "'share'",
    hashtags: `'tag_' || ${column("hashtags")}`,
    media: `'phash_' || ${column("media")}`,
    objects: `'url_' || ${column("objects")}`,
  }),
});
