/** What one input is, told from its head: layout, fields, source, mapping and the first rows as `raw` would hold them. */
import type { Readable } from "node:stream";
import {
  mapFlag,
  mapName,
  type PlanInput,
  RAW,
  type ReadPlan,
  type RunContext,
  UsageError,
} from "../model/index.js";
import { dropRelation, identifier, type Store } from "../store/index.js";
import { type Choice, recognised } from "./choose-source.js";
import { fileAccount } from "./file-account.js";
import { type OpenInput, openInput } from "./open-input.js";
import { readCells } from "./read-cells.js";
import { description } from "./read-inputs.js";
import { readParquet, readTable } from "./read-table.js";
import type { Mapping, RawRow } from "./source.js";

/** What to inspect. */
export interface InspectOptions {
  readonly input: PlanInput;
  readonly read: ReadPlan;
  /** An existing folder of the caller; nothing is left in it. */
  readonly workFolder: string;
  readonly stdin?: Readable;
}

/** What one input is, before it is read in full. */
export interface Inspection {
  readonly name: string;
  readonly path: string;
  readonly layout: "table" | "records";
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly compression: string | null;
  readonly preambleLines: number;
  /** Columns of a table, or paths in the first records. */
  readonly columns: readonly string[];
  /** Up to three different values of each column, as they stand in its first rows, cut at 200 characters. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
  /** Source id, or null when nothing is recognised. */
  readonly source: string | null;
  readonly recognisedBy: string;
  /** All sources that take the file for their own, the surest first. */
  readonly candidates: readonly { source: string; confidence: number; because: string }[];
  readonly mapping: Mapping;
  readonly unusedColumns: readonly string[];
  /** The first rows as `raw` would hold them, empty fields left out. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** What to type where nothing is recognised or the mapping is guessed; null when there is nothing to say. */
  readonly hint: string | null;
}

const PREVIEW_ROWS = 5;
const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 200;
const PREVIEW_TABLE = "raw_preview";

/**
 * Inspects an input. A file that nothing recognises is no error here: `source` is null and `hint` says what to type. Throws
 * `InputError` for what cannot be read at all. The tables of the store stay as they are.
 */
export async function inspectInput(
  store: Store,
  options: InspectOptions,
  run: RunContext,
): Promise<Inspection> {
  const open = await openInput(store, options.input, options.read, options.stdin);
  try {
    const choice = chosen(open);
    const unknown = { source: null, recognisedBy: "nothing", mapping: {}, unusedColumns: open.head.columns };
    const rows = typeof choice === "string" ? [] : await previewRows(store, options, open, choice, run);
    const { name, path } = options.input;
    const { encoding, delimiter, compression, preambleLines, ...of } = described(open, choice);
    return {
      name,
      path,
      layout: open.head.layout,
      encoding,
      delimiter,
      compression,
      preambleLines,
      columns: open.head.columns,
      examples: examplesOf(open),
      ...(typeof choice === "string" ? unknown : of),
      candidates: recognised(open.head).map(({ source, confidence, because }) => ({
        source: source.id,
        confidence,
        because,
      })),
      rows,
      hint: hintOf(choice),
    };
  } finally {
    open.text.close();
  }
}

function examplesOf({ head }: OpenInput): Record<string, string[]> {
  const shown = (column: string) =>
    [...new Set((head.sample?.(column) ?? []).filter((value) => value.trim() !== ""))]
      .slice(0, EXAMPLES)
      .map((value) => value.slice(0, EXAMPLE_CHARACTERS));
  return Object.fromEntries(head.columns.map((column) => [column, shown(column)]));
}

/** The choice, or the message that says why there is none. */
function chosen(open: OpenInput): Choice | string {
  try {
    return open.choose();
  } catch (cause) {
    if (cause instanceof UsageError) return cause.message;
    throw cause;
  }
}

const described = (open: OpenInput, choice: Choice | string) =>
  description(
    open,
    typeof choice === "string"
      ? { source: { id: "" } as Choice["source"], because: "", mapping: {}, guessed: false }
      : choice,
  );

function hintOf(choice: Choice | string): string | null {
  if (typeof choice === "string") return choice;
  if (!choice.guessed) return null;
  const flags = Object.entries(choice.mapping).map(([field, column]) => mapFlag(mapName(field), column));
  return `The mapping is guessed from names of columns. To say it yourself: ${flags.join(" ")}`;
}

async function previewRows(
  store: Store,
  options: InspectOptions,
  open: OpenInput,
  choice: Choice,
  run: RunContext,
): Promise<Record<string, string | number>[]> {
  if (open.json) return recordRows(open, choice);
  if (choice.source.recordOf) return cellRows(store, options, open, choice, run);
  const columns = RAW.columns.map((c) => `${identifier(c.name)} ${c.type}`).join(", ");
  await store.run(`CREATE OR REPLACE TEMP TABLE ${PREVIEW_TABLE} (${columns})`);
  try {
    const job = { file: 0, open, choice, into: async () => PREVIEW_TABLE, workFolder: options.workFolder };
    if (open.parquet) await readParquet(store, { ...job, limit: PREVIEW_ROWS });
    else await readTable(store, { ...job, bytes: headLines(open), reject: async () => {} }, run);
    const rows = await store.rows(
      `SELECT * FROM ${PREVIEW_TABLE} ORDER BY source_line LIMIT ${PREVIEW_ROWS}`,
    );
    return rows.map((row) => filled({ ...row, source_file: null, source_part: null }));
  } finally {
    await dropRelation(store, PREVIEW_TABLE);
    await store.run(`DROP TABLE IF EXISTS ${PREVIEW_TABLE}`);
  }
}

async function cellRows(
  store: Store,
  { workFolder }: InspectOptions,
  open: OpenInput,
  choice: Choice,
  run: RunContext,
): Promise<Record<string, string | number>[]> {
  const found: Record<string, string | number>[] = [];
  const add = async (line: number, rows: readonly RawRow[]) => {
    if (found.length < PREVIEW_ROWS)
      for (const row of rows)
        found.push(filled({ source_line: line, platform: choice.source.platform, ...row }));
  };
  const bytes = open.table ? headLines(open) : noBytes();
  await readCells(store, { file: 0, open, choice, workFolder, bytes, add, reject: async () => {} }, run);
  return found.slice(0, PREVIEW_ROWS);
}

async function* noBytes(): AsyncGenerator<Buffer> {}

function recordRows(open: OpenInput, choice: Choice): Record<string, string | number>[] {
  const owner = choice.source.ofOneAccount ? { account: fileAccount(open.input) } : {};
  const rows = open.json!.sample.flatMap(({ line, value, context }) =>
    (choice.source.rows?.(value, context, choice.mapping).rows ?? []).map((row) =>
      filled({ source_line: line, platform: choice.source.platform, ...owner, ...row }),
    ),
  );
  return rows.slice(0, PREVIEW_ROWS);
}

async function* headLines(open: OpenInput): AsyncGenerator<Buffer> {
  const { head, headIsWhole } = open.text;
  const short = head.subarray(0, Math.max(1 << 16, open.table!.dataOffset + (1 << 15)));
  yield headIsWhole && short.length === head.length
    ? head
    : short.subarray(0, Math.max(open.table!.dataOffset, short.lastIndexOf(10) + 1));
}

const filled = (row: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as Record<string, string | number>;
