/** The group test: does the group follow itself more often than its share of the posts of the moment would make it? */
import { logMeanExp, TiltedBets } from "../../stats/index.js";
import { DIRECTIONS, type GroupInDeal, labelsLeft, nearChances, Remaining, type Scratch } from "./chances.js";
import type { Deal } from "./deal.js";

/** What the test of a group on one trace came to. */
export interface GroupEvidence {
  /** Natural logarithm of the e-value: mean over windows, directions and tilts. */
  readonly logE: number;
  /** Chances with a share of labels strictly between 0 and 1, and those without: nothing can be learnt from the latter. */
  readonly chances: number;
  readonly saturated: number;
}

/**
 * E-value of a group on posts that did not serve to find it.
 *
 * Idea: at each post on an object on which another member acted within the window before, the chance that a member is its author
 * is w = labels of the group left in the post's stratum / all labels left there, if who acts in concert with whom is left to
 * chance. Bets on hits multiply to a martingale. Strata with w of 0 or 1 say nothing. When it misleads: a bin width is a
 * claim, "finer than that, given who is awake in it"; accounts that follow one clock within the bin, or one source, show
 * concert too; a group that owns its strata cannot be seen; a large operation makes honest accounts look concentrated on
 * what is left. Cost: the posts within the windows of the group's posts.
 */
export function groupEvidence(
  deal: Deal,
  group: GroupInDeal,
  windowsSeconds: readonly number[],
  scratch: Scratch,
  taste = 1,
): GroupEvidence {
  const own = new Remaining(deal, group.members);
  const out = group.leftOut ? new Remaining(deal, marked(group.leftOut)) : null;
  const logs: number[] = [];
  let chances = 0;
  let saturated = 0;
  for (const direction of DIRECTIONS) {
    const { posts, distance } = nearChances(
      deal,
      group,
      ticksOf(Math.max(...windowsSeconds)),
      direction,
      scratch,
    );
    const windows = windowsSeconds.map(ticksOf);
    const bets = windows.map(() => new TiltedBets());
    for (let n = 0; n < posts.length; n++) {
      const post = posts[n];
      let reached = 0;
      for (const ticks of windows) reached += Number(distance[n] <= ticks);
      const labels = own.at(post, direction);
      const left = labelsLeft(deal, post, direction);
      const gone = out?.at(post, direction);
      if (labels.count === 0 || labels.count === left.count - (gone?.count ?? 0)) {
        saturated += reached;
        continue;
      }
      chances += reached;
      const w = tilted(inside(labels.weight / (left.weight - (gone?.weight ?? 0))), taste);
      const hit = group.isMember[deal.account[post]] === 1;
      for (let i = 0; i < bets.length; i++) if (distance[n] <= windows[i]) bets[i].add(w, hit);
    }
    for (const one of bets) logs.push(one.logE());
  }
  return { logE: logMeanExp(logs), chances, saturated };
}

/** A share that rounding may have carried to its ends, kept off them. */
export const inside = (share: number): number => Math.min(1 - 1e-9, Math.max(1e-12, share));

/** A probability with its odds multiplied. */
export const tilted = (w: number, odds: number): number => (odds * w) / (1 - w + odds * w);

/** A window in ticks of the clock, microseconds; the border belongs to it. */
export const ticksOf = (windowSeconds: number): number => Math.floor(windowSeconds * 1e6 + 1e-6);

function* marked(marks: Uint8Array): Iterable<number> {
  for (let i = 0; i < marks.length; i++) if (marks[i]) yield i;
}
