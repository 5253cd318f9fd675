/** The rows of a sheet, read as they stream: each with its number and the texts of its cells. */
import { InputError } from "../../model/index.js";
import { type NumberStyle, numberText, unescapedText } from "./cell-text.js";
import type { Sheet, Workbook } from "./workbook.js";
import { xmlPart } from "./xml-part.js";

/** A row: its 1-based number in the sheet, and its cells from the first column on. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** The rows, some at a time; rows that hold nothing are left out. Throws `InputError` for what no spreadsheet can hold. */
export async function* sheetRows(workbook: Workbook, sheet: Sheet): AsyncGenerator<SheetRow[]> {
  const reader = new RowReader(workbook, sheet);
  for await (const _ of xmlPart(workbook.path, sheet.part, reader)) yield reader.taken();
}

class RowReader {
  private rows: SheetRow[] = [];
  private row = 0;
  private column = 0;
  private cells: string[] = [];
  private type = "n";
  private style: NumberStyle = "number";
  /** What is being read of a cell: its value, or a text that stands in it. */
  private reading: "v" | "t" | null = null;
  private phonetic = 0;
  private value = "";

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: Sheet,
  ) {}

  taken(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === "row") this.beginRow(attributes.r);
    else if (name === "c") this.beginCell(attributes);
    else if (name === "rPh") this.phonetic++;
    else if (name === "v" || (name === "t" && this.phonetic === 0)) this.reading = name;
  };

  readonly text = (piece: string): void => {
    if (this.reading !== null) this.value += piece;
  };

  readonly close = (name: string): void => {
    if (name === "v" || name === "t") this.reading = null;
    else if (name === "rPh") this.phonetic--;
    else if (name === "c") this.cells[this.column - 1] = this.cellText();
    else if (name === "row") this.endRow();
  };

  private beginRow(number: string | undefined): void {
    this.row = number === undefined ? this.row + 1 : Number(number);
    this.within(this.row, MOST_ROWS);
    this.column = 0;
    this.cells = [];
  }

  private beginCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnNumber(r);
    this.within(this.column, MOST_COLUMNS);
    this.type = t ?? "n";
    this.style = this.workbook.styles[Number(s ?? -1)] ?? "number";
    this.value = "";
  }

  private within(number: number, most: number): void {
    if (Number.isInteger(number) && number >= 1 && number <= most) return;
    const { path } = this.workbook;
    throw new InputError(
      `read: the workbook is damaged, ${path} (${this.sheet.name}, behind row ${this.rows.at(-1)?.number ?? 0}). Save it again, or save the sheet as CSV.`,
    );
  }

  private cellText(): string {
    const { value } = this;
    switch (this.type) {
      case "s":
        return this.workbook.shared[Number(value)] ?? "";
      case "b":
        return value === "" ? "" : value === "1" ? "TRUE" : "FALSE";
      case "e":
        return "";
      case "n":
        return numberText(value, `${columnName(this.column)}${this.row}`, {
          style: this.style,
          from1904: this.workbook.from1904,
        });
      default:
        return unescapedText(value);
    }
  }

  private endRow(): void {
    const cells = Array.from(this.cells, (cell) => cell ?? "");
    while (cells.length && cells.at(-1) === "") cells.pop();
    if (cells.length) this.rows.push({ number: this.row, cells });
  }
}

/** The number of the column in a reference such as `AB17`; 0 where it has none. */
function columnNumber(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

/** The letters of a column. */
function columnName(number: number): string {
  let name = "";
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
