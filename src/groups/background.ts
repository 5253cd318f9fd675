/**
 * The background level: how much more than chance the members simply post at the same time. Same definition as the trace
 * co-post, an account's first event of a UTC day on a platform, so that both can be read side by side.
 */
import type { Store } from "../store/index.js";
import { readTrace, type TraceData } from "./trace-data.js";

/** Id under which the background stands in `group_traces`. */
export const BACKGROUND_TRACE = "co-post";

const RELATION = "background_actions";

/** SQL of the background's actions over `events`, in the shape of `actions`. */
export const backgroundActions = (): string =>
  `SELECT '${BACKGROUND_TRACE}' AS trace, object_id, account_id, first.event_id AS event_id, first.time_utc AS time_utc
   FROM (
     SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || strftime(time_utc, '%Y-%m-%d') AS object_id, account_id,
       min({ time_utc: time_utc, event_id: event_id }) AS first
     FROM events WHERE time_utc IS NOT NULL AND trim(account_id) <> '' GROUP BY ALL
   )`;

/** Reads the background of all accounts from `events`. */
export async function readBackground(store: Store): Promise<TraceData> {
  await store.run(`CREATE OR REPLACE TEMP TABLE ${RELATION} AS ${backgroundActions()}`);
  const data = await readTrace(store, BACKGROUND_TRACE, RELATION);
  await store.run(`DROP TABLE ${RELATION}`);
  return data;
}
