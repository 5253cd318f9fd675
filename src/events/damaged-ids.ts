/**
 * Identifiers that a spreadsheet or a number type has rounded. A few show it (`1.35E+17`); most only end in zeros, which is
 * told from chance by counting: of honest identifiers of 18 digits one in a thousand ends in three zeros.
 */
import { identifier, type Store } from "../store/index.js";

/** Digits that spreadsheets keep; every digit behind becomes 0. */
const KEPT_DIGITS = 15;

/** Distinct identifiers of one length, and how many of them end in the zeros that rounding leaves. */
export interface LengthCount {
  readonly digits: number;
  readonly ids: number;
  readonly zeros: number;
}

/** SQL: whether the identifier is written as a rounded number; one out of a workbook names its cell behind it. */
export const writtenRounded = (id: string): string =>
  `(${id} BETWEEN '0' AND ':' AND (contains(${id}, '+') OR contains(${id}, '.') OR contains(${id}, ',')) AND regexp_full_match(${id}, '[0-9]+(?:[.,][0-9]+[eE][+]?[0-9]+|[eE][+][0-9]+)(?: in [A-Z]{1,3}[0-9]+)?|[0-9]{16,}[.]0+'))`;

/** SQL: whether the identifier is of a length in `lengths` and ends in the zeros that rounding leaves. */
export const endsRounded = (id: string, lengths: readonly number[]): string =>
  lengths.length === 0
    ? "FALSE"
    : `(${lengths.map((digits) => `length(${id}) = ${digits} AND right(${id}, ${digits - KEPT_DIGITS}) = '${"0".repeat(digits - KEPT_DIGITS)}'`).join(" OR ")}) AND regexp_full_match(${id}, '[0-9]+')`;

/**
 * Whether identifiers of one length were rounded: at least two end in zeros, more than ten times as many as chance gives,
 * and at least three of them or all there are.
 */
export function areRounded({ digits, ids, zeros }: LengthCount): boolean {
  const expected = ids * 10 ** (KEPT_DIGITS - digits);
  return zeros >= 2 && zeros > 10 * expected && (zeros >= 3 || zeros === ids);
}

/** So far an estimate of a number of distinct identifiers may be off, many times over. */
const ESTIMATE_SLACK = 2;

/**
 * Lengths at which the identifiers of a column of `raw` were rounded. Counting the distinct ones of tens of millions is dear;
 * it is done only at lengths where an estimate leaves it open.
 */
export async function roundedLengths(store: Store, column: string): Promise<number[]> {
  const id = identifier(column);
  const zeros = `right(${id}, length(${id}) - ${KEPT_DIGITS}) = repeat('0', length(${id}) - ${KEPT_DIGITS})`;
  const counts = await store.rows<LengthCount>(
    `SELECT length(${id}) AS digits, approx_count_distinct(${id}) AS ids, count(DISTINCT ${id}) FILTER (${zeros}) AS zeros FROM raw
     WHERE length(${id}) BETWEEN ${KEPT_DIGITS + 2} AND 25 AND regexp_full_match(${id}, '[0-9]+') GROUP BY ALL ORDER BY digits`,
  );
  const open = counts.filter(
    ({ digits, ids, zeros: found }) =>
      found >= 2 && areRounded({ digits, ids: ids / ESTIMATE_SLACK, zeros: Math.max(3, found) }),
  );
  if (open.length === 0) return [];
  const exact = await store.rows<LengthCount>(
    `SELECT length(${id}) AS digits, count(DISTINCT ${id}) AS ids, count(DISTINCT ${id}) FILTER (${zeros}) AS zeros FROM raw
     WHERE length(${id}) IN (${open.map(({ digits }) => digits).join(", ")}) AND regexp_full_match(${id}, '[0-9]+') GROUP BY ALL ORDER BY digits`,
  );
  return exact.filter(areRounded).map((count) => count.digits);
}
