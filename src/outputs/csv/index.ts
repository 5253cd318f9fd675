/** Separated values, with a guard against formulas. */
export { csvCell, csvRow } from "./cell.js";
export { type CsvFormat, csvFormat, type ListForm, PLAIN_CSV } from "./format.js";
export { csvLines } from "./table.js";
