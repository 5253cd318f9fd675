/** The table `shares` of a peer's network under pseudonyms: every account, post and object is a number, the same as in a case with the same key. */
import { dropRelation, type Store, textsOf } from "../store/index.js";
import { accountIdSql } from "./identities.js";
import { Masks, maskSql, shownPostSql } from "./masks.js";

const ACCOUNT = accountIdSql("platform", "account_id");

/** Replaces the names in `shares` (object_id, account_id, content_id, timestamp_share, platform), row by row. An object that is a post has the post's number. */
export async function hideShares(store: Store, key: Buffer): Promise<void> {
  const masks = new Masks(key);
  const accounts = await textsOf(
    store,
    `SELECT DISTINCT ${ACCOUNT} FROM shares WHERE account_id IS NOT NULL`,
  );
  await store.run("CREATE OR REPLACE TEMP TABLE shown_accounts (account VARCHAR, shown VARCHAR)");
  await store.append(
    "shown_accounts",
    ["VARCHAR", "VARCHAR"],
    [accounts, accounts.map((account) => masks.account(account))],
  );
  await store.run(
    `CREATE TABLE hidden_shares AS
     SELECT CASE WHEN p.post IS NOT NULL THEN ${shownPostSql("p.platform", "p.post")} ELSE ${maskSql("object", "s.object_id")} END AS object_id,
       a.shown AS account_id, ${shownPostSql("s.platform", "s.content_id")} AS content_id, s.timestamp_share
     FROM (SELECT *, row_number() OVER () AS place, ${ACCOUNT} AS account FROM shares) s
     LEFT JOIN temp.shown_accounts a USING (account)
     LEFT JOIN (SELECT content_id AS post, min(platform) AS platform FROM shares GROUP BY content_id) p ON p.post = s.object_id
     ORDER BY s.place`,
    [masks.short],
  );
  await store.run("DROP TABLE temp.shown_accounts");
  await dropRelation(store, "shares");
  await store.run("ALTER TABLE hidden_shares RENAME TO shares");
}
