/** A common source that the data does not hold: do the members take a thing up over hours, each in their own time? */
import type { Store } from "../../store/index.js";
import { ABSENT_UP_TO, duration, FEWEST, FITS_FROM, notMeasurable, outOf, rounded, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Who comes later than this after the first was not told to act now, seconds. */
const SOON_SECONDS = 1800;
/** What comes later than this belongs to another occasion, seconds. */
const OCCASION_SECONDS = 86_400;
/** Others who acted on a thing of the group, at most, for each member who did: of a crowd that one source feeds, a group holds a part. */
const OTHERS_A_MEMBER = 4;
/** Things from which on their being taken up at once counts as seen: none slow of so many, as for other readings. */
const ENOUGH = 11;

/** Things of a group in one trace. */
interface Spread {
  readonly groupId: string;
  readonly things: number;
  /** Acts on them after the first one, within the occasion, and how many of these came later than soon. */
  readonly further: number;
  readonly late: number;
  /** Their median delay, seconds. */
  readonly middle: number;
}

/**
 * An app with a share button, a newsletter or a channel gives the same to all who use it, and they pass it on when they come to it. Things
 * are objects that two members or more acted on and few others did (four for each member, at most), whether they met on them or not: were only meetings looked at,
 * every delay would be short. Value: share of the further acts on them that came late; a thing that twenty take up so weighs more than one that
 * two come upon by chance.
 */
export const commonSource = defineReading({
  id: "common-source",
  question: "Do the members take a thing up over hours, as users of one app or readers of one letter do?",
  needs: ["clocks of a minute", "five things that few others act on"],
  async measure(store, groups) {
    const found = byGroupId(await spreads(store));
    return groups.map((group) => finding(group, found.get(group.groupId)));
  },
  references: [
    {
      text: "Barabasi 2005: The origin of bursts and heavy tails in human dynamics",
      url: "https://doi.org/10.1038/nature03459",
    },
  ],
});

/** The spread of each group in the trace in which it acted most on things of its own (ties: the first by name). */
const spreads = (store: Store): Promise<Spread[]> =>
  store.rows<Spread>(
    `WITH acts AS (
       SELECT group_id, trace, object_id, takers,
              (micros - min(micros) OVER same) / 1e6 AS after, row_number() OVER (same ORDER BY micros, account_id) AS place
       FROM reading_acts WHERE takers > 1 WINDOW same AS (PARTITION BY group_id, trace, object_id)),
     everybody AS (
       SELECT trace, object_id, count(*) AS accounts FROM actions
       SEMI JOIN (SELECT DISTINCT trace, object_id FROM acts) USING (trace, object_id) GROUP BY ALL)
     SELECT a.group_id AS "groupId", count(DISTINCT a.object_id)::DOUBLE AS things, count(*)::DOUBLE AS further,
            count(*) FILTER (a.after > ${SOON_SECONDS})::DOUBLE AS late, median(a.after) AS middle
     FROM acts a JOIN everybody e ON e.trace = a.trace AND e.object_id = a.object_id
     WHERE a.place > 1 AND a.after <= ${OCCASION_SECONDS} AND e.accounts <= (1 + ${OTHERS_A_MEMBER}) * a.takers
     GROUP BY a.group_id, a.trace
     QUALIFY row_number() OVER (PARTITION BY a.group_id ORDER BY count(*) DESC, a.trace) = 1`,
  );

function finding({ groupId, clock }: TestedGroup, spread: Spread | undefined): Finding {
  if (clock === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to be late.");
  if (!spread) return notMeasurable(groupId, "There is nothing that members share and few others act on.");
  const { things, further, late, middle } = spread;
  const share = late / further;
  const fits = things >= FEWEST && share >= FITS_FROM;
  const ruledOut = things >= ENOUGH && share <= ABSENT_UP_TO;
  return {
    groupId,
    testable: fits || ruledOut || things >= FEWEST,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(share),
    controlValue: null,
    pValue: null,
    note: `On ${whole(things)} ${things === 1 ? "thing" : "things"} that few others act on, ${outOf(late, further)} further acts of members came over ${duration(SOON_SECONDS)} after the first (median ${duration(middle)})${fits || ruledOut ? "" : "; that settles nothing"}.`,
  };
}
