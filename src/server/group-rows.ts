/** The list of groups as it is read once when a case opens: one row a group, in order of rank. */
import type { GroupStatus, Wording } from "../model/index.js";
import { CORE_READINGS } from "../model/index.js";
import { literal, type Store } from "../store/index.js";
import { sevenWords } from "./seven-words.js";

/** Bins of a spark. */
export const SPARK_BINS = 40;

/** One group of the list, without what reviewers say of it. */
export interface GroupRow {
  readonly id: string;
  readonly rank: number;
  readonly status: GroupStatus;
  readonly words: string;
  readonly accounts: number;
  readonly meetings: number;
  readonly expected: number;
  readonly spark: readonly number[];
  readonly wording: Wording;
  readonly fits: readonly string[];
  readonly untested: readonly string[];
  readonly traces: readonly string[];
  readonly leadTrace: string;
  readonly windowSeconds: number;
  readonly platforms: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** The span that sparks are drawn over. */
export interface SparkSpan {
  readonly start: string | null;
  readonly binSeconds: number;
}

type Stored = Omit<GroupRow, "words" | "spark"> & { readonly topObjects: readonly string[] };

/** Reads the list; `span` is of the whole file. Reads temporary table `group_actions`. */
export async function groupRows(store: Store, span: SparkSpan): Promise<GroupRow[]> {
  const rows = await store.rows<Stored>(listSql());
  const sparks = new Map<string, number[]>();
  if (span.start !== null)
    for (const { id, bin, n } of await store.rows<{ id: string; bin: number; n: number }>(
      `SELECT group_id AS id, least(${SPARK_BINS - 1}, greatest(0, (epoch_us(time_utc) - epoch_us(CAST(? AS TIMESTAMP))) // CAST(? AS BIGINT)))::INTEGER AS bin,
         count(*) AS n FROM group_actions WHERE met GROUP BY ALL`,
      [span.start, span.binSeconds * 1e6],
    )) {
      const spark = sparks.get(id) ?? new Array<number>(SPARK_BINS).fill(0);
      sparks.set(id, spark);
      spark[bin] = n;
    }
  return rows.map(({ topObjects, ...row }) => ({
    ...row,
    words: sevenWords({ ...row, topObjects }),
    spark: sparks.get(row.id) ?? new Array<number>(SPARK_BINS).fill(0),
  }));
}

const listSql = (): string => `
  WITH met AS (
    SELECT a.group_id, a.object_id, count(*) AS n FROM group_actions a JOIN groups g ON g.group_id = a.group_id AND g.lead_trace = a.trace
    WHERE a.met GROUP BY a.group_id, a.object_id
    QUALIFY row_number() OVER (PARTITION BY a.group_id ORDER BY n DESC, a.object_id) <= 2),
  objects AS (SELECT group_id, list(object_id ORDER BY n DESC, object_id) AS top FROM met GROUP BY ALL),
  places AS (SELECT m.group_id, list(DISTINCT a.platform ORDER BY a.platform) AS platforms FROM members m JOIN accounts a USING (account_id) GROUP BY ALL),
  told AS (
    SELECT group_id, list(reading ORDER BY reading) FILTER (state = 'fits') AS fits,
           list(reading ORDER BY reading) FILTER (NOT testable AND reading IN (${CORE_READINGS.map(literal).join(", ")})) AS untested
    FROM readings GROUP BY ALL)
  SELECT g.group_id AS id, g.rank, g.status, g.size AS accounts, g.observed AS meetings,
         CASE g.contrast WHEN 'hour' THEN g.expected ELSE g.expected_rhythm END AS expected, g.wording,
         coalesce(t.fits, []) AS fits, coalesce(t.untested, []) AS untested, g.traces, g.lead_trace AS "leadTrace",
         g.window_seconds AS "windowSeconds", coalesce(p.platforms, []) AS platforms, g.first_seen AS "firstSeen",
         g.last_seen AS "lastSeen", coalesce(o.top, []) AS "topObjects"
  FROM groups g LEFT JOIN objects o USING (group_id) LEFT JOIN places p USING (group_id) LEFT JOIN told t USING (group_id)
  ORDER BY g.rank`;
