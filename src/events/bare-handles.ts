/**
 * Authors known by handle alone, in a case where another file knows the number behind the handle: without this an account of
 * two files would seem two accounts that do the same.
 */
import type { Store } from "../store/index.js";
import { READ_TABLE } from "./read-row-table.js";

const HANDLE = "lower(ltrim(account_handle, '@'))";

/** Gives rows of `read_rows` whose account is a handle (`@handle`) the identifier that bore this handle, where only one did. */
export async function nameBareHandles(store: Store): Promise<void> {
  const bare = await store.row("SELECT 1 AS found FROM read_rows WHERE starts_with(account, '@') LIMIT 1");
  if (!bare) return;
  await store.run(`UPDATE ${READ_TABLE} AS r SET account = known.account FROM (
      SELECT platform, ${HANDLE} AS handle, min(account) AS account FROM read_rows
      WHERE reason IS NULL AND account_handle IS NOT NULL AND NOT starts_with(account, '@')
      GROUP BY ALL HAVING count(DISTINCT account) = 1) known
    WHERE starts_with(r.account, '@') AND r.reason IS NULL
      AND known.platform = r.platform AND known.handle = lower(substr(r.account, 2))`);
}
