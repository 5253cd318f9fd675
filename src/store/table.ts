/** Tables of `model/tables.ts` in a store: made, written to Parquet in their order, read back as views. */
import type { Table } from "../model/index.js";
import { loneValues } from "./lone-values.js";
import { fileLiteral, identifier } from "./sql.js";
import type { Store } from "./store.js";

/** Makes an empty table, replacing any table or view of its name. */
export async function createTable(store: Store, table: Table): Promise<void> {
  await dropRelation(store, table.name);
  const columns = table.columns.map((c) => `${identifier(c.name)} ${c.type}`).join(", ");
  await store.run(`CREATE TABLE ${identifier(table.name)} (${columns})`);
}

/** The table behind the view of a narrow table. */
export const heldName = (name: string): string => `${name}_held`;

/** The table whose rows a statement may change: the one of this name, or the one behind the view of a narrow table. */
export async function rowsOf(store: Store, name: string): Promise<string> {
  const held = await store.row("SELECT 1 AS one FROM duckdb_tables() WHERE table_name = ?", [heldName(name)]);
  return identifier(held ? heldName(name) : name);
}

/** Drops a table or view, whichever stands under the name, and what a narrow table holds. */
export async function dropRelation(store: Store, name: string): Promise<void> {
  await store.run(`DROP VIEW IF EXISTS ${identifier(name)}`).catch(async (cause) => {
    if (!/ is of type Table/.test((cause as Error).message)) throw cause;
    await store.run(`DROP TABLE ${identifier(name)}`);
  });
  await store.run(`DROP TABLE IF EXISTS ${identifier(heldName(name))}`);
}

/** Whether the rows of a table already stand in the order of the columns, none of which is NULL; passes over them once. */
export async function isSorted(store: Store, name: string, order: readonly string[]): Promise<boolean> {
  const place = `(${order.map(identifier).join(", ")})`;
  const filled = order.map((column) => `${identifier(column)} IS NOT NULL`).join(" AND ");
  const row = await store.row<{ sorted: boolean }>(
    `SELECT coalesce(bool_and(sorted), TRUE) AS sorted FROM
       (SELECT ${filled} AND coalesce(${place} >= lag(${place}) OVER (), TRUE) AS sorted FROM ${identifier(name)})`,
  );
  return row?.sorted === true;
}

/** From this many rows on it pays to look for columns that are the same in every row: they need not be sorted. */
const MANY_ROWS = 50_000;

/** How a table is written. */
export interface WriteOptions {
  /** By `settleTable`. */
  readonly settled?: boolean;
  /** Hears how many rows of how many are done, where that takes more than a moment. */
  readonly tell?: (done: number, rows: number) => void;
}

/** Writes a table to a Parquet file, rows in the table's order; returns the number of rows. */
export async function writeParquet(
  store: Store,
  table: Table,
  path: string,
  { settled = false, tell = () => {} }: WriteOptions = {},
): Promise<number> {
  const rows = await rowCount(store, table.name);
  const told = (share: number) => tell(Math.floor(share * rows), rows);
  if (settled) {
    await copyParquet(store, `SELECT * FROM ${identifier(table.name)}`, { path, told });
    return rows;
  }
  const order = table.order.map((name) => `${identifier(name)} NULLS FIRST`).join(", ");
  const lone = rows < MANY_ROWS ? new Map<string, string>() : await loneValues(store, table);
  for (const column of table.order) lone.delete(column);
  const sorted = table.columns.filter((c) => !lone.has(c.name)).map((c) => identifier(c.name));
  const names = table.columns.map((c) => {
    const value = lone.get(c.name);
    return value === undefined ? identifier(c.name) : `${value} AS ${identifier(c.name)}`;
  });
  const inOrder = `SELECT ${sorted.join(", ")} FROM ${identifier(table.name)} ORDER BY ${order}`;
  await copyParquet(store, `SELECT ${names.join(", ")} FROM (${inOrder})`, { path, told });
  return rows;
}

/** Writes rows of SQL as Parquet, compressed at the lowest level: three quarters of the time for files a twentieth larger. */
export const copyParquet = (
  store: Store,
  select: string,
  { path, told = () => {} }: { readonly path: string; readonly told?: (share: number) => void },
): Promise<void> =>
  store.runTold(
    `COPY (${select}) TO ${fileLiteral(path, "write")} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
    told,
  );

/** Replaces a table by a view on its Parquet file. */
export async function viewParquet(store: Store, table: Table, path: string): Promise<void> {
  await dropRelation(store, table.name);
  await store.run(
    `CREATE VIEW ${identifier(table.name)} AS SELECT * FROM read_parquet(${fileLiteral(path, "read")}, hive_partitioning = false)`,
  );
}

/** Rows of a table or view. */
export async function rowCount(store: Store, name: string): Promise<number> {
  return (await store.row<{ n: number }>(`SELECT count(*) AS n FROM ${identifier(name)}`))?.n ?? 0;
}

/** Type names of a table's columns, for `Store.append`. */
export const typesOf = (table: Table): string[] => table.columns.map((c) => c.type);
