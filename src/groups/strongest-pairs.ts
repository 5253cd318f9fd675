/** The pair with the most meetings inside each group: a pair with hangers-on must not stand where a group should. */
import type { Store } from "../store/index.js";

/** Most meetings of one pair, by trace and window (`pairKey`). What is absent is one or none. */
export type StrongestPairs = ReadonlyMap<string, number>;

/** Key of a trace and window. */
export const pairKey = (trace: string, windowSeconds: number): string => `${trace} ${windowSeconds}`;

/** Strongest pairs of each group (lists of account ids, no account in two), from `edges`; in the order of the groups. */
export async function strongestPairs(
  store: Store,
  groups: readonly (readonly string[])[],
): Promise<StrongestPairs[]> {
  const found = groups.map(() => new Map<string, number>());
  if (groups.length === 0) return found;
  await store.run("CREATE OR REPLACE TEMP TABLE found_members (number INTEGER, account_id VARCHAR)");
  await store.append(
    "found_members",
    ["INTEGER", "VARCHAR"],
    [Int32Array.from(groups.flatMap((accounts, i) => accounts.map(() => i))), groups.flat()],
  );
  for (const row of await store.rows<StrongestRow>(STRONGEST_SQL))
    found[row.number].set(pairKey(row.trace, row.windowSeconds), row.meetings);
  await store.run("DROP TABLE found_members");
  return found;
}

interface StrongestRow {
  readonly number: number;
  readonly trace: string;
  readonly windowSeconds: number;
  readonly meetings: number;
}

const STRONGEST_SQL = `
  SELECT a.number, e.trace, e.window_seconds AS "windowSeconds", max(e.support) AS meetings
  FROM edges e JOIN found_members a ON a.account_id = e.account_a
  JOIN found_members b ON b.account_id = e.account_b AND b.number = a.number
  GROUP BY ALL ORDER BY ALL`;
