/** Rows in chunks as the bytes of an Arrow IPC file (https://arrow.apache.org/docs/format/Columnar.html), a record batch a chunk. */
import {
  Bool,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Uint64,
  Utf8,
} from "apache-arrow";
import type { Column } from "../../model/index.js";

/** Rows, column by column; times as microseconds and days as days since 1970. */
export interface ArrowChunk {
  readonly rowCount: number;
  values(index: number): readonly unknown[];
}

/** How a type is built, and what the values then are: the builders of times and days would pass by floating milliseconds. */
interface BuiltType {
  readonly built: () => DataType;
  readonly is?: () => DataType;
}

const TYPES: Readonly<Record<string, BuiltType>> = {
  VARCHAR: { built: () => new Utf8() },
  INTEGER: { built: () => new Int32() },
  BIGINT: { built: () => new Int64() },
  UBIGINT: { built: () => new Uint64() },
  DOUBLE: { built: () => new Float64() },
  BOOLEAN: { built: () => new Bool() },
  TIMESTAMP: { built: () => new Int64(), is: () => new TimestampMicrosecond("UTC") },
  DATE: { built: () => new Int32(), is: () => new DateDay() },
};

/** The bytes, in order. Throws `Error` for a type of column that it does not know, and what the chunks throw. */
export async function* arrowBytes(
  columns: readonly Column[],
  chunks: AsyncIterable<ArrowChunk>,
): AsyncGenerator<Uint8Array> {
  const schema = new Schema(columns.map(({ name, type }) => new Field(name, typeOf(type), true)));
  const writer = new RecordBatchFileWriter();
  writer.reset(undefined, schema);
  let failure: { readonly cause: unknown } | null = null;
  const written = Promise.resolve(writer.writeAll(batches(schema, columns, chunks))).catch((cause) => {
    failure = { cause };
    closeQuietly(writer);
  });
  try {
    for await (const bytes of writer) yield bytes;
  } finally {
    await written;
  }
  if (failure !== null) throw (failure as { readonly cause: unknown }).cause;
}

/** Ends the bytes. Where their reader went away (a full disk) they are closed already, and the writer throws. */
function closeQuietly(writer: RecordBatchFileWriter): void {
  try {
    writer.close();
  } catch {}
}

async function* batches(
  schema: Schema,
  columns: readonly Column[],
  chunks: AsyncIterable<ArrowChunk>,
): AsyncGenerator<RecordBatch> {
  for await (const chunk of chunks) yield batchOf(schema, columns, chunk);
}

function typeOf(type: string): DataType {
  if (type.endsWith("[]")) return new List(new Field("item", typeOf(type.slice(0, -2)), true));
  const { built, is } = known(type);
  return (is ?? built)();
}

function known(type: string): BuiltType {
  const found = TYPES[type];
  if (!found) throw new Error(`arrow: no type for ${type}`);
  return found;
}

function batchOf(schema: Schema, columns: readonly Column[], chunk: ArrowChunk): RecordBatch {
  const children = columns.map(({ type }, i) => {
    const built = type.endsWith("[]") ? schema.fields[i].type : known(type).built();
    const builder = makeBuilder({ type: built, nullValues: [null, undefined] });
    for (const value of chunk.values(i)) builder.append(arrowValue(value));
    const data = builder.finish().flush();
    return built === schema.fields[i].type ? data : data.clone(schema.fields[i].type);
  });
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: chunk.rowCount, nullCount: 0, children }));
}

/** A list of DuckDB as an array. */
const arrowValue = (value: unknown): unknown =>
  value !== null && typeof value === "object" && "items" in value
    ? (value as { readonly items: readonly unknown[] }).items
    : value;
