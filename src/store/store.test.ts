import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ACTIONS, EDGES, QueryError, TABLES } from "../model/index.js";
import {
  createTable,
  identifier,
  literal,
  readActions,
  rowCount,
  Store,
  typesOf,
  viewParquet,
  writeParquet,
} from "./index.js";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  folder = mkdtempSync(join(tmpdir(), "claque-store-"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("Store", () => {
  it("makes every table of the model, and gives back what was appended", async () => {
    for (const table of TABLES) await createTable(store, table);
    await store.append("edges", typesOf(EDGES).slice(0, 0), []);
    await store.run("CREATE TABLE t (a INTEGER, b VARCHAR[], c DOUBLE)");
    await store.append(
      "t",
      ["INTEGER", "VARCHAR[]", "DOUBLE"],
      [new Int32Array([1, 2]), [["x", "y"], null], new Float64Array([0.5, 2 ** 53 + 2])],
    );
    expect(await store.rows("FROM t")).toEqual([
      { a: 1, b: ["x", "y"], c: 0.5 },
      { a: 2, b: null, c: 2 ** 53 + 2 },
    ]);
  });

  it("keeps integers beyond 2^53 as text", async () => {
    expect(await store.rows("SELECT 9007199254740993::BIGINT AS n, 7::BIGINT AS m")).toEqual([
      { n: "9007199254740993", m: 7 },
    ]);
  });

  it("keeps the SQL in the error of a failed query", async () => {
    const error = await store.run("SELECT nothing").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(QueryError);
    expect((error as QueryError).sql).toBe("SELECT nothing");
  });

  it("does not load what would reach the network", async () => {
    await expect(store.rows("SELECT * FROM read_csv('https://example.invalid/a.csv')")).rejects.toThrow(
      /httpfs/,
    );
  });

  it("quotes any name and any text so that it stays a name or a text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }).filter((s) => !s.includes("\0")),
        async (text) => {
          expect(await store.rows(`SELECT ${literal(text)} AS ${identifier(`c${text}`)}`)).toEqual([
            { [`c${text}`]: text },
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("writes rows in the table's order, whatever the order they came in", async () => {
    await createTable(store, ACTIONS);
    await store.run(
      "INSERT INTO actions SELECT 'co-link', 'o' || i, 'a', i, make_timestamp(((i * 7) % 5) * 1000000) FROM range(5) r(i)",
    );
    await writeParquet(store, ACTIONS, join(folder, "a.parquet"));
    await viewParquet(store, ACTIONS, join(folder, "a.parquet"));
    expect(
      (await store.rows<{ event_id: number }>("SELECT event_id FROM actions")).map((r) => r.event_id),
    ).toEqual([0, 3, 1, 4, 2]);
    expect(await rowCount(store, "actions")).toBe(5);
  });
});

it("a long statement tells an ascending share of what is done", async () => {
  const shares: number[] = [];
  let ended = false;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  await store.run("CREATE TABLE rows AS SELECT i, md5(i::VARCHAR) AS m FROM range(1000000) r(i)");
  const sorted = "CREATE TABLE long AS SELECT * FROM rows ORDER BY m";
  const running = store
    .runTold(sorted, (share) => shares.push(share))
    .finally(() => {
      ended = true;
    });
  while (!ended) {
    vi.advanceTimersByTime(1000);
    await nextTurn();
  }
  await running;
  vi.useRealTimers();
  expect(await rowCount(store, "long")).toBe(1_000_000);
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual([...new Set(shares)].sort((x, y) => x - y));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  for (const table of ["rows", "long"]) await store.run(`DROP TABLE ${table}`);
});

describe("readActions", () => {
  it("numbers accounts and objects by identifier, leaves out objects of one account, keeps microseconds", async () => {
    await createTable(store, ACTIONS);
    await store.run(`INSERT INTO actions VALUES
      ('co-link', 'y', 'bo', 1, TIMESTAMP '2021-01-01 00:00:00.000001'), ('co-link', 'y', 'al', 2, TIMESTAMP '2021-01-01 00:00:00'),
      ('co-link', 'x', 'al', 3, TIMESTAMP '2021-01-02'), ('co-text', 'y', 'cy', 4, TIMESTAMP '2021-01-01')`);
    const actions = await readActions(store, "co-link");
    expect(actions).toMatchObject({
      accountCount: 2,
      objectCount: 1,
      accountIds: ["al", "bo"],
      objectIds: ["y"],
    });
    expect([...actions.account]).toEqual([0, 1]);
    expect([...actions.time]).toEqual([1609459200, 1609459200.000001]);
    expect([...actions.event]).toEqual([2, 1]);
  });
});

it("a statement during a stream is refused in words, since it would end the stream without one", async () => {
  const open = await Store.open({ memoryBytes: 2e8, threads: 1 });
  const streamed = async () => {
    for await (const _ of open.stream("SELECT * FROM range(10000)")) await open.run("SELECT 1");
  };
  await expect(streamed()).rejects.toThrow(/still being read/);
  await open.run("SELECT 1");
  open.close();
});
