/**
 * Numeric dates as spreadsheets write them, `31/05/2024`, `5/31/24`, `1.2.2024`: which number is the day is told by the user, by the
 * file, or not at all. A first number above 12 in some row and a second in none says day first, the reverse month first; with years of
 * two digits the number that moves less is the year; full stops mean day first. A file that shows nothing, or both, is not guessed.
 */
import { literal, type Store } from "../store/index.js";
import { somethingSql } from "./nothing.js";
import type { DateOrder } from "./odd-clocks.js";

/** The order of a file's numeric dates, and what told it. */
export interface DayOrder {
  readonly order: DateOrder;
  readonly by: "numbers" | "stops" | "user";
}

/** Orders by the index of the file; files that do not settle theirs are left out. */
export type DayOrders = ReadonlyMap<number, DayOrder>;

const DATE = "(?:^|[ ,(])([0-9]{1,2})([./-])([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})(?:$|[ T,.)])";

interface Numbers {
  readonly file: number;
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly firsts: number;
  readonly thirds: number;
  readonly stops: boolean;
  readonly short: boolean;
}

/** Looks at the clocks of `raw`; `given` is what the user says of dates that do not say it. */
export async function dayOrders(store: Store, given: DateOrder | null): Promise<DayOrders> {
  const part = (group: number) => `TRY_CAST(regexp_extract(time, ${literal(DATE)}, ${group}) AS INTEGER)`;
  const rows = await store.rows<Numbers>(
    `SELECT file, max(a) AS first, max(b) AS second, max(c) AS third, count(DISTINCT a) AS firsts, count(DISTINCT c) AS thirds,
       bool_and(mark = '.') AS stops, bool_and(c < 100) AS short
     FROM (SELECT source_file AS file, ${part(1)} AS a, regexp_extract(time, ${literal(DATE)}, 2) AS mark, ${part(3)} AS b, ${part(4)} AS c
       FROM (SELECT source_file, ${somethingSql("time")} AS time FROM raw) WHERE regexp_matches(time, ${literal(DATE)}))
     GROUP BY file ORDER BY file`,
  );
  return new Map(
    rows.flatMap((numbers) => {
      const found =
        given && fits(given, numbers) ? ({ order: given, by: "user" } as const) : orderOf(numbers);
      return found ? [[numbers.file, found] as const] : [];
    }),
  );
}

/** Dates with a year of four digits behind cannot have it in front. */
const fits = (order: DateOrder, { short }: Numbers): boolean => order !== "ymd" || short;

function orderOf({ first, second, third, firsts, thirds, stops, short }: Numbers): DayOrder | null {
  if (first > 31 || second > 31) return null;
  if (second > 12) return first > 12 ? null : { order: "mdy", by: "numbers" };
  if (short && third <= 31 && first > 12) {
    if (firsts === thirds) return stops ? { order: "dmy", by: "stops" } : null;
    return { order: firsts > thirds ? "dmy" : "ymd", by: "numbers" };
  }
  if (first > 12) return { order: "dmy", by: "numbers" };
  return stops ? { order: "dmy", by: "stops" } : null;
}
