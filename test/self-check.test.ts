/** The self-check on a group that owns its moments: an exchange of accounts cannot take it apart, so it is taken out first. */
import { expect, it } from "vitest";
import { sampleStore, type TraceActions } from "../src/bench/data/sample.js";
import type { Confirmed } from "../src/groups/index.js";
import { EDGES, quietContext } from "../src/model/index.js";
import { networkEdges } from "../src/network/index.js";
import { resolvePlan } from "../src/pipeline/plan.js";
import { evidenceOfAccounts, searchOptions, standingAccounts, testedGroups } from "../src/pipeline/search.js";
import { selfCheck } from "../src/pipeline/self-check.js";
import { random } from "../src/stats/index.js";
import { createTable } from "../src/store/index.js";

const WINDOWS = [60, 300, 1800];

/** Eighty people who share by themselves for sixteen days, and twelve that alone post one thing in the same seconds, twice a day, at no fixed hour. */
function world(): TraceActions {
  const chance = random(7);
  const rows: { account: string; object: string; time: number }[] = [];
  const seen = new Set<string>();
  const start = 1_740_960_000;
  for (let n = 0; n < 9000; n++) {
    const [account, object] = [`p${chance.integer(80)}`, `o${Math.floor(300 * chance.float() ** 2)}`];
    if (seen.has(`${account} ${object}`)) continue;
    seen.add(`${account} ${object}`);
    rows.push({ account, object, time: start + Math.floor(chance.float() * 16 * 86400) });
  }
  for (let task = 0; task < 32; task++) {
    const at = start + task * 43200 + chance.integer(40_000);
    for (let member = 0; member < 12; member++)
      rows.push({ account: `q${member}`, object: `t${task}`, time: at + member });
  }
  rows.sort((x, y) => x.time - y.time);
  return {
    trace: { id: "co-share", windowsSeconds: WINDOWS },
    account: rows.map((row) => row.account),
    object: rows.map((row) => row.object),
    event: rows.map((_, n) => n + 1),
    time: rows.map((row) => row.time),
  };
}

/** Everybody also posts what nobody shares, all day: whoever fills a cell of shares is one of many there. */
const OTHER_POSTS = `INSERT INTO events BY NAME
  SELECT DISTINCT event_id, account_id, time_utc FROM actions
  UNION ALL SELECT 1000000 + n, 'p' || (n * 7919) % 80, make_timestamp(1740960000000000 + n * 40000000) FROM range(34560) t(n)`;

it("takes standing groups out of the copies, so that a group which owns its moments is not told as an error", async () => {
  const run = quietContext();
  const plan = resolvePlan(
    ["-"],
    { seed: 3, threads: 2, identity: "plain", purpose: "test" },
    { cores: 2 },
    null,
  );
  const windows = new Map([["co-share", WINDOWS]]);
  const store = await sampleStore([world()], { seed: 3, threads: 2, memoryBytes: 1e9 });
  try {
    await createTable(store, EDGES);
    await store.run(OTHER_POSTS);
    const pairs = { trace: "co-share", windowsSeconds: WINDOWS, fdr: 0.01, workers: 2, memoryBytes: 5e8 };
    await networkEdges(store, pairs, run);
    const { standing, groupTest } = await testedGroups(store, searchOptions(plan, windows), run);
    expect(groupTest.confirmed + groupTest.unresolved).toBeGreaterThan(0);
    const members = Array.from({ length: 12 }, (_, n) => `q${n}`);
    expect([...standing]).toEqual(expect.arrayContaining(members));

    const check = (out: ReadonlySet<string>) =>
      selfCheck(store, { plan, copies: 2, windows, standing: out }, run);
    const raw = await check(new Set());
    const passed = ({ copies }: typeof raw) => copies.map((copy) => copy.confirmed + copy.unresolved);
    for (const { first } of raw.copies) expect([12, 13]).toContain(first?.size);
    expect(raw.takenOut).toEqual({ accounts: 0, rest: false });

    const bare = await check(standing);
    expect(passed(bare)).toEqual([0, 0]);
    // In the copies from which it is not taken out the group passes, or is the strongest candidate by far.
    const shown = (check: typeof raw) =>
      passed(check).some((count) => count > 0)
        ? Number.POSITIVE_INFINITY
        : Math.max(0, ...check.copies.map(({ hour }) => hour ?? 0));
    expect(shown(bare)).toBeLessThan(shown(raw) / 2);
    expect(bare.takenOut.accounts).toBeGreaterThanOrEqual(12);
    expect(bare.takenOut.rest).toBe(false);
    const kept = await store.row<{ n: number }>("SELECT count(DISTINCT account_id) AS n FROM actions");
    expect(kept?.n).toBe(92);
  } finally {
    store.close();
  }
});

const found = {
  candidates: [{ accounts: ["a", "b", "c", "d"], scheme: 0, foundOn: 0, weights: [1] }],
  logE: 20,
  level: "audience",
  judged: [9, 0.1, -0.2, 2].map((logE, n) => ({ account: "abcd"[n], logE })),
  members: [9, 2].map((logE, n) => ({ account: "ad"[n], logE })),
} as const satisfies Confirmed;

it("takes out those that stay and those that something speaks for, and everybody where no member is resolved", () => {
  expect([...standingAccounts([found])].sort()).toEqual(["a", "b", "d"]);
  expect([...standingAccounts([{ ...found, members: [] }])]).toEqual(["a", "b", "c", "d"]);
});

it("ranks accounts for the bench by the larger of their e-values over all groups, and none whose members are not resolved", () => {
  const again = { ...found, judged: [4, 5, -0.1].map((logE, n) => ({ account: "abc"[n], logE })) };
  expect([...evidenceOfAccounts([found, again])]).toEqual([
    ["a", 9],
    ["b", 5],
    ["d", 2],
  ]);
  expect([...evidenceOfAccounts([{ ...found, members: [] }])]).toEqual([]);
});
