/** One case from four files of four platforms: what was read of each is said, and a group that spans them is found by its links. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { random } from "../../src/stats/index.js";
import { claque, desk } from "./program.js";

interface Share {
  readonly who: number;
  readonly seconds: number;
  readonly link: string;
}

const BEGIN = 1_630_000_000;
const LINKS = 30;
/** Two accounts of the group on each platform, numbered from 0; the others begin at 10. */
const PLANTED = 2;
const OTHERS = 750;
/** As popular as the links of the group: a group that owns its hours and links stands out from nobody. */
const OTHER_LINKS = 375;

/** Shares on one platform: the group takes its turn on each link seven seconds after the platform before, others when they like. */
function sharesOn(platform: number): Share[] {
  const draw = random(platform + 1);
  const group = Array.from({ length: LINKS * PLANTED }, (_, i) => {
    const [object, who] = [Math.floor(i / PLANTED), i % PLANTED];
    const seconds = BEGIN + object * 7200 + (platform * PLANTED + who) * 7;
    return { who, seconds, link: `https://example.org/story-${object}` };
  });
  const others = Array.from({ length: OTHERS }, () => ({
    who: 10 + draw.integer(50),
    seconds: BEGIN + draw.integer(LINKS * 7200),
    link: `https://example.net/page-${draw.integer(OTHER_LINKS)}`,
  }));
  return [...group, ...others];
}

const x = (shares: readonly Share[]): string =>
  shares
    .map(({ who, seconds, link }, i) =>
      JSON.stringify({
        id: String(9_000_000 + i),
        author_id: `${500 + who}`,
        created_at: new Date(seconds * 1000).toISOString(),
        text: `read this ${i} https://t.co/${i}`,
        entities: { urls: [{ url: `https://t.co/${i}`, expanded_url: `${link}?utm_source=x` }] },
      }),
    )
    .join("\n");

const facebook = (shares: readonly Share[]): string =>
  [
    "platform;account;post;time;text;links",
    ...shares.map(({ who, seconds, link }, i) => {
      const time = new Date(seconds * 1000).toISOString().replace("T", " ").replace(".000Z", " +00:00");
      return `facebook;page${who};f${i};${time};"words; ${i}";${link.replace("https://", "http://www.")}/`;
    }),
  ].join("\r\n");

const telegram = (shares: readonly Share[]): string =>
  JSON.stringify({
    name: "A group",
    type: "public_supergroup",
    id: 77,
    messages: shares.map(({ who, seconds, link }, i) => ({
      id: i + 1,
      type: "message",
      date: "2021-08-26T00:00:00",
      date_unixtime: String(seconds),
      from: `Person ${who}`,
      from_id: `user${who}`,
      text: [`news ${i} `, { type: "link", text: link }],
    })),
  });

const bluesky = (shares: readonly Share[]): string =>
  shares
    .map(({ who, seconds, link }, i) =>
      JSON.stringify({
        did: `did:plc:account${who}`,
        time_us: seconds * 1_000_000,
        kind: "commit",
        commit: {
          operation: "create",
          collection: "app.bsky.feed.post",
          rkey: `r${i}`,
          record: {
            text: `look ${i}`,
            createdAt: "2021-01-01T00:00:00Z",
            embed: { external: { uri: `${link}#top` } },
          },
        },
      }),
    )
    .join("\n");

const FILES = { "x.jsonl": x, "pages.csv": facebook, "result.json": telegram, "stream.ndjson": bluesky };

let at: ReturnType<typeof desk>;
beforeAll(() => {
  at = desk();
  for (const [i, [name, write]] of Object.entries(FILES).entries())
    writeFileSync(at.path(name), write(sharesOn(i)));
});
afterAll(() => at.remove());

it("finds the eight accounts on four platforms by the links they share, and says what came from where", async () => {
  const ended = await claque(at.folder, [
    ...["analyze", ...Object.keys(FILES), "--out", "case", "--trace", "co-link"],
    ...["--identity", "plain", "--purpose", "a test", "--quiet"],
  ]);
  expect(ended.code, ended.stderr).toBe(0);
  const { inputs, platforms, rowsRejected } = JSON.parse(readFileSync(at.path("case/quality.json"), "utf8"));
  const each = LINKS * PLANTED + OTHERS;
  expect(inputs.map((input: Record<string, unknown>) => [input.name, input.source, input.rowsKept])).toEqual([
    ["x.jsonl", "x-api", each],
    ["pages.csv", "generic", each],
    ["result.json", "telegram-desktop", each],
    ["stream.ndjson", "bluesky-jetstream", each],
  ]);
  expect([Object.keys(platforms).sort(), rowsRejected]).toEqual([
    ["bluesky", "facebook", "telegram", "x"],
    0,
  ]);
  const shown = await claque(at.folder, ["show", "case", "members", "--json", "--limit", "all"]);
  const members = shown.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { group_id: string; account_id: string })
    .filter(({ group_id }) => group_id === "g-001")
    .map(({ account_id }) => account_id);
  expect(members.sort()).toEqual([
    "bluesky::did:plc:account0",
    "bluesky::did:plc:account1",
    "facebook::page0",
    "facebook::page1",
    "telegram::user0",
    "telegram::user1",
    "x::500",
    "x::501",
  ]);
});
