/** A public call: does one account act first in most of what the group does together, and do the others answer in their own time? */
import { FEWEST, notMeasurable, outOf, rounded } from "./decide.js";
import { type Lead, leadersOf } from "./leaders.js";
import { firstWords, followsAtOnce } from "./notification.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/**
 * A fan club, a union, a movement or a community page that calls where everybody can see it. Value: share of the members' further acts
 * that fall in moments which one account opened; control: share of moments that equal chances would let it open.
 */
export const publicCall = defineReading({
  id: "public-call",
  question: "Does one account that the data shows come first, and do the members answer it within the hour?",
  needs: ["five shared moments", "clocks of a minute", "the account that calls, in the data"],
  async measure(store, groups) {
    const leads = await leadersOf(store, groups);
    return groups.map((group, i) => finding(group, leads[i]));
  },
  references: [
    {
      text: "Gonzalez-Bailon, Borge-Holthoefer, Rivero, Moreno 2011: The dynamics of protest recruitment through an online network",
      url: "https://doi.org/10.1038/srep00197",
    },
  ],
});

function finding({ groupId, clock }: TestedGroup, lead: Lead): Finding {
  const { first } = lead;
  if (clock === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to come first.");
  if (!first || first.moments < FEWEST)
    return notMeasurable(
      groupId,
      `There are ${first?.moments ?? 0} shared moments, and fewer than ${FEWEST} show no habit.`,
    );
  const led = `${firstWords(lead)}; ${outOf(first.led, first.acts)} further acts fall in these`;
  const atOnce = lead.leads && followsAtOnce(lead);
  const fits = lead.leads && !atOnce;
  const ruledOut = lead.nobody && lead.visible;
  const more = atOnce
    ? "; they follow at once, as people do who are notified"
    : lead.nobody && !lead.visible
      ? "; an account that calls them may stand outside this data"
      : "";
  return {
    groupId,
    testable: fits || lead.visible,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(first.led / Math.max(1, first.acts)),
    controlValue: rounded(first.luck / first.moments),
    pValue: lead.p,
    note: `${led}${more}.`,
  };
}
