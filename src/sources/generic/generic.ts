/**
 * Any table, NDJSON or Parquet, by a mapping of fields to columns. What the user does not map is guessed from common names
 * of columns, and the guess is shown.
 */
import { textOf, valueAt } from "../json-values.js";
import { snowflakeTime, snowflakeTimeOf } from "../snowflake.js";
import {
  defineSource,
  type FileHead,
  type Mapping,
  type RawField,
  type RawRow,
  type Source,
} from "../source.js";
import { guessedMapping } from "./guessed-mapping.js";

/** The text at a path, or at several joined by `+` where none bears the whole name. */
function mappedText(record: unknown, path: string): string | null {
  const whole = textOf(valueAt(record, path));
  if (whole !== null || !path.includes("+")) return whole;
  const parts = path.split("+").map((part) => textOf(valueAt(record, part.trim())));
  return parts.filter((part) => part !== null && part !== "").join(" ") || null;
}

const IDENTIFIERS = ["account", "post", "repost_of", "reply_to", "quote_of", "mentions"] as const;
const PREFIXED = /(^|[\s,;])x(\d{5,20})(?=$|[\s,;])/g;

/**
 * The source for a mapping. Where every post's number of the first rows is written `x123`, as rtweet keeps spreadsheets from rounding
 * it, the letter is taken off these numbers and of those of accounts and other posts that are written so.
 */
export function genericFor(head: FileHead, mapping: Mapping): Source {
  const rowsOf = (field: RawField) =>
    mapping[field] === undefined ? [] : (head.sample?.(mapping[field]!) ?? []);
  const prefixed = (field: RawField) =>
    rowsOf(field).every((value) => value.trim().replaceAll(PREFIXED, "") === "");
  if (!prefixed("post") || rowsOf("post").every((value) => value === "")) return generic;
  const fields = IDENTIFIERS.filter((field) => mapping[field] !== undefined && prefixed(field));
  return {
    ...generic,
    expressions: (column, has) => {
      const plain = (field: RawField) =>
        `regexp_replace(${column(field)}, '(^|[ ,;])x([0-9]{5,20})', '\\1\\2', 'g')`;
      return {
        ...Object.fromEntries(fields.filter(has).map((field) => [field, plain(field)])),
        time_finer: snowflakeTime(plain("post")),
      };
    },
    rows: (record, context, given) => {
      const found = generic.rows!(record, context, given);
      const rows = found.rows.map((row) => {
        const plain = Object.fromEntries(
          fields.map((field) => [field, row[field]?.replace(PREFIXED, "$1$2") ?? null]),
        );
        return { ...row, ...plain, time_finer: snowflakeTimeOf(plain.post ?? null) };
      });
      return { ...found, rows };
    },
  };
}

/** The source `generic`. */
export const generic = defineSource({
  id: "generic",
  title: "Any CSV, TSV, NDJSON or Parquet",
  about:
    "Any table or JSON records; --map field=column says what stands where, the rest is guessed from common names.",
  platform: "unknown",
  timeZone: null,
  byMapping: true,
  recognise: (head) => {
    const mapping = guessedMapping(head, {});
    if (!mapping.account || !mapping.time) return null;
    return { confidence: 0.3, because: `common column names: ${Object.values(mapping).join(", ")}`, mapping };
  },
  expressions: (column, has): Partial<Record<RawField, string>> =>
    has("post") ? { time_finer: snowflakeTime(column("post")) } : {},
  rows: (record, _context, mapping) => {
    if (record === null || typeof record !== "object" || Array.isArray(record))
      return { rows: [], skipped: 0, rejected: [{ reason: "not-a-record", detail: "no JSON object" }] };
    const row: RawRow = {};
    for (const field in mapping) row[field as RawField] = mappedText(record, mapping[field as RawField]!);
    row.time_finer = snowflakeTimeOf(row.post ?? null);
    return { rows: [row], skipped: 0, rejected: [] };
  },
});
