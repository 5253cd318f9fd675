/** Tables of a case in other formats, written beside the case, never into it. */
import { copyFile, lstat, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { makeWhole, writeParts } from "../files/index.js";
import { CaseError, UsageError } from "../model/index.js";
import { csvRow } from "../outputs/csv/index.js";
import { assertFinished, type OpenCase, openCase } from "./case.js";

/** Formats that `export` writes. */
export const EXPORT_FORMATS: readonly string[] = ["csv", "parquet", "report"];

/** Tables that hold results; events and the quarantine are the user's own data and stay in the case. */
export const RESULTS: readonly string[] = [
  "groups",
  "members",
  "group_traces",
  "occasions",
  "edges",
  "meetings",
  "readings",
  "signals",
  "order_book",
  "narratives",
  "operators",
  "disarm_suggestions",
  "accounts",
];

/**
 * Exports a case, whole or not at all; returns the files written. Throws `UsageError` for an unknown format or a target that exists, `CaseError` for a case that
 * is not finished, `ResourceError` for a full disk.
 */
export async function exportCase(folder: string, format: string, to: string): Promise<string[]> {
  if (!EXPORT_FORMATS.includes(format))
    throw new UsageError(`--format: no such format, "${format}". Formats: ${EXPORT_FORMATS.join(", ")}.`);
  if (await lstat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "export");
    if (format === "report") {
      await assertReport(folder);
      await makeWhole(to, { stage: "export", fresh: true }, (part) =>
        copyFile(join(folder, "report.html"), part),
      );
      return [to];
    }
    const tables = RESULTS.filter((table) => opened.tables.includes(table));
    await makeWhole(to, { stage: "export", fresh: true }, async (part) => {
      await mkdir(part);
      for (const table of tables) {
        const file = join(part, `${table}.${format}`);
        if (format === "parquet") await copyFile(join(folder, `${table}.parquet`), file);
        else await writeParts(file, csvRows(opened, table));
      }
    });
    return tables.map((table) => join(to, `${table}.${format}`));
  } finally {
    opened.close();
  }
}

async function assertReport(folder: string): Promise<void> {
  if (await stat(join(folder, "report.html")).catch(() => null)) return;
  throw new CaseError(
    `export: ${folder} holds no report.html. Run the same claque analyze again: it makes what is missing.`,
  );
}

async function* csvRows(opened: OpenCase, table: string): AsyncGenerator<string> {
  const columns = opened.columns(table);
  yield csvRow(columns);
  for await (const row of opened.rows(table)) yield csvRow(columns.map((column) => row[column]));
}
