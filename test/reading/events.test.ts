/** From rows to events: lists, texts, repeated rows, pseudonyms, the quality report; through the whole of reading. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { IdentityPlan } from "../../src/model/index.js";
import { literal, Store } from "../../src/store/index.js";
import { inFolder, readPaths, readText, sharesCsv } from "./read.js";

const NUMBER = "p:[0-9a-f]{16}";
const T = 1623881091;
const HIDDEN: { identity: IdentityPlan; key: Buffer } = {
  identity: { mode: "pseudonym", purpose: null, keyFingerprint: "f" },
  key: Buffer.from("a key for tests"),
};
const ndjson = (records: readonly object[]) => records.map((record) => JSON.stringify(record)).join("\n");

describe("lists", () => {
  it("come from the text where the format gives none", async () => {
    const text =
      "See https://www.Example.org/a?utm_source=x, (https://example.org/b). #Tag #نمی\u200cخواهیم a#b #1 t.me/channel/5 @one mail@example.org .@two";
    const { events } = await readText(ndjson([{ account: "a", time: T, text }]));
    expect(events[0]).toMatchObject({
      links: ["https://example.org/a", "https://example.org/b", "https://t.me/channel/5"],
      domains: ["example.org"],
      hashtags: ["tag", "نمی\u200cخواهیم"],
      mentions: ["unknown:@:one", "unknown:@:two"],
    });
  });

  it("come from their columns where the format gives them, empty ones too", async () => {
    const rows = [
      "account,time,text,links,hashtags",
      `a,${T},#no https://no.example,"['https://example.org/a']",[Tag]`,
      `b,${T},#no https://no.example,,`,
    ];
    const { events } = await readText(rows.join("\n"));
    expect(events[0]).toMatchObject({ links: ["https://example.org/a"], hashtags: ["tag"] });
    expect(events[1]).toMatchObject({ links: [], hashtags: [] });
  });

  it("leave out home pages of platforms and share buttons, which the report names", async () => {
    const { events, report } = await readText(
      ndjson(
        [1, 2].map((i) => ({
          account: `a${i}`,
          time: T,
          links: ["https://www.facebook.com/", "https://twitter.com/intent/tweet?text=x", "https://bit.ly/a"],
        })),
      ),
    );
    expect(events[0].links).toEqual(["https://bit.ly/a"]);
    expect(report.stopObjects).toEqual([
      { object: "https://facebook.com", events: 2 },
      { object: "https://x.com/intent/tweet", events: 2 },
    ]);
    expect(report.warnings.join()).toMatch(
      /1 distinct links go through shorteners \(bit\.ly 1\).*Expand them before reading\./,
    );
  });
});

describe("repeated rows", () => {
  it("of one account, post and time are one event with the objects of all", async () => {
    const { events, report } = await readText(
      sharesCsv([
        ["o2", "a", "c", T],
        ["o1", "a", "c", T],
        ["o1", "a", "c", T],
        ["o1", "a", "c", T + 1],
        ["o1", "b", "c", T],
      ]),
    );
    expect(report).toMatchObject({ rowsKept: 5, duplicates: 2, events: 3 });
    expect(
      events.map(({ account_id, object_ids, source_line }) => [account_id, object_ids, source_line]),
    ).toEqual([
      ["unknown::a", ["o1", "o2"], 2],
      ["unknown::a", ["o1"], 5],
      ["unknown::b", ["o1"], 6],
    ]);
  });

  it("without posts are one event only when time, text and objects are the same", async () => {
    const rows = [
      { text: "x" },
      { text: "x" },
      { text: "y" },
      { text: "x", object: "o" },
      { text: "x", object: "o" },
      {},
      {},
    ];
    const { report } = await readText(ndjson(rows.map((row) => ({ account: "a", time: T, ...row }))));
    expect(report).toMatchObject({ rowsKept: 7, duplicates: 3, events: 4 });
  });

  it("number events by their first row, and keep what only a later row says", async () => {
    const { events } = await readText(
      ndjson([
        { account: "a", post: "1", time: T },
        { account: "b", post: "2", time: T, lang: "en" },
        { account: "a", post: "1", time: T, text: "late" },
      ]),
    );
    expect(events).toMatchObject([
      { event_id: 1, text: "late", source_line: 1 },
      { event_id: 2, lang: "en" },
    ]);
  });
});

describe("pseudonyms", () => {
  const secret = ["alice", "bob", "900100", "900200", "Wonderland"];
  const rows = [
    {
      account: "900100",
      username: "Alice",
      display_name: "Alice Wonderland",
      platform: "x",
      post: "900100_1",
      time: T,
      text: "hello @bob, see https://x.com/Bob/status/1 and https://x.com/alice",
    },
    {
      account: "900200",
      username: "bob",
      platform: "x",
      post: "2",
      time: T,
      text: "RT @ALICE: hello",
      links: ["https://twitter.com/alice/status/5"],
      mentions: ["alice", "900100"],
      object: "https://x.com/alice/status/9",
      bio: "I am bob",
    },
    {
      account: "900100",
      username: "Alice",
      platform: "x",
      post: "3",
      time: "then, said Alice",
      text: "alice",
    },
    { account: "9.001E+17", username: "bob", platform: "x", post: "4", time: T, text: "bob" },
  ];
  const map = { account: "account", time: "time", handle: "username", name: "display_name" };

  it("leave no name in any table or in the report", async () => {
    const { events, accounts, rejected, report } = await readText(`${ndjson(rows)}\nalice is no JSON`, {
      ...HIDDEN,
      map,
    });
    expect(rejected).toHaveLength(3);
    const all = JSON.stringify({ events, accounts, rejected, rejections: report.rejections });
    for (const name of secret) expect(all.toLowerCase()).not.toContain(name.toLowerCase());
    expect(rejected.find((row) => row.reason === "damaged-id")?.detail).toBe("account=9.999x+99");
  });

  it("leave no name in references, opaque identifiers, media, buttons, nor bare in a text", async () => {
    const row = {
      account: "carol_99",
      username: "Secret_Handle1",
      display_name: "Free Carol",
      platform: "x",
      post: "telegram:channel:carol_99:1",
      time: T,
      text: "Free Carol says: follow secret_handle1 and https://x.com/i/status/1400000000000000001",
      links: [
        "https://example.org/?via=Secret_Handle1",
        "https://x.com/intent/tweet?text=%40Secret_Handle1",
        "https://vk.com/wall-77123_900",
        "https://t.me/c/1234567890/5",
      ],
      media: "https://img.example.org/carol_99.jpg",
      object: "telegram:channel:carol_99:1",
      reply_to: "carol_99/1",
      repost_of: "https://x.com/Secret_Handle1/status/1400000000000000001",
      quote_of: "1400000000000000001",
    };
    const { events, report } = await readText(ndjson([row]), { ...HIDDEN, map });
    const all = JSON.stringify([{ ...events[0], time_raw: null }, report]);
    for (const name of ["carol", "secret_handle", "1400000000", "1234567890", "77123"])
      expect(all.toLowerCase()).not.toContain(name);
    expect(events[0].quote_of).toMatch(/^p:[0-9a-f]{16}$/);
  });

  it("are the same for author, mention, text and link", async () => {
    const { events } = await readText(ndjson(rows), { ...HIDDEN, map });
    const [alice, bob] = [events[0].account_id, events[1].account_id];
    expect(alice).toMatch(/^p:[0-9a-f]{16}$/);
    expect(events[0]).toMatchObject({
      text: expect.stringMatching(
        new RegExp(`^hello @${bob}, see https://x.com/${NUMBER}/${NUMBER} and https://x.com/${NUMBER}$`),
      ),
      mentions: [],
      post_id: expect.stringMatching(/^p:[0-9a-f]{16}$/),
    });
    expect(events[1]).toMatchObject({
      text: `RT @${alice}: hello`,
      links: [expect.stringMatching(new RegExp(`^https://x.com/${NUMBER}/${NUMBER}$`))],
      mentions: [alice],
      object_ids: [expect.stringMatching(new RegExp(`^${NUMBER}$`))],
    });
  });

  it("leave handles and names to those who asked for plain ones", async () => {
    const { accounts, rejected } = await readText(ndjson(rows), { map });
    expect(accounts).toMatchObject([
      { account_id: "x::900100", handles: ["Alice"], names: ["Alice Wonderland"] },
      { account_id: "x::900200", handles: ["bob"], bio: "I am bob" },
    ]);
    expect(rejected[0].raw).toContain("then, said Alice");
  });

  it("name other accounts under another key", async () => {
    const one = await readText(ndjson(rows), { ...HIDDEN, map });
    const two = await readText(ndjson(rows), { ...HIDDEN, key: Buffer.from("another"), map });
    expect(one.events[0].account_id).not.toBe(two.events[0].account_id);
  });
});

describe("the report", () => {
  it("says spans, gaps, activity, languages and platforms", async () => {
    const times = [0, 1, 2, 3, 60, 61].map((hour) => T + hour * 3600);
    const { report } = await readText(
      ndjson(
        times.map((time, i) => ({
          account: `a${i % 2}`,
          time,
          lang: i ? "en" : "de",
          platform: i ? "Twitter" : "telegram",
        })),
      ),
    );
    expect(report).toMatchObject({
      events: 6,
      accounts: 3,
      platforms: { x: 5, telegram: 1 },
      firstEvent: "2021-06-16T22:04:51.000Z",
      lastEvent: "2021-06-19T11:04:51.000Z",
      gaps: [{ from: "2021-06-17T01:04:51.000Z", to: "2021-06-19T10:04:51.000Z", hours: 57 }],
      languages: [
        { lang: "en", events: 5 },
        { lang: "de", events: 1 },
      ],
    });
    expect(report.activity.bucketSeconds).toBe(3600);
    expect(report.activity.counts).toHaveLength(62);
    expect(report.activity.counts.reduce((a, b) => a + b, 0)).toBe(6);
  });

  it("says of each of several platforms what another hides in the whole", async () => {
    const hours = Array.from({ length: 100 }, (_, i) => i);
    const rows = hours.flatMap((hour) => [
      { account: "a", time: T + hour * 3600, platform: "x" },
      ...(hour < 30 || hour > 80 ? [{ account: "b", time: T + hour * 3600 + 60, platform: "telegram" }] : []),
    ]);
    const { report } = await readText(ndjson(rows));
    expect(report.gaps).toEqual([]);
    const [x, telegram] = report.platformActivity ?? [];
    expect([x.platform, x.gaps, telegram.platform]).toEqual(["x", [], "telegram"]);
    expect(telegram.gaps).toMatchObject([{ hours: 52 }]);
    expect(telegram.counts).toHaveLength(report.activity.counts.length);
    expect(telegram.counts.reduce((a, b) => a + b, 0)).toBe(49);
    const alone = await readText(ndjson(rows.filter(({ platform }) => platform === "x")));
    expect(alone.report.platformActivity).toBeUndefined();
  });

  it("counts references that were rounded, and empties them", async () => {
    const head = "tweetid,userid,tweet_text,tweet_time,in_reply_to_tweetid";
    const { events, report } = await readText(
      [head, "12345,u1,t,2018-02-23 22:34,9.6716E+17", "12346,u2,t,2018-02-23 22:34,77"].join("\n"),
    );
    expect(events.map((event) => event.reply_to)).toEqual([null, "77"]);
    expect(report.warnings.join()).toMatch(/1 references to other posts are rounded numbers/);
  });

  it("is complete when every row is refused, and leaves no table but its own", async () => {
    const { report, tables } = await readText(sharesCsv([["o", "", "c", T]]));
    expect(report).toMatchObject({
      rowsRead: 1,
      rowsKept: 0,
      rowsRejected: 1,
      events: 0,
      accounts: 0,
      firstEvent: null,
    });
    expect(tables).toEqual(["accounts", "events", "events_held", "profiles", "rejected"]);
  });
});

describe("several inputs", () => {
  it("are read in order, each with its own layout, lines and counts", async () => {
    await inFolder(async (folder) => {
      const [csv, json, parquet] = ["a.csv", "b.ndjson", "c.parquet"].map((name) => join(folder, name));
      await writeFile(
        csv,
        sharesCsv([
          ["o", "a", "c", T],
          ["o", "b"],
        ]),
      );
      await writeFile(json, ndjson([{ account: "c", time: T, object: "o" }]));
      const store = await Store.open({ memoryBytes: 200e6, threads: 1 });
      await store.run(
        `COPY (SELECT 'd' AS account_id, TIMESTAMPTZ '2021-06-16 22:04:51+00' AS timestamp, ['o', 'p,q'] AS object, 9007199254740993::BIGINT AS post_id) TO ${literal(parquet)} (FORMAT parquet)`,
      );
      store.close();
      const { events, report } = await readPaths([csv, json, parquet]);
      expect(
        events.map(({ account_id, source_file, source_line, time_utc }) => [
          account_id,
          source_file,
          source_line,
          time_utc,
        ]),
      ).toEqual(
        [
          ["unknown::a", 0, 2],
          ["unknown::c", 1, 1],
          ["unknown::d", 2, 1],
        ].map((row) => [...row, "2021-06-16T22:04:51.000Z"]),
      );
      expect(events[2]).toMatchObject({ object_ids: ["o", "p,q"], post_id: "9007199254740993" });
      expect(report.inputs.map(({ rowsRead, rowsRejected }) => [rowsRead, rowsRejected])).toEqual([
        [2, 1],
        [1, 0],
        [1, 0],
      ]);
    });
  });

  it("of Parquet are read from the file that was named, whatever its name and its columns", async () => {
    await inFolder(async (folder) => {
      const [named, other] = ["a[1].parquet", "a1.parquet"].map((name) => join(folder, name));
      const store = await Store.open({ memoryBytes: 200e6, threads: 1 });
      for (const [path, account] of [
        [named, "right"],
        [other, "wrong"],
      ])
        await store.run(
          `COPY (SELECT '${account}' AS account, 1623881091 AS time, 'o' AS object, 7 AS file_row_number) TO ${literal(path)} (FORMAT parquet)`,
        );
      store.close();
      const { events } = await readPaths([named]);
      expect(events).toMatchObject([{ account_id: "unknown::right", source_line: 1 }]);
    });
  });
});
