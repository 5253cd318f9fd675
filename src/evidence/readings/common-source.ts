/** A common source: do the members take over hours what an account outside brings, or what a service words for all who use it? */
import type { Store } from "../../store/index.js";
import { ABSENT_UP_TO, duration, FEWEST, FITS_FROM, notMeasurable, outOf, rounded, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { SOON_SECONDS, type Spread, spreadsOf } from "./openers.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Things from which on their being taken up at once counts as seen: none slow of so many, as for other readings. */
const ENOUGH = 11;
/** Share of the further acts in the very same words from which a service has worded them. */
const WORDED_FROM = 0.8;

/**
 * An app with a share button, a newsletter or a channel gives the same to all who use it, and they pass it on when they come to it. Things
 * are objects that two members or more acted on and few others did (four for each member, at most), whether they met on them or not: were only meetings looked at,
 * every delay would be short. Coming late is not enough, since operators in shifts come late as well: the source must be seen. Either accounts outside brought half of the
 * things before, each of them several, and those who took them up follow these accounts; or nearly all use the very same words, and others outside do too.
 * Value: share of the further acts on them that came late; a thing that twenty take up so weighs more than one that two come upon by chance.
 */
export const commonSource = defineReading({
  id: "common-source",
  question:
    "Do the members take up over hours what accounts outside bring, or what a service words for all who use it?",
  needs: [
    "clocks of a minute",
    "five things that few others act on",
    "the source in the data, or its own words",
  ],
  async measure(store: Store, groups) {
    const found = byGroupId(await spreadsOf(store));
    return groups.map((group) => finding(group, found.get(group.groupId)));
  },
  references: [
    {
      text: "Barabasi 2005: The origin of bursts and heavy tails in human dynamics",
      url: "https://doi.org/10.1038/nature03459",
    },
  ],
});

function finding({ groupId, clock }: TestedGroup, spread: Spread | undefined): Finding {
  if (clock === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to be late.");
  if (!spread) return notMeasurable(groupId, "There is nothing that members share and few others act on.");
  const { things, further, late, middle, sourced, sources, verbatim } = spread;
  const share = late / further;
  const slow = things >= FEWEST && share >= FITS_FROM;
  const visible = sourced >= FITS_FROM * further;
  const worded = verbatim >= WORDED_FROM * further;
  const fits = slow && (visible || worded);
  const ruledOut = things >= ENOUGH && share <= ABSENT_UP_TO;
  const source = `${outOf(sourced, further)} were on what ${whole(sources)} ${sources === 1 ? "account" : "accounts"} outside had brought before, ${outOf(verbatim, further)} in the very words that others outside use too`;
  const unseen =
    slow && !fits ? "; a source, if there is one, stands outside this data" : "; that settles nothing";
  return {
    groupId,
    testable: fits || ruledOut,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(share),
    controlValue: null,
    pValue: null,
    note: `On ${whole(things)} ${things === 1 ? "thing" : "things"} that few others act on, ${outOf(late, further)} further acts of members came over ${duration(SOON_SECONDS)} after the first (median ${duration(middle)}); ${source}${fits || ruledOut ? "" : unseen}.`,
  };
}
