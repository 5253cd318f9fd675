/**
 * Taste: how much more often a group's accounts are found on objects that the group has touched than their share of the moment,
 * *without* haste, on objects that others touch as much. People of one language, party or fandom return to the same objects at any distance in time; a group that
 * acts in concert does so within minutes. What holds at long distances is held fixed at short ones.
 */
import {
  DIRECTIONS,
  type Direction,
  type GroupInDeal,
  labelsLeft,
  Remaining,
  type Scratch,
} from "./chances.js";
import type { Deal } from "./deal.js";
import { inside } from "./group-e-value.js";

/** Posts at long distances: how many were the group's, and the shares that chance gives each. */
export interface DistantPosts {
  readonly hits: number;
  readonly shares: readonly number[];
}

/** Nearest and farthest distance to the group's own act on the same object, seconds. */
export interface Distances {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * Posts on objects on which another member acted between `fromSeconds` and `toSeconds` before (or after) and none nearer:
 * each post once a direction. Cost: posts within `toSeconds` of the group's posts, each looked at once.
 */
export function distantPosts(
  deal: Deal,
  group: GroupInDeal,
  distances: Distances,
  scratch: Scratch,
): DistantPosts {
  const own = new Remaining(deal, group.members);
  const isPublic = publicObjects(deal, group);
  const shares: number[] = [];
  let hits = 0;
  for (const direction of DIRECTIONS)
    for (const post of distantIn(deal, group, { ...distances, isPublic }, direction, scratch)) {
      const labels = own.at(post, direction);
      const left = labelsLeft(deal, post, direction);
      if (labels.count === 0 || labels.count === left.count) continue;
      shares.push(inside(labels.weight / left.weight));
      if (group.isMember[deal.account[post]]) hits++;
    }
  return { hits, shares };
}

/**
 * Whether an object is public apart from one of its posts: whether of its other posts at most half are the group's. What only the
 * group touches shows no taste that others could share: there, coming back is what the group does, at any distance. The post itself does
 * not count, since whether it is the group's is what is asked: counted in, posts of the group would make their objects private, and taste too small.
 */
function publicObjects(
  { account, postAt, objectEnd }: Deal,
  { isMember }: GroupInDeal,
): (start: number, post: number) => boolean {
  const known = new Map<number, number>();
  return (start, post) => {
    let inside = known.get(start);
    if (inside === undefined) {
      inside = 0;
      for (let place = start; place < objectEnd[start]; place++) inside += isMember[account[postAt[place]]];
      known.set(start, inside);
    }
    return 2 * (inside - isMember[account[post]]) <= objectEnd[start] - start - 1;
  };
}

/** Posts of a direction whose nearest giver lies in the range of distances, in order of time. */
function distantIn(
  deal: Deal,
  group: GroupInDeal,
  {
    fromSeconds,
    toSeconds,
    isPublic,
  }: Distances & { readonly isPublic: (start: number, post: number) => boolean },
  direction: Direction,
  scratch: Scratch,
): Int32Array {
  const { account, ticks, postAt, objectEnd, objectStart, placeStart, placesOf } = deal;
  const { seen, slot } = scratch;
  const stamp = ++scratch.stamp;
  const step = direction === "forward" ? 1 : -1;
  const posts: number[] = [];
  const near: boolean[] = [];
  for (const giver of group.members)
    for (let n = placeStart[giver]; n < placeStart[giver + 1]; n++) {
      const place = placesOf[n];
      const at = ticks[postAt[place]];
      const end = step === 1 ? objectEnd[place] : objectStart[place] - 1;
      for (let other = place + step; other !== end; other += step) {
        const post = postAt[other];
        const distance = Math.abs(ticks[post] - at) / 1e6;
        if (distance > toSeconds) break;
        if (group.leftOut?.[account[post]]) continue;
        if (!isPublic(objectStart[place], post)) {
          if (group.isMember[account[post]]) break;
          continue;
        }
        if (seen[post] !== stamp) {
          seen[post] = stamp;
          slot[post] = posts.length;
          posts.push(post);
          near.push(false);
        }
        if (distance <= fromSeconds) near[slot[post]] = true;
        if (group.isMember[account[post]]) break;
      }
    }
  return Int32Array.from(posts.filter((_, i) => !near[i])).sort();
}

const STEPS = 40;
const LARGEST = 1e4;

/**
 * The odds by which taste multiplies chance, 1 at least: those under which the expected hits are as many as the hits. One post of the
 * mean share, as often a hit as chance gives, is added before, so that few posts move it little. An estimate and not a bound: it may
 * be too small for a group of few distant posts.
 */
export function tasteOdds({ hits, shares }: DistantPosts): number {
  if (shares.length === 0) return 1;
  const usual = shares.reduce((sum, w) => sum + w, 0) / shares.length;
  const expected = (odds: number) =>
    shares.reduce(
      (sum, w) => sum + (odds * w) / (1 - w + odds * w),
      (odds * usual) / (1 - usual + odds * usual),
    );
  const seen = hits + usual;
  if (expected(1) >= seen) return 1;
  let low = 0;
  let high = Math.log(LARGEST);
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (expected(Math.exp(middle)) < seen) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
