/** Narrow tables: only columns that hold anything take room, a view shows them all. */
import type { Table } from "../model/index.js";
import { loneValues, nothingOf } from "./lone-values.js";
import { identifier, literal } from "./sql.js";
import type { Store } from "./store.js";
import { dropRelation, heldName, isSorted } from "./table.js";

/** What a narrow table needs of a table. */
interface NarrowTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** How to make a narrow table. */
export interface NarrowOptions {
  /** Columns that take room, those that are in the table's list. */
  readonly held: ReadonlySet<string>;
  /** In the session's own schema, beside tables of the store. */
  readonly temporary?: boolean;
  /** SQL of columns that are the same in every row and take no room; others without room hold nothing. */
  readonly values?: ReadonlyMap<string, string>;
}

/**
 * Makes an empty table of which only some columns take room: an export fills a few of the columns of `events`, and room for
 * the others costs more than what is read. Rows go into the table `heldName`; under the table's name stands a view with every
 * column, NULL or an empty list in those that are not held.
 */
export async function createNarrowTable(
  store: Store,
  table: NarrowTable,
  { held, temporary = false, values }: NarrowOptions,
): Promise<void> {
  await dropRelation(store, table.name);
  const columns = table.columns.filter((c) => held.has(c.name)).map((c) => `${identifier(c.name)} ${c.type}`);
  const kind = temporary ? "TEMP TABLE" : "TABLE";
  await store.run(`CREATE OR REPLACE ${kind} ${identifier(heldName(table.name))} (${columns.join(", ")})`);
  await viewNarrow(store, table, { held, temporary, values });
}

async function viewNarrow(
  store: Store,
  { name, columns }: NarrowTable,
  { held, temporary, values }: NarrowOptions,
): Promise<void> {
  const shown = columns.map((c) =>
    held.has(c.name)
      ? identifier(c.name)
      : `${values?.get(c.name) ?? nothingOf(c.type)} AS ${identifier(c.name)}`,
  );
  await store.run(
    `CREATE OR REPLACE ${temporary ? "TEMP " : ""}VIEW ${identifier(name)} AS SELECT ${shown.join(", ")} FROM ${identifier(heldName(name))}`,
  );
}

/** Makes room in a narrow table for more of its columns; returns the columns that it holds now, in their order. */
export async function widenTable(
  store: Store,
  table: Table,
  columns: readonly string[],
): Promise<readonly string[]> {
  const name = heldName(table.name);
  const rows = await store.rows<{ name: string }>(`SELECT name FROM pragma_table_info(${literal(name)})`);
  const held = rows.map((row) => row.name);
  const more = table.columns.filter((c) => columns.includes(c.name) && !held.includes(c.name));
  for (const c of more)
    await store.run(`ALTER TABLE ${identifier(name)} ADD COLUMN ${identifier(c.name)} ${c.type}`);
  const all = [...held, ...more.map((c) => c.name)];
  if (more.length > 0) await viewNarrow(store, table, { held: new Set(all) });
  return all;
}

/**
 * Puts the rows of a table into the table's order and makes it narrow: columns that hold one value in all rows stand in the
 * view only. What reads it finds the rows as in the Parquet file that is made of it, and finds them several times faster.
 */
export async function settleTable(store: Store, table: Table): Promise<void> {
  const { name, order } = table;
  if (await isSorted(store, name, order)) return;
  const found = await loneValues(store, table);
  const values = order.every((column) => found.has(column)) ? new Map<string, string>() : found;
  const held = table.columns.filter((c) => !values.has(c.name)).map((c) => c.name);
  const sorted = `${name}_sorted`;
  const by = order
    .filter((column) => !values.has(column))
    .map((column) => `${identifier(column)} NULLS FIRST`);
  await store.run(
    `CREATE OR REPLACE TABLE ${identifier(sorted)} AS SELECT ${held.map(identifier).join(", ")} FROM ${identifier(name)} ORDER BY ${by.join(", ")}`,
  );
  await dropRelation(store, name);
  await store.run(`ALTER TABLE ${identifier(sorted)} RENAME TO ${identifier(heldName(name))}`);
  await viewNarrow(store, table, { held: new Set(held), values });
}
