/** Tables of a case in other formats, written beside the case, never into it. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { CaseError, UsageError } from "../model/index.js";
import { csvRow } from "../outputs/csv/index.js";
import { assertFinished, openCase } from "./case.js";
import { attempt } from "./case-folder.js";
import { writeNew } from "./decisions.js";
import { labelsOf, labelsText } from "./labels-export.js";

/** Formats that `export` writes. */
export const EXPORT_FORMATS: readonly string[] = ["csv", "parquet", "report", "labels"];

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

/** Exports a case; returns the files written. Throws `UsageError` for an unknown format or a target that exists, `CaseError` for a case that is not finished. */
export async function exportCase(folder: string, format: string, to: string): Promise<string[]> {
  if (!EXPORT_FORMATS.includes(format))
    throw new UsageError(`--format: no such format, "${format}". Formats: ${EXPORT_FORMATS.join(", ")}.`);
  if (await stat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "export");
    if (format === "labels") {
      await writeNew(to, labelsText(await labelsOf(folder), /\.(nd)?jsonl?$/.test(to) ? "ndjson" : "csv"));
      return [to];
    }
    if (format === "report") {
      await assertReport(folder);
      await attempt(to, () => copyFile(join(folder, "report.html"), to));
      return [to];
    }
    await attempt(to, () => mkdir(to, { recursive: true }));
    const files: string[] = [];
    for (const table of RESULTS.filter((t) => opened.tables.includes(t))) {
      const file = join(to, `${table}.${format}`);
      if (format === "parquet") await attempt(to, () => copyFile(join(folder, `${table}.parquet`), file));
      else await writeCsv(file, opened.rows(table), opened.columns(table));
      files.push(file);
    }
    return files;
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

async function writeCsv(
  file: string,
  rows: AsyncIterable<Record<string, unknown>>,
  columns: readonly string[],
): Promise<void> {
  const out = createWriteStream(file, { flags: "wx" });
  out.write(csvRow(columns));
  for await (const row of rows) if (!out.write(csvRow(columns.map((c) => row[c])))) await once(out, "drain");
  out.end();
  await finished(out);
}
