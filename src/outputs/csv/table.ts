/** Tables of a case as CSV, streamed, in the order of the table, so that the same case gives the same bytes. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Column, Table } from "../../model/index.js";
import { identifier, type Store } from "../../store/index.js";
import { csvRow } from "./cell.js";

const BATCH = 1 << 16;

/** The table as text, header first, in pieces of some 64 kB. Clocks are ISO 8601 UTC to the microsecond, lists JSON. */
export async function* csvLines(store: Store, table: Table): AsyncGenerator<string> {
  let text = csvRow(table.columns.map((column) => column.name));
  const order = table.order.map((name) => `${identifier(name)} NULLS FIRST`).join(", ");
  const sql = `SELECT ${table.columns.map(selected).join(", ")} FROM ${identifier(table.name)} AS t ORDER BY ${order}`;
  for await (const row of store.stream(sql)) {
    text += csvRow(table.columns.map((column, i) => numeric(column, row[`c${i}`])));
    if (text.length < BATCH) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** Writes the table to a file (replacing it) and returns the number of bytes. */
export async function writeCsv(store: Store, table: Table, path: string): Promise<number> {
  const file = createWriteStream(path, { encoding: "utf8" });
  await pipeline(Readable.from(csvLines(store, table)), file);
  return file.bytesWritten;
}

function selected(column: Column, index: number): string {
  const name = `t.${identifier(column.name)}`;
  const value = column.type === "TIMESTAMP" ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%fZ')` : name;
  return `${value} AS c${index}`;
}

/** Whole numbers past 2^53 arrive as text; they are numbers still and take no guard. */
function numeric(column: Column, value: unknown): unknown {
  return column.type === "BIGINT" && typeof value === "string" ? BigInt(value) : value;
}
