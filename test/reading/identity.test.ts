/** Who an account is: a new handle splits nobody, a damaged identifier joins nobody, a handle is no identifier. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, readPaths, readText } from "./read.js";

const HIDDEN = {
  identity: { mode: "pseudonym", purpose: null, keyFingerprint: "f" },
  key: Buffer.from("a key for tests"),
} as const;

const post = (id: string, author: string, handle: string, second: number) =>
  JSON.stringify({
    id,
    author_id: author,
    author: { id: author, username: handle, name: handle.toUpperCase() },
    text: `hello ${id}`,
    created_at: `2021-06-02T10:00:0${second}.000Z`,
    edit_history_tweet_ids: [id],
  });

/** CrowdTangle knows handles alone. */
const CROWDTANGLE = [
  "Account,User Name,Followers at Posting,Post Created,Type,Likes,Comments,Views,URL,Link,Photo,Title,Description",
  "One,one,1,2023-07-22 04:26:40 UTC,Photo,1,1,0,https://www.instagram.com/p/CuA/,,,,words",
  "Numbers,12,1,2023-07-22 04:26:41 UTC,Photo,1,1,0,https://www.instagram.com/p/CuB/,,,,words and @one",
  "Alone,alone,1,2023-07-22 04:26:42 UTC,Photo,1,1,0,https://www.instagram.com/p/CuC/,,,,words",
].join("\n");

const captured = (code: string, pk: string, username: string, time: number) =>
  JSON.stringify({ code, taken_at: time, media_type: 1, user: { pk, username }, caption: { text: "words" } });
const CAPTURED = [
  captured("CuA", "11", "one", 1_690_000_000),
  captured("CuD", "12", "two", 1_690_000_050),
].join("\n");

const together = (...texts: readonly string[]) =>
  inFolder(async (folder) => {
    const paths = texts.map((_, i) => join(folder, `input-${i}`));
    await Promise.all(texts.map((text, i) => writeFile(paths[i], text)));
    return await readPaths(paths);
  });

describe("accounts", () => {
  it("stay one under a new handle and name, which are kept in order of time", async () => {
    const { accounts } = await readText(
      [
        post("1400000000000000002", "77", "after", 2),
        post("1400000000000000001", "77", "before", 1),
        post("1400000000000000003", "78", "before", 3),
      ].join("\n"),
    );
    expect(accounts).toMatchObject([
      { account_id: "x::77", handles: ["before", "after"], names: ["BEFORE", "AFTER"], events: 2 },
      { account_id: "x::78", handles: ["before"], events: 1 },
    ]);
  });

  it("are never joined by an identifier that was rounded", async () => {
    const rows = ["a", "b", "c"].map((handle, i) => `p${i},1.35e+18,${handle},2021-06-02T10:00:00Z,hello`);
    const { accounts, rejected } = await readText(
      ["id,author_id,author.username,created_at,text", ...rows, "p9,88,d,2021-06-02T10:00:00Z,hello"].join(
        "\n",
      ),
      { maxRejected: 1, source: "twarc-csv" },
    );
    expect(accounts).toMatchObject([{ account_id: "x::88" }]);
    expect(rejected.map(({ reason, detail }) => `${reason} ${detail}`)).toEqual(
      Array(3).fill("damaged-id account=1.35e+18"),
    );
  });

  it("known by handle alone have a namespace of their own: a handle of digits is no number", async () => {
    const { accounts } = await readText(CROWDTANGLE);
    expect(accounts.map(({ account_id }) => account_id)).toEqual([
      "instagram:@:12",
      "instagram:@:alone",
      "instagram:@:one",
    ]);
  });

  it("known by handle alone are the account to which another file gives that handle", async () => {
    const { accounts, events, report } = await together(CROWDTANGLE, CAPTURED);
    expect(accounts.map(({ account_id, events }) => [account_id, events])).toEqual([
      ["instagram::11", 1],
      ["instagram::12", 1],
      ["instagram:@:12", 1],
      ["instagram:@:alone", 1],
    ]);
    expect(report).toMatchObject({ rowsKept: 5, events: 4, duplicates: 1 });
    expect(events.find(({ post_id }) => post_id === "CuB")?.mentions).toEqual(["instagram::11"]);
  });

  it("are left apart where two bore the handle", async () => {
    const { accounts } = await together(
      CROWDTANGLE,
      `${CAPTURED}\n${captured("CuE", "13", "one", 1_690_000_060)}`,
    );
    expect(accounts.map(({ account_id }) => account_id)).toContain("instagram:@:one");
  });

  it("known by handle alone have one pseudonym as author and as mention", async () => {
    const { events } = await readText(CROWDTANGLE, HIDDEN);
    const [one, numbers] = events;
    expect(one.account_id).toMatch(/^p:[0-9a-f]{16}$/);
    expect(numbers.mentions).toEqual([one.account_id]);
    expect(numbers.text).toBe(`words and @${one.account_id}`);
  });
});
