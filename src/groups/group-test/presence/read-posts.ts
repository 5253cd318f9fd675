/** Everything that was posted by accounts that share something, whatever it acted on: who was there at a moment, for the group test. */
import { rowCount, type Store } from "../../../store/index.js";

/** Posts by number of account; sorted by time, then account. */
export interface Posts {
  readonly account: Int32Array;
  readonly event: Float64Array;
  /** Microseconds since 1970. */
  readonly ticks: Float64Array;
  /** In order of their first post, so that names decide nothing. */
  readonly accountIds: readonly string[];
}

/** Posts that `actions` names and `events` does not hold: in a copy whose accounts were exchanged, those of all traces. */
const otherPostsSql = `
  CREATE OR REPLACE TEMP TABLE presence_acts AS
  SELECT a.account_id, a.event_id, min(a.time_utc) AS time_utc FROM actions a LEFT JOIN events e ON e.event_id = a.event_id
  WHERE e.account_id IS DISTINCT FROM a.account_id GROUP BY ALL`;

/**
 * Reads `events` and `actions`; a post is an account with an event. Accounts that act on nothing shared by any of the `traces` are left out: they could
 * have taken nobody's place, so that adding them changes nothing.
 */
export async function readPosts(store: Store, traces: readonly string[]): Promise<Posts> {
  await store.run(otherPostsSql);
  await store.run(
    "CREATE OR REPLACE TEMP VIEW presence_posts AS SELECT account_id, event_id, time_utc FROM events UNION ALL FROM presence_acts",
  );
  const asked = traces.map((_, i) => `$${i + 1}`).join(", ") || "NULL";
  await store.run(
    `CREATE OR REPLACE TEMP TABLE presence_accounts AS
     SELECT account_id, (row_number() OVER (ORDER BY first, posts DESC, last, event, account_id) - 1)::INTEGER AS number FROM (
       SELECT account_id, min(time_utc) AS first, count(*) AS posts, max(time_utc) AS last, min(event_id) AS event
       FROM presence_posts SEMI JOIN (
         SELECT account_id FROM actions WHERE trace IN (${asked}) QUALIFY count(*) OVER (PARTITION BY trace, object_id) > 1) shared USING (account_id)
       WHERE time_utc IS NOT NULL GROUP BY account_id)`,
    [...traces],
  );
  const { rowCount: rows, columns } = await store.numbers(
    `SELECT a.number AS account, p.event_id::DOUBLE AS event, epoch_us(p.time_utc)::DOUBLE AS ticks
     FROM presence_posts p JOIN presence_accounts a USING (account_id) WHERE p.time_utc IS NOT NULL ORDER BY ticks, account, event`,
  );
  const accountIds: string[] = [];
  if ((await rowCount(store, "presence_accounts")) > 0)
    for await (const chunk of store.chunks("SELECT account_id FROM presence_accounts ORDER BY number"))
      for (const value of chunk.values(0)) accountIds.push(value as string);
  await store.run("DROP VIEW presence_posts");
  for (const name of ["presence_acts", "presence_accounts"]) await store.run(`DROP TABLE ${name}`);
  const [account, event, ticks] = rows
    ? (columns as [Int32Array, Float64Array, Float64Array])
    : [new Int32Array(0), new Float64Array(0), new Float64Array(0)];
  return { account, event, ticks, accountIds };
}
