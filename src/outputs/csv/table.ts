/** Rows of a table as separated values, streamed in their order, so that the same case gives the same bytes. */
import type { Column } from "../../model/index.js";
import { csvRow } from "./cell.js";
import type { CsvFormat } from "./format.js";

const BATCH = 1 << 16;
const MARK = "\ufeff";

/** The rows as text, header first, in pieces of some 64 kB; of a row the values of the columns are taken. */
export async function* csvLines(
  rows: AsyncIterable<Readonly<Record<string, unknown>>>,
  columns: readonly Column[],
  format: CsvFormat,
): AsyncGenerator<string> {
  const types = columns.map(({ type }) => type);
  let text =
    (format.spreadsheet ? MARK : "") +
    csvRow(
      columns.map(({ name }) => name),
      format,
    );
  for await (const row of rows) {
    text += csvRow(
      columns.map(({ name }) => row[name]),
      format,
      types,
    );
    if (text.length < BATCH) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
