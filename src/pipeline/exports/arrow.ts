/** Tables as Arrow IPC files, batch by batch: what pandas, polars, R's arrow and DuckDB read with types and without copying. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { arrowBytes } from "../../outputs/arrow/index.js";
import type { FolderFormat } from "./format.js";
import { exportedTables } from "./table-rows.js";

/** Arrow IPC. */
export const ARROW: FolderFormat = {
  id: "arrow",
  title: "tables as Arrow IPC files, with types",
  writes: "folder",
  takes: ["groups", "table", "aggregate"],
  async write(part, context) {
    const { store } = await context.store();
    const tables = await exportedTables(context);
    await mkdir(part);
    const names: string[] = [];
    for (const { table, sql } of tables) {
      const name = `${table.name}.arrow`;
      await writeParts(
        join(part, name),
        arrowBytes(table.columns, store.chunks(arrowSql(table.columns, sql))),
      );
      names.push(name);
    }
    return names;
  },
};

/** Times and days as whole numbers, which Arrow keeps: microseconds, and days since 1970. */
const arrowSql = (
  columns: readonly { readonly name: string; readonly type: string }[],
  sql: string,
): string =>
  `SELECT ${columns
    .map(({ name, type }) => {
      const column = `"${name}"`;
      if (type === "TIMESTAMP") return `epoch_us(${column})`;
      return type === "DATE" ? `(epoch_us(${column}::TIMESTAMP) // 86400000000)::INTEGER` : column;
    })
    .join(", ")} FROM (${sql})`;
