/** A trending topic: were accounts outside the group at the same objects in the same moments? */
import type { Store } from "../../store/index.js";
import { FEWEST, notMeasurable, outOf, rounded, stateOfShare, whole } from "./decide.js";
import { byGroupId, passedSql, timeBucket } from "./ground.js";
import { defineReading, type Finding, type ReadingState, type TestedGroup } from "./reading.js";

/** Accounts outside the group that the data must hold, so that a crowd could have been seen. */
const FEWEST_OUTSIDERS = 20;

/** Moments that a trace beside the lead must have to speak against a trend, and the share of the members that must have met there. */
const FEWEST_BESIDE = 11;
const MEMBERS_BESIDE = 0.5;

/**
 * Shared moments of the lead trace, and of the other traces of a group that passed the group test where at least half of its members met in
 * eleven or more: a trend must explain these too.
 */
const MOMENTS = `
  CREATE OR REPLACE TEMP TABLE trend_moments AS
  WITH beside AS (
    SELECT a.group_id, a.trace FROM reading_acts a JOIN reading_groups g USING (group_id)
    WHERE NOT a.lead AND a.members > 1 AND ${passedSql("g.status")} GROUP BY ALL
    HAVING count(DISTINCT (a.object_id, a.run)) >= ${FEWEST_BESIDE} AND count(DISTINCT a.account_id) >= ${MEMBERS_BESIDE} * any_value(g.size))
  SELECT group_id, trace, object_id, moment, first, last, members, TRUE AS lead
  FROM reading_moments JOIN (SELECT group_id, trace FROM reading_groups) USING (group_id)
  UNION ALL
  SELECT group_id, trace, object_id, hash(list(event_id ORDER BY event_id)), min(micros), max(micros), count(*), FALSE
  FROM reading_acts JOIN beside USING (group_id, trace) WHERE members > 1 GROUP BY group_id, trace, object_id, run`;

/** The members' acts in the lead trace that met nobody. */
const LONE_ACTS =
  "(SELECT group_id, trace, event_id, object_id, micros AS first, micros AS last FROM reading_acts WHERE lead AND members = 1)";

/**
 * SQL: a table with group_id, trace, object_id, first, last, its times widened by the group's window to low and high, a row for each bucket that
 * these span. Joined by bucket, a popular object gives the acts near a time, and not all it ever had.
 */
const widened = (table: string): string => `
  SELECT *, unnest(range(${timeBucket("low")}, ${timeBucket("high")} + 1)) AS bucket FROM (
    SELECT t.*, t.first - g.window_seconds * 1000000 AS low, t.last + g.window_seconds * 1000000 AS high
    FROM ${table} t JOIN reading_groups g USING (group_id))`;

/** SQL: accounts outside the group at an object between two times, widened by the group's window. `table` as in `widened`. */
const around = (table: string, key: string): string => `
  SELECT t.group_id, t.trace, t.${key}, t.object_id, o.account_id
  FROM (${widened(table)}) t
  JOIN reading_near_acts o ON o.trace = t.trace AND o.object_id = t.object_id AND o.bucket = t.bucket
    AND o.micros BETWEEN t.low AND t.high
  ANTI JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id`;

/** SQL: how many of them there are, without the group's regulars. */
const others = (table: string, key: string): string => `
  SELECT t.group_id, t.trace, t.${key}, t.object_id, count(o.account_id) AS others
  FROM ${table} t LEFT JOIN (
    SELECT * FROM (${around(table, key)}) ANTI JOIN trend_regulars USING (group_id, trace, account_id)) o
    ON o.group_id = t.group_id AND o.trace = t.trace AND o.${key} = t.${key} AND o.object_id = t.object_id
  GROUP BY t.group_id, t.trace, t.${key}, t.object_id`;

/**
 * Accounts outside that take part in as many of the shared moments as the median member: no crowd that passes by, but of the group, though
 * the test could not tell whether they are (its members that are not resolved are among them).
 */
const REGULARS = `
  CREATE OR REPLACE TEMP TABLE trend_regulars AS
  WITH usual AS (
    SELECT group_id, trace, greatest(median(n), ${FEWEST}) AS moments FROM (
      SELECT m.group_id, m.trace, a.account_id, count(DISTINCT m.moment) AS n
      FROM trend_moments m JOIN reading_acts a ON a.group_id = m.group_id AND a.trace = m.trace AND a.object_id = m.object_id
        AND a.micros BETWEEN m.first AND m.last
      WHERE a.members > 1 GROUP BY ALL) GROUP BY ALL)
  SELECT a.group_id, a.trace, a.account_id FROM (${around("trend_moments", "moment")}) a JOIN usual u USING (group_id, trace)
  GROUP BY a.group_id, a.trace, a.account_id, u.moments HAVING count(DISTINCT a.moment) >= u.moments`;

/** A set of posts that carries several objects counts once, with the object that drew most others. */
const CROWDS = `
  WITH around AS (${others("trend_moments", "moment")}),
  moments AS (
    SELECT group_id, trace, moment, bool_or(m.lead) AS lead, max(a.others) AS others, max(m.members) AS members
    FROM around a JOIN trend_moments m USING (group_id, trace, moment, object_id) GROUP BY ALL)
  SELECT group_id AS "groupId", trace, bool_or(lead) AS lead, count(*) AS moments, count(*) FILTER (others >= members) AS crowded,
         count(*) FILTER (others = 0) AS alone, median(others) AS others
  FROM moments GROUP BY ALL ORDER BY group_id, trace`;

const LONE = `
  SELECT group_id AS "groupId", median(others) AS others
  FROM (${others(LONE_ACTS, "event_id")})
  GROUP BY ALL`;

/** SQL: accounts outside the group that act in the trace, by the acts of a table: all acts, or those near, which are fewer. */
const outsiders = (acts: string): string => `
  SELECT g.group_id AS "groupId", g.trace, t.accounts - (SELECT count(DISTINCT account_id) FROM reading_acts a WHERE a.group_id = g.group_id AND a.trace = g.trace) AS outsiders
  FROM (SELECT DISTINCT group_id, trace FROM trend_moments) g
  JOIN (SELECT trace, count(DISTINCT account_id) AS accounts FROM ${acts} GROUP BY trace) t USING (trace)`;

const TABLES = ["trend_moments", "trend_regulars"];

interface Crowds {
  readonly groupId: string;
  readonly trace: string;
  readonly lead: boolean;
  readonly moments: number;
  /** Moments with as many others as members; moments without any other. */
  readonly crowded: number;
  readonly alone: number;
  /** Median over moments. */
  readonly others: number;
}

/** A trending topic. Value: median number of others at a shared moment; control: the same at the members' acts that met nobody. */
export const trending = defineReading({
  id: "trending",
  isAudience: true,
  audienceFrom: "size",
  question: "Did many accounts outside the group act on the same things in the same moments?",
  needs: [
    "twenty accounts outside the group that do the same kind of thing",
    "eleven shared moments, for ruling out",
  ],
  async measure(store, groups) {
    for (const sql of [MOMENTS, REGULARS]) await store.run(sql);
    const crowds = await store.rows<Crowds>(CROWDS);
    const lone = byGroupId(await store.rows<{ groupId: string; others: number }>(LONE));
    const outside = await outsidersOf(store);
    for (const table of TABLES) await store.run(`DROP TABLE temp.${table}`);
    return groups.map((group) => {
      const own = crowds
        .filter(({ groupId }) => groupId === group.groupId)
        .map((row) => ({ ...row, outsiders: outside.get(`${row.groupId} ${row.trace}`) ?? 0 }));
      return finding(group, {
        row: own.find(({ lead }) => lead),
        beside: own.filter(({ lead }) => !lead),
        lone: lone.get(group.groupId)?.others ?? null,
      });
    });
  },
  references: [
    {
      text: "Lehmann, Gonçalves, Ramasco, Cattuto 2012: Dynamical classes of collective attention in Twitter",
      url: "https://doi.org/10.1145/2187836.2187871",
    },
  ],
});

/** Accounts outside, by group and trace; at least so many, where the acts near the members show enough of them. */
async function outsidersOf(store: Store): Promise<ReadonlyMap<string, number>> {
  type Row = { readonly groupId: string; readonly trace: string; readonly outsiders: number };
  const near = await store.rows<Row>(outsiders("reading_near_acts"));
  const enough = near.every((row) => row.outsiders >= FEWEST_OUTSIDERS);
  const rows = enough ? near : await store.rows<Row>(outsiders("actions"));
  return new Map(rows.map((row) => [`${row.groupId} ${row.trace}`, row.outsiders]));
}

interface Crowded extends Crowds {
  /** Accounts outside the group that act in the trace. */
  readonly outsiders: number;
}

function stateOf({ crowded, moments, outsiders }: Crowded): ReadingState {
  const state = stateOfShare(crowded, moments);
  return state === "ruled-out" && outsiders < FEWEST_OUTSIDERS ? "not-measurable" : state;
}

/** A trend that fits the lead trace is ruled out by a trace beside it in which hardly anybody else was there. */
function finding(
  { groupId }: TestedGroup,
  { row, beside, lone }: { row: Crowded | undefined; beside: readonly Crowded[]; lone: number | null },
): Finding {
  if (!row) return notMeasurable(groupId, "No shared moment stands within the group's window.");
  const lead = stateOf(row);
  const against = lead === "ruled-out" ? undefined : beside.find((one) => stateOf(one) === "ruled-out");
  const few =
    row.outsiders >= FEWEST_OUTSIDERS
      ? ""
      : `; the data holds only ${whole(row.outsiders)} other accounts that could have been there`;
  return {
    groupId,
    testable: true,
    state: against ? "ruled-out" : lead,
    value: rounded((against ?? row).others),
    controlValue: rounded(lone),
    pValue: null,
    note: `In ${outOf(row.crowded, row.moments)} shared moments at least as many accounts outside the group as members took part, and in ${outOf(row.alone, row.moments)} nobody else did; others at a usual moment: ${whole(row.others)}${lone === null ? "" : `, at the members' acts that met nobody: ${whole(lone)}`}${few}.${against ? ` That explains ${row.trace} alone: in ${against.trace}, ${outOf(against.crowded, against.moments)} moments had as many others (a usual one ${whole(against.others)}).` : ""}`,
  };
}
