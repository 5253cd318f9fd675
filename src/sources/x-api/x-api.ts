/** X API v2 as twarc and other collectors keep it: JSON lines of response pages, or one flattened post a line. */

import { listOf, objectOf, textOf } from "../json-values.js";
import { keptRows, refused, together } from "../records.js";
import { snowflakeTimeOf } from "../snowflake.js";
import { defineSource, ONLY_WHEN_NAMED } from "../source.js";
import { includesOf, postRow } from "./post-row.js";

const MAPPING = {
  account: "author_id",
  account_handle: "username",
  account_name: "name",
  account_created: "created_at of the user",
  account_bio: "description",
  post: "id",
  time: "created_at",
  kind: "referenced_tweets.type",
  text: "text",
  repost_of: "referenced_tweets.id",
  reply_to: "referenced_tweets.id",
  quote_of: "referenced_tweets.id",
  links: "entities.urls",
  hashtags: "entities.hashtags",
  mentions: "entities.mentions",
  media: "attachments.media_keys",
  lang: "lang",
  client: "source",
};

const isPost = (value: unknown): boolean => {
  const post = objectOf(value);
  return textOf(post.id) !== null && textOf(post.text) !== null && !("user" in post);
};

/** Fields that posts of this interface have and those of others with `id` and `text` have not. */
const SIGNS = [
  "edit_history_tweet_ids",
  "referenced_tweets",
  "public_metrics",
  "context_annotations",
  "reply_settings",
  "possibly_sensitive",
  "__twarc",
];

/** A page of answers: what stands around its posts, or what stands in them, is this interface's own. */
const isPage = (value: unknown): boolean => {
  const page = objectOf(value);
  const first = Array.isArray(page.data) ? page.data[0] : page.data;
  const own = "includes" in page || "matching_rules" in page || "result_count" in objectOf(page.meta);
  return own ? isPost(first) || !("data" in page) : isPost(first) && isSigned(first);
};

const isApiPost = (value: unknown): boolean => isPost(value) && textOf(objectOf(value).author_id) !== null;

/** Whether a post shows that it is of X: by a field of its own, or by an identifier that holds the time of the post. */
const isSigned = (value: unknown): boolean => {
  const post = objectOf(value);
  const urls = listOf(objectOf(post.entities).urls).map(objectOf);
  return (
    SIGNS.some((sign) => sign in post) ||
    urls.some((url) => "expanded_url" in url) ||
    holdsItsTime(textOf(post.id), textOf(post.created_at))
  );
};

const NEAR_MILLISECONDS = 2000;

const holdsItsTime = (id: string | null, time: string | null): boolean => {
  const inside = snowflakeTimeOf(id);
  return inside !== null && time !== null && Math.abs(Number(inside) - Date.parse(time)) <= NEAR_MILLISECONDS;
};

/** The source `x-api`. */
export const xApi = defineSource({
  id: "x-api",
  title: "X API v2 (twarc JSONL)",
  about:
    "JSON lines or a JSON document of X API v2 response pages, or flattened by twarc to one post a line.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => {
    if (head.layout !== "records" || !head.records.length) return null;
    const pages = head.records.filter(isPage).length;
    const posts = head.records.filter(isApiPost);
    if (pages + posts.length < head.records.length / 2) return null;
    const of = `of the first ${head.records.length} records`;
    if (pages === 0 && !posts.some(isSigned))
      return {
        confidence: ONLY_WHEN_NAMED,
        because: `X API v2, if told so: id, text and author_id in ${posts.length} ${of}, and nothing that only X has`,
        mapping: MAPPING,
      };
    const what = pages
      ? `pages with data in ${pages}`
      : `posts with id, text and author_id in ${posts.length}`;
    return { confidence: 0.95, because: `X API v2: ${what} ${of}`, mapping: MAPPING };
  },
  rows: (record) => {
    const page = objectOf(record);
    if (isPost(page)) return keptRows(postRow(page, includesOf(page)));
    if (!("data" in page) && !("meta" in page) && !("errors" in page))
      return refused("not-a-record", "no data, meta or errors");
    const includes = includesOf(page);
    const data = Array.isArray(page.data) ? listOf(page.data) : page.data === undefined ? [] : [page.data];
    return together(
      data.map((post) =>
        isPost(post)
          ? keptRows(postRow(objectOf(post), includes))
          : refused("not-a-record", "no id and text"),
      ),
    );
  },
});
