/** Under pseudonyms nothing that the newer formats call an account is left in events, wherever it stood. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readPaths, readText } from "./read.js";

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const HIDDEN = {
  identity: { mode: "pseudonym", purpose: null, keyFingerprint: "test" },
  key: Buffer.alloc(32, 7),
  maxRejected: 1,
} as const;
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item));

it.each<[string, RegExp]>([
  ["bluesky-jetstream/stream.ndjson", /did:|bee-two/],
  ["bluesky-appview/feed.json", /did:|\.example\.com/],
  ["mastodon/statuses.json", /anna|ben\b|cem\b/i],
  ["reddit/dump.ndjson", /one_user|two_user|three-user|t2_/],
  ["tiktok-research/page.json", /maker|"three"/],
  ["tiktok-zeeschuimer/capture.ndjson", /maker|"three"/],
  ["youtube/threads.json", /UCone|UCtwo|UCthree|@one/],
])("%s", async (name, forbidden) => {
  const { events, accounts } = await readPaths([fixture(name)], HIDDEN);
  expect(events.length).toBeGreaterThan(1);
  expect(textOf([events, accounts])).not.toMatch(forbidden);
});

it("gives one person one pseudonym as author, in a mention and in a text", async () => {
  const post = (did: string, text: string, mention: string | null, n: number) => {
    const start = Buffer.byteLength(text.slice(0, text.indexOf("@")));
    const index = { byteStart: start, byteEnd: start + Buffer.byteLength("@my-name.example.com") };
    return JSON.stringify({
      did,
      time_us: 1725911162329308 + n,
      kind: "commit",
      commit: {
        operation: "create",
        collection: "app.bsky.feed.post",
        rkey: `r${n}`,
        record: { text, facets: mention ? [{ index, features: [{ did: mention }] }] : [] },
      },
    });
  };
  const { events } = await readText(
    [
      post("did:plc:a", "Grüße an @my-name.example.com hier", "did:plc:b", 1),
      post("did:plc:b", "see at://did:plc:a/app.bsky.feed.post/r1", null, 2),
    ].join("\n"),
    HIDDEN,
  );
  const [first, second] = events as {
    account_id: string;
    text: string;
    post_id: string;
    mentions: string[];
  }[];
  expect(first.mentions).toEqual([second.account_id]);
  expect(first.text).toBe(`Grüße an @${second.account_id} hier`);
  expect(second.text).toBe(`see ${first.post_id}`);
});
