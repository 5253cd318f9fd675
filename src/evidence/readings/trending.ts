/** A trending topic: were accounts outside the group at the same objects in the same moments? */
import { FEWEST, notMeasurable, outOf, rounded, stateOfShare, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Accounts outside the group that the data must hold, so that a crowd could have been seen. */
const FEWEST_OUTSIDERS = 20;

/**
 * SQL: accounts outside the group at an object between two times, widened by the group's window. `table` has group_id, object_id,
 * first, last.
 */
const around = (table: string, key: string): string => `
  SELECT t.group_id, t.${key}, t.object_id, o.account_id
  FROM ${table} t JOIN reading_groups g USING (group_id)
  JOIN reading_object_acts o ON o.trace = g.trace AND o.object_id = t.object_id
    AND o.micros BETWEEN t.first - g.window_seconds * 1000000 AND t.last + g.window_seconds * 1000000
  ANTI JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id`;

/** SQL: how many of them there are, without the group's regulars. */
const others = (table: string, key: string): string => `
  SELECT t.group_id, t.${key}, t.object_id, count(o.account_id) AS others
  FROM ${table} t LEFT JOIN (
    SELECT * FROM (${around(table, key)}) ANTI JOIN reading_regulars USING (group_id, account_id)) o
    ON o.group_id = t.group_id AND o.${key} = t.${key} AND o.object_id = t.object_id
  GROUP BY t.group_id, t.${key}, t.object_id`;

/**
 * Accounts outside that take part in as many of the shared moments as the median member: no crowd that passes by, but of the group, though
 * the test could not tell whether they are (its members that are not resolved are among them).
 */
const REGULARS = `
  CREATE OR REPLACE TEMP TABLE reading_regulars AS
  WITH usual AS (
    SELECT group_id, greatest(median(n), ${FEWEST}) AS moments FROM (
      SELECT group_id, account_id, count(DISTINCT moment) AS n FROM reading_moment_acts GROUP BY ALL) GROUP BY ALL)
  SELECT a.group_id, a.account_id FROM (${around("reading_moments", "moment")}) a JOIN usual u USING (group_id)
  GROUP BY a.group_id, a.account_id, u.moments HAVING count(DISTINCT a.moment) >= u.moments`;

/** A set of posts that carries several objects counts once, with the object that drew most others. */
const CROWDS = `
  WITH around AS (${others("reading_moments", "moment")}),
  moments AS (
    SELECT group_id, moment, max(a.others) AS others, max(m.members) AS members
    FROM around a JOIN reading_moments m USING (group_id, moment, object_id) GROUP BY ALL)
  SELECT group_id AS "groupId", count(*) AS moments, count(*) FILTER (others >= members) AS crowded,
         count(*) FILTER (others = 0) AS alone, median(others) AS others, median(members / (members + others)) AS share
  FROM moments GROUP BY ALL`;

const LONE = `
  SELECT group_id AS "groupId", median(others) AS others
  FROM (${others("(SELECT group_id, event_id, object_id, micros AS first, micros AS last FROM reading_acts WHERE lead AND members = 1)", "event_id")})
  GROUP BY ALL`;

const OUTSIDERS = `
  SELECT g.group_id AS "groupId", t.accounts - (SELECT count(DISTINCT account_id) FROM reading_acts a WHERE a.group_id = g.group_id AND a.lead) AS outsiders
  FROM reading_groups g JOIN (SELECT trace, count(DISTINCT account_id) AS accounts FROM actions GROUP BY trace) t USING (trace)`;

interface Crowds {
  readonly groupId: string;
  readonly moments: number;
  /** Moments with as many others as members; moments without any other. */
  readonly crowded: number;
  readonly alone: number;
  /** Medians over moments: others, and the group's share of the moment. */
  readonly others: number;
  readonly share: number;
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
    await store.run(REGULARS);
    const crowds = byGroupId(await store.rows<Crowds>(CROWDS));
    const lone = byGroupId(await store.rows<{ groupId: string; others: number }>(LONE));
    const outsiders = byGroupId(await store.rows<{ groupId: string; outsiders: number }>(OUTSIDERS));
    await store.run("DROP TABLE temp.reading_regulars");
    return groups.map((group) =>
      finding(group, {
        row: crowds.get(group.groupId),
        lone: lone.get(group.groupId)?.others ?? null,
        outsiders: outsiders.get(group.groupId)?.outsiders ?? 0,
      }),
    );
  },
  references: [
    {
      text: "Lehmann, Gonçalves, Ramasco, Cattuto 2012: Dynamical classes of collective attention in Twitter",
      url: "https://doi.org/10.1145/2187836.2187871",
    },
  ],
});

function finding(
  { groupId }: TestedGroup,
  { row, lone, outsiders }: { row: Crowds | undefined; lone: number | null; outsiders: number },
): Finding {
  if (!row) return notMeasurable(groupId, "No shared moment stands within the group's window.");
  const state = stateOfShare(row.crowded, row.moments);
  const seen = outsiders >= FEWEST_OUTSIDERS;
  return {
    groupId,
    state: state === "ruled-out" && !seen ? "not-measurable" : state,
    value: rounded(row.others),
    controlValue: rounded(lone),
    pValue: null,
    note: `In ${outOf(row.crowded, row.moments)} shared moments at least as many accounts outside the group as members took part, and in ${outOf(row.alone, row.moments)} nobody else did; others at a usual moment: ${whole(row.others)}${lone === null ? "" : `, at the members' acts that met nobody: ${whole(lone)}`}${seen ? "" : `; the data holds only ${whole(outsiders)} other accounts that could have been there`}.`,
  };
}
