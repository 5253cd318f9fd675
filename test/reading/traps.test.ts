/** Traps of single forms of export, from the file to the events: what stands in `docs/sources/traps.md` and in no other test. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inFolder, readPaths, readText } from "./read.js";

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const read = (name: string, options = {}) => readPaths([fixture(name)], { maxRejected: 1, ...options });
const times = (events: readonly Record<string, unknown>[]) => events.map((event) => event.time_utc);

const texts = (...list: readonly string[]) =>
  inFolder(async (folder) => {
    const paths = list.map((_, i) => join(folder, `input-${i}`));
    await Promise.all(list.map((text, i) => writeFile(paths[i], text)));
    return await readPaths(paths, { maxRejected: 1 });
  });

describe("Telegram", () => {
  it("a clock of the exporter's own stops the run until its zone is said", async () => {
    await expect(read("telegram-desktop/local-clock.json")).rejects.toThrow(
      /carries no zone, 3 of 4 rows .*--timezone Europe\/Berlin/,
    );
    const { events } = await read("telegram-desktop/local-clock.json", { timezone: "Europe/Berlin" });
    expect(events[0]).toMatchObject({
      time_utc: "2020-07-06T10:00:00.000Z",
      time_raw: "2020-07-06T12:00:00",
    });
  });

  it("the clock in UTC goes before the exporter's", async () => {
    const { events } = await read("telegram-desktop/account.json");
    expect(times(events)).toEqual([0, 1, 2].map((second) => `2021-07-06T10:00:0${second}.000Z`));
  });

  it("messages of one number in two chats are two posts", async () => {
    const { events } = await read("telegram-desktop/account.json");
    expect(events.map((event) => event.post_id)).toEqual(["100/1", "200/1", "300/5"]);
  });

  it("a deleted author is nobody, a notice is no act, a text in parts is one", async () => {
    const { events, rejected, report } = await read("telegram-desktop/chat.json", { timezone: "UTC" });
    expect(rejected).toMatchObject([{ reason: "deleted-account" }]);
    expect(report.rowsSkipped).toBe(1);
    expect(events[0]).toMatchObject({
      links: ["https://example.org/a", "https://example.org/b"],
      hashtags: ["tag"],
      mentions: ["telegram:@:two", "telegram::user3"],
    });
    expect(events[1].text).toBe("the same text\nover two lines");
    expect(events[1].repost_of).toBe(events[2].repost_of);
  });
});

describe("X", () => {
  it("only id_str is read: the number beside it is rounded", async () => {
    const { events, rejected } = await read("x-api-v1/statuses.jsonl");
    expect(events.map((event) => event.post_id)).toContain("967165827994353671");
    expect(events.map((event) => event.account_id)).toContain("x::123456789012345678");
    expect(rejected).toMatchObject([{ reason: "not-a-record" }]);
  });

  it("a repost has the text and the links of its original, not the cut ones", async () => {
    for (const name of ["x-api/pages.jsonl", "x-api/flattened.jsonl", "x-api-v1/statuses.jsonl"]) {
      const { events } = await read(name);
      const repost = events.find((event) => event.kind === "repost");
      expect(String(repost?.text)).not.toMatch(/^RT @|…$/);
      expect(repost?.repost_of).toMatch(/^\d{18,19}$/);
    }
  });

  it("minutes of the archive become milliseconds by the number of the post, where it has a clock", async () => {
    const { events } = await read("x-archive/archive.csv");
    expect(events.map((event) => event.time_precision)).toEqual([
      "millisecond",
      "millisecond",
      "millisecond",
      "minute",
    ]);
  });

  it("an author whom the site left out is found by number, else by handle", async () => {
    const { events } = await read("x-zeeschuimer/captured.ndjson");
    const authors = events.map((event) => event.account_id);
    expect(authors).toContain("x::13");
    expect(authors).not.toContain("x::");
  });
});

describe("Facebook and Instagram", () => {
  it("zones written as abbreviations are applied, summer and winter; those of several countries are refused", async () => {
    const { events, rejected } = await read("facebook-crowdtangle/pages.csv");
    expect(times(events)).toEqual([
      "2021-07-06T20:45:20.000Z",
      "2021-01-06T21:45:20.000Z",
      "2021-07-06T20:45:20.000Z",
      "2021-07-06T20:45:21.000Z",
    ]);
    expect(rejected).toMatchObject([{ reason: "unclear-zone", detail: "time=2021-07-06 16:45:22 IST" }]);
  });

  it("a damaged account is taken from the address of the post, and never joined on", async () => {
    const { accounts } = await read("facebook-crowdtangle/pages.csv");
    expect(accounts.map((account) => account.account_id)).toEqual(
      ["11", "12", "13"].map((end) => `facebook::1000000000000${end}`),
    );
  });

  it("numbers of a thousand with commas, and any header of the score, change nothing", async () => {
    for (const name of ["pages", "groups", "older"]) {
      const { report } = await read(`facebook-crowdtangle/${name}.csv`);
      expect(report.inputs[0].source).toBe("facebook-crowdtangle");
      expect(report.rejections.map(({ reason }) => reason)).not.toContain("too-many-cells");
    }
  });

  it("who posted goes before where it stands; where nobody is told the place is the account", async () => {
    const { events } = await read("facebook-content-library/surfaces.csv");
    expect(events.map((event) => event.account_id)).toEqual(
      [
        "800000000000000021",
        "800000000000000022",
        "700000000000000021",
        "800000000000000021",
        "650000000000000021",
      ].map((id) => `facebook::${id}`),
    );
  });

  it("identifiers of the Content Library fit no other export: both in one case are warned of", async () => {
    const library = {
      id: "900000000000000011",
      creation_time: "2024-01-15T12:34:56+0000",
      text: "words",
      post_owner: { id: "800000000000000001", name: "Page One" },
      surface: { id: "800000000000000001", name: "Page One" },
    };
    const pages =
      "Page Name,Facebook Id,Post Created,URL,Message,Link\nOne,100000000000011,2021-07-06 16:45:20 EDT,https://www.facebook.com/1/posts/2,x,\n";
    const { report } = await texts(JSON.stringify(library), pages);
    expect(report.warnings.join("\n")).toMatch(/Meta Content Library are its own.*Compare/);
    expect((await texts(JSON.stringify(library))).report.warnings.join("\n")).not.toMatch(/Content Library/);
  });

  it("a post captured without its time is quarantined, and a hidden count is no fault", async () => {
    const { events, rejected } = await read("instagram-zeeschuimer/captured.ndjson");
    expect(rejected.map(({ reason }) => reason)).toEqual(["no-time", "not-a-record", "not-a-record"]);
    expect(events[0]).toMatchObject({ post_id: "CuYabc-_123", media: ["1001_2002_3003_n.jpg"] });
    expect(events[1].media).toContain("1001_2002_3003_n.jpg");
  });
});

describe("other platforms", () => {
  it("TikTok: one sound is one object, no sound is none, in numbers beyond 2^53", async () => {
    const { events } = await read("tiktok-research/page.json");
    expect(events.map((event) => event.object_ids)).toEqual([
      ["7147411123456789001"],
      ["7147411123456789001"],
      [],
    ]);
  });

  it("Bluesky: the stream's clock goes before the author's; edits and deletions are no second act", async () => {
    const { events, report } = await read("bluesky-jetstream/stream.ndjson");
    expect(events[0]).toMatchObject({ time_utc: "2024-09-09T19:46:02.329Z", hashtags: ["straße"] });
    expect(events.filter((event) => event.text === "edited")).toEqual([]);
    expect(report.rowsSkipped).toBe(4);
  });

  it("Bluesky: facets count bytes, so that a mention behind an umlaut and an emoji is whole", async () => {
    const { events } = await read("bluesky-jetstream/stream.ndjson");
    expect(events[0]).toMatchObject({
      links: ["https://example.org/a", "https://example.org/b"],
      mentions: ["bluesky::did:plc:aaaaaaaaaaaaaaaaaaaaaaa2"],
    });
  });

  it("Mastodon: one number on two servers is two people, and HTML is text", async () => {
    const { events } = await read("mastodon/statuses.json");
    expect(new Set(events.map((event) => event.account_id)).size).toBe(3);
    for (const event of events) expect(String(event.text)).not.toMatch(/<p>|&amp;/);
  });

  it("Reddit: the deleted are nobody, packed or not; a removed text is none", async () => {
    for (const name of ["reddit/dump.ndjson", "reddit/packed.zst"]) {
      const { events, rejected } = await read(name);
      expect(rejected.map(({ reason }) => reason)).toContain("deleted-account");
      expect(events.map((event) => event.text)).not.toContain("[removed]");
      expect(JSON.stringify(events.map((event) => event.account_id))).not.toMatch(/deleted/);
    }
  });

  it("YouTube: a comment answers its thread, else its video; one without author is nobody's", async () => {
    const { events, rejected } = await read("youtube/threads.json");
    expect(events.map((event) => event.reply_to)).toEqual([
      "vid00000001",
      "UgxThreadOneAaABAg",
      "vid00000001",
    ]);
    expect(rejected).toMatchObject([{ reason: "no-account" }]);
  });

  it("4CAT: the epoch goes before the server's clock; two reposts of one post meet without its number", async () => {
    const { events } = await read("4cat/tweets.csv");
    expect(String(events[0].time_utc)).toMatch(/^2021-06-02T10:00:00/);
    expect(events[1].repost_of).toBe(events[2].repost_of);
    expect(events[0].links).toEqual(["https://example.org/a", "https://example.org/b"]);
  });

  it("any JSON: a column is a path, and what was guessed is said", async () => {
    const { events, report } = await readText(
      '{"who":{"id":"7"},"at":"2021-07-06T16:45:20Z","what":"x"}\n{"who":{"id":"8"},"at":"2021-07-06T16:45:21Z"}',
      { map: { account: "who.id", time: "at", text: "what" } },
    );
    expect(events.map((event) => event.account_id)).toEqual(["unknown::7", "unknown::8"]);
    expect(report.warnings).toEqual([]);
  });
});
