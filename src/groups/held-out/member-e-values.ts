/**
 * Which accounts of a confirmed group stand by themselves. Against all labels of its strata a member is judged hard; where the group
 * owns its strata that judges nobody, and the member is held against non-members only.
 */
import { logMeanExp } from "../../stats/index.js";
import { chancesOf, DIRECTIONS, type GroupInDeal, Remaining, type Scratch } from "./chances.js";
import type { Deal } from "./deal.js";
import { ticksOf } from "./group-e-value.js";
import { type Bettor, bettor, type ChanceTable, chanceTable, memberBets } from "./member-bets.js";

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

/**
 * E-values of each member, triggered by the others. `deal` is cut into hours. Both numbers reuse the data that confirmed the
 * group: they order members and carry no error rate of their own. Cost: chances in the strata of each member.
 */
export function memberEvidence(
  deal: Deal,
  group: GroupInDeal,
  windowsSeconds: readonly number[],
  scratch: Scratch,
): MemberEvidence {
  const all = new Remaining(deal, group.members);
  const tables = [...windowsSeconds]
    .sort((x, y) => x - y)
    .flatMap((windowSeconds) =>
      DIRECTIONS.map((direction) => {
        const found = chancesOf(deal, group, ticksOf(windowSeconds), direction, scratch, true);
        return chanceTable(deal, found, all, direction);
      }),
    );
  const count = group.members.length;
  const [logFull, logOthers, heldByGroup, chances, posts] = [0, 0, 0, 0, 0].map(
    () => new Float64Array(count),
  );
  for (const [i, member] of group.members.entries()) {
    posts[i] = deal.postStart[member + 1] - deal.postStart[member];
    const one = bettor(deal, member);
    const bets = tables.map((table) => memberBets(table, group, one).fresh);
    logFull[i] = logMeanExp(bets.map(({ full }) => full.logE()));
    logOthers[i] = logMeanExp(bets.map(({ others }) => others.logE()));
    for (const table of tables.slice(-DIRECTIONS.length)) {
      const found = chancesAround(table, group, one);
      heldByGroup[i] += found.held;
      chances[i] += found.chances;
    }
  }
  return { logFull, logOthers, heldByGroup, chances, posts };
}

/** Chances in a member's strata that it neither gave alone nor took: all, and those that the group took. */
function chancesAround(
  { actor, sole, rows }: ChanceTable,
  { isMember }: GroupInDeal,
  { member, strata }: Bettor,
): { held: number; chances: number } {
  let [held, chances] = [0, 0];
  for (const stratum of strata) {
    const [from, to] = rows.get(stratum) ?? [0, 0];
    for (let row = from; row < to; row++) {
      if (actor[row] === member || sole[row] === member) continue;
      chances++;
      held += isMember[actor[row]];
    }
  }
  return { held, chances };
}
