/** A scheduling tool: do the shared moments fall on round times more often than the other accounts' posts do? */
import { binomialUpperTail } from "../../stats/index.js";
import {
  chance,
  FEWEST,
  FITS_FROM,
  notMeasurable,
  outOf,
  percent,
  rounded,
  SIGNIFICANT,
  upperBound,
} from "./decide.js";
import { byGroupId, controlMeans } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** One way for a time to be round: SQL over `micros`, its share by chance, and its words. */
interface Round {
  readonly name: "second" | "five" | "quarter";
  readonly sql: string;
  readonly byChance: number;
  readonly words: string;
}

const ROUND: readonly Round[] = [
  { name: "quarter", sql: "(micros // 60000000) % 15 = 0", byChance: 1 / 15, words: "a quarter of an hour" },
  { name: "five", sql: "(micros // 60000000) % 5 = 0", byChance: 1 / 5, words: "five minutes" },
  { name: "second", sql: "(micros // 1000000) % 60 = 0", byChance: 1 / 60, words: "a full minute" },
];

/** Moments of which more than half of the posts fall on a round time: one trial a moment, however many accounts took part. */
const MOMENTS = `
  SELECT group_id AS "groupId", count(*) AS moments,
         ${ROUND.map(({ name }) => `count(*) FILTER (2 * ${name} > posts) AS ${name}`).join(", ")}
  FROM (SELECT group_id, moment, count(*) AS posts, ${ROUND.map(({ name, sql }) => `count(*) FILTER (${sql}) AS ${name}`).join(", ")}
        FROM reading_moment_acts GROUP BY ALL) GROUP BY ALL`;

type Row = { readonly groupId: string; readonly moments: number } & Readonly<Record<Round["name"], number>>;

/** A scheduling tool. Value: share of moments on the round time that stands out most; control: that share of other accounts' posts. */
export const scheduler = defineReading({
  id: "scheduler",
  question: "Do the shared moments fall on the full minute, every fifth minute or the quarter?",
  needs: ["clocks of a minute or finer", "five shared moments"],
  async measure(store, groups) {
    const rows = byGroupId(await store.rows<Row>(MOMENTS));
    const shares = new Map<Round["name"], ReadonlyMap<string, number>>();
    for (const { name, sql } of ROUND)
      shares.set(
        name,
        await controlMeans(
          store,
          `SELECT bucket, avg((${sql})::INTEGER) AS x FROM reading_control_events
           WHERE time_precision <> 'day' ${name === "second" ? "AND time_precision <> 'minute'" : ""} GROUP BY account_id, bucket`,
        ),
      );
    return groups.map((group) =>
      finding(group, rows.get(group.groupId), ({ name, byChance }) =>
        Math.max(byChance, shares.get(name)?.get(group.groupId) ?? 0),
      ),
    );
  },
  references: [
    {
      text: "Zhang, Paxson 2011: Detecting and analyzing automated activity on Twitter",
      url: "https://doi.org/10.1007/978-3-642-19260-9_11",
    },
  ],
});

/** The share from which times are rounder than those of others, by more than a trifle. */
const noticeable = (control: number): number => Math.max(2 * control, control + 0.2);

function finding(
  { groupId, clock }: TestedGroup,
  row: Row | undefined,
  controlOf: (round: Round) => number,
): Finding {
  if (clock === "day") return notMeasurable(groupId, "Clocks give the day only.");
  if (!row || row.moments < FEWEST)
    return notMeasurable(
      groupId,
      `There are ${row?.moments ?? 0} shared moments, and fewer than ${FEWEST} show no timetable.`,
    );
  const usable = ROUND.filter(
    (round) => (round.name !== "second" || clock === "second") && controlOf(round) <= 0.5,
  );
  if (usable.length === 0)
    return notMeasurable(
      groupId,
      "Nearly all posts of this data fall on round times, so that no timetable stands out.",
    );
  const tested = usable.map((round) => {
    const [count, control] = [row[round.name], controlOf(round)];
    const p = Math.min(1, usable.length * binomialUpperTail(count, row.moments, control));
    const fits = count >= Math.max(FITS_FROM, noticeable(control)) * row.moments && p < SIGNIFICANT;
    return { round, count, control, p, fits, clear: upperBound(count, row.moments) < noticeable(control) };
  });
  const best = tested.reduce((a, b) => ((Number(b.fits) - Number(a.fits) || a.p - b.p) > 0 ? b : a));
  const state = best.fits ? "fits" : tested.every((t) => t.clear) ? "ruled-out" : "not-measurable";
  const few = state === "not-measurable" ? "; too few, or too round, to settle it" : "";
  return {
    groupId,
    testable: true,
    state,
    value: rounded(best.count / row.moments),
    controlValue: rounded(best.control),
    pValue: best.p,
    note: `${outOf(best.count, row.moments)} shared moments fall on ${best.round.words}; of other accounts' posts ${percent(best.control)} do (${chance(best.p)})${few}.`,
  };
}
