/** JSON records: recognising a file by the share of its first records that have a format's shape, and what one record gives. */
import type { FileHead, Mapping, RawRow, Recognition, RecordRows } from "./source.js";

/** What to look for in the first records. */
export interface RecordFormat {
  readonly title: string;
  /** What a record of this format is called, in the plural: `messages`. */
  readonly what: string;
  readonly mapping: Mapping;
  readonly is: (record: unknown) => boolean;
}

/** Recognises records of which at least half have the shape. */
export function recognisedRecords(head: FileHead, format: RecordFormat): Recognition | null {
  if (head.layout !== "records" || !head.records.length) return null;
  const found = head.records.filter(format.is).length;
  if (found < head.records.length / 2) return null;
  return {
    confidence: 0.95,
    because: `${format.title}: ${found} of the first ${head.records.length} records are ${format.what}`,
    mapping: format.mapping,
  };
}

/** A record that is these rows. */
export const keptRows = (...rows: readonly RawRow[]): RecordRows => ({ rows, skipped: 0, rejected: [] });

/** A record that is no act of an account. */
export const SKIPPED: RecordRows = { rows: [], skipped: 1, rejected: [] };

/** A record that is not trusted. */
export const refused = (reason: RecordRows["rejected"][number]["reason"], detail: string): RecordRows => ({
  rows: [],
  skipped: 0,
  rejected: [{ reason, detail }],
});

/** What several records give together; an empty page is one record that is no act. */
export function together(parts: readonly RecordRows[]): RecordRows {
  if (!parts.length) return SKIPPED;
  return {
    rows: parts.flatMap((part) => part.rows),
    skipped: parts.reduce((sum, part) => sum + part.skipped, 0),
    rejected: parts.flatMap((part) => part.rejected),
  };
}
