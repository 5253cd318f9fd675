/** What stands for nothing in a cell: an empty cell is never an object, a link or an account that two could share. */
import { literal } from "../store/index.js";

const WORDS = [
  "",
  "nan",
  "NaN",
  "null",
  "NULL",
  "None",
  "none",
  "NA",
  "NaT",
  "N/A",
  "n/a",
  "(null)",
  "#N/A",
  "\\N",
  "<NA>",
  "undefined",
  "[]",
  "{}",
  '""',
  "''",
] as const;
const SET: ReadonlySet<string> = new Set(WORDS);

/** Authors that are nobody: accounts that are gone. Compared in lower case. */
export const DELETED_AUTHORS = ["[deleted]", "[removed]", "deleted account", "[deleted user]"] as const;

/** Whether a trimmed text stands for nothing. */
export const isNothing = (text: string): boolean => SET.has(text);

const BLANKS = literal(" \t\r\n\u00a0");

/**
 * SQL: the trimmed text, or NULL where it stands for nothing. Trimming is slow, so it is done only where it may be needed,
 * and named once: DuckDB works out an expression that occurs twice before it looks at the CASE around it.
 */
export const somethingSql = (column: string): string =>
  `CASE WHEN (strlen(${column}) > 9 OR ${column} BETWEEN '0' AND ':') AND ${column} > '!' AND right(${column}, 1) > ' ' AND NOT contains(${column}, '\u00a0') THEN ${column}
    ELSE list_filter([trim(${column}, ${BLANKS})], lambda word: word NOT IN (${WORDS.map(literal).join(", ")}))[1] END`;
