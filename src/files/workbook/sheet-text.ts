/**
 * A sheet as the text of a table, so that all that reads tables reads it: a row of the sheet is a line of the text, whatever stands in its
 * cells, and so the line of a row is the number that the spreadsheet shows beside it.
 */
import { BREAK_MARK, CELL_MARK, type Dialect } from "../record-scanner.js";
import { type SheetRow, sheetRows } from "./sheet-rows.js";
import type { Sheet, Workbook } from "./workbook.js";

/** How the text is written: line breaks inside cells as marks. */
export const SHEET_DIALECT: Dialect = { delimiter: 44, quoted: true, backslash: false, marked: true };

/** Rows that are looked at to tell how many columns the table has. */
const LOOKED_AT = 1000;
const [BREAK, CELL] = [BREAK_MARK, CELL_MARK].map((mark) => String.fromCharCode(mark));
const UNSAFE = new RegExp(`[",\\r\\n\\0${BREAK}${CELL}]`);
const MARKS = new RegExp(`[\\0${BREAK}${CELL}]`, "g");

/** The text of a sheet, some rows at a time. */
export async function* sheetText(workbook: Workbook, sheet: Sheet): AsyncGenerator<Buffer> {
  let waiting: SheetRow[] | null = [];
  let width = 0;
  let line = 1;
  const written = (rows: readonly SheetRow[], above = 0): Buffer => {
    let text = "";
    for (const [i, { number, cells }] of rows.entries()) {
      if (number < line) continue;
      text += "\n".repeat(number - line) + lineOf(cells, i < above ? 0 : width);
      line = number + 1;
    }
    return Buffer.from(text);
  };
  for await (const rows of sheetRows(workbook, sheet)) {
    if (waiting === null) {
      if (rows.length) yield written(rows);
      continue;
    }
    waiting.push(...rows);
    width = rows.reduce((most, { cells }) => Math.max(most, cells.length), width);
    if (waiting.length < LOOKED_AT) continue;
    yield written(waiting, rowsAbove(waiting, width));
    waiting = null;
  }
  if (waiting?.length) yield written(waiting, rowsAbove(waiting, width));
}

/** How many rows stand above the names of the columns: titles and notes fill few cells, names fill most. */
const rowsAbove = (rows: readonly SheetRow[], width: number): number =>
  Math.max(
    0,
    rows.findIndex(({ cells }) => cells.filter((cell) => cell !== "").length > width / 2),
  );

const lineOf = (cells: readonly string[], width: number): string =>
  `${cells.map(cellOf).join(",")}${",".repeat(Math.max(0, width - cells.length))}\n`;

const cellOf = (cell: string): string =>
  UNSAFE.test(cell)
    ? `"${cell
        .replace(MARKS, " ")
        .replaceAll('"', '""')
        .replace(/\r\n|\r|\n/g, BREAK)}"`
    : cell;
