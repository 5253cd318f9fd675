/** Followers with notifications on: does one account come first, and do the members follow within seconds? */
import {
  chance,
  duration,
  FEWEST,
  notMeasurable,
  outOf,
  RULED_OUT_BELOW,
  rounded,
  upperBound,
} from "./decide.js";
import { AT_ONCE_SECONDS, type Lead, leadersOf } from "./leaders.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/**
 * Followers with notifications on, trace by trace; what is told is the trace in which one account leads most. An account leads where it comes first in half of the moments, or in those that hold a third of the
 * members' further acts: a moment that twenty take up weighs more than one that two happen to share. Value: share of moments with the same account first; control: what equal chances give.
 */
export const notification = defineReading({
  id: "notification",
  isAudience: true,
  question: "Does one account come first each time, and do the members follow within seconds or minutes?",
  needs: ["clocks of a second", "five shared moments", "the followed account in the data, for ruling out"],
  async measure(store, groups) {
    const leads = await leadersOf(store, groups);
    return groups.map((group, i) => finding(group, leads[i]));
  },
  references: [
    {
      text: "Malmgren, Stouffer, Motter, Amaral 2008: A Poissonian explanation for heavy tails in e-mail communication",
      url: "https://doi.org/10.1073/pnas.0800332105",
    },
    {
      text: "Hong 2013: On computing the distribution function for the Poisson binomial distribution",
      url: "https://doi.org/10.1016/j.csda.2012.10.006",
    },
  ],
});

/** Words for who came first, and how far beyond chance. */
export function firstWords({ first: row, p }: Lead): string {
  if (!row) return "";
  const { times, moments, middle } = row;
  return `In ${outOf(times, moments)} shared moments the same account ${row.inside ? "of" : "outside"} the group came first${middle === null || times === 0 ? "" : `, by a median of ${duration(middle)}`} (equal chances would give ${Number(row.luck.toFixed(1))}, ${chance(p)})`;
}

/** Whether the members follow at once: many short delays, few long ones. */
export const followsAtOnce = ({ first }: Lead): boolean =>
  first !== undefined &&
  first.middle !== null &&
  first.mean !== null &&
  first.middle <= AT_ONCE_SECONDS &&
  first.middle <= first.mean;

function finding({ groupId, clock }: TestedGroup, lead: Lead): Finding {
  const row = lead.first;
  if (clock !== "second")
    return notMeasurable(groupId, `Clocks give the ${clock} only, so that nobody can be seen to come first.`);
  if (!row || row.moments < FEWEST)
    return notMeasurable(
      groupId,
      `There are ${row?.moments ?? 0} shared moments, and fewer than ${FEWEST} show no habit.`,
    );
  const { times, moments, quick } = row;
  const fits = lead.leads && followsAtOnce(lead);
  const slow = upperBound(quick, moments) < RULED_OUT_BELOW;
  const ruledOut = slow || (lead.nobody && lead.visible);
  const speed = `; ${outOf(row.led, row.acts)} further acts fall in these; the next act came within two minutes in ${outOf(quick, moments)}`;
  const unseen =
    lead.nobody && !slow && !lead.visible
      ? "; an account that they all follow may stand outside this data"
      : "";
  return {
    groupId,
    testable: true,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(times / moments),
    controlValue: rounded(row.luck / moments),
    pValue: lead.p,
    note: `${firstWords(lead)}${speed}${unseen}.`,
  };
}
