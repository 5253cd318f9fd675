/**
 * The archive of information operations that X published: one CSV of posts a release. Its clock is UTC to the minute; the
 * identifier of a post holds milliseconds, which are used where both agree.
 */
import { recognisedColumns } from "../columns.js";
import { linksOrThoseOfText } from "../links-of-text.js";
import { snowflakeTime } from "../snowflake.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "userid",
  account_handle: "user_screen_name",
  account_name: "user_display_name",
  account_created: "account_creation_date",
  account_bio: "user_profile_description",
  post: "tweetid",
  time: "tweet_time",
  kind: "is_retweet",
  text: "tweet_text",
  repost_of: "retweet_tweetid",
  reply_to: "in_reply_to_tweetid",
  quote_of: "quoted_tweet_tweetid",
  links: "urls",
  hashtags: "hashtags",
  mentions: "user_mentions",
  lang: "tweet_language",
  client: "tweet_client_name",
};

const COLUMNS =
  "tweetid userid user_display_name user_screen_name user_reported_location user_profile_description user_profile_url follower_count following_count account_creation_date account_language tweet_language tweet_text tweet_time tweet_client_name in_reply_to_userid in_reply_to_tweetid quoted_tweet_tweetid is_retweet retweet_userid retweet_tweetid latitude longitude quote_count reply_count like_count retweet_count hashtags urls user_mentions".split(
    " ",
  );

/** The source `x-archive`. */
export const xArchive = defineSource({
  id: "x-archive",
  title: "X information-operations archive",
  about: "The CSV of posts that X (Twitter) published with each release, 2018 to 2022.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedColumns(head, {
      title: "X archive CSV",
      required: ["tweetid", "userid", "tweet_time", "tweet_text"],
      known: COLUMNS,
      mapping: MAPPING,
    }),
  expressions: (column, has) => {
    const filled = (field: "repost_of" | "reply_to" | "quote_of") =>
      has(field) ? `${column(field)} IS NOT NULL` : "FALSE";
    const repost = has("kind")
      ? `coalesce(lower(${column("kind")}) IN ('true', 't', '1'), FALSE)`
      : filled("repost_of");
    return {
      kind: `CASE WHEN ${repost} THEN 'repost' WHEN ${filled("reply_to")} THEN 'reply' WHEN ${filled("quote_of")} THEN 'quote' ELSE 'post' END`,
      time_finer: snowflakeTime(column("post")),
      ...(has("links") && { links: linksOrThoseOfText(column("links"), column("text")) }),
    };
  },
});
