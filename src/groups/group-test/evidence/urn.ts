/** The urn of a chance: who could have made this post, and which share of them is of the group. */
import { firstAtLeast } from "../../../stats/index.js";
import type { Direction } from "../presence/habits.js";
import type { GroupHere, PresentTrace } from "../presence/presence.js";
import { Labels } from "./labels.js";

/** Accounts outside a group that must be present in a span: among fewer there is nobody to be held against. */
export const OTHERS_PRESENT = 2;
/** Earlier actors on an object up to which they are taken out of the urn one by one; on an object of more, nobody is. */
export const FEW_ACTORS = 64;

/** Share of a chance that says nothing: too few others are present, or the group holds all that is left. */
export const NO_SHARE = Number.NaN;

/**
 * The share of a group's labels among all that are left at a post, each weighed by habit, and without the accounts that acted on the object already:
 * an account acts on an object once. On an object on which more than 64 accounts acted before nobody is taken out, which makes the share of a group that was
 * early too large, and the test careful.
 */
export class GroupUrn {
  private readonly own: Labels;
  private readonly out: Labels | null;

  constructor(
    private readonly trace: PresentTrace,
    private readonly group: GroupHere,
  ) {
    this.own = Labels.of(trace, group.members);
    this.out = group.out && Labels.of(trace, group.out.accounts);
  }

  /** The share, strictly between 0 and 1; NaN where nothing can be learnt, `Number.NEGATIVE_INFINITY` where the group has nobody left. */
  share(post: number, direction: Direction): number {
    const { trace, own, out, group } = this;
    const span = trace.span[post];
    if (own.left(post, direction) === 0) return Number.NEGATIVE_INFINITY;
    if (trace.present[span] - own.presentIn(span) - (out?.presentIn(span) ?? 0) < OTHERS_PRESENT)
      return NO_SHARE;
    let inside = own.weight(trace, post, direction);
    let all = trace.weights.left(post, direction) - (out?.weight(trace, post, direction) ?? 0);
    eachEarlierActor(trace, post, direction, (account, labels) => {
      if (group.out?.isOut[account] === 1) return;
      const weight = labels * trace.weights.of(span, account, trace.kind[post]);
      all -= weight;
      if (group.isMember[account] === 1) inside -= weight;
    });
    if (inside <= 1e-9) return Number.NEGATIVE_INFINITY;
    if (all - inside <= 1e-9) return NO_SHARE;
    return within(inside / all);
  }
}

/** A share that rounding may have carried to its ends, kept off them. */
export const within = (share: number): number => Math.min(1 - 1e-9, Math.max(1e-12, share));

/** A probability with its odds multiplied. */
export const tilted = (w: number, odds: number): number => (odds * w) / (1 - w + odds * w);

/** Labels of an account at a post and behind it in its span. */
export function labelsOf(
  { span, start, postStart, postsOf }: PresentTrace,
  account: number,
  post: number,
  direction: Direction,
): number {
  const [from, to] = [postStart[account], postStart[account + 1]];
  if (direction === "forward") {
    const end = start[span[post] + 1];
    const first = firstAtLeast(postsOf, post, from, to);
    let at = first;
    while (at < to && postsOf[at] < end) at++;
    return at - first;
  }
  const begin = start[span[post]];
  const last = firstAtLeast(postsOf, post + 1, from, to);
  let at = last;
  while (at > from && postsOf[at - 1] >= begin) at--;
  return last - at;
}

/** Calls with each account that acted on the object of a post before it (backward: after it) and has labels left there; where they are few, and the post has one object. */
export function eachEarlierActor(
  trace: PresentTrace,
  post: number,
  direction: Direction,
  each: (account: number, labels: number) => void,
): void {
  const place = trace.placeOf[post];
  if (place < 0) return;
  const forward = direction === "forward";
  const [from, to] = forward ? [trace.objectStart[place], place] : [place + 1, trace.objectEnd[place]];
  if (to - from > FEW_ACTORS) return;
  for (let other = from; other < to; other++) {
    const account = trace.account[trace.postAt[other]];
    const labels = labelsOf(trace, account, post, direction);
    if (labels > 0) each(account, labels);
  }
}

/** Whether an account acted on the one object of a post before it (backward: after it): it cannot have made it. */
export function actedEarlier(
  trace: PresentTrace,
  post: number,
  account: number,
  direction: Direction,
): boolean {
  const place = trace.placeOf[post];
  if (place < 0) return false;
  const { placeStart, placesOf, objectStart, objectEnd } = trace;
  const [from, to] = [placeStart[account], placeStart[account + 1]];
  const [low, high] = direction === "forward" ? [objectStart[place], place] : [place + 1, objectEnd[place]];
  const at = firstAtLeast(placesOf, low, from, to);
  return at < to && placesOf[at] < high;
}
