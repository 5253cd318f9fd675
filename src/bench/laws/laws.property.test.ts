/**
 * The laws as properties of the search: small worlds of shares are drawn, changed as a law says, and read and searched as a user's file is.
 * A world in which nobody is named would keep every law, so the planted group must be found before. Long runs are `claque bench laws`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietContext } from "../../model/index.js";
import { smallRandomWorld } from "../../simulate/index.js";
import { type Answer, namedGroups } from "./answer.js";
import { LAW_CASES } from "./cases.js";
import { alonePost, type PostAct } from "./posts.js";
import { asking, caseOf, type Trial } from "./run-laws.js";
import { strangersAdded } from "./transform.js";

const START = 1_740_960_000;
const OPTIONS = { seed: 1, threads: 1, memoryBytes: 5e8 };
const WORLDS = [201, 202];
const SLOW = 240_000;

/** The posts of a small random world as a table of shares has them. */
function sharesOf(seed: number): { posts: PostAct[]; planted: ReadonlySet<string> } {
  const { acts, operationOf } = smallRandomWorld(seed);
  const posts = acts.map(
    ({ account, object, time }, n): PostAct => ({
      account: `a${account}`,
      post: `c${n}`,
      time: START + Math.floor(time),
      platform: "sim",
      precision: "second",
      kind: "share",
      text: null,
      repost_of: null,
      reply_to: null,
      quote_of: null,
      links: [],
      hashtags: [],
      mentions: [],
      media: [],
      objects: [`o${object}`],
      lang: null,
      client: null,
      account_created: null,
      bio: null,
    }),
  );
  const planted = operationOf.flatMap((of, account) => (of >= 0 ? [`a${account}`] : []));
  return { posts, planted: new Set(planted) };
}

let folder: string;
const trials: Trial[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "claque-laws-"));
  const ask = asking(join(folder, "posts.ndjson"), OPTIONS, quietContext());
  for (const seed of WORLDS) {
    const { posts: own, planted } = sharesOf(seed);
    const posts = strangersAdded(own, { count: 30, seed: 7, alone: alonePost(own) });
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
