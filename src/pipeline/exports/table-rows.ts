/** Tables as an export holds them: SQL of the rows that the chosen groups allow, and their rows with times as ISO 8601. */
import { QUALITY, TABLES, type Table } from "../../model/index.js";
import { createTable, identifier, literal, type Store, typesOf } from "../../store/index.js";
import type { CaseStore } from "../case-store.js";
import { qualityRows } from "../quality-rows.js";
import type { ChosenGroups, ExportContext } from "./format.js";
import { EXPORTED } from "./table-names.js";

/** A table of an export. */
export interface ExportedTable {
  readonly table: Table;
  /** SQL of its rows: every column of the table, in their order. */
  readonly sql: string;
  /** The file of the case holds exactly these rows. */
  readonly asItStands: boolean;
}

/** The tables that an export holds: those asked for, as far as the case holds them, narrowed to the chosen groups. */
export async function exportedTables(context: ExportContext): Promise<ExportedTable[]> {
  const { opened, groups, request } = context;
  const names = (request.tables ?? EXPORTED).filter(
    (name) => name === QUALITY.name || opened.tables.includes(name),
  );
  const store = await context.store();
  if (names.includes(QUALITY.name)) await holdQuality(store);
  return names
    .map((name) => (name === QUALITY.name ? QUALITY : TABLES.find((table) => table.name === name)!))
    .flatMap((table) => {
      const where = groups.whole ? "" : condition(table, groups);
      if (where === null) return [];
      const sql = `SELECT * FROM ${identifier(table.name)}${where === "" ? "" : ` WHERE ${where}`}`;
      return [{ table, sql, asItStands: where === "" && table.name !== QUALITY.name }];
    });
}

/** Makes the table of the quality report in the store. */
async function holdQuality({ store, quality }: CaseStore): Promise<void> {
  await createTable(store, QUALITY);
  const rows = qualityRows(quality);
  await store.append(
    QUALITY.name,
    typesOf(QUALITY),
    QUALITY.columns.map(({ name }) => rows.map((row) => row[name] as string | number | null)),
  );
}

/** SQL of the rows that concern the groups; "" for all of them, null for a table that concerns no group. */
function condition({ name, columns }: Table, { ids, named }: ChosenGroups): string | null {
  const has = (column: string): boolean => columns.some((c) => c.name === column);
  const list = ids.length === 0 ? "NULL" : ids.map(literal).join(", ");
  const chosen = `group_id IN (${list})`;
  if (has("group_id")) return chosen;
  if (!named) return "";
  if (has("account_a"))
    return `(account_a, account_b) IN (SELECT (a.account_id, b.account_id) FROM members a JOIN members b USING (group_id) WHERE a.${chosen})`;
  if (has("account_id")) return `account_id IN (SELECT account_id FROM members WHERE ${chosen})`;
  return name === QUALITY.name ? "" : null;
}

/** Rows of SQL over columns, those of time and day as ISO 8601 text: milliseconds, or microseconds where a time has them. */
export const shownRows = (
  store: Store,
  { table, sql }: Pick<ExportedTable, "table" | "sql">,
): AsyncGenerator<Record<string, unknown>> =>
  store.stream(
    `SELECT ${table.columns.map(({ name, type }) => `${shownSql(identifier(name), type)} AS ${identifier(name)}`).join(", ")} FROM (${sql})`,
  );

function shownSql(column: string, type: string): string {
  if (type === "TIMESTAMP") return isoSql(column);
  return type === "DATE" ? `${column}::VARCHAR` : column;
}

/** SQL of a time in ISO 8601. */
export const isoSql = (time: string): string =>
  `CASE WHEN epoch_us(${time}) % 1000 = 0 THEN strftime(${time}, '%Y-%m-%dT%H:%M:%S.%gZ') ELSE strftime(${time}, '%Y-%m-%dT%H:%M:%S.%fZ') END`;

/** Rows that are held, as a stream. */
export async function* each<T extends object>(rows: readonly T[]): AsyncGenerator<Record<string, unknown>> {
  for (const row of rows) yield row as Record<string, unknown>;
}
