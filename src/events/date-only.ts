/**
 * Rows with a date and no time of day among rows that have one. R leaves out the time of a post at midnight, other programs one that
 * they do not know: which it is nobody can tell, so a few such rows are set aside and the clock of the file stays as fine as it is.
 */
import type { Store } from "../store/index.js";
import { READ_TABLE } from "./read-row-table.js";

/** Rows that may be set aside, as a share of the rows of their file; a file with more has a clock of days. */
export const FEW_ROWS = 0.05;

/** Gives the few rows of a file whose clock is a day, where its others are finer, the reason `date-only`. */
export async function setDateOnlyAside(store: Store): Promise<void> {
  const rows = await store.rows<{ file: number }>(
    `SELECT source_file AS file FROM read_rows WHERE reason IS NULL GROUP BY source_file
     HAVING count(*) FILTER (precision = 'day') BETWEEN 1 AND count(*) * ${FEW_ROWS} ORDER BY file`,
  );
  if (rows.length === 0) return;
  const files = rows.map(({ file }) => file).join(", ");
  await store.run(
    `UPDATE ${READ_TABLE} AS r SET reason = 'date-only' FROM
       (SELECT number FROM read_rows WHERE reason IS NULL AND precision = 'day' AND source_file IN (${files})) d WHERE r.number = d.number`,
  );
}
