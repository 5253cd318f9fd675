/** One post in several forms of export is one event; files of several platforms are one case, with one report. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inFolder, readPaths } from "./read.js";

/** Reads texts as the files of one case. */
const readForms = (...texts: readonly string[]) =>
  inFolder(async (folder) => {
    const paths = texts.map((_, i) => join(folder, `input-${i}`));
    await Promise.all(texts.map((text, i) => writeFile(paths[i], text)));
    return await readPaths(paths);
  });

const ID = "967165827994353671";
const LEGACY = {
  id_str: ID,
  created_at: "Fri Feb 23 22:34:37 +0000 2018",
  full_text: "two\nlines",
  entities: { urls: [{ expanded_url: "https://example.org/a" }] },
};

it("a post of X is one event, whether from either interface, a table, a browser or the archive", async () => {
  const { events, report } = await readForms(
    JSON.stringify({
      id: ID,
      author_id: "11",
      text: "two\nlines",
      created_at: "2018-02-23T22:34:37.000Z",
      entities: { urls: [{ expanded_url: "https://example.org/a" }] },
      author: { id: "11", username: "one" },
    }),
    JSON.stringify({ ...LEGACY, user: { id_str: "11", screen_name: "one" } }),
    `id,author_id,author.username,created_at,text,entities.urls\n${ID},11,one,2018-02-23T22:34:37.000Z,two\\nlines,"[""https://example.org/a""]"\n`,
    JSON.stringify({ rest_id: ID, core: { user_results: { result: { rest_id: "11" } } }, legacy: LEGACY }),
    `tweetid,userid,tweet_time,tweet_text,urls\n${ID},11,2018-02-23 22:34,"two\nlines",['https://example.org/a']\n`,
  );
  expect(report.inputs.map(({ source }) => source)).toEqual([
    "x-api",
    "x-api-v1",
    "twarc-csv",
    "x-zeeschuimer",
    "x-archive",
  ]);
  expect(report).toMatchObject({ rowsKept: 5, events: 1, duplicates: 4 });
  expect(events[0]).toMatchObject({
    account_id: "x::11",
    post_id: ID,
    time_utc: "2018-02-23T22:34:37.123Z",
    text: "two\nlines",
    links: ["https://example.org/a"],
  });
});

it("a message of Telegram is one event, whether from its own program or over its interface", async () => {
  const { events, report } = await readForms(
    JSON.stringify({
      name: "C",
      type: "public_supergroup",
      id: 1234567890,
      messages: [
        {
          id: 7,
          type: "message",
          date: "2021-07-06T12:00:00",
          date_unixtime: "1625565600",
          from: "Nine",
          from_id: "user9",
          text: ["see ", { type: "link", text: "https://example.org/a" }],
        },
      ],
    }),
    JSON.stringify({
      _: "Message",
      id: 7,
      peer_id: { _: "PeerChannel", channel_id: 1234567890 },
      chat_id: -1001234567890,
      date: "2021-07-06T10:00:00+00:00",
      message: "see https://example.org/a",
      from_id: { _: "PeerUser", user_id: 9 },
      entities: [{ _: "MessageEntityUrl", offset: 4, length: 21 }],
    }),
  );
  expect(report).toMatchObject({ rowsKept: 2, events: 1, duplicates: 1 });
  expect(events[0]).toMatchObject({
    account_id: "telegram::user9",
    post_id: "1234567890/7",
    links: ["https://example.org/a"],
  });
});

it("files of four platforms are one case in which the shared page is the same, and the report says what came from where", async () => {
  const { events, report } = await readForms(
    JSON.stringify({ ...LEGACY, user: { id_str: "11" } }),
    JSON.stringify({
      _: "Message",
      id: 7,
      peer_id: { channel_id: 5 },
      post: true,
      date: 1625565600,
      message: "https://www.example.org/a?utm_source=t",
    }),
    "Page Name,Facebook Id,Post Created,URL,Message,Link\nOne,100000000000011,2021-07-06 16:45:20 EDT,https://www.facebook.com/1/posts/2,x,https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3Dx\n",
    JSON.stringify({
      code: "Cu",
      taken_at: 1_690_000_000,
      media_type: 1,
      user: { pk: "1", username: "one" },
      caption: { text: "http://example.org/a/" },
    }),
  );
  expect(events.map(({ platform, links }) => [platform, links])).toEqual(
    ["x", "telegram", "facebook", "instagram"].map((platform) => [platform, ["https://example.org/a"]]),
  );
  expect(report.platforms).toEqual({ facebook: 1, instagram: 1, telegram: 1, x: 1 });
  expect(report.inputs.map(({ source, rowsRead }) => [source, rowsRead])).toEqual([
    ["x-api-v1", 1],
    ["telethon", 1],
    ["facebook-crowdtangle", 1],
    ["instagram-zeeschuimer", 1],
  ]);
});
