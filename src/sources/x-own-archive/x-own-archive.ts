/**
 * `tweets.js` of the archive that X hands to an account's owner. All posts are of that one account, whose number stands in another
 * file of the archive: the file names it instead. A repost is told by its first words and names no post.
 */
import { createHash } from "node:crypto";
import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused } from "../records.js";
import { defineSource, type RawRow } from "../source.js";
import { clientOf, legacyMapping, legacyRow, mediaOf } from "../x-legacy-post.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "the file",
  account_handle: "entities.media.expanded_url",
  post: "tweet.id_str",
  ...legacyMapping("tweet.", "RT @ in full_text"),
  time: "tweet.created_at",
  client: "tweet.source",
};

const tweetOf = (record: unknown): Json => objectOf(objectOf(record).tweet);

/** A post of the archive names no author, which every other form of a post of X does. */
const isTweet = (record: unknown): boolean => {
  const tweet = tweetOf(record);
  return (
    textOf(tweet.id_str) !== null &&
    textOf(tweet.created_at) !== null &&
    typeof tweet.full_text === "string" &&
    !("user" in tweet)
  );
};

const REPOST = /^RT @(\w+): /;

/** The same key as 4CAT's tables give to a repost that names no post, so that both meet. */
const repostKey = (whom: string, text: string): string =>
  `repost:${createHash("md5").update(`${whom.toLowerCase()}|${text}`).digest("hex")}`;

function tweetRow(tweet: Json): RawRow {
  const id = textOf(tweet.id_str);
  const row = legacyRow({ post: tweet, repeated: null, long: null }, id, null);
  const whom = REPOST.exec(row.text ?? "")?.[1];
  const own = mediaOf(tweet)
    .map((medium) =>
      /^https?:\/\/(?:x|twitter)\.com\/(\w+)\/status\/(\d+)/.exec(textOf(medium.expanded_url) ?? ""),
    )
    .find((found) => found?.[2] === id);
  return {
    ...row,
    account_handle: own?.[1] ?? null,
    ...(whom !== undefined && { kind: "repost", repost_of: repostKey(whom, row.text ?? "") }),
    client: clientOf(tweet.source),
  };
}

/** The source `x-own-archive`. */
export const xOwnArchive = defineSource({
  id: "x-own-archive",
  title: "X archive of one's own account (tweets.js)",
  about: "tweets.js of the archive that X gives an account's owner: one file or folder is one account.",
  platform: "x",
  timeZone: "UTC",
  ofOneAccount: true,
  recognise: (head) =>
    recognisedRecords(head, {
      title: "X's own archive",
      what: "posts under tweet, without an author",
      mapping: MAPPING,
      is: isTweet,
    }),
  rows: (record) =>
    isTweet(record)
      ? keptRows(tweetRow(tweetOf(record)))
      : refused("not-a-record", "no tweet with id_str, created_at and full_text"),
});
