/** X API v2 as twarc and other collectors keep it: JSON lines of response pages, or one flattened post a line. */

import { listOf, objectOf, textOf } from "../json-values.js";
import { keptRows, refused, together } from "../records.js";
import { defineSource } from "../source.js";
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
  "author_id",
  "edit_history_tweet_ids",
  "referenced_tweets",
  "public_metrics",
  "conversation_id",
];

const isPage = (value: unknown): boolean => {
  const page = objectOf(value);
  const first = Array.isArray(page.data) ? page.data[0] : page.data;
  const own = "includes" in page || "matching_rules" in page || "result_count" in objectOf(page.meta);
  return own
    ? isPost(first) || !("data" in page)
    : isPost(first) && SIGNS.some((sign) => sign in objectOf(first));
};

const isApiPost = (value: unknown): boolean => isPost(value) && textOf(objectOf(value).author_id) !== null;

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
    const posts = head.records.filter(isApiPost).length;
    if (pages + posts < head.records.length / 2) return null;
    const what = pages ? `pages with data in ${pages}` : `posts with id, text and author_id in ${posts}`;
    return {
      confidence: 0.95,
      because: `X API v2: ${what} of the first ${head.records.length} records`,
      mapping: MAPPING,
    };
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
