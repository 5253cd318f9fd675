/** Who rests: an account's quietest six hours of the day, which hold a quarter of its posts where it never pauses. */
import type { Store } from "../../store/index.js";
import { controlMeans } from "./ground.js";

/** Events from which the hours of an account can be told. */
const ENOUGH_EVENTS = 72;
/** Share of an account's events in its quietest six hours: above the first it never rests, below the second it does. */
const RESTLESS = 0.125;
const RESTED = 0.04;

/** Members whose hours can be told, of them those that never rest and those that do; and the share of restless controls. */
export interface RestCounts {
  readonly measured: number;
  readonly restless: number;
  readonly rested: number;
  readonly controls: number | null;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** SQL: the share of its events in the quietest six hours of the day, one row an account with enough events. */
const quietShares = (table: string, columns: string): string => `
  WITH hours AS (
    SELECT ${columns}, count(*) AS events,
           ${HOURS.map((hour) => `count(*) FILTER (hour = ${hour}) AS h${hour}`).join(", ")}
    FROM (SELECT ${columns}, (micros // 3600000000 % 24 + 24) % 24 AS hour FROM ${table}) GROUP BY ALL HAVING count(*) >= ${ENOUGH_EVENTS})
  SELECT ${columns}, least(${HOURS.map(sixHoursFrom).join(", ")}) / events AS quiet FROM hours`;

const sixHoursFrom = (start: number): string =>
  HOURS.slice(0, 6)
    .map((hour) => `h${(start + hour) % 24}`)
    .join(" + ");

/** Rest of the members of each group, beside matched controls. */
export async function restlessCounts(store: Store): Promise<ReadonlyMap<string, RestCounts>> {
  const rows = await store.rows<RestCounts & { groupId: string }>(
    `SELECT group_id AS "groupId", count(*) AS measured, count(*) FILTER (quiet >= ${RESTLESS}) AS restless,
            count(*) FILTER (quiet <= ${RESTED}) AS rested
     FROM (${quietShares("reading_events", "group_id, account_id")}) GROUP BY ALL`,
  );
  const controls = await controlMeans(
    store,
    `SELECT bucket, (quiet >= ${RESTLESS})::INTEGER AS x FROM (${quietShares("reading_control_events", "account_id, bucket")})`,
  );
  return new Map(
    rows.map(({ groupId, ...row }) => [groupId, { ...row, controls: controls.get(groupId) ?? null }]),
  );
}
