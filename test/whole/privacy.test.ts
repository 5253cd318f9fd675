/** Under pseudonyms no handle, identifier, profile link or number of a post is left in the case, wherever the data had it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { literal, Store } from "../../src/store/index.js";
import { claque, desk } from "./program.js";

const BEGIN = 1_630_000_000;
const PEOPLE = 46;
const person = (i: number) => ({
  id: `88000${1000 + i}`,
  handle: `Zorp_Handle${i}`,
  name: `Zelda Quux ${i}`,
});
type Person = ReturnType<typeof person>;

/** Acts of six who act together and of forty who do not: author, whom they name, object and time. */
const ACTS = Array.from({ length: 24 * 6 + 700 }, (_, n) => {
  const together = n < 24 * 6;
  const i = together ? n % 6 : 6 + ((n * 31) % (PEOPLE - 6));
  const object = together ? Math.floor(n / 6) : 24 + ((n * 17) % 110);
  const time = together ? BEGIN + object * 3600 + i * 5 : BEGIN + ((n * 7919 * 131) % 86_400);
  return { n, who: person(i), whom: person((i + 1) % PEOPLE), object, time };
});

const textFor = (whom: Person, object: number) =>
  `word${object} @${whom.handle} and ${whom.handle}, see https://x.com/${whom.handle}/status/1400000000${object + 1000} or t.me/${whom.handle}/55, enough words for family ${object}`;

/** X API v2, one post a line. */
const xApi = () =>
  ACTS.map(({ n, who, whom, object, time }) =>
    JSON.stringify({
      id: `14111000${n + 10_000}`,
      author_id: who.id,
      author: {
        id: who.id,
        username: who.handle,
        name: who.name,
        description: `I am ${who.name}, nurse and mother of quuxlings`,
        profile_image_url: `https://pbs.example.org/${who.handle}_normal.jpg`,
      },
      text: textFor(whom, object),
      created_at: new Date(time * 1000).toISOString(),
      referenced_tweets: [{ type: "replied_to", id: `14222000${object + 10_000}` }],
      entities: {
        mentions: [{ username: whom.handle, id: whom.id }],
        urls: [
          { expanded_url: `https://twitter.com/${whom.handle}/status/1400000000${object + 1000}` },
          { expanded_url: `https://example.org/${object}?via=${whom.handle}` },
          { expanded_url: `https://x.com/intent/tweet?text=%40${whom.handle}` },
        ],
      },
    }),
  ).join("\n");

/** Telegram Desktop: a chat whose number stands in every post. */
const telegram = () =>
  JSON.stringify({
    name: "Quux Chat",
    type: "public_supergroup",
    id: 8_800_099_999,
    messages: [
      ...ACTS.map(({ n, who, whom, object, time }) => ({
        id: n + 1,
        type: "message",
        date: new Date(time * 1000).toISOString().slice(0, 19),
        date_unixtime: String(time),
        from: who.name,
        from_id: `user${who.id}`,
        reply_to_message_id: n > 0 ? (object % 50) + 1 : undefined,
        text: [
          `word${object} with enough words for a family ${object} says `,
          { type: "mention_name", text: whom.name, user_id: Number(whom.id) },
          `, signed ${who.name} `,
          { type: "link", text: `https://t.me/${whom.handle}/12` },
        ],
      })),
      {
        id: 9999,
        type: "message",
        date: "2001-01-01T00:00:00",
        date_unixtime: "978307200",
        from: "Zelda Quux 1",
        from_id: "user880001001",
      },
    ],
  });

/** Any table, with posts named after their channels, and rows that are refused. */
const generic = () => {
  const rows = ACTS.map(({ n, who, whom, object, time }) =>
    JSON.stringify({
      account: who.handle,
      display_name: who.name,
      bio: `${who.name}, teacher and quuxologist`,
      avatar: `https://img.example.org/${who.handle}.png`,
      post: `telegram:channel:${who.handle}:${n}`,
      time,
      text: textFor(whom, object),
      links: [
        `https://example.org/${object}`,
        `https://t.me/${whom.handle}/3`,
        `https://vk.com/wall-${whom.id}_4`,
      ],
      mentions: [whom.handle, `@${whom.handle}`],
      object: `telegram:channel:${whom.handle}:${object}`,
      media: [`https://img.example.org/${whom.handle}.jpg`],
      quote_of: `https://x.com/${whom.handle}/status/9`,
    }),
  );
  const bad = [
    `{"account":"Zorp_Handle1", "name":"Zelda Quux`,
    '{"account":"Zorp_Handle2","time":"Zorp_Handle2"}',
  ];
  return [...rows, ...bad].join("\n");
};

/** Everything that a case holds, as one text a file. */
async function contents(folder: string): Promise<Record<string, string>> {
  const store = await Store.open({ memoryBytes: 3e8, threads: 1 });
  const texts: Record<string, string> = {};
  for (const file of readdirSync(folder))
    texts[file] = file.endsWith(".parquet")
      ? JSON.stringify(await store.rows(`SELECT * FROM read_parquet(${literal(`${folder}/${file}`)})`))
      : readFileSync(`${folder}/${file}`, "utf8");
  store.close();
  return texts;
}

describe.each([
  ["x-api", "posts.jsonl", xApi],
  ["telegram-desktop", "result.json", telegram],
  ["generic", "any.ndjson", generic],
])("a case of %s", (source, file, content) => {
  const at = desk();
  let texts: Record<string, string> = {};
  beforeAll(async () => {
    writeFileSync(at.path(file), content());
    const ended = await claque(at.folder, ["analyze", file, "--out", "case", "--window", "60s"]);
    expect(ended.code, ended.stderr).toBe(0);
    texts = await contents(at.path("case"));
    texts.terminal = ended.stdout + ended.stderr;
  });
  afterAll(() => at.remove());

  it("names nobody", () => {
    expect(JSON.parse(texts["quality.json"]).inputs[0].source).toBe(source);
    for (const [where, text] of Object.entries(texts))
      for (const secret of [/zorp_handle/i, /quux/i, /880001\d\d\d|8800099999/, /14[012][012]000\d{4,}/])
        expect(secret.exec(text)?.[0], where).toBeUndefined();
  });

  it("still finds who acts together, and shows the posts", () => {
    expect(JSON.parse(texts["groups.parquet"])[0]).toMatchObject({ group_id: "g-001", size: 6 });
    expect(texts["report.html"]).toMatch(/word\d+/);
  });
});

describe("the key of pseudonyms", () => {
  const at = desk();
  afterAll(() => at.remove());

  it("may not lie inside the case: whoever gets the case would get the key", async () => {
    writeFileSync(at.path("posts.jsonl"), xApi());
    for (const path of ["case/key", "case/deep/key"]) {
      const ended = await claque(at.folder, ["analyze", "posts.jsonl", "--out", "case"], {
        env: { CLAQUE_KEY_FILE: at.path(path) },
      });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(/the pseudonym key would lie inside the case/);
    }
    expect(readdirSync(at.folder)).toEqual(["posts.jsonl"]);
  });

  it("is not asked for with --identity plain, which asks for a purpose and keeps it", async () => {
    const plain = ["analyze", "posts.jsonl", "--out", "plain", "--quiet", "--identity", "plain"];
    expect((await claque(at.folder, plain)).code).toBe(2);
    expect((await claque(at.folder, [...plain, "--purpose", "checking a test"])).code).toBe(0);
    expect(readdirSync(at.folder).sort()).toEqual(["plain", "posts.jsonl"]);
    expect(JSON.parse(readFileSync(at.path("plain/manifest.json"), "utf8")).plan.identity).toEqual({
      mode: "plain",
      purpose: "checking a test",
      keyFingerprint: null,
    });
  });
});
