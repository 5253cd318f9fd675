/** Layouts of files that are neither lines, nor one document, nor a table: what jq prints, and programs that assign a list. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, readPaths, readText } from "./read.js";

const POSTS = [1, 2, 3].map((n) => ({
  id: `a${n}`,
  author_id: `m${n}`,
  created_at: `2024-01-01T10:00:0${n}Z`,
  text: `words ${n} }{ "${n}"`,
}));

describe("objects one after another", () => {
  it.each([
    ["as jq prints them", POSTS.map((post) => JSON.stringify(post, null, 2)).join("\n"), [1, 7, 13]],
    ["without a line between them", POSTS.map((post) => JSON.stringify(post)).join(""), [1, 1, 1]],
    [
      "with tabs and blank lines",
      POSTS.map((post) => JSON.stringify(post, null, "\t")).join("\n\n\n"),
      [1, 9, 17],
    ],
  ])("%s are records at their own lines", async (_, text, lines) => {
    const { events, report } = await readText(text);
    expect(report).toMatchObject({ rowsRead: 3, events: 3 });
    expect(events.map(({ source_line, text: words }) => [source_line, words])).toEqual(
      POSTS.map((post, i) => [lines[i], post.text]),
    );
  });

  it("lose nothing that stands between them", async () => {
    const { report, rejected } = await readText(
      POSTS.map((post) => JSON.stringify(post, null, 2)).join("\nnot this\n"),
      { maxRejected: 1 },
    );
    expect(report).toMatchObject({ rowsRead: 5, events: 3, rowsRejected: 2 });
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [7, "bad-json"],
      [14, "bad-json"],
    ]);
  });
});

const tweet = (second: number, text = "words") => ({
  tweet: {
    id_str: `14000294${second}4714617857`,
    created_at: `Wed Jun 02 10:00:0${second} +0000 2021`,
    full_text: text,
    entities: { hashtags: [], urls: [], user_mentions: [] },
  },
});
const program = (...tweets: readonly object[]) =>
  `window.YTD.tweets.part0 = ${JSON.stringify(tweets, null, 1)}\n`;

describe("X's own archive", () => {
  it("is of one account, told by the folder or by the name of the file", async () => {
    const files = {
      "one/data/tweets.js": program(tweet(1)),
      "one/data/tweets-part1.js": program(tweet(2)),
      "two/data/tweets.js": program(tweet(3)),
      "three-tweets.js": program(tweet(4)),
    };
    await inFolder(async (folder) => {
      const paths = Object.keys(files).map((name) => join(folder, name));
      for (const [i, text] of Object.values(files).entries()) {
        await mkdir(dirname(paths[i]), { recursive: true });
        await writeFile(paths[i], text);
      }
      const { accounts } = await readPaths(paths);
      expect(accounts.map(({ account_id, events }) => [account_id, events])).toEqual([
        ["x::archive one", 2],
        ["x::archive three", 1],
        ["x::archive two", 1],
      ]);
    });
  });

  it("tells a repost by its first words", async () => {
    const { events } = await readText(program(tweet(1, "RT @zorp5: words of another"), tweet(2)));
    expect(events.map(({ kind }) => kind)).toEqual(["repost", "post"]);
    expect(events[0].repost_of).toMatch(/^repost:[0-9a-f]{32}$/);
  });
});

describe("links and tags that stand in the text alone", () => {
  const post = (entities: object) =>
    JSON.stringify({
      id: "1400029422714617857",
      author_id: "11",
      created_at: "2021-06-02T10:00:00.000Z",
      text: "see https://example.org/bare and https://t.co/x #Tag",
      edit_history_tweet_ids: ["1400029422714617857"],
      entities,
    });

  it.each([
    ["no lists at all", {}, ["tag"]],
    [
      "a list of other things",
      { urls: [{ url: "https://t.co/x", expanded_url: "https://example.org/long" }] },
      ["tag"],
    ],
    ["an empty list of tags", { hashtags: [] }, []],
  ])("of X are read beside %s, but for X's own shortener", async (_, entities, hashtags) => {
    const { events } = await readText(post(entities));
    expect(events[0].hashtags).toEqual(hashtags);
    expect(events[0].links).toContain("https://example.org/bare");
    expect(events[0].links).not.toContain("https://t.co/x");
  });

  it("of Bluesky are read where no facet marks them, and a shortened one is not", async () => {
    const text = "see https://example.org/bare and example.org/lo...";
    const { events } = await readText(
      JSON.stringify({
        did: "did:plc:abcdefghijklmnopqrst2345",
        time_us: 1_725_911_162_329_308,
        kind: "commit",
        commit: {
          operation: "create",
          collection: "app.bsky.feed.post",
          rkey: "3l3qo2vuowo2b",
          record: {
            text,
            createdAt: "2024-09-09T19:46:02.102Z",
            facets: [
              {
                index: { byteStart: text.indexOf("example.org/lo"), byteEnd: text.length },
                features: [{ uri: "https://example.org/long" }],
              },
            ],
          },
        },
      }),
    );
    expect(events[0].links).toEqual(["https://example.org/long", "https://example.org/bare"]);
  });

  it("of tables are read where the list is empty", async () => {
    const { events } = await readText(
      "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n1,11,one,,,see https://example.org/bare,1622628000,\n2,12,two,,,see https://t.co/x,1622628001,https://example.org/long\n",
    );
    expect(events.map(({ links }) => links)).toEqual([
      ["https://example.org/bare"],
      ["https://example.org/long"],
    ]);
  });
});

describe("where a row stands", () => {
  const place = async (text: string, options = {}) => {
    const { report } = await readText(text, { maxRejected: 1, timezone: "UTC", ...options });
    return [report.inputs[0].place, report.rejections[0]?.examples[0].place];
  };
  const chat = (messages: readonly object[]) =>
    JSON.stringify({ name: "c", type: "public_channel", id: 5, messages });
  const message = (id: number, more = {}) => ({
    id,
    type: "message",
    date: "2021-07-06T12:00:00",
    from: "one",
    from_id: "user1",
    text: "words",
    ...more,
  });

  it("is the line, and in a document the record with its key", async () => {
    expect(await place(POSTS.map((post) => JSON.stringify(post)).join("\n"))).toEqual([undefined, undefined]);
    const messages = Array.from({ length: 1234 }, (_, n) => message(n));
    expect(await place(chat([...messages, message(9000, { from: null })]))).toEqual([
      { word: "message", list: "messages" },
      "input, message 1,235 (messages[1234])",
    ]);
    expect(await place(JSON.stringify([...POSTS, "no record"]))).toEqual([
      { word: "record", list: "" },
      "input, record 4 ([3])",
    ]);
  });

  it("has no key where records of several lists are counted together", async () => {
    const chats = { chats: { list: [1, 2].map((id) => ({ id, type: "private", messages: [message(id)] })) } };
    expect(await place(JSON.stringify(chats))).toEqual([{ word: "message", list: null }, undefined]);
  });
});
