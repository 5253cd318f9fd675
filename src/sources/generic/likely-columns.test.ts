/** Which columns are offered for a field by their names, and which are not. */
import { expect, test } from "vitest";
import { likelyColumns as likely } from "./likely-columns.js";

/** The columns that names alone offer. */
const likelyColumns = (columns: readonly string[]) =>
  likely({ layout: "table", columns, records: [], context: {}, headerDoubt: false }, columns);

test("numbered things of a study are offered as what they number", () => {
  expect(likelyColumns(["post_id", "url_id", "hashtag_id", "domain_id", "phash_id"])).toEqual({
    object: "url_id",
    hashtags: "hashtag_id",
    media: "phash_id",
  });
});

test("columns of a spreadsheet are offered by the words of their names", () => {
  expect(likelyColumns(["User Name", "Date", "Text", "URL"])).toEqual({
    account: "User Name",
    time: "Date",
    text: "Text",
    links: "URL",
  });
  expect(likelyColumns(["tweetAuthor", "postedAt"])).toEqual({ account: "tweetAuthor", time: "postedAt" });
});

test("counts, and what belongs to one account, are not offered as shared", () => {
  const columns = [
    "retweet_count",
    "is_retweet",
    "user_url",
    "profile_image_url",
    "total_links",
    "tag_count",
  ];
  expect(likelyColumns(columns)).toEqual({});
});
