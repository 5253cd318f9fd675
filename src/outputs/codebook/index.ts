/** The codebook of a case, and its page in the documents. */
export { codebookPage, type PageTables } from "./page.js";
export { CODEBOOK_COLUMNS, type CodebookRow, codebookRows } from "./rows.js";
