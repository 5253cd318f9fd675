/** Opens one input and looks at its head: layout, columns, first records, and the source that reads it. */
import type { Readable } from "node:stream";
import {
  type JsonRecord,
  type OpenJson,
  type OpenText,
  openJson,
  openText,
  type TableHead,
  tableHead,
} from "../files/index.js";
import { InputError, type PlanInput, type ReadPlan } from "../model/index.js";
import { fileLiteral, type Store } from "../store/index.js";
import { type Choice, chooseSource } from "./choose-source.js";
import { pathsOf, textOf, valueAt } from "./json-values.js";
import { parquetText } from "./raw-select.js";
import type { FileHead } from "./source.js";

/** An input with its head and the source chosen. Close `text` when done. */
export interface OpenInput {
  readonly input: PlanInput;
  readonly text: OpenText;
  readonly head: FileHead;
  readonly table: TableHead | null;
  readonly json: OpenJson | null;
  /** Name and type of the columns, for Parquet. */
  readonly parquet: readonly { name: string; type: string }[] | null;
  readonly choose: () => Choice;
}

/** Opens an input. Throws `InputError` where it cannot be read, holds no rows, or is no text. */
export async function openInput(
  store: Store,
  input: PlanInput,
  read: ReadPlan,
  stdin?: Readable,
): Promise<OpenInput> {
  const text = await openText({ path: input.path, stdin });
  try {
    const opened = await heads(store, input, text);
    return { input, text, ...opened, choose: () => chooseSource(opened.head, read, input.path) };
  } catch (cause) {
    text.close();
    throw cause;
  }
}

async function heads(
  store: Store,
  input: PlanInput,
  text: OpenText,
): Promise<Pick<OpenInput, "head" | "table" | "json" | "parquet">> {
  const none = { records: [], context: {}, headerDoubt: false };
  if (text.layout === "table") {
    const table = tableHead(text.head, text.headIsWhole, text.dialect);
    const { columns, headerDoubt } = table;
    if (text.headIsWhole && table.dataOffset >= text.head.length)
      throw new InputError(
        `read: the file has a header and no rows, ${input.path} (${columns.join(", ").slice(0, 200)}). Export it again.`,
      );
    // of columns of one name the first, as everywhere
    const places = new Map([...columns.entries()].reverse().map(([place, column]) => [column, place]));
    const sample = (column: string) => {
      const place = places.get(column) ?? -1;
      return table.rows.map((cells) => (place < 0 ? "" : (cells[place] ?? "")));
    };
    return {
      table,
      json: null,
      parquet: null,
      head: { ...none, layout: "table", columns, headerDoubt, sample },
    };
  }
  if (text.layout === "parquet") {
    const parquet = await parquetColumns(store, input);
    const sample = await parquetSample(store, input, parquet);
    return {
      table: null,
      json: null,
      parquet,
      head: { ...none, layout: "table", columns: parquet.map((c) => c.name), sample },
    };
  }
  const json = await openJson(text, input.path);
  if (json.sample.length === 0 && json.rejected === 0)
    throw new InputError(`read: the file holds no records, ${input.path}. Export it again.`);
  return { table: null, json, parquet: null, head: recordsHead(json.sample) };
}

function recordsHead(sample: readonly JsonRecord[]): FileHead {
  const records = sample.map((record) => record.value);
  return {
    layout: "records",
    columns: pathsOf(records),
    records,
    context: sample[0]?.context ?? {},
    headerDoubt: false,
    sample: (column) => records.slice(0, SAMPLE_ROWS).map((record) => textOf(valueAt(record, column)) ?? ""),
  };
}

/** Rows of a file whose values are looked at before it is read. */
const SAMPLE_ROWS = 200;

async function parquetSample(
  store: Store,
  input: PlanInput,
  columns: readonly { name: string; type: string }[],
): Promise<(column: string) => readonly string[]> {
  const texts = columns.map(({ name, type }, i) => `${parquetText(name, type)} AS c${i}`);
  const from = `read_parquet(${fileLiteral(input.path, "read")}, hive_partitioning = false)`;
  const rows = await store
    .rows<Record<string, string | null>>(`SELECT ${texts.join(", ")} FROM ${from} LIMIT ${SAMPLE_ROWS}`)
    .catch(() => []);
  return (column) => {
    const place = columns.findIndex(({ name }) => name === column);
    return rows.map((row) => row[`c${place}`] ?? "");
  };
}

async function parquetColumns(store: Store, input: PlanInput): Promise<{ name: string; type: string }[]> {
  try {
    return await store.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM read_parquet(${fileLiteral(input.path, "read")}, hive_partitioning = false))`,
    );
  } catch (cause) {
    throw new InputError(`read: the Parquet file is damaged or cut short, ${input.path}. Copy it again.`, {
      cause,
    });
  }
}
