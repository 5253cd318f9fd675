/**
 * People who are not in the data: links of many kinds lead to them, and object identifiers and parsers' messages name them. Under
 * pseudonyms none of that is shown. The list beside this test holds one link a line, each with a token or a number to look for.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { IdentityPlan } from "../../src/model/index.js";
import { type ReadResult, readText } from "./read.js";

const KEY = Buffer.from("a key for tests");
const identity: IdentityPlan = { mode: "pseudonym", purpose: null, keyFingerprint: "f" };
const LINKS = readFileSync(new URL("./third-parties.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
/** Tokens and numbers of people: `zq…` and 99 or 49151 with digits. */
const TELLING = /zq[a-z0-9_-]+|7aqthird|99\d{5,}|9900\d{4,}|4915\d{6,}/gi;

const hidden = (text: string) => readText(text, { identity, key: KEY, maxRejected: 1 });
const everything = ({ events, accounts, rejected, report }: ReadResult): string =>
  JSON.stringify({ events, accounts, rejected, report: { ...report, inputs: [] } }).replace(
    /p:[0-9a-f]{16}/g,
    "#",
  );

describe("a link to somebody who is not in the data", () => {
  it("shows nobody in a text, a list of links, a medium or an object", async () => {
    const rows = LINKS.flatMap((link, i) => [
      { account: `a${i}`, text: `before ${link} between (${link}), and after` },
      { account: "b", links: [link], media: [link], object: link },
    ]);
    const posts = rows.map((row, i) => JSON.stringify({ ...row, time: 1_700_000_000 + i, platform: "x" }));
    const found = await hidden(posts.join("\n"));
    expect(found.events).toHaveLength(rows.length);
    expect(everything(found).match(TELLING) ?? []).toEqual([]);
    const texts = found.events.map(({ text }) => text).filter((text) => text !== null);
    expect(texts).toHaveLength(LINKS.length);
    for (const text of texts) expect(text).toMatch(/^before .* between \(.*and after$/);
  });
});

describe("object identifiers", () => {
  const rows = [
    ["1700000000100000000", "zqh_049", "1700000000100000000"],
    ["https://x.com/zqh_001/status/1700000000000000001", "hollyhockhotel", "1700000000100000012"],
    ["zqh_049/2267", "zqh_042", "1700000000100000015"],
    ["hollyhockhotel/8", "marigoldalpha", "c-7"],
    ["c-7", "marigoldalpha", "c-8"],
    ["https://github.com/hollyhockhotel/repo4", "zqh_042", "c-9"],
    ["https://www.tiktok.com/@zqthird_07/video/7000000000000000007", "zqh_042", "c-10"],
    ["story 12", "zqh_042", "c-11"],
  ];

  it("that are posts or accounts of the data, or name one, are numbers; others stay", async () => {
    const found = await hidden(
      [
        "object_id,account_id,content_id,timestamp_share",
        ...rows.map((row, i) => `${row.join(",")},${1_714_545_125 + i}`),
      ].join("\n"),
    );
    expect(everything(found).match(/zq\w+|hollyhock\w*|marigold\w*|\b[17]\d{15,}/g)).toBeNull();
    const objects = found.events.map((event) => (event.object_ids as string[])[0]);
    expect(objects.slice(0, -1).every((object) => /^p:[0-9a-f]{16}$/.test(object))).toBe(true);
    expect(objects.at(-1)).toBe("story 12");
    expect(objects[0]).toBe(found.events[0].post_id);
    expect(objects[4]).toBe(found.events[3].post_id);
    expect(new Set(objects).size).toBe(rows.length);
  });
});

describe("a parser's message", () => {
  const good = JSON.stringify({ account: "a1", time: 1_700_000_000, text: "words" });
  it.each([
    ['{"account":"a2","time":1,"rt":NaN,"by":"bob_7"}'],
    ['{"account":"a2","author":{"username":"bob_7","v":None}}'],
    ['{"account":"bob_7" "time":1}'],
    ['{"account":"bob_7","time":'],
    ["bob_7 said so"],
    ['{"bob_7":tru}'],
    ["{bob_7:1}"],
    ['{"a":"bob_7\u0001"}'],
    ['{"a":"\\qbob_7"}'],
  ])("says what is wrong with %s and nothing of it", async (bad) => {
    const found = await hidden(`${good}\n${bad}\n${good.replace("a1", "a3")}`);
    expect(found.rejected).toHaveLength(1);
    expect(everything(found)).not.toMatch(/bob/i);
    expect(found.rejected[0].detail).toMatch(/^[a-z][A-Za-z0-9 ]+$/);
  });

  it("of a whole document says nothing of it either", async () => {
    await expect(hidden('{"messages": bob_7, "x": [1,2')).rejects.toThrow(/^(?!.*bob)/s);
  });
});
