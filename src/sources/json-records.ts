/** What a source of JSON records says in the same words as every other: recognition by shape, and the outcomes of a record. */
import type { FileHead, Mapping, RawRow, Recognition, RecordRows } from "./source.js";

/** Recognises a file of which at least half of the first records satisfy `isRecord`. */
export function recognisedRecords(
  head: FileHead,
  format: {
    readonly title: string;
    readonly what: string;
    readonly mapping: Mapping;
    readonly confidence?: number;
    readonly isRecord: (record: unknown) => boolean;
  },
): Recognition | null {
  if (head.layout !== "records" || !head.records.length) return null;
  const found = head.records.filter(format.isRecord).length;
  if (found < head.records.length / 2) return null;
  return {
    confidence: format.confidence ?? 0.95,
    because: `${format.title}: ${format.what} in ${found} of the first ${head.records.length} records`,
    mapping: format.mapping,
  };
}

/** A record that gives these rows. */
export const kept = (...rows: RawRow[]): RecordRows => ({ rows, skipped: 0, rejected: [] });

/** A record that is no act of an account. */
export const SKIPPED: RecordRows = { rows: [], skipped: 1, rejected: [] };

/** A record that is not trusted. */
export const rejected = (reason: RecordRows["rejected"][number]["reason"], detail: string): RecordRows => ({
  rows: [],
  skipped: 0,
  rejected: [{ reason, detail }],
});

/** The rows of several records that stand in one. */
export const together = (parts: readonly RecordRows[]): RecordRows => ({
  rows: parts.flatMap((part) => part.rows),
  skipped: parts.reduce((sum, part) => sum + part.skipped, 0),
  rejected: parts.flatMap((part) => part.rejected),
});
