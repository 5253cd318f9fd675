/**
 * The background level: how much more than chance the members simply post at the same time. Same definition as the trace
 * co-post, an account's first event of a UTC day on a platform, so that both can be read side by side.
 */
import { actionsOfRows, type IndexedActions, type Store, sharedObjects, textsOf } from "../store/index.js";
import { type TraceData, traceData } from "./trace-data.js";

/** Id under which the background stands in `group_traces`. */
export const BACKGROUND_TRACE = "co-post";

/** Time and event in one number of 128 bits, whose smallest is the first event: the event in the lower 40, the time above 0. */
const EVENT_BITS = 40;
const EVENT_ROOM = 2 ** EVENT_BITS;
const TIME_ZERO = `${2n ** 60n}`;

/** The part of `readBackground` that takes longest, so that it can be done while this thread computes. */
export const prepareBackground = (store: Store): Promise<void> => store.run(FIRSTS);

/** Drops what `prepareBackground` made, where nobody read it. */
export const dropBackground = (store: Store): Promise<void> =>
  store.run("DROP TABLE IF EXISTS temp.background_firsts");

/** Reads the background of all accounts from `events`; days with a single account are left out, as by `readActions`. `prepared`: `prepareBackground` was done. */
export async function readBackground(store: Store, prepared = false): Promise<TraceData> {
  if (!prepared) await prepareBackground(store);
  for (const sql of [ACCOUNTS, DAYS]) await store.run(sql);
  const { rowCount, columns } = await store.numbers(ROWS);
  const accountIds = await textsOf(store, "SELECT account_id FROM background_accounts ORDER BY number");
  const objectIds = await textsOf(store, "SELECT DISTINCT object_id FROM background_days ORDER BY object_id");
  for (const name of ["firsts", "accounts", "days"]) await store.run(`DROP TABLE background_${name}`);
  const [account, object, time, event] =
    rowCount > 0
      ? (columns as [Int32Array, Int32Array, Float64Array, Float64Array])
      : [new Int32Array(0), new Int32Array(0), new Float64Array(0), new Float64Array(0)];
  const all = { account, object, time, event, accountIds, objectIds };
  return traceData(
    BACKGROUND_TRACE,
    sharedObjects(firstOfEach({ ...all, accountCount: accountIds.length, objectCount: objectIds.length })),
  );
}

/** The first event of each account on each day and platform, both as they are written. */
const FIRSTS = `
  CREATE OR REPLACE TEMP TABLE background_firsts AS
  SELECT account_id, platform, time_utc::DATE AS day, min((epoch_us(time_utc) + ${TIME_ZERO})::HUGEINT * ${EVENT_ROOM} + event_id) AS first
  FROM events WHERE time_utc IS NOT NULL GROUP BY ALL`;

const ACCOUNTS = `
  CREATE OR REPLACE TEMP TABLE background_accounts AS
  SELECT account_id, (row_number() OVER (ORDER BY first, last, account_id) - 1)::INTEGER AS number
  FROM (SELECT account_id, min(first) AS first, max(first) AS last FROM background_firsts GROUP BY account_id) WHERE trim(account_id) <> ''`;

/** A platform without a name is `unknown`, so that several can stand for one. */
const DAYS = `
  CREATE OR REPLACE TEMP TABLE background_days AS
  SELECT platform, day, object_id, (dense_rank() OVER (ORDER BY object_id) - 1)::INTEGER AS number FROM (
    SELECT platform, day, coalesce(nullif(platform, ''), 'unknown') || ':' || strftime(day, '%Y-%m-%d') AS object_id
    FROM (SELECT DISTINCT platform, day FROM background_firsts))`;

const ROWS = `
  SELECT a.number AS account, d.number AS object, (((first >> ${EVENT_BITS})::BIGINT - ${TIME_ZERO}) / 1000000.0)::DOUBLE AS time,
         (first & ${EVENT_ROOM - 1}::HUGEINT)::DOUBLE AS event
  FROM background_firsts f JOIN background_accounts a USING (account_id)
  JOIN background_days d ON d.day = f.day AND d.platform IS NOT DISTINCT FROM f.platform
  ORDER BY object, time, account, event`;

/** Platforms of one name come together here: of an account's rows on an object the first is kept. */
function firstOfEach(actions: IndexedActions): IndexedActions {
  const { account, object, accountCount } = actions;
  const lastSeen = new Int32Array(accountCount).fill(-1);
  const rows = new Int32Array(account.length);
  let count = 0;
  for (let i = 0; i < account.length; i++) {
    if (lastSeen[account[i]] === object[i]) continue;
    lastSeen[account[i]] = object[i];
    rows[count++] = i;
  }
  return count === rows.length ? actions : actionsOfRows(actions, rows.subarray(0, count));
}
