/**
 * Identifiers that several accounts bear because a number type rounded theirs to the same value. Such a number need not end
 * in zeros; what gives it away is that its handles come by turns. An account that was renamed bears one after the other.
 */
import type { Store } from "../store/index.js";
import { READ_TABLE } from "./read-row-table.js";

/** Digits from which on a number may be rounded: 2^53 has sixteen. */
const MIN_DIGITS = 16;
/** From this number of handles on, with more changes between them than handles, an identifier is no longer one account's. */
const MIN_HANDLES = 3;

/**
 * Gives the rows of `read_rows` whose account is borne by turns the reason `damaged-id`, and the number of its handles.
 * Returns how many identifiers they are.
 */
export async function refuseCrowdedAccounts(store: Store): Promise<number> {
  const borne = `SELECT platform, account, lower(account_handle) AS handle, micros, number FROM read_rows
    WHERE reason IS NULL AND account_handle IS NOT NULL AND length(account) >= ${MIN_DIGITS}`;
  await store.run(`CREATE OR REPLACE TEMP TABLE many_handles AS
    SELECT platform, account, count(*) AS handles FROM (SELECT DISTINCT platform, account, handle FROM (${borne}))
    WHERE regexp_full_match(account, '[0-9]+') GROUP BY platform, account HAVING count(*) >= ${MIN_HANDLES}`);
  await store.run(`CREATE OR REPLACE TEMP TABLE crowded_accounts AS
    SELECT platform, account, any_value(handles) AS handles FROM
      (SELECT platform, account, m.handles, handle,
         lag(handle) OVER (PARTITION BY platform, account ORDER BY micros, number) AS earlier
       FROM (${borne}) JOIN many_handles m USING (platform, account)) GROUP BY platform, account
    HAVING count(*) FILTER (earlier <> handle) > any_value(handles)`);
  await store.run("DROP TABLE temp.many_handles");
  const row = await store.row<{ n: number }>("SELECT count(*) AS n FROM crowded_accounts");
  if (row?.n)
    await store.run(`UPDATE ${READ_TABLE} AS r SET reason = 'damaged-id', crowd = c.handles FROM crowded_accounts c
      WHERE r.platform = c.platform AND r.account = c.account AND r.reason IS NULL`);
  await store.run("DROP TABLE temp.crowded_accounts");
  return row?.n ?? 0;
}
