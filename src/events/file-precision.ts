/**
 * How fine the clock of a whole file is. Text such as `16:45:00` claims seconds; when every distinct time of a file falls on a full
 * minute, the clock is one of minutes, whatever it claims: of three times of a clock of seconds all do so once in 216,000 files. The same
 * for days (one time of day on all days, or two an hour apart where summer time lies between), seconds, milliseconds.
 */
import type { TimePrecision } from "../model/index.js";
import type { Store } from "../store/index.js";

/** Distinct times, or days, from which on it is no accident that all are round. */
const MIN_TIMES = { minute: 3, second: 2, millisecond: 2, days: 3, midnights: 2, summerDays: 4 };
/** From here on an estimate of distinct values is as good as a count. */
const MANY_TIMES = 100;
const HOUR_MICROS = 3_600_000_000;

/** Order from fine to coarse. */
export const PRECISIONS: readonly TimePrecision[] = ["microsecond", "millisecond", "second", "minute", "day"];

interface FileTimes {
  readonly file: number;
  readonly times: number;
  readonly days: number;
  /** Times that are on no full minute, second, millisecond. */
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** First and last time of day, microseconds, and times that are at neither. */
  readonly earliest: number;
  readonly latest: number;
  readonly between: number;
}

/** Index of an input to the precision that its clock has at best; inputs with too few times are left out. */
export async function filePrecisions(store: Store): Promise<Map<number, TimePrecision>> {
  const rows = await store.rows<FileTimes>(
    `WITH clocks AS (SELECT source_file AS file, micros, micros % 86400000000 AS clock FROM read_rows WHERE reason IS NULL),
       bounds AS (SELECT file, min(clock) AS earliest, max(clock) AS latest FROM clocks GROUP BY file)
     SELECT file, approx_count_distinct(micros) AS times, approx_count_distinct(micros // 86400000000) AS days,
       count(*) FILTER (micros % 60000000 <> 0) AS minute, count(*) FILTER (micros % 1000000 <> 0) AS second,
       count(*) FILTER (micros % 1000 <> 0) AS millisecond, any_value(earliest) AS earliest, any_value(latest) AS latest,
       count(*) FILTER (clock <> earliest AND clock <> latest) AS between
     FROM clocks JOIN bounds USING (file) GROUP BY file ORDER BY file`,
  );
  const found = new Map<number, TimePrecision>();
  for (const row of rows) {
    const precision = precisionOf(
      row.times < MANY_TIMES ? { ...row, ...(await exactly(store, row.file)) } : row,
    );
    if (precision !== null) found.set(row.file, precision);
  }
  return found;
}

async function exactly(store: Store, file: number): Promise<Pick<FileTimes, "times" | "days">> {
  const row = await store.row<Pick<FileTimes, "times" | "days">>(
    `SELECT count(DISTINCT micros) AS times, count(DISTINCT micros // 86400000000) AS days FROM read_rows WHERE reason IS NULL AND source_file = ${file}`,
  );
  return row ?? { times: 0, days: 0 };
}

function precisionOf(times: FileTimes): TimePrecision | null {
  if (isOfDays(times)) return "day";
  const units = ["minute", "second", "millisecond"] as const;
  return units.find((unit) => times[unit] === 0 && times.times >= MIN_TIMES[unit]) ?? null;
}

function isOfDays({ days, earliest, latest, between }: FileTimes): boolean {
  if (between > 0) return false;
  if (earliest === latest) return days >= (earliest === 0 ? MIN_TIMES.midnights : MIN_TIMES.days);
  return latest - earliest === HOUR_MICROS && latest % HOUR_MICROS === 0 && days >= MIN_TIMES.summerDays;
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
