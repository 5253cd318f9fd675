/**
 * Every trace keeps the same promises: shuffled rows and renamed accounts change nothing, nothing in gives nothing out, and
 * what is empty never becomes an object. A new trace in the registry is tested without a line here.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENTS, INNOCENT_READINGS, quietContext } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { availableTraces, makeActions, prepareTables, TRACES } from "./index.js";

const run = quietContext();
const SAME_TEXT =
  "the very same sentence, long enough to belong to a family of wordings and of what they tell";
const RETOLD =
  "that very same sentence is long enough to belong to any family of wordings or of what they tell";

interface Fixture {
  id: number;
  account: string;
  second: number;
  kind?: string | null;
  platform?: string | null;
  fill: boolean;
}

/** Three accounts that share everything, one repost, and one row in which every field is empty. */
const ROWS: readonly Fixture[] = [
  { id: 1, account: "u1", second: 0, fill: true },
  { id: 2, account: "u2", second: 30, fill: true },
  { id: 3, account: "u1", second: 40, fill: true },
  { id: 4, account: "u3", second: 50, kind: "repost", fill: true },
  { id: 5, account: "u4", second: 60, fill: false },
  { id: 6, account: "u5", second: 70, kind: null, fill: true },
  { id: 7, account: "u6", second: 80, platform: "other", fill: true },
];

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

async function fill(rows: readonly Fixture[]): Promise<void> {
  await createTable(store, EVENTS);
  for (const row of rows) {
    const list = row.fill ? "['x', 'y', '', NULL, ' ', 'z']" : "['', NULL, ' ']";
    const one = row.fill ? "77" : "";
    await store.run(
      `INSERT INTO events (event_id, platform, account_id, time_utc, kind, text, repost_of, reply_to, links, domains, hashtags, mentions, media, object_ids)
       VALUES (?, ?, ?, make_timestamp(?::BIGINT), ?, ?, ?, ?, ${Array(6).fill(list).join(", ")})`,
      [
        row.id,
        row.platform === undefined ? "x" : row.platform,
        row.account,
        BigInt(row.second) * 1_000_000n,
        row.kind === undefined ? "post" : row.kind,
        row.fill ? (row.id < 6 ? SAME_TEXT : RETOLD) : "  ",
        one,
        one,
      ],
    );
  }
  await prepareTables(store, { traces: TRACES, seed: 1 }, run);
}

const actionRows = (): Promise<
  { trace: string; object_id: string; account_id: string; event_id: number }[]
> => store.rows("SELECT trace, object_id, account_id, event_id FROM actions ORDER BY ALL");

describe.each(TRACES.map((trace) => [trace.id, trace] as const))("%s", (id, trace) => {
  test("rows shuffled: the same actions", async () => {
    await fill(ROWS);
    await makeActions(store, { traces: [{ trace }] }, run);
    const straight = await actionRows();
    await fill([...ROWS].reverse());
    await makeActions(store, { traces: [{ trace }] }, run);
    expect(await actionRows()).toEqual(straight);
    expect(straight.length).toBeGreaterThan(0);
  });

  test("accounts renamed: the same actions under the new names", async () => {
    await fill(ROWS);
    await makeActions(store, { traces: [{ trace }] }, run);
    const before = (await actionRows()).map((row) => ({
      ...row,
      account_id: `z${9 - Number(row.account_id.slice(1))}`,
    }));
    await fill(ROWS.map((row) => ({ ...row, account: `z${9 - Number(row.account.slice(1))}` })));
    await makeActions(store, { traces: [{ trace }] }, run);
    const key = (row: object) => JSON.stringify(row);
    expect((await actionRows()).map(key).sort()).toEqual(before.map(key).sort());
  });

  test("one action an account and object: the first", async () => {
    await fill(ROWS);
    await makeActions(store, { traces: [{ trace }] }, run);
    const rows = await actionRows();
    expect(new Set(rows.map((r) => `${r.object_id} ${r.account_id}`)).size).toBe(rows.length);
    expect(new Set(rows.filter((r) => r.account_id === "u1").map((r) => r.event_id))).toEqual(new Set([1]));
  });

  test("NULL and empty cells are no objects", async () => {
    await fill(ROWS);
    const [counts] = await makeActions(store, { traces: [{ trace }] }, run);
    const rows = await actionRows();
    expect(rows.every((r) => r.object_id?.trim())).toBe(true);
    if (trace.needs.length > 0) expect(rows.some((r) => r.account_id === "u4")).toBe(false);
    expect(counts).toMatchObject({ trace: id, actions: rows.length });
  });

  test("nothing in, nothing out, and not available", async () => {
    await fill([]);
    expect(await makeActions(store, { traces: [{ trace }] }, run)).toEqual([
      { trace: id, actions: 0, accounts: 0, objects: 0, sharedObjects: 0 },
    ]);
    expect(await availableTraces(store, [trace])).toEqual([]);
  });

  test("available when two accounts share an object, not when one is alone", async () => {
    await fill(ROWS);
    expect(await availableTraces(store, [trace])).toEqual([id]);
    await fill(ROWS.slice(0, 1));
    expect(await availableTraces(store, [trace])).toEqual([]);
  });

  test("says what it is", () => {
    const known = new Set(INNOCENT_READINGS.map((reading) => reading.id));
    expect(trace.question).toMatch(/\?$/);
    expect(trace.innocentReadings.length).toBeGreaterThan(0);
    expect(trace.innocentReadings.filter((reading) => !known.has(reading))).toEqual([]);
    for (const parameter of trace.parameters) expect(parameter.about.length).toBeGreaterThan(10);
  });
});

test("ids are unique", () => {
  expect(new Set(TRACES.map((trace) => trace.id)).size).toBe(TRACES.length);
});

test("reposts count for co-repost and co-share only", async () => {
  await fill(ROWS);
  await makeActions(store, { traces: TRACES.map((trace) => ({ trace })) }, run);
  const traces = await store.rows<{ trace: string }>(
    "SELECT DISTINCT trace FROM actions WHERE account_id = 'u3' ORDER BY trace",
  );
  expect(traces.map((row) => row.trace)).toEqual(["co-post", "co-repost", "co-share"]);
});

test("post ids of two platforms never meet", async () => {
  await fill(ROWS);
  await makeActions(
    store,
    { traces: TRACES.filter((t) => t.id === "co-reply").map((trace) => ({ trace })) },
    run,
  );
  const objects = await store.rows<{ object_id: string }>(
    "SELECT DISTINCT object_id FROM actions ORDER BY object_id",
  );
  expect(objects.map((row) => row.object_id)).toEqual(["other:77", "x:77"]);
});
