/**
 * CSV of 4CAT, one shape over many platforms: who posted what when has the same column everywhere, the rest differs. A
 * repost names whom it repeats but not which post, so its key is made of both the name and the text.
 */

import { literal } from "../../store/index.js";
import { columnNamed, presentMapping } from "../columns.js";
import { linksOrThoseOfText } from "../links-of-text.js";
import { snowflakeTime } from "../snowflake.js";
import { defineSource, type FileHead, type Mapping, ONLY_WHEN_NAMED, type RawField } from "../source.js";

/** Raw field to the columns that may fill it, the best first. */
const COLUMNS: Readonly<Partial<Record<RawField, readonly string[]>>> = {
  account: ["author_id", "author"],
  account_handle: ["author_username", "author"],
  account_name: ["author_fullname", "author_full", "author_name", "author_display_name"],
  account_created: ["author_created_at"],
  account_bio: ["author_profile"],
  post: ["id"],
  permalink: ["link", "url", "tiktok_url", "comment_url"],
  time: ["unix_timestamp", "timestamp"],
  kind: ["is_retweet"],
  text: ["body"],
  repost_of: [
    "retweeted_user",
    "author_forwarded_from_id",
    "author_forwarded_from_username",
    "author_forwarded_from_name",
  ],
  reply_to: ["reply_to", "replied_to_post"],
  quote_of: ["quote_tweet_id", "quoted_post"],
  links: ["urls", "links", "link_url"],
  hashtags: ["hashtags", "tags"],
  mentions: ["mentions"],
  media: ["images", "image_url"],
  objects: ["music_id"],
  lang: ["language_guess", "languages"],
  client: ["source"],
};

/** A column that only one platform's export has. */
const PLATFORMS: readonly (readonly [column: string, platform: string])[] = [
  ["is_retweet", "x"],
  ["tiktok_url", "tiktok"],
  ["is_liked_by_post_author", "tiktok"],
  ["author_forwarded_from_name", "telegram"],
  ["replies_allowed", "bluesky"],
  ["subreddit", "reddit"],
  ["num_likes", "instagram"],
  ["is_in_group", "facebook"],
];

const REQUIRED = ["id", "thread_id", "author", "body"];

function mappingOf(head: FileHead): Mapping {
  const first = Object.entries(COLUMNS).flatMap(([field, names]) => {
    const column = names.find((name) => columnNamed(head, name) !== undefined);
    return column === undefined ? [] : [[field, column] as const];
  });
  return presentMapping(head, Object.fromEntries(first));
}

const yes = (cell: string): string => `coalesce(lower(${cell}) IN ('yes', 'true', '1'), FALSE)`;

/** SQL of the key of a repost, where the row is one and has a text. */
const repostKey = (isRepost: string, whom: string, text: string): string =>
  `CASE WHEN ${isRepost} AND ${whom} IS NOT NULL AND ${text} IS NOT NULL THEN 'repost:' || md5(lower(${whom}) || '|' || ${text}) END`;

/** SQL of an answered post: in Telegram the number of a message is unique in its chat only, which `id` names. */
const replyKey = (reply: string, post: string): string =>
  `CASE WHEN regexp_full_match(${reply}, '[0-9]+') AND regexp_matches(${post}, ${literal("-[0-9]+$")}) THEN regexp_replace(${post}, ${literal("[0-9]+$")}, ${reply}) ELSE ${reply} END`;

/** The source `4cat`. */
export const fourCat = defineSource({
  id: "4cat",
  title: "4CAT CSV",
  about: "The CSV that 4CAT makes of any of its data sources. Columns that tell the platform are recognised.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) => {
    if (head.layout !== "table" || !REQUIRED.every((name) => columnNamed(head, name))) return null;
    const mapping = mappingOf(head);
    if (!mapping.time) return null;
    const found = PLATFORMS.find(([column]) => columnNamed(head, column) !== undefined);
    if (!found && !columnNamed(head, "unix_timestamp"))
      return {
        confidence: ONLY_WHEN_NAMED,
        because: `4CAT CSV, if told so: ${REQUIRED.join(", ")}, and nothing that only 4CAT writes`,
        mapping,
      };
    const told = found ? `${found[0]} tells ${found[1]}` : "no column tells the platform";
    return {
      confidence: 0.85,
      because: `4CAT CSV: ${REQUIRED.join(", ")} and ${mapping.time}; ${told}`,
      mapping,
      ...(found && { platform: found[1] }),
    };
  },
  expressions: (column, has) => {
    const whom = column("repost_of");
    const isRepost = has("kind") ? yes(column("kind")) : `${whom} IS NOT NULL`;
    return {
      time_finer: snowflakeTime(column("post")),
      ...(has("links") && { links: linksOrThoseOfText(column("links"), column("text")) }),
      kind: has("repost_of") ? `CASE WHEN ${isRepost} THEN 'repost' END` : "NULL::VARCHAR",
      ...(has("repost_of") && { repost_of: repostKey(isRepost, whom, column("text")) }),
      ...(has("reply_to") && { reply_to: replyKey(column("reply_to"), column("post")) }),
    };
  },
});
