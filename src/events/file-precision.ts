/**
 * How fine the clock of a whole file is. Text such as `16:45:00` claims seconds; when every one of many different times of
 * a file falls on a full minute, the clock is one of minutes, whatever it claims. The same for days, seconds, milliseconds.
 */
import type { TimePrecision } from "../model/index.js";
import type { Store } from "../store/index.js";

const MIN_EVENTS = 50;
const MIN_TIMES = 20;

/** Order from fine to coarse. */
export const PRECISIONS: readonly TimePrecision[] = ["microsecond", "millisecond", "second", "minute", "day"];

/** Index of an input to the precision that its clock has at best; inputs with too few times are left out. */
export async function filePrecisions(store: Store): Promise<Map<number, TimePrecision>> {
  const rows = await store.rows<
    Record<"file" | "n" | "times" | "days" | "minute" | "second" | "millisecond" | "clocks", number>
  >(
    `SELECT source_file AS file, count(*) AS n, approx_count_distinct(micros) AS times, approx_count_distinct(micros // 86400000000) AS days,
       count(*) FILTER (micros % 60000000 <> 0) AS minute, count(*) FILTER (micros % 1000000 <> 0) AS second,
       count(*) FILTER (micros % 1000 <> 0) AS millisecond, max(micros % 86400000000) - min(micros % 86400000000) AS clocks
     FROM read_rows WHERE reason IS NULL GROUP BY source_file ORDER BY source_file`,
  );
  const found = new Map<number, TimePrecision>();
  for (const row of rows) {
    if (row.n < MIN_EVENTS || row.times < MIN_TIMES) continue;
    if (row.clocks === 0 && row.days >= MIN_TIMES) found.set(row.file, "day");
    else if (row.minute === 0) found.set(row.file, "minute");
    else if (row.second === 0) found.set(row.file, "second");
    else if (row.millisecond === 0) found.set(row.file, "millisecond");
  }
  return found;
}

/** SQL of the coarser of the precision as written and that of the file. */
export function coarserSql(written: string, files: ReadonlyMap<number, TimePrecision>): string {
  const cases = [...files].map(([file, precision]) => {
    const finer = PRECISIONS.slice(0, PRECISIONS.indexOf(precision));
    return finer.length
      ? `WHEN source_file = ${file} AND ${written} IN (${finer.map((p) => `'${p}'`).join(", ")}) THEN '${precision}'`
      : "";
  });
  return cases.some(Boolean) ? `CASE ${cases.join(" ")} ELSE ${written} END` : written;
}
