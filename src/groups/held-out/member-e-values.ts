/**
 * Which accounts of a confirmed group stand by themselves. Against all labels of its strata a member is judged hard; where the group
 * owns its strata that judges nobody, and the member is held against non-members only.
 */
import { logMeanExp, TiltedBets } from "../../stats/index.js";
import {
  type ChanceLists,
  chanceLists,
  chancesOf,
  countLeft,
  DIRECTIONS,
  type Direction,
  type GroupInDeal,
  Remaining,
  type Scratch,
} from "./chances.js";
import type { Deal } from "./deal.js";
import { inside, ticksOf } from "./group-e-value.js";

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

/** The chances of one window and direction. */
interface Lane {
  readonly direction: Direction;
  readonly widest: boolean;
  readonly byStratum: ChanceLists;
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
  const widest = Math.max(...windowsSeconds);
  const all = new Remaining(deal, group.members);
  const lanes = windowsSeconds.flatMap((windowSeconds) =>
    DIRECTIONS.map((direction) => {
      const found = chancesOf(deal, group, ticksOf(windowSeconds), direction, scratch, true);
      return {
        direction,
        widest: windowSeconds === widest,
        byStratum: chanceLists(deal, found, all, direction),
      };
    }),
  );
  const count = group.members.length;
  const [logFull, logOthers, heldByGroup, chances, posts] = [0, 0, 0, 0, 0].map(
    () => new Float64Array(count),
  );
  for (let i = 0; i < count; i++) {
    const member = group.members[i];
    posts[i] = deal.postStart[member + 1] - deal.postStart[member];
    const own = new Remaining(deal, [member]);
    const outcome = memberOutcome(deal, group, member, own, lanes);
    logFull[i] = outcome.logFull;
    logOthers[i] = outcome.logOthers;
    heldByGroup[i] = outcome.held;
    chances[i] = outcome.chances;
  }
  return { logFull, logOthers, heldByGroup, chances, posts };
}

function memberOutcome(
  deal: Deal,
  group: GroupInDeal,
  member: number,
  own: Remaining,
  lanes: readonly Lane[],
): { logFull: number; logOthers: number; held: number; chances: number } {
  const full: number[] = [];
  const others: number[] = [];
  let held = 0;
  let chances = 0;
  for (const { direction, widest, byStratum } of lanes) {
    const [betsFull, betsOthers] = [new TiltedBets(), new TiltedBets()];
    for (const stratum of own.strata()) {
      const list = byStratum.get(stratum);
      if (!list) continue;
      const positions = own.positionsIn(stratum);
      const weight = deal.weights?.byKind(stratum, member);
      for (const { actor, position, kind, sole, left, members } of list) {
        if (sole === member) continue;
        const count = countLeft(positions, position, direction);
        const mine = weight ? count * weight[kind] : count;
        if (count > 0 && count < left.count) betsFull.add(inside(mine / left.weight), actor === member);
        if (widest && actor !== member) {
          chances++;
          if (group.isMember[actor]) held++;
        }
        if (actor !== member && group.isMember[actor]) continue;
        const rivals = left.weight - members.weight + mine;
        if (count > 0 && left.count > members.count) betsOthers.add(inside(mine / rivals), actor === member);
      }
    }
    full.push(betsFull.logE());
    others.push(betsOthers.logE());
  }
  return { logFull: logMeanExp(full), logOthers: logMeanExp(others), held, chances };
}
