/** A trending topic: were accounts outside the group at the same objects in the same moments? */
import { notMeasurable, outOf, rounded, stateOfShare, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Accounts outside the group that the data must hold, so that a crowd could have been seen. */
const FEWEST_OUTSIDERS = 20;

/** SQL: others at an object between two times, widened by the group's window. `table` has group_id, object_id, first, last. */
const others = (table: string, key: string): string => `
  SELECT t.group_id, t.${key}, t.object_id, count(o.account_id) FILTER (m.account_id IS NULL) AS others
  FROM ${table} t JOIN reading_groups g USING (group_id)
  LEFT JOIN reading_object_acts o ON o.trace = g.trace AND o.object_id = t.object_id
    AND o.micros BETWEEN t.first - g.window_seconds * 1000000 AND t.last + g.window_seconds * 1000000
  LEFT JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id
  GROUP BY t.group_id, t.${key}, t.object_id`;

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
    const crowds = byGroupId(await store.rows<Crowds>(CROWDS));
    const lone = byGroupId(await store.rows<{ groupId: string; others: number }>(LONE));
    const outsiders = byGroupId(await store.rows<{ groupId: string; outsiders: number }>(OUTSIDERS));
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
