/**
 * The background level: how much more than chance the members simply post at the same time. Same definition as the trace
 * co-post, an account's first event of a UTC day on a platform, so that both can be read side by side.
 */
import { actionsOfRows, type IndexedActions, type Store, sharedObjects, textsOf } from "../store/index.js";
import { type TraceData, traceData } from "./trace-data.js";

/** Id under which the background stands in `group_traces`. */
export const BACKGROUND_TRACE = "co-post";

const PLATFORM = "coalesce(nullif(platform, ''), 'unknown')";
const COUNTED = "time_utc IS NOT NULL AND trim(account_id) <> ''";

/** Reads the background of all accounts from `events`; days with a single account are left out, as by `readActions`. */
export async function readBackground(store: Store): Promise<TraceData> {
  return traceData(BACKGROUND_TRACE, sharedObjects(await firstOfDays(store)));
}

/** The first event of each account on each day and platform: all events in order, and of each account the one that comes first. */
async function firstOfDays(store: Store): Promise<IndexedActions> {
  await store.run(
    `CREATE OR REPLACE TEMP TABLE background_accounts AS
     SELECT account_id, (row_number() OVER (ORDER BY account_id) - 1)::INTEGER AS number
     FROM (SELECT DISTINCT account_id FROM events WHERE ${COUNTED})`,
  );
  await store.run(
    `CREATE OR REPLACE TEMP TABLE background_days AS
     SELECT platform, day, object_id, (row_number() OVER (ORDER BY object_id) - 1)::INTEGER AS number FROM (
       SELECT platform, day, platform || ':' || strftime(day, '%Y-%m-%d') AS object_id
       FROM (SELECT DISTINCT ${PLATFORM} AS platform, time_utc::DATE AS day FROM events WHERE ${COUNTED}))`,
  );
  const { rowCount, columns } = await store.numbers(
    `SELECT a.number AS account, d.number AS object, (epoch_us(e.time_utc) / 1000000.0)::DOUBLE AS time, e.event_id::DOUBLE AS event
     FROM (SELECT account_id, ${PLATFORM} AS platform, time_utc::DATE AS day, time_utc, event_id FROM events WHERE ${COUNTED}) e
     JOIN background_accounts a USING (account_id) JOIN background_days d USING (platform, day)
     ORDER BY object, time, account, event`,
  );
  const accountIds = await textsOf(store, "SELECT account_id FROM background_accounts ORDER BY number");
  const objectIds = await textsOf(store, "SELECT object_id FROM background_days ORDER BY number");
  for (const name of ["background_accounts", "background_days"]) await store.run(`DROP TABLE ${name}`);
  const [account, object, time, event] =
    rowCount > 0
      ? (columns as [Int32Array, Int32Array, Float64Array, Float64Array])
      : [new Int32Array(0), new Int32Array(0), new Float64Array(0), new Float64Array(0)];
  const all = { account, object, time, event, accountIds, objectIds };
  return firstOfEach({ ...all, accountCount: accountIds.length, objectCount: objectIds.length });
}

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
  return actionsOfRows(actions, rows.subarray(0, count));
}
