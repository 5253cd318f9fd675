/**
 * Which accounts of a confirmed group stand by themselves. Against all labels of its strata a member is judged hard; where the group
 * owns its strata that judges nobody, and the member is held against non-members only.
 */
import { logMeanExp } from "../../stats/index.js";
import { chancesOf, DIRECTIONS, type GroupInDeal, Remaining, type Scratch } from "./chances.js";
import type { Deal } from "./deal.js";
import { ticksOf } from "./group-e-value.js";
import {
  bettor,
  chancesAround,
  chanceTable,
  ENOUGH,
  MemberBets,
  type Settled,
  strataOf,
  type TableBets,
} from "./member-bets.js";

/** Evidence of the members on one trace, by index of `group.members`. */
export interface MemberEvidence {
  /** Natural logarithms of e-values: against all labels, and against non-members only. */
  readonly logFull: Float64Array;
  readonly logOthers: Float64Array;
  /** Chances in the member's strata, widest window, its own left out: held by the group, and in all. */
  readonly heldByGroup: Float64Array;
  readonly chances: Float64Array;
  /** Posts of the member in this half. */
  readonly posts: Float64Array;
}

/** What need not be worked out, by index of `group.members`. */
export interface MemberOptions {
  /** Which e-values are wanted no more: they are 1. */
  readonly already: (i: number) => Settled;
  /** Of whom nothing is wanted: all numbers but posts may be anything. */
  readonly isKnown: (i: number) => boolean;
}

/**
 * E-values of each member, triggered by the others; betting on one ends when it is beyond doubt, so a large one says "at least".
 * `deal` is cut into hours. Both numbers reuse the data that confirmed the group: they order members and carry no error rate of their
 * own. Cost: chances in the strata of each member of whom something is wanted, until they are enough.
 */
export function memberEvidence(
  deal: Deal,
  group: GroupInDeal,
  windowsSeconds: readonly number[],
  scratch: Scratch,
  { already, isKnown }: MemberOptions = {
    already: () => ({ full: false, others: false }),
    isKnown: () => false,
  },
): MemberEvidence {
  const all = new Remaining(deal, group.members);
  const wanted = strataOf(
    deal,
    group.members.filter((_, i) => !isKnown(i)),
  );
  const space = { wanted, soleOf: new Int32Array(deal.posts) };
  const tables = [...windowsSeconds]
    .sort((x, y) => x - y)
    .flatMap((windowSeconds) =>
      DIRECTIONS.map((direction) => {
        const found = chancesOf(deal, group, ticksOf(windowSeconds), direction, scratch);
        return chanceTable(deal, found, all, direction, space);
      }),
    );
  const count = group.members.length;
  const [logFull, logOthers, heldByGroup, chances, posts] = [0, 0, 0, 0, 0].map(
    () => new Float64Array(count),
  );
  const bets = new MemberBets(tables, group, settledBets);
  const bettors = Array.from(group.members, (member) => bettor(deal, member));
  for (const [i, member] of group.members.entries()) {
    posts[i] = deal.postStart[member + 1] - deal.postStart[member];
    const own = bets.on(bettors[i], already(i));
    logFull[i] = meanLog(own, "full");
    logOthers[i] = meanLog(own, "others");
  }
  for (const table of tables.slice(-DIRECTIONS.length)) {
    const around = chancesAround(table, group, bettors);
    for (let i = 0; i < count; i++) {
      heldByGroup[i] += around.held[i];
      chances[i] += around.chances[i];
    }
  }
  return { logFull, logOthers, heldByGroup, chances, posts };
}

const meanLog = (bets: readonly (TableBets | null)[], of: "full" | "others"): number =>
  logMeanExp(bets.map((own) => (own ? own.fresh[of].logE() : 0)));

const settledBets = (bets: readonly (TableBets | null)[]): Settled => ({
  full: meanLog(bets, "full") >= ENOUGH,
  others: meanLog(bets, "others") >= ENOUGH,
});
