/** The table `accounts`: one row an author, with the handles and names it bore in order of time. */
import { ACCOUNTS } from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import { accountIdSql } from "./identities.js";

/** Makes `accounts` from `events` and `read_rows`. Under pseudonyms handles, names and profile texts stay empty. */
export async function makeAccountRows(
  store: Store,
  filled: ReadonlySet<string>,
  hidden: boolean,
): Promise<void> {
  await createTable(store, ACCOUNTS);
  const shown =
    !hidden && ["account_handle", "account_name", "account_bio"].some((column) => filled.has(column));
  if (shown) await store.run(`CREATE OR REPLACE TEMP TABLE account_profiles AS ${profilesSql}`);
  await store.run(`INSERT INTO accounts
    SELECT account_id, e.platform, ${shown ? "coalesce(p.handles, []), coalesce(p.names, [])" : "[], []"}, e.created, ${shown ? "p.bio" : "NULL"}, e.events, e.first_seen, e.last_seen
    FROM (SELECT account_id, min(platform) AS platform, min(account_created) AS created, count(*) AS events,
            min(time_utc) AS first_seen, max(time_utc) AS last_seen FROM events GROUP BY account_id) e
    ${shown ? "LEFT JOIN account_profiles p USING (account_id)" : ""} ORDER BY account_id`);
  if (shown) await store.run("DROP TABLE account_profiles");
}

const seen = (column: string): string =>
  `(SELECT account_id, list(${column} ORDER BY first, ${column}) AS list FROM
    (SELECT ${accountIdSql("platform", "account")} AS account_id, ${column}, min(micros) AS first FROM read_rows WHERE reason IS NULL AND ${column} IS NOT NULL GROUP BY ALL) GROUP BY account_id)`;

const profilesSql = `SELECT account_id, h.list AS handles, n.list AS names, b.bio FROM ${seen("account_handle")} h
  FULL JOIN ${seen("account_name")} n USING (account_id)
  FULL JOIN (SELECT ${accountIdSql("platform", "account")} AS account_id, arg_max(account_bio, (micros, account_bio)) AS bio FROM read_rows
    WHERE reason IS NULL AND account_bio IS NOT NULL GROUP BY account_id) b USING (account_id)`;
