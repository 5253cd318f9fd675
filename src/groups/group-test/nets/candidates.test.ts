/** What the nets bring in: the group that is there, on each half, whether pairs stand out or only counts do. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { ACTIONS, EDGES, EVENTS, quietContext } from "../../../model/index.js";
import { random } from "../../../stats/index.js";
import { createTable, Store } from "../../../store/index.js";
import { readTrace } from "../../trace-data.js";
import { foldSchemes } from "../presence/folds.js";
import { traceOfFold } from "../presence/trace-of-fold.js";
import { candidatesOf } from "./candidates.js";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  for (const table of [EVENTS, ACTIONS, EDGES]) await createTable(store, table);
});
afterEach(() => store.close());

const DAY = 86_400;
const GROUP = ["m0", "m1", "m2", "m3", "m4", "m5"];

/** Sixty accounts that share links at any time of four days, and six that share links of their own within forty seconds; every pair expected to meet `expected` times. */
async function fill(expected: number): Promise<void> {
  const chance = random(3);
  const rows: string[] = [];
  const act = (account: string, object: string, second: number) =>
    rows.push(
      `('co-link', '${object}', '${account}', ${rows.length}, make_timestamp(${second} * 1000000::BIGINT))`,
    );
  for (let object = 0; object < 300; object++)
    for (const account of new Set(Array.from({ length: 8 }, () => chance.integer(60))))
      act(`h${account}`, `o${object}`, chance.integer(4 * DAY));
  for (let task = 0; task < 30; task++) {
    const at = chance.integer(4 * DAY - 60);
    for (const member of GROUP) act(member, `t${task}`, at + chance.integer(40));
  }
  await store.run(`INSERT INTO actions (trace, object_id, account_id, event_id, time_utc) VALUES ${rows}`);
  await store.run(
    `INSERT INTO edges BY NAME SELECT x.account_id AS account_a, y.account_id AS account_b, 'co-link' AS trace, 300 AS window_seconds, count(*)::INTEGER AS support,
       ? AS expected, ? AS expected_rhythm, 1 AS p_value, 0 AS log10_p, 1 AS q_value, 'none' AS level
     FROM actions x JOIN actions y ON x.object_id = y.object_id AND x.account_id < y.account_id AND abs(epoch(x.time_utc) - epoch(y.time_utc)) <= 300
     GROUP BY ALL`,
    [expected, expected],
  );
}

async function candidates(fold: 0 | 1) {
  const data = await readTrace(store, "co-link");
  const [scheme] = foldSchemes(Math.min(...data.ticks), Math.max(...data.ticks), 300);
  return candidatesOf(
    store,
    [{ data, windowsSeconds: [300] }],
    {
      scheme: 0,
      fold,
      halves: [traceOfFold(data, scheme, fold)],
      tables: { actions: "actions", edges: "edges" },
      seed: 1,
    },
    quietContext(),
  );
}

it.each([
  ["where its pairs stand out", 0.1],
  ["where no pair stands out, and only a count shows it", 1000],
])("brings in the whole group, each set once, %s", async (_, expected) => {
  await fill(expected);
  for (const fold of [0, 1] as const) {
    const found = await candidates(fold);
    const sets = found.map(({ accounts }) => accounts.join(" "));
    expect(sets).toContain(GROUP.join(" "));
    expect(new Set(sets).size).toBe(sets.length);
    for (const { accounts, ...how } of found) {
      expect(accounts.length).toBeGreaterThanOrEqual(3);
      expect(accounts).toEqual([...accounts].sort());
      expect([how.scheme, how.foundOn]).toEqual([0, fold]);
    }
    expect(found.find(({ accounts }) => accounts.join(" ") === GROUP.join(" "))?.weights).toEqual([1]);
  }
});

it("says in which traces the accounts met on the half that found them, and in which they did not", async () => {
  await fill(0.1);
  await store.run(
    `INSERT INTO actions SELECT 'co-text', 'text of ' || account_id, account_id, event_id + 100000, time_utc FROM actions WHERE account_id IN ('m0', 'm1')`,
  );
  const [link, text] = [await readTrace(store, "co-link"), await readTrace(store, "co-text")];
  const [scheme] = foldSchemes(Math.min(...link.ticks), Math.max(...link.ticks), 300);
  const found = await candidatesOf(
    store,
    [link, text].map((data) => ({ data, windowsSeconds: [300] })),
    {
      scheme: 0,
      fold: 0,
      halves: [link, text].map((data) => traceOfFold(data, scheme, 0)),
      tables: { actions: "actions", edges: "edges" },
      seed: 1,
    },
    quietContext(),
  );
  expect(found.find(({ accounts }) => accounts.join(" ") === GROUP.join(" "))?.weights).toEqual([1, 0]);
});

it("stops when the run is stopped", async () => {
  await fill(0.1);
  const data = await readTrace(store, "co-link");
  const [scheme] = foldSchemes(Math.min(...data.ticks), Math.max(...data.ticks), 300);
  const stop = new AbortController();
  stop.abort(new Error("stopped"));
  await expect(
    candidatesOf(
      store,
      [{ data, windowsSeconds: [300] }],
      {
        scheme: 0,
        fold: 0,
        halves: [traceOfFold(data, scheme, 0)],
        tables: { actions: "actions", edges: "edges" },
        seed: 1,
      },
      { ...quietContext(), signal: stop.signal },
    ),
  ).rejects.toThrow("stopped");
});
