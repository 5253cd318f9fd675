/** The `find` step from hand-made tables: what is written, in which order, and what is refused. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { ACTIONS, EDGES, EVENTS, quietContext, UsageError } from "../model/index.js";
import { random } from "../stats/index.js";
import { createTable, Store } from "../store/index.js";
import { readBackground } from "./background.js";
import { findGroups } from "./find-groups.js";
import { strongestPairs } from "./strongest-pairs.js";
import { readTrace, type TraceData } from "./trace-data.js";

/** The definition that the background is held against: of each account the first event of a UTC day on a platform. */
const FIRST_OF_DAYS = `
  SELECT 'co-post' AS trace, object_id, account_id, first.event_id AS event_id, first.time_utc AS time_utc
  FROM (
    SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || strftime(time_utc, '%Y-%m-%d') AS object_id, account_id,
      min({ time_utc: time_utc, event_id: event_id }) AS first
    FROM events WHERE time_utc IS NOT NULL AND trim(account_id) <> '' GROUP BY ALL
  )`;

const OPTIONS = { minGroup: 4, seed: 1, traces: [{ id: "co-link", windowsSeconds: [60, 300] }] };

let store: Store;
beforeEach(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterEach(() => store.close());

interface Row {
  account: string;
  object: string;
  second: number;
}

/** 60 accounts that share links at any time, and 6 that share 12 links of their own within 40 seconds. */
function rows(rename: (account: string) => string = (account) => account): Row[] {
  const chance = random(3);
  const list: Row[] = [];
  for (let object = 0; object < 300; object++)
    for (const account of new Set(Array.from({ length: 8 }, () => chance.integer(60))))
      list.push({ account: rename(`h${account}`), object: `o${object}`, second: chance.integer(4 * 86400) });
  for (let task = 0; task < 12; task++) {
    const at = chance.integer(4 * 86400 - 60);
    for (let member = 0; member < 6; member++)
      list.push({ account: rename(`m${member}`), object: `t${task}`, second: at + chance.integer(40) });
  }
  return list;
}

async function fill(list: readonly Row[]): Promise<void> {
  for (const table of [EVENTS, ACTIONS, EDGES]) await createTable(store, table);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE fixture (account VARCHAR, object VARCHAR, second DOUBLE, id DOUBLE)",
  );
  await store.append(
    "fixture",
    ["VARCHAR", "VARCHAR", "DOUBLE", "DOUBLE"],
    [list.map((r) => r.account), list.map((r) => r.object), list.map((r) => r.second), list.map((_, i) => i)],
  );
  await store.run(
    "INSERT INTO events BY NAME SELECT id::BIGINT AS event_id, 'x' AS platform, account AS account_id, make_timestamp((second * 1e6)::BIGINT) AS time_utc FROM fixture",
  );
  await store.run(
    "INSERT INTO actions SELECT 'co-link', object, account, id::BIGINT, make_timestamp((second * 1e6)::BIGINT) FROM fixture",
  );
  for (const window of [60, 300])
    await store.run(
      `INSERT INTO edges BY NAME SELECT x.account AS account_a, y.account AS account_b, 'co-link' AS trace, ?::DOUBLE AS window_seconds, count(*)::INTEGER AS support,
         0.1 AS expected, 0.1 AS expected_rhythm, 1 AS p_value, 0 AS log10_p, 1 AS q_value, if(count(*) > 3, 'volume', 'none') AS level
       FROM fixture x JOIN fixture y ON x.object = y.object AND x.account < y.account AND abs(x.second - y.second) <= ? GROUP BY ALL HAVING support >= 2`,
      [window, window],
    );
}

const groups = () => store.rows<Record<string, unknown>>("SELECT * FROM groups ORDER BY rank");
const members = () =>
  store.rows<Record<string, unknown>>("SELECT * FROM members ORDER BY group_id, account_id");

test("the planted six are the first group, with counts that can be checked by hand", async () => {
  await fill(rows());
  const found = await findGroups(store, OPTIONS, quietContext());
  const [first] = await groups();
  expect(found.groups).toBeGreaterThanOrEqual(1);
  expect(first).toMatchObject({
    group_id: "g-001",
    rank: 1,
    size: 6,
    status: "candidate",
    level: "volume",
    lead_trace: "co-link",
    observed: 12 * 15,
    objects: 12,
    actions: 72,
    log10_e_value: null,
    candidates_tested: null,
    evidence_from: null,
  });
  expect(first.expected as number).toBeLessThan(90);
  expect(first.median_gap_seconds as number).toBeLessThan(40);
  expect((first.readings_open as string[]).length).toBeGreaterThan(3);
  const planted = (await members()).filter((row) => row.group_id === "g-001");
  expect(planted.map((row) => row.account_id)).toEqual(["m0", "m1", "m2", "m3", "m4", "m5"]);
  expect(
    planted.every(
      (row) =>
        row.support === 12 &&
        row.partners === 5 &&
        row.role === "member" &&
        row.individually_tested === "not",
    ),
  ).toBe(true);
});

test("a group of which most pairs never met twice does not beat volume, however strong the others", async () => {
  await fill(rows());
  await store.run(
    "DELETE FROM edges WHERE account_a LIKE 'm%' AND (substr(account_b, 2)::INTEGER - substr(account_a, 2)::INTEGER) NOT IN (1, 5)",
  );
  await findGroups(store, OPTIONS, quietContext());
  expect((await groups())[0]).toMatchObject({ size: 6, level: "none" });
});

test("every trace and window is counted, with the background level beside them", async () => {
  await fill(rows());
  await findGroups(store, OPTIONS, quietContext());
  const counts = await store.rows<{ trace: string; window_seconds: number }>(
    "SELECT trace, window_seconds FROM group_traces WHERE group_id = 'g-001' ORDER BY ALL",
  );
  expect(counts).toEqual(
    [60, 300]
      .flatMap((window_seconds) => [
        { trace: "co-link", window_seconds },
        { trace: "co-post", window_seconds },
      ])
      .sort((x, y) => (x.trace < y.trace ? -1 : x.trace > y.trace ? 1 : x.window_seconds - y.window_seconds)),
  );
});

test("the order of rows is nothing", async () => {
  await fill(rows());
  await findGroups(store, OPTIONS, quietContext());
  const straight = [await groups(), await members()];
  await fill(rows().reverse());
  await findGroups(store, OPTIONS, quietContext());
  expect([await groups(), await members()]).toEqual(straight);
});

test("renamed accounts form the same first group", async () => {
  const rename = (account: string) =>
    `${account.startsWith("m") ? "b" : "z"}${99 - Number(account.slice(1))}`;
  await fill(rows(rename));
  await findGroups(store, OPTIONS, quietContext());
  const planted = (await members()).filter((row) => row.group_id === "g-001").map((row) => row.account_id);
  expect(planted).toEqual(["b94", "b95", "b96", "b97", "b98", "b99"]);
});

test("no edges, no groups", async () => {
  for (const table of [EVENTS, ACTIONS, EDGES]) await createTable(store, table);
  expect(await findGroups(store, OPTIONS, quietContext())).toEqual({
    groups: 0,
    members: 0,
    pairs: 0,
    accounts: 0,
  });
  expect(await groups()).toEqual([]);
});

test("a group under four accounts is refused, and none is written", async () => {
  await fill(rows().filter((row) => !["m3", "m4", "m5"].includes(row.account)));
  await expect(findGroups(store, { ...OPTIONS, minGroup: 3 }, quietContext())).rejects.toThrow(UsageError);
  await findGroups(store, OPTIONS, quietContext());
  expect((await groups()).every((group) => (group.size as number) >= 4)).toBe(true);
});

test("a stopped run stops", async () => {
  await fill(rows());
  const stop = new AbortController();
  stop.abort();
  await expect(findGroups(store, OPTIONS, { ...quietContext(), signal: stop.signal })).rejects.toThrow();
});

test("the background takes the first event of an account and day", async () => {
  await fill(rows());
  await store.run(`CREATE TABLE defined AS ${FIRST_OF_DAYS}`);
  const named = ({ actions: { account, object, accountIds, objectIds, time, event } }: TraceData) =>
    Array.from(time, (at, i) => [objectIds[object[i]], at, accountIds[account[i]], event[i]]);
  const background = named(await readBackground(store));
  expect(background.length).toBeGreaterThan(0);
  expect(background).toEqual(named(await readTrace(store, "co-post", "defined")));
});

test("the strongest pair of a group is read from its own edges, by trace and window", async () => {
  await fill(rows());
  const [group, none] = await strongestPairs(store, [["m0", "m1", "m2"], ["h0"]]);
  expect(Object.fromEntries(group)).toEqual({ "co-link 60": 12, "co-link 300": 12 });
  expect([...none]).toEqual([]);
});
