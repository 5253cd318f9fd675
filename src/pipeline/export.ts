/** Tables of a case in other formats, written beside the case, never into it. */
import { copyFile, lstat, mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeWhole, writeParts } from "../files/index.js";
import { CaseError, type Column, QUALITY, TABLES, type Table, UsageError } from "../model/index.js";
import { CODEBOOK_COLUMNS, codebookPage, codebookRows } from "../outputs/codebook/index.js";
import { type CsvFormat, csvFormat, csvLines } from "../outputs/csv/index.js";
import { createTable, Store, typesOf, writeParquet } from "../store/index.js";
import { assertFinished, type OpenCase, openCase } from "./case.js";
import { attempt } from "./case-folder.js";
import { openCaseStore } from "./case-store.js";
import { labelsOf, labelsText } from "./labels-export.js";
import { writePictures } from "./picture-export.js";
import { readQuality } from "./quality-file.js";
import { type QualityRow, qualityRows } from "./quality-rows.js";
import { STAGES } from "./stages.js";

/** Formats that `export` writes. */
export const EXPORT_FORMATS: readonly string[] = [
  "csv",
  "parquet",
  "codebook",
  "labels",
  "pictures",
  "report",
];

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
  /** Hears what was left out. */
  readonly note?: (sentence: string) => void;
}

/**
 * Exports a case, whole or not at all; returns the files written. Throws `UsageError` for an unknown format, table or locale and for a target that
 * exists, `CaseError` for a case that is not finished, `ResourceError` for a full disk.
 */
export async function exportCase(folder: string, request: ExportRequest): Promise<string[]> {
  const { to } = request;
  const { format, csv, tables } = checked(request);
  if (await lstat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "export");
    await attempt(to, () => mkdir(dirname(resolve(to)), { recursive: true }));
    if (format === "report") await assertReport(folder);
    let files = [to];
    await makeWhole(to, { stage: "export", fresh: true }, async (part) => {
      if (format === "report") await copyFile(join(folder, "report.html"), part);
      else if (format === "codebook") await writeCodebook(part, opened, csv);
      else if (format === "pictures") files = await pictures(part, folder, request);
      else if (format === "labels")
        await writeParts(
          part,
          labelsText(await labelsOf(folder), /\.(nd)?jsonl?$/.test(to) ? "ndjson" : "csv"),
        );
      else files = (await writeTables(part, { opened, format, tables, csv })).map((name) => join(to, name));
    });
    return files;
  } finally {
    opened.close();
  }
}

/** Pictures of the case into the folder `part`; paths as they will stand. */
async function pictures(
  part: string,
  folder: string,
  { to, note = () => {} }: ExportRequest,
): Promise<string[]> {
  const opened = await openCaseStore(folder, { memoryBytes: 1e9, threads: 2 });
  try {
    return (await writePictures(part, opened, { note })).map((name) => join(to, name));
  } finally {
    opened.store.close();
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

/** Writes tables into a folder that it makes; gives the names of the files. */
async function writeTables(
  to: string,
  {
    opened,
    format,
    tables,
    csv,
  }: {
    readonly opened: OpenCase;
    readonly format: string;
    readonly tables: readonly string[];
    readonly csv: CsvFormat;
  },
): Promise<string[]> {
  await mkdir(to);
  const held = tables.filter((name) => name === QUALITY.name || opened.tables.includes(name));
  for (const table of held)
    await (format === "parquet" ? writeAsParquet : writeAsCsv)(table, { opened, to, csv });
  const names = held.map((table) => `${table}.${format}`);
  if (format === "parquet") return names;
  await writeCodebook(join(to, "codebook.csv"), opened, csv);
  return [...names, "codebook.csv"];
}

async function writeAsCsv(name: string, { opened, to, csv }: Target): Promise<void> {
  const file = join(to, `${name}.csv`);
  const table = name === QUALITY.name ? QUALITY : TABLES.find((t) => t.name === name)!;
  const rows = name === QUALITY.name ? each(await quality(opened)) : opened.rows(name);
  await writeLines(file, rows, { columns: table.columns, csv });
}

async function writeAsParquet(name: string, { opened, to }: Target): Promise<void> {
  const file = join(to, `${name}.parquet`);
  if (name === QUALITY.name) await writeQualityParquet(file, await quality(opened));
  else await copyFile(join(opened.folder, `${name}.parquet`), file);
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

/** Writes the codebook of the tables that the case holds. */
async function writeCodebook(file: string, { tables }: OpenCase, csv: CsvFormat): Promise<void> {
  const described: Table[] = [...TABLES.filter(({ name }) => tables.includes(name)), QUALITY];
  await writeLines(file, each(codebookRows(described)), { columns: CODEBOOK_COLUMNS, csv });
}

async function* each<T extends object>(rows: readonly T[]): AsyncGenerator<Record<string, unknown>> {
  for (const row of rows) yield row as Record<string, unknown>;
}

const writeLines = (
  file: string,
  rows: AsyncIterable<Record<string, unknown>>,
  { columns, csv }: { readonly columns: readonly Column[]; readonly csv: CsvFormat },
): Promise<void> => writeParts(file, csvLines(rows, columns, csv));

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
