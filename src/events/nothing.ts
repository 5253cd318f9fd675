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
const LONGEST = Math.max(...WORDS.map((word) => word.length));
/** Codes of the characters with which these words begin, and 0 for the empty one. */
const FIRST = [...new Set(WORDS.map((word) => word.codePointAt(0) ?? 0))];

/** Whether a trimmed text stands for nothing. */
export const isNothing = (text: string): boolean => SET.has(text);

const BLANKS = [" ", "\t", "\r", "\n", "\u00a0"];

/**
 * SQL: the trimmed text, or NULL where it stands for nothing. Trimming is slow, so it is done only where it may be needed,
 * and named once: DuckDB works out an expression that occurs twice before it looks at the CASE around it.
 */
export const somethingSql = (column: string): string =>
  `CASE WHEN (strlen(${column}) > ${LONGEST} OR ascii(${column}) NOT IN (${FIRST.join(", ")})) AND ${column} > '!'
      AND NOT (${BLANKS.map((blank) => `suffix(${column}, ${literal(blank)})`).join(" OR ")} OR prefix(${column}, '\u00a0')) THEN ${column}
    ELSE list_filter([trim(${column}, ${literal(BLANKS.join(""))})], lambda word: word NOT IN (${WORDS.map(literal).join(", ")}))[1] END`;
