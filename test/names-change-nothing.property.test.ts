/**
 * Names change nothing: a case with plain identities and one with pseudonyms, under any key, have the same numbers in every row of
 * every table, on files with handles in texts, links to profiles, mentions, names in media, in clients and in objects.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { resolvePlan } from "../src/pipeline/plan.js";
import { runPlan } from "../src/pipeline/run.js";
import { type Random, random } from "../src/stats/index.js";
import { numbersOf } from "./support/same-numbers.js";

const BEGIN = 1_700_000_000;
const DAYS = 12;
const PEOPLE = 60;
const GROUP = 8;

/** A file of posts by people who name one another wherever a name can stand; some of them act together. */
function posts(seed: number): string {
  const draw = random(seed);
  const people = Array.from({ length: PEOPLE }, (_, i) => person(draw, i));
  const rows: object[] = [];
  const add = (who: number, time: number, about: number) =>
    rows.push(post(draw, people, { who, time, about }));
  for (let task = 0; task < 60; task++) {
    const at = BEGIN + draw.integer(DAYS * 86_400);
    for (let i = 0; i < GROUP; i++) if (draw.float() < 0.8) add(i, at + draw.integer(50), task);
  }
  for (let n = 0; n < 1500; n++)
    add(draw.integer(PEOPLE), BEGIN + draw.integer(DAYS * 86_400), 1000 + draw.integer(400));
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

function person(draw: Random, i: number) {
  const handle = [`Zorp_${i}x`, `quux${"abcdefgh"[i % 8]}vel${"klmnopqr"[i >> 3]}`, `zip.zap${i}`][
    draw.integer(3)
  ];
  return {
    account: `${880_000_000 + i}`,
    handle,
    name: `Zelda Word ${i % 30}`,
    made: 1_600_000_000 + draw.integer(9e7),
  };
}

function post(
  draw: Random,
  people: readonly ReturnType<typeof person>[],
  { who, time, about }: { who: number; time: number; about: number },
) {
  const author = people[who];
  const other = people[(about * 13) % people.length];
  const one = people[draw.integer(people.length)];
  const spelled = draw.integer(2) ? other.handle : other.handle.toUpperCase();
  const pick = <T>(...of: readonly T[]): T => of[draw.integer(of.length)];
  return {
    account: author.account,
    handle: author.handle,
    name: author.name,
    account_created: new Date(author.made * 1000).toISOString(),
    bio: `words about ${author.name} and things ${who % 5}`,
    portrait: `https://img.example.org/${author.handle}_normal.jpg`,
    platform: who % 9 === 0 ? "telegram" : "x",
    post: `17000000000${100_000 + draw.integer(800_000)}`,
    time,
    text: pick(
      `story ${about} told with the help of ${other.handle} and many more words for family number ${about}`,
      `RT @${spelled}: story ${about} told with enough words and more for family number ${about} by ${author.name}`,
      `story ${about} see t.me/${other.handle}/${about} and twitter.com/${spelled} with words for family number ${about}`,
      `story ${about} write to ${other.handle}@example.org or +49 151 70000${100 + (about % 800)} with words for family ${about}`,
      `https://x.com/${one.handle}/status/17000000000${about} story ${about} with enough words for a family ${about}`,
    ),
    links: [
      pick(`https://x.com/${spelled}/status/${about}`, `https://t.me/${other.handle}/${about}`),
      `https://example.org/${pick("", `${other.handle}/`)}page-${about}`,
      pick(
        `https://news${about % 7}.example.net/a${about}?via=${other.handle}`,
        `https://${other.handle.replace(/_/g, "")}.tumblr.com/`,
      ),
    ],
    hashtags: pick([`tag${about}`], [`tag${about}`, other.handle.replace(/\./g, ""), "more"], []),
    mentions: pick([`@${spelled}`], [other.account], [`${other.account} @${other.handle}`], []),
    media: pick([`${other.handle}-${about}.jpg`], [`m${about}`], []),
    object: pick(`o${about}`, other.account, other.handle, `${other.handle}/${about}`, ""),
    client: pick("Web App", `${other.handle} poster`, "Feed Bot"),
    reply_to: pick("", `17000000000${about}`),
  };
}

const KEYS = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].slice(0, process.env.CLAQUE_NAMES_RUNS ? 2 : 1);

const MAP = [
  "account",
  "handle",
  "name",
  "account_created",
  "bio",
  "portrait",
  "platform",
  "post",
  "time",
  "text",
  "links",
  "hashtags",
  "mentions",
  "media",
  "object",
  "client",
  "reply_to",
];

async function caseOf(folder: string, key: Buffer | null): Promise<Record<string, string[]>> {
  const out = join(folder, key ? `case-${key[0]}` : "plain");
  const options = {
    source: "generic",
    map: MAP.map((field) => `${field}=${field}`),
    memory: "1GB",
    threads: 1,
  };
  const identity = key ? {} : { identity: "plain" as const, purpose: "a test" };
  const plan = resolvePlan([join(folder, "posts.ndjson")], { ...options, ...identity }, { cores: 1 }, key);
  await runPlan(plan, { out, key });
  return numbersOf(out);
}

it("gives the same numbers plain and under any key", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
      const folder = await mkdtemp(join(tmpdir(), "claque-names-"));
      try {
        await writeFile(join(folder, "posts.ndjson"), posts(seed));
        const plain = await caseOf(folder, null);
        expect(plain.actions.length).toBeGreaterThan(1000);
        expect(plain.groups.length).toBeGreaterThan(0);
        for (const key of KEYS) {
          const hidden = await caseOf(folder, key);
          for (const [table, rows] of Object.entries(plain)) expect(hidden[table], table).toEqual(rows);
        }
      } finally {
        await rm(folder, { recursive: true });
      }
    }),
    { numRuns: Number(process.env.CLAQUE_NAMES_RUNS ?? 1), seed: 7 },
  );
});
