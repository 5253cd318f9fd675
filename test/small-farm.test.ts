/**
 * The planted group of `small-farm` is found: first in rank, whole, with at most one honest account, for seeds 1 to 20; from
 * events through traces, network and groups. The parameters were not fitted to these seeds; 21 to 40 gave the same.
 */
import { describe, expect, test } from "vitest";
import { readBackground } from "../src/groups/background.js";
import { findGroups, readTrace, type TraceData } from "../src/groups/index.js";
import { EDGES, quietContext } from "../src/model/index.js";
import { networkEdges } from "../src/network/index.js";
import { scenarioOf, simulateWorld, type World } from "../src/simulate/index.js";
import { createTable, type Store } from "../src/store/index.js";
import { availableTraces, makeActions, prepareTables, TRACES } from "../src/traces/index.js";
import { worldStore } from "./support/small-world.js";

interface Found {
  group_id: string;
  observed: number;
  expected: number;
  accounts: string[];
}

async function groupsOf(world: World): Promise<Found[]> {
  const run = quietContext();
  const store = await worldStore(world);
  try {
    const available = await availableTraces(store);
    const chosen = TRACES.filter((trace) => trace.byDefault && available.includes(trace.id));
    await prepareTables(store, { traces: chosen, seed: 1 }, run);
    await makeActions(store, { traces: chosen.map((trace) => ({ trace })) }, run);
    const traces = chosen.map(({ id }) => ({ id, windowsSeconds: [60, 300, 1800] }));
    await createTable(store, EDGES);
    for (const { id, windowsSeconds } of traces)
      await networkEdges(store, { trace: id, windowsSeconds, fdr: 0.01, workers: 1, memoryBytes: 2e8 }, run);
    await findGroups(store, { minGroup: 4, seed: 1, traces }, run);
    return await rankedAccounts(store);
  } finally {
    store.close();
  }
}

const rankedAccounts = (store: Store): Promise<Found[]> =>
  store.rows<Found>(
    `SELECT g.group_id, g.observed, g.expected, list(m.account_id ORDER BY m.account_id) AS accounts
     FROM groups g JOIN members m USING (group_id) GROUP BY ALL ORDER BY min(g.rank)`,
  );

const planted = (world: World): Set<string> =>
  new Set(world.labels.filter((l) => l.label === "planted").map((l) => `sim::${l.account}`));

describe("small-farm", () => {
  test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    "seed %i: the planted 20 are the first group, whole",
    async (seed) => {
      const world = simulateWorld(scenarioOf("small-farm"), seed);
      const labels = planted(world);
      const [first] = await groupsOf(world);
      expect(first.accounts.filter((account) => labels.has(account)).length).toBe(20);
      expect(first.accounts.filter((account) => !labels.has(account)).length).toBeLessThanOrEqual(1);
      expect(first.observed / first.expected).toBeGreaterThan(2);
    },
  );
});

test("the background level of groups is the trace co-post", async () => {
  const store = await worldStore(simulateWorld(scenarioOf("small-farm", { accounts: 30, days: 3 }), 2));
  try {
    await makeActions(
      store,
      { traces: TRACES.filter((trace) => trace.id === "co-post").map((trace) => ({ trace })) },
      quietContext(),
    );
    const named = ({ actions: { account, object, accountIds, objectIds, time, event } }: TraceData) =>
      Array.from(time, (at, i) => [objectIds[object[i]], at, accountIds[account[i]], event[i]]);
    const background = named(await readBackground(store));
    expect(background.length).toBeGreaterThan(0);
    expect(background).toEqual(named(await readTrace(store, "co-post")));
  } finally {
    store.close();
  }
});
