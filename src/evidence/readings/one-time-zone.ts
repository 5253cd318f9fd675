/** One time zone or routine: are the meetings explained once only accounts that are awake in the same hour are compared? */
import { logPoissonUpperTail } from "../../stats/index.js";
import { ABSENT_UP_TO, chance, percent, rounded, SIGNIFICANT, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Meetings beyond those of the hour that are more than a trifle. */
const BEYOND = 1.5;

/** The group's share of all actions of its lead trace in the hours of its moments. */
const OWNERSHIP = `
  WITH hours AS (
    SELECT DISTINCT a.group_id, g.trace, a.micros // 3600000000 AS hour
    FROM reading_moment_acts a JOIN reading_groups g USING (group_id)),
  totals AS (
    SELECT trace, epoch_us(time_utc) // 3600000000 AS hour, count(*) AS n FROM actions
    WHERE trace IN (SELECT trace FROM reading_groups) GROUP BY ALL),
  own AS (
    SELECT group_id, micros // 3600000000 AS hour, count(*) AS n FROM reading_acts WHERE lead GROUP BY ALL)
  SELECT h.group_id AS "groupId", sum(coalesce(o.n, 0)) / sum(t.n) AS share
  FROM hours h JOIN totals t USING (trace, hour) LEFT JOIN own o ON o.group_id = h.group_id AND o.hour = h.hour
  GROUP BY ALL`;

/** One time zone or routine. Value: meetings; control: those that the same hour and popularity give. */
export const oneTimeZone = defineReading({
  id: "one-time-zone",
  question: "Do the members meet only because they are awake in the same hours?",
  needs: ["other accounts in the hours of the meetings"],
  async measure(store, groups) {
    const shares = byGroupId(await store.rows<{ groupId: string; share: number }>(OWNERSHIP));
    return groups.map((group) => finding(group, shares.get(group.groupId)?.share ?? 1));
  },
  references: [
    {
      text: "Malmgren, Stouffer, Motter, Amaral 2008: A Poissonian explanation for heavy tails in e-mail communication",
      url: "https://doi.org/10.1073/pnas.0800332105",
    },
  ],
});

function finding(group: TestedGroup, share: number): Finding {
  const { groupId, observed, expected } = group;
  const p = Math.exp(logPoissonUpperTail(observed, expected));
  const beyond = observed >= BEYOND * expected && p < SIGNIFICANT;
  const owned = share >= ABSENT_UP_TO;
  const numbers = `${whole(observed)} meetings where the same hours give ${Number(expected.toFixed(1))} (${chance(p)})`;
  const hours = `members made ${percent(share)} of the acts in these hours`;
  const [state, note]: [Finding["state"], string] = beyond
    ? ["ruled-out", `Among accounts awake in the same hours the members still stand out: ${numbers}`]
    : owned
      ? [
          "not-measurable",
          `The group's own acts fill much of its hours and leave too few to compare with: ${numbers}, ${hours}`,
        ]
      : observed <= BEYOND * expected && group.contrast === "rhythm"
        ? ["fits", `The hour explains most of the meetings: ${numbers}, ${hours}`]
        : [
            "not-measurable",
            `The members stand out a little beyond their hours, too little to settle it: ${numbers}, ${hours}`,
          ];
  return {
    groupId,
    testable: true,
    state,
    value: observed,
    controlValue: rounded(expected),
    pValue: p,
    note: `${note}.`,
  };
}
