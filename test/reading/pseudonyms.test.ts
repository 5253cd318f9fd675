/**
 * Attacks on pseudonyms: handles, identifiers and names are looked for in everything that reading leaves, in the places where
 * they have hidden before, and in what comes of every fixture of every source.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pseudonymOf } from "../../src/events/identities.js";
import type { IdentityPlan, ReadPlan } from "../../src/model/index.js";
import { type ReadResult, readPaths, readText } from "./read.js";

const KEY = Buffer.from("a key for tests");
const identity: IdentityPlan = { mode: "pseudonym", purpose: null, keyFingerprint: "f" };
const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));

const hidden = (records: readonly object[], platform = "x") =>
  readText(records.map((record) => JSON.stringify({ platform, ...record })).join("\n"), {
    identity,
    key: KEY,
    maxRejected: 1,
  });

const everything = ({ events, accounts, rejected, report }: ReadResult): string =>
  JSON.stringify({
    events,
    accounts,
    rejected,
    report: { ...report, inputs: [] },
  });

const ZORP = { account: "88000123456", handle: "zorp_handle5", time: 1623881091 };
const shownZorp = pseudonymOf(KEY, "x::88000123456");

describe("a handle that the data knows", () => {
  it.each([
    ["a hashtag in the text", { text: "see #zorp_handle5 now" }],
    ["a list of hashtags", { hashtags: ["zorp_handle5", "#Zorp_Handle5"] }],
    ["the name of a client", { client: "zorp_handle5 poster" }],
    ["a medium", { media: ["zorp_handle5.jpg"] }],
    ["an only medium", { media: "zorp_handle5" }],
    ["an object", { object: "zorp_handle5" }],
    ["an object that is the identifier", { object: "88000123456" }],
    ["a percent sign in a text", { text: "share %40zorp_handle5 or %40zorp_handle5%20x" }],
    ["a wide at sign", { text: "hello ＠zorp_handle5" }],
    ["a follow button", { text: "https://x.com/intent/user?screen_name=zorp_handle5" }],
    ["a number in a follow button", { text: "https://x.com/intent/user?user_id=88000123456" }],
    ["a bare word", { text: "ask zorp_handle5, or ZORP_HANDLE5." }],
    ["a possessive", { text: "@zorp_handle5's and @zorp_handle5-led" }],
    [
      "a site of its own",
      { links: ["https://zorp_handle5.example.net/a", "https://example.org/?by=zorp_handle5"] },
    ],
    ["a profile of ActivityPub", { text: "https://social.example/users/zorp_handle5/statuses/1" }],
    ["a mention", { mentions: ["zorp_handle5", "@zorp_handle5", "88000123456 @zorp_handle5"] }],
  ])("does not stay in %s", async (_, record) => {
    const result = await hidden([ZORP, { account: "7", time: 1623881092, ...record }]);
    expect(result.events).toHaveLength(2);
    expect(everything(result)).not.toMatch(/zorp_handle5|88000123456/i);
  });

  it("does not stay in the registrable domain of a link", async () => {
    const result = await hidden([
      { account: "1", handle: "zorp5page", time: 1623881091 },
      { account: "2", time: 1623881092, links: ["https://www.zorp5page.com/x"] },
    ]);
    expect(everything(result)).not.toMatch(/zorp5page/i);
    expect(result.events[1].domains).toEqual([expect.stringMatching(/^p:[0-9a-f]{16}\.com$/)]);
  });

  it.each([
    ["bluesky", "zorp-quux.bsky.social", "did:plc:abcdefghijklmnopqrst2345"],
    ["youtube", "zorp-quux", "UCabcdefghijklmnopqrstu5"],
    ["instagram", "zorp.quux.pics", "17841400000123456"],
    ["reddit", "zorp-quux", "t2_abc5def"],
  ])("of %s does not stay, with its full stops and hyphens", async (platform, handle, account) => {
    const result = await hidden(
      [
        { account, handle, time: 1623881091 },
        {
          account: "zz",
          time: 1623881092,
          text: `hi @${handle}! and ${handle}, (${account}) https://bsky.app/profile/${handle}/post/3k at://${account}/app.bsky.feed.post/3k`,
          mentions: [`@${handle}`],
          object: `at://${account}/app.bsky.feed.post/3k`,
        },
      ],
      platform,
    );
    expect(everything(result)).not.toMatch(/zorp|quux|abcdefghijkl|17841400000123456|abc5def/i);
    const shown = pseudonymOf(KEY, `${platform}::${account}`);
    expect(result.events[1].mentions).toEqual([shown]);
    expect(result.events[1].text).toContain(`hi @${shown}! and ${shown}, (`);
  });

  it("has the same pseudonym everywhere, and in a later case with the same key", async () => {
    const rows = [
      ZORP,
      {
        account: "7",
        time: 1623881092,
        mentions: ["@zorp_handle5"],
        text: "@zorp_handle5",
        object: "88000123456",
      },
    ];
    const first = await hidden(rows);
    expect(first.events[0].account_id).toBe(shownZorp);
    expect(first.events[1]).toMatchObject({
      mentions: [shownZorp],
      text: `@${shownZorp}`,
      object_ids: [shownZorp],
    });
    const later = await hidden([{ account: "another", time: 1623881091 }, ZORP]);
    expect(later.events[1].account_id).toBe(shownZorp);
    const otherKey = await readText(JSON.stringify({ platform: "x", ...ZORP }), {
      identity,
      key: Buffer.from("other"),
    });
    expect(otherKey.events[0].account_id).not.toBe(shownZorp);
  });

  it("leaves words of a language alone: a hashtag, a host and a text that only look alike", async () => {
    const { events } = await hidden([
      { account: "1", handle: "harbour", time: 1623881091 },
      {
        account: "2",
        time: 1623881092,
        text: "the harbour is well-known",
        hashtags: ["harbour"],
        links: ["https://harbour.example.org/a"],
      },
    ]);
    expect(events[1]).toMatchObject({
      text: "the harbour is well-known",
      hashtags: ["harbour"],
      domains: ["example.org"],
    });
  });
});

describe("every fixture", () => {
  const files = readdirSync(FIXTURES).flatMap((folder) =>
    readdirSync(join(FIXTURES, folder))
      .filter((file) => !/\.(?:expected|options|expected-changed)\.json$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const optionsOf = (file: string): Partial<ReadPlan> => {
    try {
      return JSON.parse(readFileSync(join(FIXTURES, file.replace(/\.[a-z]+$/, ".options.json")), "utf8"));
    } catch {
      return {};
    }
  };

  it.each(files)("%s leaves no author and no handle", async (file) => {
    const options = { timezone: "UTC", maxRejected: 1, name: "input", ...optionsOf(file) };
    const path = join(FIXTURES, file);
    const plain = await readPaths([path], options);
    const found = everything(await readPaths([path], { ...options, identity, key: KEY })).toLowerCase();
    const names = plain.accounts.flatMap(({ account_id, handles }) => [
      String(account_id).replace(/^[^:]*:[^:]*:/, ""),
      ...(handles as string[]).map((handle) => handle.replace(/^@/, "")),
    ]);
    const telling = names.filter((name) => name.length >= 5 && /[\d_.-]/.test(name));
    const left = telling.filter((name) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${name.toLowerCase().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
        "u",
      ).test(found),
    );
    expect(left).toEqual([]);
    for (const name of names.filter((one) => one.length >= 4))
      expect(found).not.toContain(`@${name.toLowerCase()}`);
  });
});
