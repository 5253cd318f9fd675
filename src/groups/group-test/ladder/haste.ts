/**
 * Haste: whether a group's accounts come to the same objects sooner after each other than they come to anything. Readers of one front page, followers of one source, people
 * of one train meet on things that nobody else touches, so that no taste for public objects tells them from an operation; but they come to them at any distance within
 * their hours, and an operation within its task.
 */
import { CLASSES, classOf } from "../evidence/bins.js";
import { ticksOf } from "../evidence/chances.js";
import type { GroupHere, Presence, PresentTrace } from "../presence/presence.js";

/** Far is what lies beyond the widest window, up to so many times it. */
const FAR = 4;
/** Odds of near against far, acts on one object against posts, from which on a group is in haste. Set between readers, friends and followers of worlds that others made, and the operations there. */
const IN_HASTE = 16;
/** Nothing is said against haste where fewer pairs of acts are far, in number and as a share. */
const FEWEST_FAR = 5;
const LEAST_FAR_SHARE = 0.1;

/** The objects that are most the group's own speak: so many of all near pairs. */
const OWN_SHARE = 0.25;

/** Pairs within the widest window, and beyond it up to four times it. */
interface Pairs {
  near: number;
  far: number;
}

/** Whether a group is in haste in any trace. Cost: the acts and posts of its accounts. */
export const isInHaste = (presence: Presence, accounts: readonly string[]): boolean => {
  const hastes = hasteOf(presence, accounts);
  return hastes.length === 0 || hastes.some((haste) => haste >= IN_HASTE);
};

/**
 * For each trace in which a group has acts on one object within four times the widest window: the odds that two acts of members on one object are near and not far, divided by those of two
 * other posts of members. Of the objects those count that are most the group's own, by the share of their acts, until they hold a quarter of the near pairs: what everybody touches hides a task. Infinite
 * where fewer than five pairs, or a tenth, are far. When it misleads: a task that is worked off over more than the widest window looks like an audience.
 */
export function hasteOf(presence: Presence, accounts: readonly string[]): number[] {
  const group = presence.group(accounts);
  return presence.traces.flatMap((trace) => {
    const widest = ticksOf(Math.max(...trace.windowsSeconds));
    const byClass = actsTogether(trace, group, widest);
    if (byClass.every(({ near, far }) => near + far === 0)) return [];
    const posts = oddsOf(less(postsTogether(trace, group.members, widest), byClass));
    const own = mostOwn(byClass);
    const isSilent = own.far < FEWEST_FAR || own.far < LEAST_FAR_SHARE * (own.near + own.far);
    return [isSilent ? Number.POSITIVE_INFINITY : oddsOf(own) / posts];
  });
}

/** Pairs on the objects that are most the group's own. */
function mostOwn(byClass: readonly Pairs[]): Pairs {
  const near = byClass.reduce((sum, own) => sum + own.near, 0);
  const pooled: Pairs = { near: 0, far: 0 };
  for (const own of [...byClass].reverse()) {
    pooled.near += own.near;
    pooled.far += own.far;
    if (pooled.near >= OWN_SHARE * near) break;
  }
  return pooled;
}

/** Pairs of posts without those of acts on one object: where members do nothing but tasks, these would be held against themselves. */
const less = (all: Pairs, byClass: readonly Pairs[]): Pairs => {
  const sum = (of: "near" | "far") => byClass.reduce((total, own) => total + own[of], 0);
  return { near: Math.max(0, all.near - sum("near")), far: Math.max(0, all.far - sum("far")) };
};

const oddsOf = ({ near, far }: Pairs): number => (near + 0.5) / (far + 0.5);

/** Pairs of acts of members on the same object, by the class of the object. */
function actsTogether(
  { account, ticks, postAt, objectStart, objectEnd, placeStart, placesOf }: PresentTrace,
  { members, isMember }: GroupHere,
  widest: number,
): Pairs[] {
  const byClass = Array.from({ length: CLASSES }, (): Pairs => ({ near: 0, far: 0 }));
  const objects = new Set<number>();
  for (const member of members)
    for (let n = placeStart[member]; n < placeStart[member + 1]; n++) objects.add(objectStart[placesOf[n]]);
  for (const start of objects) {
    const own: number[] = [];
    const end = objectEnd[start];
    for (let place = start; place < end; place++)
      if (isMember[account[postAt[place]]] === 1) own.push(ticks[postAt[place]]);
    if (own.length > 1) addPairs(byClass[classOf(own.length, end - start - own.length)], own, widest, 1);
  }
  return byClass;
}

/** Pairs of posts of two members. */
function postsTogether(
  { ticks, postStart, postsOf }: PresentTrace,
  members: Int32Array,
  widest: number,
): Pairs {
  const pairs: Pairs = { near: 0, far: 0 };
  const all: number[] = [];
  for (const member of members) {
    const own = Array.from(postsOf.subarray(postStart[member], postStart[member + 1]), (post) => ticks[post]);
    addPairs(pairs, own, widest, -1);
    for (const moment of own) all.push(moment);
  }
  addPairs(
    pairs,
    all.sort((x, y) => x - y),
    widest,
    1,
  );
  return pairs;
}

/** Adds all pairs of ascending moments, each counted as `weight`. */
function addPairs(pairs: Pairs, moments: readonly number[], widest: number, weight: number): void {
  const near = pairsWithin(moments, widest);
  pairs.near += weight * near;
  pairs.far += weight * (pairsWithin(moments, FAR * widest) - near);
}

function pairsWithin(moments: readonly number[], ticks: number): number {
  let count = 0;
  for (let later = 0, earlier = 0; later < moments.length; later++) {
    while (moments[later] - moments[earlier] > ticks) earlier++;
    count += later - earlier;
  }
  return count;
}
