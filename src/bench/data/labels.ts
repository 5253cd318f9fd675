/** The labels file: which accounts were planted, and in which group. */
import { UsageError } from "../../model/index.js";
import { fileLiteral, type Store } from "../../store/index.js";
import type { Truth } from "./sample.js";

/**
 * Reads `account,label,group` (more columns are ignored); label is `planted` or anything else, group may be empty (one group).
 * Accounts are found in `events` by their identifier, with or without the platform before it; a planted account without an
 * event counts as missed. Groups come in the order of their names. Throws `UsageError` where a column is absent.
 */
export async function readLabels(store: Store, path: string): Promise<Truth> {
  const table = `read_csv(${fileLiteral(path, "read")}, header = true, all_varchar = true, hive_partitioning = false)`;
  const names = (await store.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${table}`)).map(
    (row) => row.column_name,
  );
  for (const name of ["account", "label"])
    if (!names.includes(name))
      throw new UsageError(
        `--labels: no column "${name}", ${names.join(", ")}. Write account,label,group with label planted or honest.`,
      );
  const group = names.includes("group") ? `coalesce("group", '')` : "''";
  const rows = await store.rows<{ account: string; group: string }>(
    `SELECT account, ${group} AS "group" FROM ${table} WHERE label = 'planted' ORDER BY 2, 1`,
  );
  const accounts = (
    await store.rows<{ account_id: string }>("SELECT DISTINCT account_id FROM events ORDER BY 1")
  ).map((row) => row.account_id);
  const known = new Map(accounts.map((id) => [id.slice(id.indexOf("::") + 2), id]));
  const all = new Set(accounts);
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const id = all.has(row.account) ? row.account : (known.get(row.account) ?? row.account);
    groups.set(row.group, [...(groups.get(row.group) ?? []), id]);
  }
  const planted = [...groups.values()];
  return { groups: planted, accounts: [...new Set([...accounts, ...planted.flat()])].sort() };
}

/** The labelled groups of a simulated world, largest first: its planted groups, or where nobody is planted its honest crowds. */
export async function labelledGroups(store: Store, path: string): Promise<readonly (readonly string[])[]> {
  const planted = (await readLabels(store, path)).groups;
  const rows = await store.rows<{ accounts: string[] }>(
    `SELECT list(DISTINCT e.account_id ORDER BY e.account_id) AS accounts
     FROM read_csv(${fileLiteral(path, "read")}, header = true, all_varchar = true, hive_partitioning = false) l
     JOIN (SELECT DISTINCT account_id FROM events) e ON e.account_id = l.account OR split_part(e.account_id, '::', 2) = l.account
     WHERE l.crowd <> '' GROUP BY l.crowd ORDER BY l.crowd`,
  );
  const groups = planted.length > 0 ? planted : rows.map(({ accounts }) => accounts);
  return [...groups].sort((x, y) => y.length - x.length);
}
