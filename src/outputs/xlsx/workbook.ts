/**
 * A workbook (Office Open XML) as parts for a zip, streamed: text is text whatever it looks like, so that no cell is a formula and no identifier
 * loses its digits. What a sheet cannot hold is refused, never cut.
 */
import type { Column } from "../../model/index.js";
import { UsageError } from "../../model/index.js";
import { xmlText } from "../graphs/xml-text.js";

/** Letters that a cell holds, and rows of a sheet. */
export const MOST_LETTERS = 32_767;
/** Rows that a sheet holds, its header among them. */
export const MOST_ROWS = 1_048_576;

/** A part of the workbook: its path in the zip, and its text. */
export interface WorkbookPart {
  readonly path: string;
  readonly text: AsyncIterable<string>;
}

/** A sheet. */
export interface Sheet {
  /** At most 31 letters. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<Readonly<Record<string, unknown>>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const BATCH = 1 << 16;

/**
 * The parts, in the order in which they stand in the zip; rows are read as the text of their sheet is. That throws `UsageError` for a text that a
 * cell, or a table that a sheet cannot hold.
 */
export function workbookParts(sheets: readonly Sheet[]): WorkbookPart[] {
  return [
    part("[Content_Types].xml", contentTypes(sheets)),
    part("_rels/.rels", relations([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }])),
    part("xl/workbook.xml", workbook(sheets)),
    part(
      "xl/_rels/workbook.xml.rels",
      relations(
        sheets.map((_, i) => ({
          id: `rId${i + 1}`,
          type: "worksheet",
          target: `worksheets/sheet${i + 1}.xml`,
        })),
      ),
    ),
    ...sheets.map((sheet, i) => ({ path: `xl/worksheets/sheet${i + 1}.xml`, text: sheetText(sheet) })),
  ];
}

const part = (path: string, text: string): WorkbookPart => ({ path, text: once(HEAD + text) });

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const contentTypes = (sheets: readonly Sheet[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets
    .map(
      (_, i) =>
        `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join("")}</Types>`;

const relations = (
  list: readonly { readonly id: string; readonly type: string; readonly target: string }[],
): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

const workbook = (sheets: readonly Sheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`;

async function* sheetText({ name, columns, rows }: Sheet): AsyncGenerator<string> {
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>\n<row>${columns.map((column) => textCell(column.name)).join("")}</row>\n`;
  let number = 1;
  for await (const row of rows) {
    if (++number > MOST_ROWS)
      throw new UsageError(
        `export: table ${name} has more than ${(MOST_ROWS - 1).toLocaleString("en")} rows, and a sheet holds no more. Write it as csv or parquet, or choose --groups or --table. Nothing was written.`,
      );
    text += `<row>${columns.map((column) => cell(row[column.name], { name, number, column })).join("")}</row>\n`;
    if (text.length < BATCH) continue;
    yield text;
    text = "";
  }
  yield `${text}</sheetData></worksheet>`;
}

interface Place {
  readonly name: string;
  readonly number: number;
  readonly column: Column;
}

const NUMERIC = new Set(["INTEGER", "BIGINT", "UBIGINT", "DOUBLE"]);
/** Digits that a spreadsheet keeps of a number. */
const EXACT = 1e15;

function cell(value: unknown, place: Place): string {
  if (value === null || value === undefined) return "<c/>";
  if (typeof value === "boolean") return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  if (NUMERIC.has(place.column.type) && (typeof value === "number" || typeof value === "bigint"))
    return isExact(value) ? `<c><v>${value}</v></c>` : textCell(String(value));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > MOST_LETTERS)
    throw new UsageError(
      `export: ${place.name}.${place.column.name}, row ${place.number}, has ${text.length.toLocaleString("en")} letters, and a cell holds ${MOST_LETTERS.toLocaleString("en")}. Write it as csv or parquet, or leave the table out with --table. Nothing was written.`,
    );
  return textCell(text);
}

const isExact = (value: number | bigint): boolean =>
  typeof value === "bigint"
    ? value < BigInt(EXACT) && value > -BigInt(EXACT)
    : Number.isFinite(value) && (!Number.isInteger(value) || Math.abs(value) < EXACT);

/** Text as it is. What XML cannot hold stands as `_x0007_`, which a spreadsheet reads as the character; text that looks so is told apart. */
const textCell = (text: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"), (digits) => `_x${digits}_`)}</t></is></c>`;
