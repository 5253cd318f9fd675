/** A finished or unfinished case, opened for reading: its manifest, its tables as streams of rows, its hashes. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CaseError, TABLES, type Table, UsageError } from "../model/index.js";
import { identifier, Store, viewParquet } from "../store/index.js";
import { refusePattern } from "./case-folder.js";
import { clearLeftOver } from "./lock.js";
import { type Manifest, readManifest, unfinishedWords } from "./manifest.js";

/** Rows of a case's tables, read only. Close it when done. */
export interface OpenCase {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Names of the tables that the case holds. */
  readonly tables: readonly string[];
  /** Rows of a table in its order, as plain objects: times and days as ISO 8601 text, times to the microsecond where they have one. Throws `UsageError` for a table the case does not hold. */
  rows(
    table: string,
    options?: { limit?: number; where?: Readonly<Record<string, string>> },
  ): AsyncGenerator<Record<string, unknown>>;
  /** Names of a table's columns, in order. */
  columns(table: string): readonly string[];
  close(): void;
}

/**
 * Opens a case for reading. Throws `CaseError` where the folder is none.
 *
 * @example
 * ```ts
 * import { openCase } from "claque";
 *
 * const opened = await openCase("my-case");
 * for await (const group of opened.rows("groups")) console.log(group.group_id, group.size, group.traces); // → g-001 6 [ 'co-link' ]
 * opened.close();
 * ```
 */
export async function openCase(folder: string): Promise<OpenCase> {
  refusePattern(folder);
  const manifest = await readManifest(folder);
  await clearLeftOver(folder);
  const store = await Store.open({ memoryBytes: 1e9, threads: 2 });
  const held: Table[] = [];
  for (const table of TABLES) {
    const path = join(folder, `${table.name}.parquet`);
    if (!(await stat(path).catch(() => null))?.isFile()) continue;
    await viewParquet(store, table, path).catch((cause) => {
      throw new CaseError(
        `case: ${path} cannot be read. Run "claque verify ${folder}" to see what changed.`,
        { cause },
      );
    });
    held.push(table);
  }
  return {
    folder,
    manifest,
    tables: held.map((t) => t.name),
    async *rows(name, options = {}) {
      const table = held.find((t) => t.name === name);
      if (!table)
        throw new UsageError(
          `case: no table "${name}" in ${folder}. It holds ${held.map((t) => t.name).join(", ") || "none"}. ${TABLES.some((t) => t.name === name) ? (unfinishedWords(manifest) ?? "") : ""}`.trim(),
        );
      const filters = Object.entries(options.where ?? {});
      const conditions: string[] = [];
      for (const [i, [column, value]] of filters.entries())
        conditions.push(await condition(store, table, { column, value, place: `$${i + 1}` }));
      const where = conditions.length ? `WHERE ${conditions.join(" AND ")}` : "";
      const limit = options.limit === undefined ? "" : `LIMIT ${Math.max(0, Math.floor(options.limit))}`;
      yield* store.stream(
        `SELECT ${await shownColumns(store, name)} FROM (SELECT * FROM ${identifier(name)} ${where} ${limit})`,
        filters.map(([, value]) => value),
      );
    },
    columns: (name) => held.find((t) => t.name === name)?.columns.map((c) => c.name) ?? [],
    close: () => store.close(),
  };
}

/** SQL of a table's columns, those of time and day as ISO 8601 text. */
export async function shownColumns(store: Store, table: string): Promise<string> {
  const held = await store.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE ${identifier(table)}`,
  );
  const columns = held.map(({ column_name: name, column_type: type }) => {
    const column = identifier(name);
    const shown = type === "TIMESTAMP" ? isoSql(column) : type === "DATE" ? `${column}::VARCHAR` : column;
    return shown === column ? column : `${shown} AS ${column}`;
  });
  return columns.join(", ");
}

/** SQL of a time in ISO 8601: milliseconds, or microseconds where it has them. */
const isoSql = (time: string): string =>
  `CASE WHEN epoch_us(${time}) % 1000 = 0 THEN strftime(${time}, '%Y-%m-%dT%H:%M:%S.%gZ') ELSE strftime(${time}, '%Y-%m-%dT%H:%M:%S.%fZ') END`;

/** SQL of one filter; a list holds the value. Throws `UsageError` for an unknown column, or a value that it cannot hold. */
async function condition(
  store: Store,
  table: Table,
  { column, value, place }: { column: string; value: string; place: string },
): Promise<string> {
  const type = table.columns.find((c) => c.name === column)?.type;
  if (!type)
    throw new UsageError(
      `case: ${table.name} has no column "${column}". Columns: ${table.columns.map((c) => c.name).join(", ")}.`,
    );
  if (type === "VARCHAR[]") return `list_contains(${identifier(column)}, ${place})`;
  const fits = await store.row<{ fits: boolean }>(`SELECT TRY_CAST(? AS ${type}) IS NOT NULL AS fits`, [
    value,
  ]);
  if (!fits?.fits)
    throw new UsageError(
      `case: "${value}" is no value of ${column} in ${table.name}, which holds ${TYPE_WORDS[type] ?? type}. Write for example ${column}=${EXAMPLES[type] ?? "…"}.`,
    );
  return `${identifier(column)} = CAST(${place} AS ${type})`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  INTEGER: "whole numbers",
  BIGINT: "whole numbers",
  DOUBLE: "numbers",
  TIMESTAMP: "clocks in UTC",
};

const EXAMPLES: Readonly<Record<string, string>> = {
  INTEGER: "5",
  BIGINT: "5",
  DOUBLE: "300",
  TIMESTAMP: "2024-05-01T10:00:00",
};

/** Throws `CaseError` where the run of a case is not finished. `command` is what the case was opened for. */
export function assertFinished(folder: string, manifest: Manifest, command: string): void {
  const unfinished = unfinishedWords(manifest);
  if (unfinished) throw new CaseError(`${command}: ${folder} is no whole case. ${unfinished}`);
}
