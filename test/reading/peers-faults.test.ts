/** What broke the peers, as far as reading is concerned (design page PEERS.md); each fault is a test. */
import { describe, expect, it } from "vitest";
import { readText, sharesCsv } from "./read.js";

const T = 1623881091;

describe("faults of the peers", () => {
  it("no URL at all gives no link and no object: an empty cell is nothing", async () => {
    const empty = ["", "  ", "nan", "None", "NULL", "[]", "[None]", "{}", "NA", "['']", '""', "\u00a0"];
    const rows = empty.map(
      (cell, i) => `a${i},p${i},${T + i},"${cell.replaceAll('"', '""')}","${cell.replaceAll('"', '""')}"`,
    );
    const { events } = await readText(["account,post,time,links,object", ...rows].join("\n"));
    expect(events).toHaveLength(empty.length);
    for (const event of events) expect(event).toMatchObject({ links: [], domains: [], object_ids: [] });
  });

  it("one damaged identifier does not make 301 identifiers 7", async () => {
    const ids = Array.from({ length: 301 }, (_, i) => `11357201234567${String(80000 + i * 13)}`);
    const rows = ids.map((id, i) => ["o", id, `c${i}`, T + i]);
    const { report, accounts } = await readText(sharesCsv([...rows, ["o", "1.13572E+18", "c999", T]]));
    expect(accounts).toHaveLength(301);
    expect(report.rejections).toMatchObject([{ reason: "damaged-id", rows: 1 }]);
  });

  it("identifiers are text from the first byte to the last: zeros in front, 19 digits, letters", async () => {
    const ids = [
      "007",
      "7",
      "9007199254740993",
      "9007199254740992",
      "18446744073709551615",
      "1e5",
      "0x1F",
      "-1001000724666",
      "1_000",
    ];
    const { events } = await readText(sharesCsv(ids.map((id, i) => [id, id, id, T + i])));
    expect(events.map((event) => event.account_id)).toEqual(ids.map((id) => `unknown::${id}`));
    expect(events.map((event) => event.post_id)).toEqual(ids);
    expect(events.map((event) => event.object_ids)).toEqual(ids.map((id) => [id]));
  });

  it("numbers above 2^53 in JSON survive", async () => {
    const lines = [
      `{"account":9007199254740993,"time":${T},"post":18446744073709551615,"objects":[9007199254740993,"a"]}`,
    ];
    const { events } = await readText(lines.join("\n"));
    expect(events).toMatchObject([
      {
        account_id: "unknown::9007199254740993",
        post_id: "18446744073709551615",
        object_ids: ["9007199254740993", "a"],
      },
    ]);
  });

  it("offsets of zones are applied, not stripped: 5 seconds stay 5 seconds", async () => {
    const { events } = await readText(
      "account,post,time\na,1,2021-07-06T16:45:20+03:30\nb,2,2021-07-06T13:15:25Z\nc,3,2021-07-06T09:15:30-04:00\n",
    );
    expect(events.map((event) => event.time_utc)).toEqual([
      "2021-07-06T13:15:20.000Z",
      "2021-07-06T13:15:25.000Z",
      "2021-07-06T13:15:30.000Z",
    ]);
  });

  it("ragged rows do not vanish", async () => {
    const { report } = await readText(
      sharesCsv([
        ["o", "a", "c1", T],
        ["o", "b"],
        ["o", "c", "c3", T, "x"],
        ["o", "d", "c4", T],
      ]),
    );
    expect(report).toMatchObject({ rowsRead: 4, rowsKept: 2, rowsRejected: 2 });
  });

  it("the same answer when rows are shuffled, but for the place of the rows", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`o${i % 5}`, `a${i % 7}`, `c${i % 50}`, T + (i % 50)]);
    const facts = async (list: (string | number)[][]) => {
      const { events, accounts } = await readText(sharesCsv(list));
      const kept = events.map(({ account_id, post_id, time_utc, object_ids }) =>
        JSON.stringify([account_id, post_id, time_utc, [...(object_ids as string[])].sort()]),
      );
      return { events: kept.sort(), accounts };
    };
    expect(await facts([...rows].reverse())).toEqual(await facts(rows));
  });

  it("one account under two handles stays one, and two accounts under one handle stay two", async () => {
    const rows = [
      { account: "1", handle: "old", time: T },
      { account: "1", handle: "new", time: T + 1 },
      { account: "2", handle: "old", time: T + 2 },
    ];
    const { accounts } = await readText(rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(accounts.map(({ account_id, handles }) => [account_id, handles])).toEqual([
      ["unknown::1", ["old", "new"]],
      ["unknown::2", ["old"]],
    ]);
  });

  it("an import says what it dropped: reason, line and text of every row", async () => {
    const { report, rejected } = await readText(
      sharesCsv([
        ["o", "a", "c1", T],
        ["o", "b", "c2", "never"],
        ["o", "", "c3", T],
      ]),
    );
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "bad-time"],
      [4, "no-account"],
    ]);
    expect(rejected.every(({ raw }) => raw.length > 0)).toBe(true);
    expect(report.rejections.map(({ reason, rows }) => [reason, rows])).toEqual([
      ["bad-time", 1],
      ["no-account", 1],
    ]);
  });

  it("text that is not Latin stays whole: Persian with ZWNJ, Arabic, Cyrillic, Chinese, emoji of several points", async () => {
    const texts = ["نمی\u200cخواهیم ما", "العربية ١٢٣", "Привет, мир", "協調行動", "👩🏽‍🚀 ok"];
    const { events } = await readText(
      texts.map((text, i) => JSON.stringify({ account: `a${i}`, time: T + i, text })).join("\n"),
    );
    expect(events.map((event) => event.text)).toEqual(texts);
  });

  it("no person is named where nobody asked for it", async () => {
    const identity = { mode: "pseudonym", purpose: null, keyFingerprint: "f" } as const;
    const { events } = await readText(sharesCsv([["o", "someone", "c1", T]]), {
      identity,
      key: Buffer.alloc(32, 1),
    });
    expect(events[0].account_id).toMatch(/^p:[0-9a-f]{16}$/);
  });
});
