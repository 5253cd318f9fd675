/** The clock inside X identifiers: from November 2010 on, the bits above the 22nd are milliseconds. */

const EPOCH_MS = 1288834974657;
/** Identifiers of one millisecond: 22 bits. */
const CLOCK_UNIT = 1 << 22;
const ZERO = 48;

/** SQL of the epoch milliseconds, as text, that an identifier of X holds; NULL where it is no such identifier. */
export const snowflakeTime = (id: string): string =>
  `CASE WHEN regexp_full_match(${id}, '[1-9][0-9]{14,18}') THEN ((TRY_CAST(${id} AS BIGINT) >> 22) + ${EPOCH_MS})::VARCHAR END`;

/** The same of one identifier. In two halves of digits, each exact as a number: far cheaper than a big integer. */
export function snowflakeTimeOf(id: string | null): string | null {
  if (id === null || id.length < 15 || id.length > 19 || id.charCodeAt(0) === ZERO) return null;
  let [high, low] = [0, 0];
  for (let i = 0; i < id.length; i++) {
    const digit = id.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return null;
    if (i < id.length - 9) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  const rest = (high % CLOCK_UNIT) * 1e9 + low;
  return String(Math.floor(high / CLOCK_UNIT) * 1e9 + Math.floor(rest / CLOCK_UNIT) + EPOCH_MS);
}
