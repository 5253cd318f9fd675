/** CSV, with a guard against formulas. */
export { csvCell, csvRow } from "./cell.js";
export { csvLines, writeCsv } from "./table.js";
