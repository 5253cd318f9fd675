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

/** What is offered of columns with these values in the first rows. */
const offered = (rows: readonly (readonly string[])[], columns: readonly string[]) =>
  likely(
    {
      layout: "table",
      columns,
      records: [],
      context: {},
      headerDoubt: false,
      sample: (column) => rows.map((row) => row[columns.indexOf(column)]),
    },
    columns,
  );
const times = (i: number) => `2024-05-01T10:${String(i).padStart(2, "0")}:00Z`;

test("a file that is sorted by accounts shows one in its first rows", () => {
  const rows = Array.from({ length: 20 }, (_, i) => ["someone", times(i), `words number ${i}`]);
  expect(offered(rows, ["author.name", "created_utc", "body"])).toEqual({
    account: "author.name",
    time: "created_utc",
    text: "body",
  });
});

test("the address of a portrait, one for each account, is no link; one that others have too is", () => {
  const rows = (address: (i: number) => string) =>
    Array.from({ length: 20 }, (_, i) => [`user ${i % 7}`, times(i), address(i)]);
  const columns = ["user_id", "posted", "pp_commenter"];
  expect(
    offered(
      rows((i) => `https://cdn.example/${i % 7}.jpg`),
      columns,
    ).links,
  ).toBeUndefined();
  expect(
    offered(
      rows((i) => `https://news.example/${i % 5}`),
      columns,
    ).links,
  ).toBe("pp_commenter");
});

test("numbers of posts are no clocks, though they have as many digits as one in nanoseconds", () => {
  const rows = Array.from({ length: 20 }, (_, i) => [`u${i % 3}`, `15330041${10 + i}000000123`]);
  expect(offered(rows, ["username", "newest_id"]).time).toBeUndefined();
});
