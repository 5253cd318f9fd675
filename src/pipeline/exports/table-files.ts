/** Formats that are a folder with a file a table. */
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { csvLines } from "../../outputs/csv/index.js";
import { copyParquet } from "../../store/index.js";
import { writeCodebook } from "./codebook.js";
import type { ExportContext, ExportFormat } from "./format.js";
import { type ExportedTable, exportedTables, shownRows } from "./table-rows.js";

/** Separated values. */
export const CSV: ExportFormat = {
  id: "csv",
  title: "tables as separated values, for R, Python, databases or a spreadsheet",
  writes: "folder",
  takes: ["groups", "table", "locale", "lists"],
  async write(part, context) {
    const { csv } = context;
    const { store } = await context.store();
    const files = await tableFiles(part, context, {
      ending: "csv",
      write: (file, held) => writeParts(file, csvLines(shownRows(store, held), held.table.columns, csv)),
    });
    await writeCodebook(join(part, "codebook.csv"), context.opened.tables, csv);
    return [...files, "codebook.csv"];
  },
};

/** Parquet, with types. */
export const PARQUET: ExportFormat = {
  id: "parquet",
  title: "tables as Parquet, with types",
  writes: "folder",
  takes: ["groups", "table"],
  async write(part, context) {
    const { store } = await context.store();
    return tableFiles(part, context, {
      ending: "parquet",
      write: (file, { table, sql, asItStands }) =>
        asItStands
          ? copyFile(join(context.folder, `${table.name}.parquet`), file)
          : copyParquet(store, sql, { path: file }),
    });
  },
};

/** How a table becomes a file. */
interface TableFile {
  readonly ending: string;
  readonly write: (file: string, table: ExportedTable) => Promise<void>;
}

/** Makes a folder with a file for each exported table; gives their names. */
async function tableFiles(
  folder: string,
  context: ExportContext,
  { ending, write }: TableFile,
): Promise<string[]> {
  const tables = await exportedTables(context);
  await mkdir(folder);
  const names: string[] = [];
  for (const held of tables) {
    const name = `${held.table.name}.${ending}`;
    await write(join(folder, name), held);
    names.push(name);
  }
  return names;
}
