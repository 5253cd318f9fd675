/** Workbooks for spreadsheets. */
export { MOST_LETTERS, MOST_ROWS, type Sheet, type WorkbookPart, workbookParts } from "./workbook.js";
