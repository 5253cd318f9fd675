/** Bluesky's public API (AppView): feeds, searches and threads, as documents, as pages a line, or one post a line. */
import { objectOf } from "../json-values.js";
import { recognisedRecords, refused, together } from "../records.js";
import { defineSource } from "../source.js";
import { isItem, itemRows, itemsOf } from "./view-rows.js";

const MAPPING = {
  account: "author.did",
  account_handle: "author.handle",
  account_name: "author.displayName",
  account_created: "author.createdAt",
  account_picture: "author.avatar",
  post: "uri",
  time: "indexedAt, else record.createdAt",
  text: "record.text",
  repost_of: "post.uri under reason",
  reply_to: "record.reply.parent.uri",
  quote_of: "record.embed.record.uri",
  links: "facets, embed.external.uri",
  hashtags: "facets",
  mentions: "facets",
  media: "embed",
  lang: "record.langs",
};

/** The source `bluesky-appview`. */
export const blueskyAppview = defineSource({
  id: "bluesky-appview",
  title: "Bluesky AppView",
  about: "Answers of getAuthorFeed, searchPosts, getPostThread and their kin, as JSON or JSON lines.",
  platform: "bluesky",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Bluesky AppView",
      what: "posts or pages of them",
      mapping: MAPPING,
      is: (record) => itemsOf(record)?.some(isItem) === true,
    }),
  rows: (record) => {
    const items = itemsOf(record);
    if (items) return together(items.map(itemRows));
    return refused(
      "not-a-record",
      `no post, feed or thread: ${Object.keys(objectOf(record)).slice(0, 5).join(", ")}`,
    );
  },
});
