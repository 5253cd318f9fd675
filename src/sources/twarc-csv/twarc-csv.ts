/**
 * The table that twarc makes of X API v2: one post a row, lists as JSON in cells, line ends in text written `\n`. Of its two
 * generations the older names referenced posts in one JSON cell, the newer in a column for each kind.
 */
import { columnNamed, presentMapping, recognisedColumns } from "../columns.js";
import { ifJsonList, jsonElements, jsonField, jsonTexts } from "../json-cells.js";
import { linksOrThoseOfText } from "../links-of-text.js";
import { snowflakeTime } from "../snowflake.js";
import { defineSource, ONLY_WHEN_NAMED } from "../source.js";

const MAPPING = {
  account: "author_id",
  account_handle: "author.username",
  account_name: "author.name",
  account_created: "author.created_at",
  account_bio: "author.description",
  account_picture: "author.profile_image_url",
  post: "id",
  time: "created_at",
  text: "text",
  repost_of: "referenced_tweets.retweeted.id",
  reply_to: "referenced_tweets.replied_to.id",
  quote_of: "referenced_tweets.quoted.id",
  links: "entities.urls",
  hashtags: "entities.hashtags",
  mentions: "entities.mentions",
  media: "attachments.media_keys",
  lang: "lang",
  client: "source",
};

const COLUMNS =
  "id conversation_id author_id in_reply_to_user_id created_at text lang source public_metrics.reply_count public_metrics.retweet_count public_metrics.quote_count public_metrics.like_count reply_settings possibly_sensitive entities.annotations entities.cashtags entities.hashtags entities.mentions entities.urls context_annotations attachments.media attachments.media_keys author.id author.created_at author.username author.name author.description author.url author.location author.protected author.public_metrics.followers_count author.public_metrics.following_count author.public_metrics.tweet_count author.verified geo.place_id __twarc.retrieved_at __twarc.url __twarc.version".split(
    " ",
  );

/** Columns that no flattened JSON of another platform has. */
const OWN =
  /^(?:(?:author\.)?public_metrics\.(?:retweet|quote|tweet|listed)_count|referenced_tweets(?:\..+)?|__twarc\..+|entities\..+|attachments\.media_keys|edit_history_tweet_ids|context_annotations)$/i;

/** A cell of the older generation names posts of all kinds in JSON; one of the newer is the identifier itself. */
const referenced = (cell: string, type: string): string =>
  `CASE WHEN NOT starts_with(${cell}, '[') THEN ${cell} WHEN json_valid(${cell}) THEN ${jsonField(`list_filter(${jsonElements(cell)}, lambda r: ${jsonField("r", "type")} = '${type}')[1]`, "id")} END`;

const withBreaks = (text: string): string => `replace(${text}, '\\n', chr(10))`;

/** Links of pictures and of the quoted post say nothing that is shared. */
const linkText =
  (quote: string) =>
  (e: string): string => {
    const written = `coalesce(${["unwound_url", "expanded_url", "url"].map((key) => jsonField(e, key)).join(", ")})`;
    const link = `CASE WHEN json_type(${e}) = 'VARCHAR' THEN ${jsonField(e, "$")} WHEN ${jsonField(e, "media_key")} IS NULL THEN ${written} END`;
    return `CASE WHEN regexp_matches(${link}, '^(https?://)?pic\\.(twitter|x)\\.com/') OR contains(${link}, '/status/' || ${quote}) THEN NULL ELSE ${link} END`;
  };

const mentionText = (e: string): string =>
  `CASE WHEN json_type(${e}) = 'VARCHAR' THEN ${jsonField(e, "$")} ELSE nullif(concat_ws(' ', ${jsonField(e, "id")}, '@' || ${jsonField(e, "username")}), '') END`;

/** The source `twarc-csv`. */
export const twarcCsv = defineSource({
  id: "twarc-csv",
  title: "X API v2 as CSV (twarc-csv)",
  about: "The CSV that twarc2 csv makes of X API v2, in both its generations.",
  platform: "x",
  timeZone: "UTC",
  alsoReads: ["attachments.media", "author.id"],
  recognise: (head) => {
    const own = head.columns.some((name) => OWN.test(name));
    if (!own && !["author.id", "author.username"].some((name) => columnNamed(head, name))) return null;
    const author = columnNamed(head, "author_id") ? "author_id" : "author.id";
    const older = columnNamed(head, "referenced_tweets");
    const found = recognisedColumns(head, {
      title: "twarc CSV of X API v2",
      required: ["id", "created_at", "text", author],
      known: COLUMNS,
      mapping: older ? { ...MAPPING, repost_of: older, reply_to: older, quote_of: older } : MAPPING,
    });
    if (!found) return null;
    const mapping = { ...presentMapping(head, { account: author }), ...found.mapping };
    return { ...found, mapping, ...(!own && { confidence: ONLY_WHEN_NAMED }) };
  },
  expressions: (column, has, also) => {
    const repost = referenced(column("repost_of"), "retweeted");
    const reply = referenced(column("reply_to"), "replied_to");
    const quote = referenced(column("quote_of"), "quoted");
    const ready = (field: "links" | "mentions", element: (name: string) => string) =>
      ifJsonList(column(field), jsonTexts(column(field), element));
    return {
      text: withBreaks(column("text")),
      account: `coalesce(${column("account")}, ${also("author.id")})`,
      ...(has("account_bio") && { account_bio: withBreaks(column("account_bio")) }),
      time_finer: snowflakeTime(column("post")),
      kind: `CASE WHEN ${repost} IS NOT NULL THEN 'repost' WHEN ${reply} IS NOT NULL THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      repost_of: repost,
      reply_to: reply,
      quote_of: quote,
      ...(has("links") && {
        links: linksOrThoseOfText(ready("links", linkText(quote)), column("text")),
      }),
      ...(has("mentions") && { mentions: ready("mentions", mentionText) }),
      media: `coalesce(${column("media")}, ${also("attachments.media")})`,
    };
  },
});
