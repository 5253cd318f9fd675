import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Table } from "../model/index.js";
import {
  createNarrowTable,
  createTable,
  heldName,
  rowCount,
  Store,
  settleTable,
  typesOf,
  viewParquet,
  widenTable,
  writeParquet,
} from "./index.js";

const TABLE: Table = {
  name: "things",
  about: "",
  order: ["at", "id"],
  columns: Object.entries({
    id: "BIGINT",
    word: "VARCHAR",
    at: "TIMESTAMP",
    number: "INTEGER",
    list: "VARCHAR[]",
    other: "VARCHAR[]",
    empty: "VARCHAR",
  }).map(([name, type]) => ({ name, type, about: "" })),
};

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 2 });
  folder = mkdtempSync(join(tmpdir(), "claque-narrow-"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = fc.record({
  word: fc.option(fc.constantFrom("a", "it's", ""), { nil: null }),
  at: fc.option(fc.bigInt({ min: 0n, max: 5n }), { nil: null }),
  number: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
  list: fc.constantFrom<string[]>([], ["x"], ["x", "y"]),
});

describe("a narrow table", () => {
  it("shows every column, those without room as nothing, and takes more columns later", async () => {
    await createNarrowTable(store, TABLE, { held: new Set(["id"]) });
    await store.run(`INSERT INTO ${heldName("things")} (id) VALUES (7)`);
    const nothing = { word: null, at: null, number: null, list: [], other: [], empty: null };
    expect(await store.rows("FROM things")).toEqual([{ id: 7, ...nothing }]);
    expect(await widenTable(store, TABLE, ["word", "id"])).toEqual(["id", "word"]);
    await store.run(`INSERT INTO ${heldName("things")} (id, word) VALUES (8, 'new')`);
    expect(await store.rows("FROM things ORDER BY id")).toEqual([
      { id: 7, ...nothing },
      { id: 8, ...nothing, word: "new" },
    ]);
    await createTable(store, TABLE);
    expect(await rowCount(store, "things")).toBe(0);
  });

  it("that is settled holds the rows of the file that is written of it, in its order, whatever is in them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        await createTable(store, TABLE);
        await store.append("things", typesOf(TABLE), [
          BigInt64Array.from(rows, (_, i) => BigInt(i)),
          rows.map((r) => r.word),
          rows.map((r) => r.at),
          rows.map((r) => r.number),
          rows.map((r) => r.list),
          rows.map(() => []),
          rows.map(() => null),
        ]);
        await writeParquet(store, TABLE, join(folder, "plain.parquet"));
        await settleTable(store, TABLE);
        const settled = await store.rows("FROM things");
        await writeParquet(store, TABLE, join(folder, "settled.parquet"), { settled: true });
        for (const file of ["plain.parquet", "settled.parquet"]) {
          await viewParquet(store, TABLE, join(folder, file));
          expect(await store.rows("FROM things")).toEqual(settled);
          expect(await store.rows("SELECT column_name, column_type FROM (DESCRIBE things)")).toEqual(
            TABLE.columns.map((c) => ({ column_name: c.name, column_type: c.type })),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
