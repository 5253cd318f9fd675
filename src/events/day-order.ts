/**
 * Dates as spreadsheets write them, `31/05/2024 08:00` or `5/31/2024 08:00`: which number is the day is told by the file or not at
 * all. A first number above 12 in some row and a second in none says day first, the reverse month first; a file that shows neither or
 * both is not guessed, and its rows are quarantined.
 */
import { literal, type Store } from "../store/index.js";
import { somethingSql } from "./nothing.js";

/** Which number of a file's dates comes first, by the index of the file; files that do not settle it are left out. */
export type DayOrders = ReadonlyMap<number, "day" | "month">;

const DATE = "^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})";

/** Looks at the clocks of `raw`. */
export async function dayOrders(store: Store): Promise<DayOrders> {
  const above = (part: number) =>
    `bool_or(TRY_CAST(regexp_extract(time, ${literal(DATE)}, ${part}) AS INTEGER) BETWEEN 13 AND 31)`;
  const rows = await store.rows<{ file: number; day: boolean; month: boolean }>(
    `SELECT source_file AS file, ${above(1)} AS day, ${above(2)} AS month
     FROM (SELECT source_file, ${somethingSql("time")} AS time FROM raw) WHERE regexp_matches(time, ${literal(`${DATE}($|[ T,])`)})
     GROUP BY source_file HAVING day <> month ORDER BY source_file`,
  );
  return new Map(rows.map(({ file, day }) => [file, day ? "day" : "month"]));
}

/** SQL of a clock with its date as year, month, day where the file settles the order; else the clock as it stands. */
export function orderedSql(text: string, orders: DayOrders): string {
  const branch = (order: "day" | "month", replacement: string) => {
    const files = [...orders].flatMap(([file, found]) => (found === order ? [file] : []));
    return files.length === 0
      ? ""
      : `WHEN source_file IN (${files.join(", ")}) THEN regexp_replace(${text}, ${literal(DATE)}, ${literal(replacement)})`;
  };
  const branches = [branch("day", "\\3-\\2-\\1"), branch("month", "\\3-\\1-\\2")].filter(Boolean);
  return branches.length === 0 ? text : `CASE ${branches.join(" ")} ELSE ${text} END`;
}
