/**
 * The tables that all readings stand on, made once for all groups: the members' acts, the group's shared moments, everybody's acts
 * near them, the members' events, and matched controls (accounts of no group, of like activity, in the same data). Times are
 * whole microseconds. Nothing here depends on the order of rows or on what accounts are called.
 */
import { NAMING_STATUSES, PROFILES } from "../../model/index.js";
import { comparedTextSql, createTable, type Store } from "../../store/index.js";
import type { TestedGroup } from "./reading.js";

/** Controls kept of one class of activity (a doubling of events). */
const CONTROLS_PER_BUCKET = 1500;
/** A member is compared with its own class of activity, or where that holds few, with the nearest within this many. */
const REACH = 2;
const FEW_CONTROLS = 20;

/** How far before the first member somebody may have acted and still be the one that the members were told of, microseconds. */
export const LOOK_BACK = 600_000_000;

/** SQL: whether a status says that the group passed the group test beyond shared taste, and in haste. */
export const passedSql = (column: string): string =>
  `${column} IN (${NAMING_STATUSES.map((status) => `'${status}'`).join(", ")})`;

/** SQL: the bucket of time, as in `reading_near_acts`, that a number of microseconds lies in, as wide as the widest window of a group. */
export const timeBucket = (micros: string): string =>
  `floor((${micros}) / (SELECT greatest(max(window_seconds) * 1000000, 1) FROM reading_groups))::BIGINT`;

const TABLES: Readonly<Record<string, () => string>> = {
  reading_groups: () => `
    SELECT group_id, rank, size, status, traces, lead_trace AS trace, window_seconds, contrast, observed, expected, expected_rhythm
    FROM groups WHERE rank <= $1`,
  reading_members: () =>
    "SELECT m.group_id, m.account_id FROM members m JOIN reading_groups USING (group_id)",
  reading_member_acts: () => `
    SELECT m.group_id, a.trace, a.object_id, a.account_id, a.event_id, epoch_us(a.time_utc) AS micros
    FROM actions a JOIN reading_members m USING (account_id)`,
  reading_acts: () => `
    WITH acts AS (
      SELECT g.group_id, a.trace, a.trace = g.trace AS lead, g.window_seconds * 1000000 AS reach, a.object_id, a.account_id,
             a.event_id, a.micros
      FROM reading_member_acts a JOIN reading_groups g USING (group_id)
      WHERE list_contains(g.traces, a.trace)),
    opened AS (
      SELECT *, coalesce(micros - lag(micros) OVER same > reach, true) AS opens FROM acts
      WINDOW same AS (PARTITION BY group_id, trace, object_id ORDER BY micros, account_id)),
    runs AS (
      SELECT *, sum(opens::INTEGER) OVER (PARTITION BY group_id, trace, object_id ORDER BY micros, account_id
                                          ROWS UNBOUNDED PRECEDING) AS run FROM opened),
    counted AS (
      SELECT *, count(*) OVER (PARTITION BY group_id, trace, object_id, run) AS members,
             count(*) OVER (PARTITION BY group_id, trace, object_id) AS takers FROM runs)
    SELECT *, max(members) OVER (PARTITION BY group_id, trace, object_id) > 1 AS met_object FROM counted`,
  reading_moments: () => `
    SELECT group_id, object_id, hash(list(event_id ORDER BY event_id)) AS moment, min(micros) AS first, max(micros) AS last,
           count(*) AS members
    FROM reading_acts WHERE lead AND members > 1 GROUP BY group_id, object_id, run`,
  reading_moment_acts: () => `
    SELECT DISTINCT a.group_id, m.moment, a.account_id, a.event_id, a.micros
    FROM reading_acts a JOIN reading_moments m ON m.group_id = a.group_id AND m.object_id = a.object_id
      AND a.micros BETWEEN m.first AND m.last
    WHERE a.lead AND a.members > 1`,
  reading_near_acts: () => `
    SELECT trace, object_id, account_id, micros, bucket
    FROM (SELECT *, epoch_us(time_utc) AS micros, ${timeBucket("epoch_us(time_utc)")} AS bucket FROM actions)
    SEMI JOIN (
      SELECT DISTINCT trace, object_id, unnest(range(${timeBucket("micros - far")}, ${timeBucket("micros + far")} + 1)) AS bucket
      FROM (SELECT *, greatest(reach, ${LOOK_BACK}) AS far FROM reading_acts WHERE lead OR members > 1)) near
    USING (trace, object_id, bucket)`,
  reading_events: () => `
    SELECT m.group_id, e.account_id, ${eventColumns()}, e.repost_of, e.platform,
           coalesce(e.reply_to, e.quote_of, e.repost_of) AS points_to,
           md5(lower(trim(regexp_replace(${comparedTextSql("e")}, '[^\\pL\\pN]+', ' ', 'g')))) AS wording,
           length(${comparedTextSql("e")}) AS characters, x.event_id IS NOT NULL AS met
    FROM events e JOIN reading_members m USING (account_id)
    LEFT JOIN (SELECT DISTINCT group_id, event_id FROM reading_acts WHERE met_object) x
      ON x.group_id = m.group_id AND x.event_id = e.event_id`,
  reading_profiles: () => `
    SELECT m.group_id, m.account_id, p.bio_size IS NOT NULL AS told, coalesce(p.declares_automation, false) AS automatic,
           coalesce(p.named_sites, []) AS named_sites
    FROM reading_members m LEFT JOIN profiles p USING (account_id)`,
  reading_activity: () => `
    SELECT account_id, floor(log2(greatest(events, 1)))::INTEGER AS bucket, hash(first_seen, last_seen, events) AS draw FROM accounts`,
  reading_controls: () => `
    SELECT account_id, bucket FROM reading_activity a ANTI JOIN members USING (account_id)
    SEMI JOIN (SELECT DISTINCT bucket + unnest(range(-${REACH}, ${REACH + 1})) AS bucket
               FROM reading_activity SEMI JOIN reading_members USING (account_id)) b USING (bucket)
    QUALIFY rank() OVER (PARTITION BY bucket ORDER BY draw) <= ${CONTROLS_PER_BUCKET}`,
  reading_control_events: () => `
    SELECT e.account_id, c.bucket, ${eventColumns()} FROM events e JOIN reading_controls c USING (account_id)`,
  reading_weights: () => `
    WITH members AS (
      SELECT m.group_id, a.bucket, count(*)::DOUBLE AS weight
      FROM reading_members m JOIN reading_activity a USING (account_id) GROUP BY ALL),
    controls AS (SELECT bucket, count(*) AS n FROM reading_controls GROUP BY ALL),
    nearest AS (
      SELECT m.group_id, c.bucket, m.weight FROM members m JOIN controls c ON abs(c.bucket - m.bucket) <= ${REACH}
      QUALIFY row_number() OVER (PARTITION BY m.group_id, m.bucket
                                 ORDER BY c.n < ${FEW_CONTROLS}, abs(c.bucket - m.bucket), c.bucket) = 1)
    SELECT group_id, bucket, sum(weight) AS weight FROM nearest GROUP BY ALL`,
};

const eventColumns = (): string =>
  `e.event_id, epoch_us(e.time_utc) AS micros, e.time_precision, e.kind, nullif(trim(e.client), '') AS client, e.links, e.domains`;

/** A store that nobody read profiles into, as a table of shares, has none. */
async function requireProfiles(store: Store): Promise<void> {
  const known = await store.row(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_name = 'profiles'",
  );
  if (!known) await createTable(store, PROFILES);
}

/** Makes the tables for the groups of the best `limit` ranks and returns these groups in order. */
export async function makeGround(store: Store, limit: number): Promise<TestedGroup[]> {
  await requireProfiles(store);
  for (const [name, sql] of Object.entries(TABLES))
    await store.run(
      `CREATE OR REPLACE TEMP TABLE ${name} AS ${sql()}`,
      name === "reading_groups" ? [limit] : [],
    );
  return store.rows<TestedGroup>(
    `SELECT g.group_id AS "groupId", g.size, g.trace, g.window_seconds AS "windowSeconds", g.contrast, g.observed, g.expected,
            g.expected_rhythm AS "expectedRhythm", coalesce(m.moments, 0) AS moments, coalesce(c.clock, 'second') AS clock
     FROM reading_groups g
     LEFT JOIN (SELECT group_id, count(DISTINCT moment) AS moments FROM reading_moments GROUP BY ALL) m USING (group_id)
     LEFT JOIN (
       SELECT group_id, CASE WHEN avg((time_precision = 'day')::INTEGER) >= 0.5 THEN 'day'
                             WHEN avg((time_precision IN ('day', 'minute'))::INTEGER) >= 0.5 THEN 'minute' ELSE 'second' END AS clock
       FROM reading_events WHERE met GROUP BY ALL) c USING (group_id)
     ORDER BY g.rank`,
  );
}

/** Drops what `makeGround` made. */
export async function dropGround(store: Store): Promise<void> {
  for (const name of Object.keys(TABLES)) await store.run(`DROP TABLE IF EXISTS temp.${name}`);
}

/**
 * The mean of a number over control accounts, weighted so that their activity is that of each group's members. `sql` selects
 * `bucket` and `x`, one row a control account. Groups without controls are absent.
 */
export async function controlMeans(store: Store, sql: string): Promise<ReadonlyMap<string, number>> {
  const rows = await store.rows<{ groupId: string; x: number }>(
    `SELECT w.group_id AS "groupId", round(sum(w.weight * b.x) / sum(w.weight), 9) AS x
     FROM reading_weights w JOIN (SELECT bucket, avg(x::DOUBLE) AS x FROM (${sql}) WHERE x IS NOT NULL GROUP BY bucket) b USING (bucket)
     GROUP BY w.group_id`,
  );
  return new Map(rows.map(({ groupId, x }) => [groupId, x]));
}

/** Rows by their group. */
export const byGroupId = <T extends { readonly groupId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.groupId, row]));
