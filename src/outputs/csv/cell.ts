/** One cell of a file of separated values: quoted where it must be, and never a formula when a spreadsheet opens it. */
import { guardedText } from "../../model/index.js";
import { type CsvFormat, PLAIN_CSV } from "./format.js";

/** Between the elements of a list that is written as joined text. */
const JOIN = " | ";

/** Types of columns that hold numbers; a whole number past 2^53 arrives as text and is a number still. */
const NUMERIC = new Set(["INTEGER", "BIGINT", "UBIGINT", "DOUBLE"]);
const WHOLE = /^-?\d+$/;

/** Text that a spreadsheet takes for a number: it would lose digits past the fifteenth, zeros at the start, or be shown as 1,6E+18. */
const NUMBER_LIKE = /^'*\s*(?:\d{12,}|0\d+|\d+(?:[.,]\d*)?[eE]\d+)\s*$/;

/**
 * A cell. Null and undefined are empty, numbers are written as numbers whatever their sign, lists as JSON or joined by ` | `. Text
 * is guarded against formulas; `type` is the type of its column, text where it is not given.
 */
export function csvCell(value: unknown, format: CsvFormat = PLAIN_CSV, type = "VARCHAR"): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint")
    return format.decimal === "." ? String(value) : String(value).replace(".", ",");
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string" && NUMERIC.has(type) && WHOLE.test(value)) return value;
  return quoted(guarded(textOf(value, format), format), format);
}

/** A row of cells with its line end (CRLF, as RFC 4180 asks). */
export function csvRow(
  values: readonly unknown[],
  format: CsvFormat = PLAIN_CSV,
  types: readonly string[] = [],
): string {
  return `${values.map((value, i) => csvCell(value, format, types[i])).join(format.separator)}\r\n`;
}

function textOf(value: unknown, { lists }: CsvFormat): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) && lists === "joined" ? value.map(String).join(JOIN) : JSON.stringify(value);
}

const guarded = (text: string, { separator, spreadsheet }: CsvFormat): string =>
  spreadsheet && NUMBER_LIKE.test(text) ? `'${text}` : guardedText(text, separator);

const quoted = (text: string, { separator }: CsvFormat): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
