/** One hand, several accounts: do members never post at once, and change from one account to the next within minutes? */
import type { HistogramPicture } from "../../model/index.js";
import type { AccountSet } from "../account-set.js";
import { daysIn, type Ground } from "../ground.js";
import { type Compared, defineSignal, type Told } from "../signal.js";
import { percent, whole } from "../words.js";
import { bestPartners, FEWEST_POSTS, natsBeyond, partnerPauses } from "./best-partners.js";
import { handOvers } from "./hand-overs.js";
import { MOST_COUNTED, operatorRow } from "./operators.js";
import { AT_ONCE, busyAccounts, PAUSES, pairPauses } from "./pair-gaps.js";
import { streamOf } from "./streams.js";

const FEWEST_DAYS = 7;
/** Classes of pauses that are called a change of account: 2 to 16 minutes. */
const CHANGES = [4, 5, 6] as const;

/** Hand-overs. Value: how much more a member's best partner looks like the same hand than after sittings are moved, nats a member. */
export const operatorSwitch = defineSignal<{ readonly signal: AbortSignal }>({
  id: "operator-switch",
  version: 2,
  title: "From account to account",
  question: "Do members that never post at the same moment follow each other within minutes?",
  needs: ["times to the second over a week or more"],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground, { run }) {
    if (ground.clockSeconds >= 60)
      return {
        notMeasurable:
          "Not measurable: the clocks give minutes or days, so that posts at the same moment cannot be told from a change of account.",
      };
    if (daysIn(ground) < FEWEST_DAYS - 1)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, changes of account are counted over ${FEWEST_DAYS} or more.`,
      };
    return { signal: run.signal };
  },
  measure(_, set, ground) {
    const partners = bestPartners(ground, set);
    return partners && { value: natsBeyond(partners), accounts: partners.own.numbers.length };
  },
  async tell({ signal }, group, compared, ground) {
    return told(ground, { group, compared, signal });
  },
  innocentReadings: [
    "One person with several declared accounts, for instance a private and an official one",
    "An agency or a press office whose people look after several clients",
    "A tool that posts for its customers one after the other",
    "A shared desk at which people take turns",
  ],
  references: [
    {
      text: "Cao, Q. et al. (2014). Uncovering large groups of active malicious accounts in online social networks. CCS 2014, 477-488.",
      url: "https://doi.org/10.1145/2660267.2660269",
    },
    {
      text: "Johansson, F., Kaati, L., Shrestha, A. (2013). Detecting multiple aliases in social media. ASONAM 2013, 1004-1011.",
      url: "https://doi.org/10.1145/2492517.2500261",
    },
  ],
});

/** One decimal, and no zero with a sign. */
const nats = (value: number): string => (Math.round(10 * value) / 10 + 0).toFixed(1);

interface Telling {
  readonly group: AccountSet;
  readonly compared: Compared;
  readonly signal: AbortSignal;
}

async function told(ground: Ground, { group, compared, signal }: Telling): Promise<Told> {
  const partners = bestPartners(ground, group)!;
  const own = partnerPauses(partners.own);
  const moved = PAUSES.map(
    (_, sort) =>
      partners.moved.reduce((sum, one) => sum + partnerPauses(one)[sort], 0) / partners.moved.length,
  );
  const total = own.reduce((sum, one) => sum + one, 0);
  const movedTotal = moved.reduce((sum, one) => sum + one, 0);
  const share = (counts: ArrayLike<number>, all: number, sorts: readonly number[]) =>
    percent(sorts.reduce((sum, sort) => sum + counts[sort], 0) / Math.max(1, all));
  const once = Array.from({ length: AT_ONCE }, (_, sort) => sort);
  const busy = busyAccounts(ground, group, { fewest: FEWEST_POSTS, most: group.size });
  return {
    note: `Of the pauses of up to an hour between a member and the one it changes with most, ${share(own, total, once)} are under 30 seconds and ${share(own, total, CHANGES)} between 2 and 16 minutes; ${share(moved, movedTotal, once)} and ${share(moved, movedTotal, CHANGES)} where every sitting is moved by up to half an hour. The likeness of a member and its best partner to one hand (natural logarithm of the likelihood ratio, mean of all members) lies ${nats(compared.value)} above that with moved times, ${nats(compared.controlValue)} among accounts like them.`,
    pictures: [
      histogram(
        own,
        moved.map((one) => (one * total) / Math.max(1, movedTotal)),
        [partners.own.partner.length, partners.own.numbers.length],
      ),
      handOvers(ground, partners.own),
    ],
    rows: [
      await operatorRow({
        groupId: ground.groupId,
        seed: ground.seed,
        pauses: busy.length > MOST_COUNTED ? null : pairPauses(streamOf(ground, busy)),
        busy: busy.length,
        nats: compared.value,
        pValue: compared.pValue,
        signal,
      }),
    ],
  };
}

/** `looked`: members whose partners were looked for, among `all`. */
function histogram(
  own: ArrayLike<number>,
  moved: ArrayLike<number>,
  [looked, all]: readonly [number, number],
): HistogramPicture {
  return {
    kind: "histogram",
    title: "Pauses between a member and the one it changes with most",
    caption: `Pauses by length, ${looked < all ? `of ${whole(looked)} members, evenly spread, with all ${whole(all)}` : "all members together"}; the line is the same after every sitting is moved by up to half an hour.`,
    unit: "seconds",
    bins: PAUSES.map((to, sort) => ({
      from: sort === 0 ? 0 : PAUSES[sort - 1],
      to,
      group: own[sort],
      control: Number(moved[sort].toPrecision(6)),
    })),
    marks: [],
  };
}
