/**
 * Cells that need more than SQL can say (lists in any notation, links, hashtags, handles, texts with names in them): each
 * distinct cell of a block of rows is worked on once, and the result stands in a table to join with.
 */
import type { RunContext } from "../model/index.js";
import { type AppendColumn, identifier, type Store } from "../store/index.js";

/** A table of cells and what they become. */
export interface CellTable {
  readonly name: string;
  /** SQL of the keys, one row each; all of them fit in memory. */
  readonly keys: string;
  readonly keyTypes: Readonly<Record<string, string>>;
  /** How many of the keys, from the first on, become columns; all where absent. */
  readonly keptKeys?: number;
  readonly valueTypes: Readonly<Record<string, string>>;
  /** Values of one key, in the order of `valueTypes`; null makes no row. */
  readonly work: (key: readonly unknown[]) => (string | null | readonly string[])[] | null;
}

/** Makes the table: columns of the keys, then of the values. Returns its number of rows. */
export async function makeCellTable(store: Store, table: CellTable, run: RunContext): Promise<number> {
  const width = Object.keys(table.keyTypes).length;
  const kept = table.keptKeys ?? width;
  const types = Object.fromEntries([
    ...Object.entries(table.keyTypes).slice(0, kept),
    ...Object.entries(table.valueTypes),
  ]);
  const columns = Object.entries(types).map(([name, type]) => `${identifier(name)} ${type}`);
  await store.run(`CREATE OR REPLACE TEMP TABLE ${identifier(table.name)} (${columns.join(", ")})`);
  const found: unknown[][] = Object.keys(types).map(() => []);
  for await (const chunk of store.chunks(table.keys)) {
    run.signal.throwIfAborted();
    const keys = Array.from({ length: width }, (_, c) => chunk.values(c));
    for (let r = 0; r < chunk.rowCount; r++) {
      const key = keys.map((column) => column[r]);
      const values = table.work(key);
      if (values === null) continue;
      for (let c = 0; c < kept; c++) found[c].push(key[c]);
      for (let v = 0; v < values.length; v++) found[kept + v].push(values[v]);
    }
  }
  if (found[0].length > 0) await store.append(table.name, Object.values(types), found as AppendColumn[]);
  return found[0].length;
}
