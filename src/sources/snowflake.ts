/** The clock inside X identifiers: from November 2010 on, the bits above the 22nd are milliseconds. */

const EPOCH_MS = 1288834974657;

/** SQL of the epoch milliseconds, as text, that an identifier of X holds; NULL where it is no such identifier. */
export const snowflakeTime = (id: string): string =>
  `CASE WHEN regexp_full_match(${id}, '[1-9][0-9]{14,18}') THEN ((TRY_CAST(${id} AS BIGINT) >> 22) + ${EPOCH_MS})::VARCHAR END`;

/** The same of one identifier. */
export const snowflakeTimeOf = (id: string | null): string | null =>
  id !== null && /^[1-9]\d{14,18}$/.test(id) ? String((BigInt(id) >> 22n) + BigInt(EPOCH_MS)) : null;
