/** A shared audience, fandom or movement: do the members care for the same things outside their meetings? */
import { binomialUpperTail } from "../../stats/index.js";
import { notMeasurable, outOf, percent, rounded } from "./decide.js";
import { byGroupId } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Other interests that a member must have to be compared, and members and controls that must have them. */
const FEWEST_INTERESTS = 5;
const FEWEST_MEMBERS = 4;
const FEWEST_CONTROLS = 20;
/** The members' likeness to each other against that to controls: from the first it fits, up to the second it does not. */
const ALIKE = 2;
const NOT_ALIKE = 1.25;
/** Share of members that must be nearer to each other than to controls. */
const NEARER = 0.75;

/** Background acts (mere posting at a time) show no interest. */
const INTEREST = "trace <> 'co-post'";

/** Interests: things acted on by any trace, at any time, without those that two members met on by any trace and the posts that did. */
const INTERESTS: Readonly<Record<string, string>> = {
  reading_met: `
    WITH acts AS (
      SELECT a.group_id, a.trace, a.object_id, a.event_id, g.window_seconds * 1000000 AS reach, a.micros
      FROM reading_member_acts a JOIN reading_groups g USING (group_id) WHERE a.${INTEREST})
    SELECT group_id, trace, object_id, event_id, min(gap) OVER (PARTITION BY group_id, trace, object_id) <= reach AS met
    FROM (SELECT *, micros - lag(micros) OVER (PARTITION BY group_id, trace, object_id ORDER BY micros, event_id) AS gap FROM acts)`,
  reading_interests: `
    SELECT * FROM (
      SELECT DISTINCT a.group_id, a.account_id, a.trace, a.object_id
      FROM reading_member_acts a
      ANTI JOIN (SELECT DISTINCT group_id, trace, object_id FROM reading_met WHERE met) x
        ON x.group_id = a.group_id AND x.trace = a.trace AND x.object_id = a.object_id
      ANTI JOIN (SELECT DISTINCT group_id, event_id FROM reading_met WHERE met) y
        ON y.group_id = a.group_id AND y.event_id = a.event_id
      WHERE ${INTEREST})
    QUALIFY count(*) OVER (PARTITION BY group_id, account_id) >= ${FEWEST_INTERESTS}`,
  reading_control_interests: `
    SELECT * FROM (SELECT DISTINCT c.account_id, c.bucket, a.trace, a.object_id
                   FROM actions a JOIN reading_controls c USING (account_id) WHERE ${INTEREST})
    QUALIFY count(*) OVER (PARTITION BY account_id) >= ${FEWEST_INTERESTS}`,
};

/**
 * Mean overlaps from counts: an interest that n members hold is common to n − 1 others of each; one that a share c of the
 * controls holds is common to c of them. Controls are weighted so that their activity is that of the members.
 */
const LIKENESS = `
  WITH held AS (SELECT group_id, trace, object_id, count(*) AS n FROM reading_interests GROUP BY ALL),
  members AS (SELECT group_id, count(DISTINCT account_id) AS members, count(*) AS interests FROM reading_interests GROUP BY ALL),
  buckets AS (
    SELECT bucket, count(DISTINCT account_id) AS accounts, count(*) AS interests FROM reading_control_interests GROUP BY ALL),
  weights AS (
    SELECT w.group_id, w.bucket, w.weight / sum(w.weight) OVER (PARTITION BY w.group_id) AS weight, b.accounts, b.interests
    FROM reading_weights w JOIN buckets b USING (bucket)),
  outside AS (
    SELECT group_id, sum(accounts)::BIGINT AS controls, sum(weight * interests / accounts) AS interests FROM weights GROUP BY ALL),
  shares AS (
    SELECT w.group_id, c.trace, c.object_id, sum(w.weight * c.n / w.accounts) AS share
    FROM (SELECT bucket, trace, object_id, count(*) AS n FROM reading_control_interests GROUP BY ALL) c
    JOIN weights w USING (bucket) JOIN held h ON h.group_id = w.group_id AND h.trace = c.trace AND h.object_id = c.object_id
    GROUP BY ALL),
  near AS (
    SELECT i.group_id, i.account_id, sum(h.n - 1) / greatest(any_value(m.members) - 1, 1) AS inside, sum(coalesce(s.share, 0)) AS outside
    FROM reading_interests i JOIN held h USING (group_id, trace, object_id) JOIN members m USING (group_id)
    LEFT JOIN shares s USING (group_id, trace, object_id) GROUP BY ALL)
  SELECT m.group_id AS "groupId", m.members, o.controls,
         count(*) FILTER (round(n.inside, 9) > round(n.outside, 9)) AS nearer,
         round(avg(n.inside), 9) AS inside, round(avg(n.outside), 9) AS outside,
         m.interests / m.members AS own, round(o.interests, 9) AS others
  FROM members m JOIN near n USING (group_id) LEFT JOIN outside o USING (group_id)
  GROUP BY ALL`;

interface Likeness {
  readonly groupId: string;
  readonly members: number;
  readonly controls: number | null;
  readonly nearer: number;
  /** Interests that a member shares with another member, and with a control, on average. */
  readonly inside: number;
  readonly outside: number;
  /** Interests of a member, and of a control. */
  readonly own: number;
  readonly others: number | null;
}

/** A shared audience. Value: Jaccard overlap of two members' other interests; control: of a member's and a control's. */
export const sharedAudience = defineReading({
  id: "shared-audience",
  question: "Do the members care for the same things outside their meetings, more than other accounts do?",
  needs: ["five other things that each member acted on", "twenty accounts outside of like activity"],
  async measure(store, groups) {
    for (const [name, sql] of Object.entries(INTERESTS))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    const rows = byGroupId(await store.rows<Likeness>(LIKENESS));
    for (const name of Object.keys(INTERESTS)) await store.run(`DROP TABLE temp.${name}`);
    return groups.map((group) => finding(group, rows.get(group.groupId)));
  },
  references: [
    {
      text: "Conover, Gonçalves, Flammini, Menczer 2012: Partisan asymmetries in online political activity",
      url: "https://doi.org/10.1140/epjds6",
    },
  ],
});

function finding({ groupId, size }: TestedGroup, row: Likeness | undefined): Finding {
  if (!row || row.members < Math.max(FEWEST_MEMBERS, size / 2))
    return notMeasurable(
      groupId,
      `${outOf(row?.members ?? 0, size)} members acted on ${FEWEST_INTERESTS} other things or more, too few to know what else they care for.`,
    );
  if ((row.controls ?? 0) < FEWEST_CONTROLS || row.others === null)
    return notMeasurable(
      groupId,
      `${row.controls ?? 0} accounts outside are as active and did enough to be compared with, too few.`,
    );
  const inside = row.inside / (2 * row.own - row.inside);
  const outside = row.outside / (row.own + row.others - row.outside);
  const nearer = row.nearer >= NEARER * row.members;
  const fits = inside > 0 && inside >= ALIKE * outside && nearer;
  const ruledOut = outside > 0 && inside <= NOT_ALIKE * outside;
  return {
    groupId,
    testable: true,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(inside),
    controlValue: rounded(outside),
    pValue: binomialUpperTail(row.nearer, row.members, 0.5),
    note: `Outside the shared moments two members have ${percent(inside)} of their interests in common, a member and an account outside of like activity ${percent(outside)}; ${outOf(row.nearer, row.members)} members are nearer to each other than to such accounts.`,
  };
}
