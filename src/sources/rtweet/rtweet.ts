/**
 * Posts of X as the R package rtweet wrote them to CSV (before version 1): an `x` before every identifier, so that no spreadsheet
 * rounds it, and lists joined by spaces. Its clock is UTC.
 */
import { literal } from "../../store/index.js";
import { columnNamed, recognisedColumns } from "../columns.js";
import { snowflakeTime } from "../snowflake.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "user_id",
  account_handle: "screen_name",
  account_name: "name",
  account_created: "account_created_at",
  account_bio: "description",
  account_picture: "profile_image_url",
  post: "status_id",
  permalink: "status_url",
  time: "created_at",
  text: "text",
  repost_of: "retweet_status_id",
  reply_to: "reply_to_status_id",
  quote_of: "quoted_status_id",
  links: "urls_expanded_url",
  hashtags: "hashtags",
  mentions: "mentions_screen_name",
  media: "media_url",
  lang: "lang",
  client: "source",
};

const OWN = [
  "urls_t.co",
  "urls_expanded_url",
  "mentions_user_id",
  "mentions_screen_name",
  "ext_media_expanded_url",
  "display_text_width",
  "retweet_status_id",
];
const COLUMNS = [...Object.values(MAPPING), ...OWN, "retweet_text", "is_quote", "is_retweet", "symbols"];

/** SQL of an identifier without its sign; R writes `NA` where there is none. */
const bare = (id: string): string => `nullif(regexp_extract(${id}, ${literal("^x?([0-9].*)$")}, 1), '')`;

/** Numbers and handles of the mentioned, which stand in two columns in the same order. */
const mentions = (ids: string, handles: string): string => {
  const [numbers, names] = [
    `string_split(regexp_replace(${ids}, ${literal("(^| )x")}, ${literal("\\1")}, 'g'), ' ')`,
    `string_split(${handles}, ' ')`,
  ];
  return `CASE WHEN ${handles} = 'NA' THEN NULL WHEN len(${numbers}) = len(${names})
    THEN to_json(list_transform(list_zip(${numbers}, ${names}), lambda pair: pair[1] || ' @' || pair[2]))::VARCHAR
    ELSE to_json(list_transform(${names}, lambda name: '@' || name))::VARCHAR END`;
};

/** The source `rtweet`. */
export const rtweet = defineSource({
  id: "rtweet",
  title: "X (rtweet CSV)",
  about: "The CSV of rtweet's write_as_csv, with x before identifiers or without.",
  platform: "x",
  timeZone: "UTC",
  alsoReads: ["retweet_text", "mentions_user_id", "ext_media_url"],
  recognise: (head) =>
    OWN.filter((name) => columnNamed(head, name)).length < 2
      ? null
      : recognisedColumns(head, {
          title: "rtweet CSV",
          required: ["user_id", "status_id", "created_at", "text"],
          known: COLUMNS,
          mapping: MAPPING,
        }),
  expressions: (column, has, also) => {
    const id = (field: "account" | "post" | "repost_of" | "reply_to" | "quote_of") => bare(column(field));
    const [repost, reply, quote] = [id("repost_of"), id("reply_to"), id("quote_of")];
    return {
      account: id("account"),
      post: id("post"),
      text: `coalesce(CASE WHEN ${repost} IS NOT NULL THEN ${also("retweet_text")} END, ${column("text")})`,
      time_finer: snowflakeTime(id("post")),
      kind: `CASE WHEN ${repost} IS NOT NULL THEN 'repost' WHEN ${reply} IS NOT NULL THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      ...(has("repost_of") && { repost_of: repost }),
      ...(has("reply_to") && { reply_to: reply }),
      ...(has("quote_of") && { quote_of: `CASE WHEN ${repost} IS NULL THEN ${quote} END` }),
      ...(has("mentions") && { mentions: mentions(also("mentions_user_id"), column("mentions")) }),
      media: `replace(coalesce(${also("ext_media_url")}, ${column("media")}), ' ', ',')`,
    };
  },
});
