/**
 * Cells that need more than SQL can say (lists in any notation, links, hashtags, handles, texts with names in them): each
 * distinct cell is worked on once, a block at a time, and the result stands in a table to join with.
 */
import type { RunContext } from "../model/index.js";
import { type AppendColumn, identifier, type Store } from "../store/index.js";

/** A table of cells and what they become. */
export interface CellTable {
  readonly name: string;
  /** SQL of the keys, one row each. */
  readonly keys: string;
  readonly keyTypes: Readonly<Record<string, string>>;
  /** How many of the keys, from the first on, become columns; all where absent. */
  readonly keptKeys?: number;
  readonly valueTypes: Readonly<Record<string, string>>;
  /** Values of one key, in the order of `valueTypes`; null makes no row. */
  readonly work: (key: readonly unknown[]) => (string | null | readonly string[])[] | null;
}

const BLOCK_ROWS = 16_384;

/** Makes the table: columns of the keys, then of the values. Returns its number of rows. */
export async function makeCellTable(store: Store, table: CellTable, run: RunContext): Promise<number> {
  const input = identifier(`${table.name}_keys`);
  const width = Object.keys(table.keyTypes).length;
  const kept = table.keptKeys ?? width;
  const types = Object.fromEntries([
    ...Object.entries(table.keyTypes).slice(0, kept),
    ...Object.entries(table.valueTypes),
  ]);
  const columns = Object.entries(types).map(([name, type]) => `${identifier(name)} ${type}`);
  await store.run(`CREATE OR REPLACE TABLE ${identifier(table.name)} (${columns.join(", ")})`);
  await store.run(`CREATE OR REPLACE TEMP TABLE ${input} AS ${table.keys}`);
  let rows = 0;
  for (let from = 0; ; from += BLOCK_ROWS) {
    run.signal.throwIfAborted();
    const found: unknown[][] = Object.keys(types).map(() => []);
    let seen = 0;
    for await (const chunk of store.chunks(
      `SELECT * FROM ${input} WHERE rowid >= ${from} AND rowid < ${from + BLOCK_ROWS}`,
    )) {
      const keys = Array.from({ length: width }, (_, c) => chunk.values(c));
      for (let r = 0; r < chunk.rowCount; r++) {
        const key = keys.map((column) => column[r]);
        const values = table.work(key);
        if (values === null) continue;
        for (let c = 0; c < kept; c++) found[c].push(key[c]);
        for (let v = 0; v < values.length; v++) found[kept + v].push(values[v]);
      }
      seen += chunk.rowCount;
    }
    if (seen === 0) break;
    rows += found[0].length;
    if (found[0].length > 0) await store.append(table.name, Object.values(types), found as AppendColumn[]);
  }
  await store.run(`DROP TABLE ${input}`);
  return rows;
}
