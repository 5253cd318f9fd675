/** Identifiers that were rounded: told by their handles, mended from the address of the post, never joined on. */
import { expect, it } from "vitest";
import { readText } from "./read.js";

const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows.map((row) => row.join(","))].join("\n");

it("takes the identifier of a post from its address, where that is the number that was rounded", async () => {
  const { report, events, rejected } = await readText(
    csv("account_id,post_id,url,timestamp,text", [
      ["u1", "1.35E+18", "https://x.com/one/status/1351234567890123456?s=20", 1610930000, "a"],
      [
        "u2",
        "1.35E+18",
        "https://x.com/two/status/1251234567890123456",
        1610930001,
        "another post's address",
      ],
      ["u3", "1.35E+18", "", 1610930002, "no address"],
      ["u4", "1351234567890120000", "https://x.com/four/status/1351234567890123999/photo/1", 1610930003, "b"],
      ["u5", "1351234567890130000", "https://x.com/five/status/1351234567890133333", 1610930004, "c"],
      ["u6", "1351234567890140000", "https://x.com/six/status/1351234567999999999", 1610930005, "too far"],
    ]),
    { maxRejected: 1, map: { account: "account_id", time: "timestamp" } },
  );
  expect(events.map((event) => event.post_id)).toEqual([
    "1351234567890123456",
    "1351234567890123999",
    "1351234567890133333",
  ]);
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [3, "damaged-id"],
    [4, "damaged-id"],
    [7, "damaged-id"],
  ]);
  expect(report.warnings.join("\n")).toMatch(
    /^3 identifiers of posts are rounded numbers and were taken from/m,
  );
});

it("quarantines an account that many handles bear by turns, and keeps one that was renamed", async () => {
  const turns = ["a", "b", "c", "a", "c", "b", "a"].map((handle, i) => ["1400123456789012480", handle, i]);
  const renamed = ["d", "d", "e", "e", "f", "f"].map((handle, i) => ["1400123456789012481", handle, 20 + i]);
  const short = ["g", "h", "i", "g", "h", "i", "g"].map((handle, i) => ["12345", handle, 40 + i]);
  const { report, accounts, rejected } = await readText(
    csv(
      "user_id,username,timestamp,text",
      [...turns, ...renamed, ...short].map(([id, handle, i]) => [
        id,
        handle,
        1610930000 + Number(i),
        `t${i}`,
      ]),
    ),
    { maxRejected: 1 },
  );
  expect(accounts.map(({ account_id }) => account_id)).toEqual([
    "unknown::12345",
    "unknown::1400123456789012481",
  ]);
  expect(report.rejections).toMatchObject([{ reason: "damaged-id", rows: 7 }]);
  expect(rejected[0].detail).toBe("account=1400123456789012480, borne by 3 handles by turns");
});

it("keeps in the quarantine which fields a masked reason is of, and no letter of theirs", async () => {
  const { rejected } = await readText(
    csv("user_id,post_id,timestamp,text", [
      ["ann", "1351234567890120000", 1610930003, "a"],
      ["ben", "1351234567890130000", 1610930004, "b"],
      ["cleo, secret=dora", "1351234567890140000", 1610930005, "c"].map((cell) => `"${cell}"`),
    ]),
    {
      map: { account: "user_id", post: "post_id", time: "timestamp" },
      maxRejected: 1,
      identity: { mode: "pseudonym", purpose: null, keyFingerprint: "k" },
      key: Buffer.alloc(32, 3),
    },
  );
  expect(rejected.map(({ detail }) => detail)).toEqual([
    "account=xxx, post=9999999999999999999",
    "account=xxx, post=9999999999999999999",
    "account=xxxx, xxxxxx=xxxx, post=9999999999999999999",
  ]);
});
