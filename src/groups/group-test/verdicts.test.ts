/** Which groups stand, with whom, and what does not: a pair with others around it, a crowd, an honest account that was proposed. */
import { describe, expect, it } from "vitest";
import { InterruptedError, quietContext } from "../../model/index.js";
import { random } from "../../stats/index.js";
import { type Post, presenceOf } from "./fixture.js";
import type { Candidate } from "./nets/candidate.js";
import { type VerdictOptions, verdicts } from "./verdicts.js";

const HOUR = 3600;
const HOURS = 160;
const OPTIONS: VerdictOptions = { alpha: 0.05, smallest: 4 };

const named = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n}`);
const [FIRST, SECOND, CROWD] = [named("g", 5), named("q", 6), named("p", 30)];

/** Thirty people who act by themselves, on what is talked about. */
function honest(seed = 4): Post[] {
  const chance = random(seed);
  return Array.from({ length: HOURS * 20 }, (_, n) => ({
    account: CROWD[chance.integer(CROWD.length)],
    time: Math.floor((n * HOUR) / 20) + chance.integer(100),
    on: { "co-link": [`o${Math.floor(n / 200)}-${chance.integer(8)}`] },
  }));
}

/** Accounts that act on one object one after the other, each hour that `every` divides, and post as much again by themselves. */
function concert(accounts: readonly string[], every: number, second: number): Post[] {
  return Array.from({ length: HOURS }, (_, hour) =>
    accounts.flatMap((account, n): Post[] => [
      {
        account,
        time: HOUR * hour + second + 9 * n,
        on: { "co-link": hour % every === 0 ? [`${accounts[0]}-${hour}`] : [] },
      },
      { account, time: HOUR * hour + ((second + 1700 + 331 * n + 97 * hour) % HOUR) },
    ]),
  ).flat();
}

/** Sets of accounts as candidates of both halves of both schemes. */
const proposals = (...sets: readonly (readonly string[])[]): Candidate[] =>
  [0, 1].flatMap((scheme) =>
    ([0, 1] as const).flatMap((foundOn) =>
      sets.map((accounts) => ({ accounts: [...accounts].sort(), scheme, foundOn, weights: [1] })),
    ),
  );

const judge = (posts: readonly Post[], candidates: readonly Candidate[], options = OPTIONS) =>
  verdicts(presenceOf(posts, { "co-link": [60, 300] }), candidates, options, quietContext());

async function groups(posts: readonly Post[], ...sets: readonly (readonly string[])[]) {
  const { confirmed } = await judge(posts, proposals(...sets));
  return confirmed
    .map(({ level, members }) => ({ level, members: members.map(({ account }) => account) }))
    .sort((x, y) => ((x.members[0] ?? "") < (y.members[0] ?? "") ? -1 : 1));
}

describe("a group in concert", () => {
  it("stands beyond haste with all its members, and without the honest accounts that were proposed with it", async () => {
    const posts = [...honest(), ...concert(FIRST, 2, 700)];
    const found = await groups(posts, [...FIRST, "p3", "p9"], FIRST, CROWD.slice(0, 6));
    expect(found).toEqual([{ level: "attention", members: FIRST }]);
  });

  it("stands as it does alone where another is there", async () => {
    const alone = await groups([...honest(), ...concert(FIRST, 2, 700)], FIRST);
    const both = await groups([...honest(), ...concert(FIRST, 2, 700), ...concert(SECOND, 3, 1500)], FIRST, [
      ...SECOND,
      "p1",
    ]);
    expect(both).toEqual([...alone, { level: "attention", members: SECOND }]);
  });

  it("is not named where fewer stay than a group has", async () => {
    const posts = [...honest(), ...concert(FIRST.slice(0, 3), 2, 700)];
    const { confirmed } = await judge(posts, proposals(FIRST.slice(0, 3)));
    expect(confirmed.map(({ members }) => members)).toEqual([[]]);
    const smaller = await judge(posts, proposals(FIRST.slice(0, 3)), { ...OPTIONS, smallest: 3 });
    expect(smaller.confirmed.map(({ members }) => members.length)).toEqual([3]);
  });

  it("tells what it came to: every candidate, the bound, and the e-values above it", async () => {
    const sets = proposals(FIRST, CROWD.slice(0, 5));
    const found = await judge([...honest(), ...concert(FIRST, 2, 700)], sets);
    expect(found.tested).toBe(sets.length);
    expect(found.logE).toHaveLength(sets.length);
    expect(found.chances).toBeGreaterThan(0);
    for (const { logE, candidates } of found.confirmed) {
      expect(logE).toBeGreaterThanOrEqual(found.bound);
      for (const { accounts } of candidates) expect(accounts).toEqual(FIRST);
    }
  });
});

describe("no group is", () => {
  it("a pair with others around it", async () => {
    const posts = [...honest(), ...concert(["p0", "p1"], 1, 900)];
    const found = await judge(posts, proposals(["p0", "p1", "p2", "p3"]));
    expect(Math.min(...found.logE)).toBeGreaterThan(Math.log(found.tested / OPTIONS.alpha));
    expect(found.confirmed).toEqual([]);
  });

  it.each([4, 5, 6])("a part of the crowd, draw %i", async (seed) => {
    const sets = Array.from({ length: 6 }, (_, n) => CROWD.slice(4 * n, 4 * n + 6));
    const { confirmed, bound } = await judge(honest(seed), proposals(...sets));
    expect(confirmed).toEqual([]);
    expect(bound).toBe(Number.POSITIVE_INFINITY);
  });

  it("anything where nothing is proposed", async () => {
    const found = await judge(honest(), []);
    expect(found).toMatchObject({ confirmed: [], tested: 0, logE: [], chances: 0, saturated: 0 });
  });
});

it("stops when the run is stopped", async () => {
  const stop = new AbortController();
  stop.abort(new InterruptedError());
  const presence = presenceOf(honest(), { "co-link": [60] });
  const run = { ...quietContext(), signal: stop.signal };
  await expect(verdicts(presence, proposals(FIRST), OPTIONS, run)).rejects.toThrow(InterruptedError);
});
