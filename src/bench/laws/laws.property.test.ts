/**
 * The laws as properties of the search: small worlds of shares are drawn, changed as a law says, and read and searched as a user's file is.
 * A world in which nobody is named would keep every law, so the planted group must be found before. Long runs are `claque bench laws`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietContext } from "../../model/index.js";
import { type Answer, namedGroups } from "./answer.js";
import { LAW_CASES } from "./cases.js";
import { smallWorldPosts } from "./small-worlds.js";
import { asking, caseOf, type Trial } from "./try-case.js";

const OPTIONS = { seed: 1, threads: 1, memoryBytes: 5e8 };
const WORLDS = [202, 203];
const SLOW = 240_000;

let folder: string;
const trials: Trial[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "claque-laws-"));
  const ask = asking(join(folder, "posts.ndjson"), OPTIONS, quietContext());
  for (const seed of WORLDS) {
    const { posts, planted } = smallWorldPosts(seed);
    const before: Answer = await ask(posts);
    const named = namedGroups(before).flatMap(({ accounts }) => accounts);
    expect(named.filter((account) => planted.has(account)).length).toBeGreaterThan(0.8 * planted.size);
    trials.push({ posts, before, ask, seed });
  }
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each case tries one of the worlds by turns: all of both take minutes, and belong to the bench. */
const CASES = LAW_CASES.map((one, n) => [`${one.law}: ${one.title}`, one, n % WORLDS.length] as const);

describe("in a small random world", () => {
  it.each(CASES)("%s", { timeout: SLOW }, async (_, one, world) => {
    const { holds, groups } = await caseOf(one, trials[world]);
    expect(holds === true ? [] : groups).toEqual([]);
    expect(holds).toBe(true);
  });
});
