/** Tables of a case in other formats, written beside the case, never into it. */
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CaseError, type Column, QUALITY, TABLES, type Table, UsageError } from "../model/index.js";
import { CODEBOOK_COLUMNS, codebookPage, codebookRows } from "../outputs/codebook/index.js";
import { type CsvFormat, csvFormat, csvLines } from "../outputs/csv/index.js";
import { createTable, Store, typesOf, writeParquet } from "../store/index.js";
import { assertFinished, type OpenCase, openCase } from "./case.js";
import { attempt } from "./case-folder.js";
import { readQuality } from "./quality-file.js";
import { type QualityRow, qualityRows } from "./quality-rows.js";
import { STAGES } from "./stages.js";

/** Formats that `export` writes. */
export const EXPORT_FORMATS: readonly string[] = ["csv", "parquet", "codebook", "report"];

/** Tables that hold results, in reading order. */
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

/** Tables that are exported unless others are named: results, and the data that they rest on. */
export const EXPORTED: readonly string[] = [...RESULTS, "events", "rejected", QUALITY.name];
/** Every table that can be exported. */
export const EXPORTABLE: readonly string[] = [...EXPORTED, "actions", "profiles", "signal_pictures"];

/** What to export and how. */
export interface ExportRequest {
  readonly format: string;
  /** Folder (csv, parquet) or file (codebook, report); must not exist. */
  readonly to: string;
  /** Tables by name; absent for `EXPORTED`. */
  readonly tables?: readonly string[];
  /** Language tag of the spreadsheet that a CSV is for; absent for programs. */
  readonly locale?: string;
  /** How lists stand in a cell of a CSV: `json` or `joined`. */
  readonly lists?: string;
}

/**
 * Exports a case; returns the files written. Throws `UsageError` for an unknown format, table or locale and for a target that
 * exists, `CaseError` for a case that is not finished.
 */
export async function exportCase(folder: string, request: ExportRequest): Promise<string[]> {
  const { to } = request;
  const { format, csv, tables } = checked(request);
  if (await stat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "export");
    await attempt(to, () => mkdir(dirname(resolve(to)), { recursive: true }));
    if (format === "report") {
      await assertReport(folder);
      await attempt(to, () => copyFile(join(folder, "report.html"), to));
      return [to];
    }
    if (format === "codebook") return [await writeCodebook(to, opened, csv)];
    await attempt(to, () => mkdir(to, { recursive: true }));
    const held = tables.filter((name) => name === QUALITY.name || opened.tables.includes(name));
    const files: string[] = [];
    for (const table of held)
      files.push(await (format === "parquet" ? writeAsParquet : writeAsCsv)(table, { opened, to, csv }));
    if (format === "csv") files.push(await writeCodebook(join(to, "codebook.csv"), opened, csv));
    return files;
  } finally {
    opened.close();
  }
}

function checked({ format, tables, locale, lists }: ExportRequest): {
  format: string;
  csv: CsvFormat;
  tables: readonly string[];
} {
  if (!EXPORT_FORMATS.includes(format))
    throw new UsageError(`--format: no such format, "${format}". Formats: ${EXPORT_FORMATS.join(", ")}.`);
  const unknown = tables?.find((name) => !EXPORTABLE.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--table: no such table, "${unknown}". Tables: ${EXPORTABLE.join(", ")}.`);
  if (tables !== undefined && !["csv", "parquet"].includes(format))
    throw new UsageError(`--table: of no use with --format ${format}. It goes with csv and parquet.`);
  if ((locale !== undefined || lists !== undefined) && !["csv", "codebook"].includes(format))
    throw new UsageError(
      `${locale === undefined ? "--lists" : "--locale"}: of no use with --format ${format}. It goes with csv.`,
    );
  return { format, csv: csvFormat({ locale, lists }), tables: tables ?? EXPORTED };
}

interface Target {
  readonly opened: OpenCase;
  readonly to: string;
  readonly csv: CsvFormat;
}

async function writeAsCsv(name: string, { opened, to, csv }: Target): Promise<string> {
  const file = join(to, `${name}.csv`);
  const table = name === QUALITY.name ? QUALITY : TABLES.find((t) => t.name === name)!;
  const rows = name === QUALITY.name ? each(await quality(opened)) : opened.rows(name);
  await writeLines(file, rows, { columns: table.columns, csv });
  return file;
}

async function writeAsParquet(name: string, { opened, to }: Target): Promise<string> {
  const file = join(to, `${name}.parquet`);
  if (name === QUALITY.name) await writeQualityParquet(file, await quality(opened));
  else await attempt(file, () => copyFile(join(opened.folder, `${name}.parquet`), file));
  return file;
}

const quality = async ({ folder }: OpenCase): Promise<QualityRow[]> => qualityRows(await readQuality(folder));

async function writeQualityParquet(file: string, rows: readonly QualityRow[]): Promise<void> {
  const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
  try {
    await createTable(store, QUALITY);
    await store.append(
      QUALITY.name,
      typesOf(QUALITY),
      QUALITY.columns.map(({ name }) => rows.map((row) => row[name] as string | number | null)),
    );
    await writeParquet(store, QUALITY, file, { settled: true });
  } finally {
    store.close();
  }
}

/** Writes the codebook of the tables that the case holds, and returns its path. */
async function writeCodebook(file: string, { tables }: OpenCase, csv: CsvFormat): Promise<string> {
  const described: Table[] = [...TABLES.filter(({ name }) => tables.includes(name)), QUALITY];
  await writeLines(file, each(codebookRows(described)), { columns: CODEBOOK_COLUMNS, csv });
  return file;
}

async function* each<T extends object>(rows: readonly T[]): AsyncGenerator<Record<string, unknown>> {
  for (const row of rows) yield row as Record<string, unknown>;
}

async function writeLines(
  file: string,
  rows: AsyncIterable<Record<string, unknown>>,
  { columns, csv }: { readonly columns: readonly Column[]; readonly csv: CsvFormat },
): Promise<void> {
  const out = createWriteStream(file, { flags: "wx", encoding: "utf8" });
  await attempt(file, () => pipeline(Readable.from(csvLines(rows, columns, csv)), out));
}

async function assertReport(folder: string): Promise<void> {
  if (await stat(join(folder, "report.html")).catch(() => null)) return;
  throw new CaseError(
    `export: ${folder} holds no report.html. Run the same claque analyze again: it makes what is missing.`,
  );
}

/** Markdown of every table there is, behind an introduction. */
export function tablesBook(introduction: string): string {
  const kept = [...new Set(STAGES.flatMap(({ tables }) => tables))];
  return codebookPage(introduction, {
    kept,
    made: [QUALITY],
    between: TABLES.filter((table) => !kept.includes(table)),
  });
}
