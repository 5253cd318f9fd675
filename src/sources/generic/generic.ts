/**
 * Any table, NDJSON or Parquet, by a mapping of fields to columns. What the user does not map is guessed from common names
 * of columns, and the guess is shown.
 */
import { columnNamed } from "../columns.js";
import { textOf, valueAt } from "../json-values.js";
import { defineSource, type FileHead, type Mapping, type RawField, type RawRow } from "../source.js";
import { COMMON_NAMES } from "./common-names.js";

/** The mapping that common column names suggest: each field takes its most usual name, each column serves one field. */
export function guessedMapping(head: FileHead, given: Mapping): Mapping {
  const mapping: Partial<Record<RawField, string>> = { ...given };
  const taken = new Set(Object.values(given));
  for (const [field, names] of Object.entries(COMMON_NAMES) as [RawField, readonly string[]][]) {
    if (mapping[field] !== undefined) continue;
    const column = names
      .map((name) => columnNamed(head, name))
      .find((name) => name !== undefined && !taken.has(name));
    if (column === undefined) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
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
  rows: (record, _context, mapping) => {
    if (record === null || typeof record !== "object" || Array.isArray(record))
      return { rows: [], skipped: 0, rejected: [{ reason: "not-a-record", detail: "no JSON object" }] };
    const row: RawRow = {};
    for (const field in mapping)
      row[field as RawField] = textOf(valueAt(record, mapping[field as RawField]!));
    return { rows: [row], skipped: 0, rejected: [] };
  },
});
