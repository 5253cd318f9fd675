/** A scheduling tool: do the shared moments fall on round times more often than the other accounts' posts do? */
import { binomialUpperTail } from "../../stats/index.js";
import {
  ABSENT_UP_TO,
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

const counts = ROUND.map(({ name, sql }) => `count(*) FILTER (${sql}) AS ${name}`).join(", ");

/** Moments of which more than half of the posts fall on a round time: one trial a moment, however many accounts took part. */
const MOMENTS = `
  SELECT group_id AS "groupId", count(*) AS moments,
         ${ROUND.map(({ name }) => `count(*) FILTER (2 * ${name} > posts) AS ${name}`).join(", ")}
  FROM (SELECT group_id, moment, count(*) AS posts, ${counts} FROM reading_moment_acts GROUP BY ALL) GROUP BY ALL`;

/** Posts that an account must have outside the shared moments for its own clock to be told, and members whose clocks can be told. */
const FEWEST_OWN = 10;
const FEWEST_MEMBERS = 4;

/** Each member's own posts, those of shared moments apart: its own timetable, not the group's. */
const OWN_CLOCKS = `
  SELECT group_id AS "groupId", count(*) AS posts, ${counts} FROM reading_events WHERE NOT met
  GROUP BY group_id, account_id HAVING count(*) >= ${FEWEST_OWN} ORDER BY group_id, account_id`;

type Row = { readonly groupId: string; readonly moments: number } & Readonly<Record<Round["name"], number>>;
type Clock = { readonly groupId: string; readonly posts: number } & Readonly<Record<Round["name"], number>>;

/**
 * A scheduling tool: the moments fall on round times, and so do the posts that each member makes by itself. Moments alone show no timetable of
 * the members: whoever gives orders on the hour has their acts on the hour. Value: share of moments on the round time that stands out most; control: that
 * share of other accounts' posts.
 */
export const scheduler = defineReading({
  id: "scheduler",
  question:
    "Do the members' own posts, and the shared moments with them, fall on the full minute, every fifth minute or the quarter?",
  needs: ["clocks of a minute or finer", "five shared moments", "ten posts of each member outside them"],
  async measure(store, groups) {
    const rows = byGroupId(await store.rows<Row>(MOMENTS));
    const clocks = await store.rows<Clock>(OWN_CLOCKS);
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
    return groups.map((group) => {
      const { groupId } = group;
      return finding(group, {
        row: rows.get(groupId),
        clocks: clocks.filter((clock) => clock.groupId === groupId),
        controlOf: ({ name, byChance }) => Math.max(byChance, shares.get(name)?.get(groupId) ?? 0),
      });
    });
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

interface Times {
  readonly row: Row | undefined;
  readonly clocks: readonly Clock[];
  readonly controlOf: (round: Round) => number;
}

function finding({ groupId, clock, size }: TestedGroup, { row, clocks, controlOf }: Times): Finding {
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
  const isRound = (count: number, of: number, control: number) =>
    count >= Math.max(FITS_FROM, noticeable(control)) * of &&
    usable.length * binomialUpperTail(count, of, control) < SIGNIFICANT;
  const tested = usable.map((round) => {
    const [count, control] = [row[round.name], controlOf(round)];
    const p = Math.min(1, usable.length * binomialUpperTail(count, row.moments, control));
    const clear = upperBound(count, row.moments) < noticeable(control);
    return { round, count, control, p, fits: isRound(count, row.moments, control), clear };
  });
  const best = tested.reduce((a, b) => ((Number(b.fits) - Number(a.fits) || a.p - b.p) > 0 ? b : a));
  const keep = clocks.filter((own) =>
    usable.some((round) => isRound(own[round.name], own.posts, controlOf(round))),
  );
  const told = clocks.length >= Math.max(FEWEST_MEMBERS, FITS_FROM * size);
  const fits = best.fits && told && keep.length >= FITS_FROM * clocks.length;
  const ruledOut = tested.every((t) => t.clear) || (told && keep.length <= ABSENT_UP_TO * clocks.length);
  const state = fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable";
  return {
    groupId,
    testable: fits || ruledOut || told,
    state,
    value: rounded(best.count / row.moments),
    controlValue: rounded(best.control),
    pValue: best.p,
    note: `${outOf(best.count, row.moments)} shared moments fall on ${best.round.words}; of other accounts' posts ${percent(best.control)} do (${chance(best.p)}). Outside these moments ${outOf(keep.length, clocks.length)} members with enough posts keep a timetable of their own${state === "not-measurable" ? "; that settles nothing" : ""}.`,
  };
}
