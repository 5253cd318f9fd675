/** Everything that anybody posted, whatever it acted on: who was there at a moment, for the group test. */
import { rowCount, type Store } from "../store/index.js";

/** Posts by number of account; sorted by time, then account. */
export interface PoolPosts {
  readonly account: Int32Array;
  readonly event: Float64Array;
  /** Microseconds since 1970. */
  readonly ticks: Float64Array;
  /** Ascending. */
  readonly accountIds: readonly string[];
}

/** Posts that `actions` names and `events` does not hold: in a copy whose accounts were exchanged, those of all traces. */
const otherPostsSql = `
  CREATE OR REPLACE TEMP TABLE pool_acts AS
  SELECT a.account_id, a.event_id, min(a.time_utc) AS time_utc FROM actions a LEFT JOIN events e ON e.event_id = a.event_id
  WHERE e.account_id IS DISTINCT FROM a.account_id GROUP BY ALL`;

/** Reads `events` and `actions`; a post is an account with an event. Null where `serves` says no to that number of posts. */
export async function readPool(
  store: Store,
  serves: (posts: number) => boolean = () => true,
): Promise<PoolPosts | null> {
  await store.run(otherPostsSql);
  if (!serves((await rowCount(store, "events")) + (await rowCount(store, "pool_acts")))) {
    await store.run("DROP TABLE pool_acts");
    return null;
  }
  await store.run(
    "CREATE OR REPLACE TEMP VIEW pool_posts AS SELECT account_id, event_id, time_utc FROM events UNION ALL FROM pool_acts",
  );
  await store.run(
    `CREATE OR REPLACE TEMP TABLE pool_accounts AS SELECT account_id, (row_number() OVER (ORDER BY first, posts DESC, last, event, account_id) - 1)::INTEGER AS number
     FROM (SELECT account_id, min(time_utc) AS first, count(*) AS posts, max(time_utc) AS last, min(event_id) AS event FROM pool_posts GROUP BY account_id)`,
  );
  const { rowCount: rows, columns } = await store.numbers(
    `SELECT a.number AS account, p.event_id::DOUBLE AS event, epoch_us(p.time_utc)::DOUBLE AS ticks
     FROM pool_posts p JOIN pool_accounts a USING (account_id) ORDER BY ticks, account, event`,
  );
  const accountIds: string[] = [];
  for await (const chunk of store.chunks("SELECT account_id FROM pool_accounts ORDER BY number"))
    for (const value of chunk.values(0)) accountIds.push(value as string);
  await store.run("DROP VIEW pool_posts");
  for (const name of ["pool_acts", "pool_accounts"]) await store.run(`DROP TABLE ${name}`);
  const [account, event, ticks] = rows
    ? (columns as [Int32Array, Float64Array, Float64Array])
    : [new Int32Array(0), new Float64Array(0), new Float64Array(0)];
  return { account, event, ticks, accountIds };
}
