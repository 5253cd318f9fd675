/** Surrogates keep every trace: who is named, pictures, rows of hashtags and retellings come back when the surrogate is read again. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readFiles } from "../src/bench/data/read-files.js";
import { quietContext } from "../src/model/index.js";
import { resolvePlan } from "../src/pipeline/plan.js";
import { surrogate } from "../src/pipeline/surrogate.js";
import { random } from "../src/stats/index.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-traces-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ROWS = [
  ["spring", "city", "bikes"],
  ["bikes", "city", "spring"],
  ["music", "night", "city", "radio"],
];

/** Forty people over three days; a third of the posts has a row of hashtags, a third names somebody, a third has a picture. */
function posts(): string {
  const chance = random(4);
  return Array.from({ length: 900 }, (_, n) =>
    JSON.stringify({
      account: `p${chance.integer(40)}`,
      post: `b${n}`,
      time: new Date(Date.UTC(2025, 2, 3) + n * 288_000).toISOString(),
      kind: "post",
      hashtags: n % 3 === 0 ? ROWS[chance.integer(3)] : [],
      mentions: n % 3 === 1 ? [`somebody${chance.integer(8)}`] : [],
      media: n % 3 === 2 ? [`picture${chance.integer(12)}`] : [],
    }),
  ).join("\n");
}

async function crowds(path: string): Promise<Record<string, number[]>> {
  const options = { seed: 1, threads: 1, memoryBytes: 5e8 };
  const { store } = await readFiles([path], {}, options, quietContext());
  try {
    const rows = await store.rows<{ trace: string; posts: number }>(
      `SELECT trace, count(*)::INTEGER AS posts FROM actions WHERE trace IN ('co-mention', 'co-image', 'co-hashtag-sequence', 'co-hashtag', 'co-phrase')
       GROUP BY trace, object_id ORDER BY trace, posts`,
    );
    const by: Record<string, number[]> = {};
    for (const { trace, posts } of rows) by[trace] = [...(by[trace] ?? []), posts];
    return by;
  } finally {
    store.close();
  }
}

it("brings co-mention, co-image and rows of hashtags into a surrogate", async () => {
  const path = join(folder, "posts.ndjson");
  await writeFile(path, `${posts()}\n`);
  const plan = resolvePlan([path], { identity: "plain", purpose: "test", seed: 5 }, { cores: 1 }, null);
  const made = await surrogate({ plan, folder: join(folder, "s"), binSeconds: 3600 }, quietContext());
  const before = await crowds(path);
  const after = await crowds(made.eventsPath);
  expect(Object.keys(after).sort()).toEqual(["co-hashtag", "co-hashtag-sequence", "co-image", "co-mention"]);
  for (const trace of Object.keys(before)) {
    expect(after[trace]).toHaveLength(before[trace].length);
    const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0);
    // An account that is dealt an object twice keeps its first act there, so a little is lost and nothing won.
    expect(total(after[trace])).toBeLessThanOrEqual(total(before[trace]) + (trace === "co-hashtag" ? 20 : 0));
    expect(total(after[trace])).toBeGreaterThan(0.6 * total(before[trace]));
  }
  expect(after["co-hashtag-sequence"]).toHaveLength(3);
});

/** Forty people retell six stories, everybody in words of their own; between them they write of other things. */
function stories(): string {
  const chance = random(9);
  const word = () => `word${chance.integer(9000)}`;
  const told = Array.from({ length: 6 }, () => Array.from({ length: 16 }, word));
  return Array.from({ length: 900 }, (_, n) =>
    JSON.stringify({
      account: `p${chance.integer(40)}`,
      post: `b${n}`,
      time: new Date(Date.UTC(2025, 2, 3) + n * 288_000).toISOString(),
      kind: "post",
      text: (n % 4 === 0 ? told[chance.integer(6)] : Array.from({ length: 16 }, word))
        .map((known) => (chance.float() < 0.15 ? word() : known))
        .join(" "),
    }),
  ).join("\n");
}

it("brings retellings into a surrogate", async () => {
  const path = join(folder, "stories.ndjson");
  await writeFile(path, `${stories()}\n`);
  const plan = resolvePlan([path], { identity: "plain", purpose: "test", seed: 5 }, { cores: 1 }, null);
  const made = await surrogate({ plan, folder: join(folder, "s"), binSeconds: 3600 }, quietContext());
  const [before, after] = [await crowds(path), await crowds(made.eventsPath)].map(
    (found) => found["co-phrase"],
  );
  expect(before).toHaveLength(6);
  expect(after).toHaveLength(6);
  const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0);
  expect(total(after)).toBeGreaterThan(0.6 * total(before));
});
