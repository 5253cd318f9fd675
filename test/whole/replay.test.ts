/**
 * `claque replay`: a case made anew on another clock, in another language, on other cores and with other memory has the same tables, byte for
 * byte; and what keeps it from that is told. scripts/replay-many.mjs replays generated cases by the hundred.
 */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { random } from "../../src/stats/index.js";
import { claque, desk } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
  mkdirSync(at.path("work"));
});
afterEach(() => at.remove());

/** Another machine, as far as this one can be one. */
const MACHINES = [
  { args: ["--threads", "1"], env: { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" } },
  {
    args: ["--threads", "2", "--memory", "1GB"],
    env: { TZ: "America/St_Johns", LC_ALL: "C", LANG: "de_DE" },
  },
];

/** Words in which languages sort and fold letters each in its own way. */
const WORDS = ["İstanbul", "ılık", "IRMAK", "straße", "Ärger", "zebra", "éclair", "愛", "🙂", "I", "i", "ǅ"];

/** A small world: some accounts that share links at once, others that do not, clocks with and without offsets. */
function world(seed: number): string {
  const draw = random(seed);
  const rows: object[] = [];
  const start = Date.parse("2024-10-20T00:00:00Z");
  const post = (account: string, second: number, link: number) => {
    const time = new Date(start + 1000 * Math.floor(second)).toISOString();
    const words = Array.from({ length: 8 }, () => WORDS[draw.integer(WORDS.length)]).join(" ");
    rows.push({
      account,
      time: draw.float() < 0.5 ? time : time.replace("Z", "+00:00"),
      post: `p${rows.length}`,
      text: `${words} #${WORDS[link % WORDS.length]}`,
      links: [`https://news.example/${link}?utm_source=x`],
      platform: link % 3 ? "forum" : "Board",
    });
  };
  const people = 12 + draw.integer(12);
  const days = 10 * 86_400;
  for (let a = 0; a < people; a++)
    for (let p = 0; p < 12; p++) post(`Kişi${a}`, draw.float() * days, draw.integer(60));
  for (let o = 0; o < 16; o++)
    for (let a = 0, when = draw.float() * days; a < 5; a++)
      if (draw.float() < 0.8) post(`ISIK${a}`, when + draw.float() * 50, 100 + o);
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** One trace and no signals, where what is replayed does not matter. */
const narrow = ["--trace", "co-link", "--signals", "none"];
const quick = ["--self-check", "0", "--quiet"];
const made = async (seed: number, ...options: string[]) => {
  writeFileSync(at.path("work/posts.ndjson"), world(seed));
  rmSync(at.path("work/case"), { recursive: true, force: true });
  const ended = await claque(at.path("work"), [
    "analyze",
    "posts.ndjson",
    "--out",
    "case",
    ...quick,
    ...options,
  ]);
  expect(ended.code, ended.stderr).toBe(0);
};
const replay = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  claque(at.path("work"), ["replay", "case", ...args], { env });

describe("replay", () => {
  it("gives the same tables in another zone, language, number of threads and memory", async () => {
    await made(1);
    for (const { args, env } of MACHINES) {
      const ended = await replay(args, env);
      expect(ended.code, ended.stderr + ended.stdout).toBe(0);
      expect(ended.stdout).toMatch(/^same +events\.parquet {2}\d+ rows$/m);
      expect(ended.stdout).not.toMatch(/^(?!same|$)/m);
      expect(ended.stderr).toMatch(/all \d+ tables are the same, byte for byte/);
    }
  });

  it("finds moved and renamed inputs by their hashes, names one that it misses, and keeps the case where told", async () => {
    await made(2, ...narrow);
    mkdirSync(at.path("data/deep"), { recursive: true });
    renameSync(at.path("work/posts.ndjson"), at.path("data/deep/renamed.ndjson"));
    const lost = await replay();
    expect(lost.code).toBe(2);
    expect(lost.stderr).toMatch(/posts\.ndjson is not where it was.*Add --inputs DIR/);
    const found = await replay(["--inputs", "../data", "--to", "anew", "--json", "--quiet"]);
    expect(found.code, found.stderr).toBe(0);
    for (const line of found.stdout.trim().split("\n")) expect(JSON.parse(line).state).toBe("same");
    expect(readFileSync(at.path("work/anew/groups.parquet"))).toEqual(
      readFileSync(at.path("work/case/groups.parquet")),
    );
    const taken = await replay(["--inputs", "../data", "--to", "anew"]);
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringMatching(/--to: anew exists already/)]);
    const inside = await replay(["--inputs", "../data", "--to", "case/anew"]);
    expect([inside.code, inside.stderr]).toEqual([2, expect.stringMatching(/lies inside the case/)]);
    writeFileSync(at.path("data/deep/renamed.ndjson"), `${world(2)}\n`);
    const other = await replay(["--inputs", "../data"]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/no file in .* has the bytes of posts\.ndjson/),
    ]);
  });

  it("tells a table that was changed, a case of other numbers, and another key", async () => {
    await made(3, ...narrow);
    cpSync(at.path("work/case"), at.path("kept"), { recursive: true });
    cpSync(at.path("work/case/members.parquet"), at.path("work/case/groups.parquet"));
    const changed = await replay();
    expect(changed.code).toBe(2);
    expect(changed.stdout).toMatch(/^changed +groups\.parquet/m);
    expect(changed.stderr).toMatch(
      /1 of \d+ tables of case are not what its manifest names, groups\.parquet/,
    );
    rmSync(at.path("work/case"), { recursive: true });
    cpSync(at.path("kept"), at.path("work/case"), { recursive: true });
    const manifest = readFileSync(at.path("work/case/manifest.json"), "utf8");
    writeFileSync(at.path("work/case/manifest.json"), manifest.replace('"minGroup": 4', '"minGroup": 6'));
    const differs = await replay();
    expect(differs.code).toBe(2);
    expect(differs.stderr).toMatch(/tables came out differently, .*groups\.parquet/);
    const key = await replay([], { CLAQUE_KEY_FILE: at.path("other-key") });
    expect([key.code, key.stderr]).toEqual([2, expect.stringMatching(/there is no pseudonym key/)]);
    writeFileSync(at.path("other-key"), "ab".repeat(32));
    const wrong = await replay([], { CLAQUE_KEY_FILE: at.path("other-key") });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/the key is not the one of case/)]);
  });
});
