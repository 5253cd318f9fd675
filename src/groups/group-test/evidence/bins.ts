/**
 * Bins: bets are laid apart by trace and by how much of what was done on the object is the group's. Where the group has an object nearly to itself, its next act
 * there says much; on what everybody touches, little. What to stake on each bin is learnt on the half that found the group, so that free acts hide nothing.
 */
import { firstAtLeast } from "../../../stats/index.js";
import type { Direction } from "../presence/habits.js";
import type { PresentTrace } from "../presence/presence.js";

/** Odds of the group's acts on an object against the others' from which on the next class begins. */
const ODDS = [0.1, 1 / 3, 1, 3, 10];
/** Classes of an object, the last for posts with several objects. */
export const CLASSES = ODDS.length + 2;

/** The class of an object with so many acts of a group and of others. */
export function classOf(own: number, others: number): number {
  const odds = own / (others + 0.5);
  let at = 0;
  while (at < ODDS.length && odds >= ODDS[at]) at++;
  return at;
}

/** The class of a post by what was done on its object before it (backward: after it); `places` are those of the group, ascending. */
export function classSoFar(
  trace: PresentTrace,
  places: Int32Array,
  post: number,
  direction: Direction,
): number {
  const place = trace.placeOf[post];
  if (place < 0) return CLASSES - 1;
  const [from, to] =
    direction === "forward" ? [trace.objectStart[place], place] : [place + 1, trace.objectEnd[place]];
  const own = countIn(places, from, to);
  return classOf(own, to - from - own);
}

/** How many of an ascending list lie from `from` up to `to`. */
export const countIn = (ascending: Int32Array, from: number, to: number): number =>
  firstAtLeast(ascending, to, 0, ascending.length) - firstAtLeast(ascending, from, 0, ascending.length);
