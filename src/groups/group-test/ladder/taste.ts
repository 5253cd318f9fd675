/**
 * Taste: how much more often a group's accounts are found on objects that the group has touched than their share of the moment,
 * *without* haste, on objects that others touch as much. People of one language, party or fandom return to the same objects at any distance in time; a group that
 * acts in concert does so within minutes. What holds at long distances is held fixed at short ones.
 */
import { Numbers } from "../../../stats/index.js";
import { DIRECTIONS, placesOfMembers, type Scratch } from "../evidence/chances.js";
import { GroupUrn, tilted } from "../evidence/urn.js";
import type { Direction } from "../presence/habits.js";
import type { GroupHere, PresentTrace } from "../presence/presence.js";

/** Posts at long distances: how many were the group's, and the shares that chance gives each. */
export interface DistantPosts {
  readonly hits: number;
  readonly shares: ArrayLike<number>;
}

/** Nearest and farthest distance to the group's own act on the same object, seconds. */
export interface Distances {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** The odds by which a group's taste multiplies chance in a trace, measured on all its posts at such distances: posts at those distances decide nothing else. */
export const tasteOf = (
  trace: PresentTrace,
  group: GroupHere,
  distances: Distances,
  scratch: Scratch,
): number => tasteOdds(distantPosts(trace, group, distances, scratch));

/**
 * Posts on objects on which another member acted between `fromSeconds` and `toSeconds` before (or after) and none nearer:
 * each post once a direction. Cost: posts within `toSeconds` of the group's posts, each looked at once, and all posts on their objects.
 */
export function distantPosts(
  trace: PresentTrace,
  group: GroupHere,
  distances: Distances,
  scratch: Scratch,
): DistantPosts {
  const urn = new GroupUrn(trace, group);
  const places = placesOfMembers(trace, group.members);
  const shares = new Numbers(Float64Array);
  let hits = 0;
  for (const direction of DIRECTIONS)
    for (const post of distantIn({ trace, group, places, direction }, distances, scratch)) {
      const share = urn.share(post, direction);
      if (!(share > 0)) continue;
      shares.push(share);
      hits += group.isMember[trace.account[post]];
    }
  return { hits, shares: shares.all() };
}

interface Search {
  readonly trace: PresentTrace;
  readonly group: GroupHere;
  /** Places of members, ascending. */
  readonly places: Int32Array;
  readonly direction: Direction;
}

/** Posts of a direction whose nearest giver lies in the range of distances, in order of time. */
function distantIn(
  { trace, group, places, direction }: Search,
  distances: Distances,
  scratch: Scratch,
): Int32Array {
  const { account, ticks, postAt, objectEnd, objectStart } = trace;
  const { isMember } = group;
  const isOut = group.out?.isOut ?? null;
  const { seen, slot, list } = scratch;
  const [from, to] = [1e6 * distances.fromSeconds, 1e6 * distances.toSeconds];
  const stamp = ++scratch.stamp;
  const step = direction === "forward" ? 1 : -1;
  const isPublic = publicTo(trace, group);
  let count = 0;
  let object = -1;
  for (let n = 0; n < places.length; n++) {
    const place = places[n];
    if (objectStart[place] !== object) {
      object = objectStart[place];
      isPublic.look(object);
    }
    if (!isPublic.others && !isPublic.members) continue;
    const at = ticks[postAt[place]];
    const end = step === 1 ? objectEnd[place] : object - 1;
    for (let other = place + step; other !== end; other += step) {
      const post = postAt[other];
      const distance = Math.abs(ticks[post] - at);
      if (distance > to) break;
      const actor = account[post];
      if (isOut !== null && isOut[actor] === 1) continue;
      const ofMember = isMember[actor] === 1;
      if (ofMember ? isPublic.members : isPublic.others) {
        if (seen[post] !== stamp) {
          seen[post] = stamp;
          slot[post] = 0;
          list[count++] = post;
        }
        if (distance <= from) slot[post] = 1;
      }
      if (ofMember) break;
    }
  }
  let kept = 0;
  for (let n = 0; n < count; n++) if (slot[list[n]] === 0) list[kept++] = list[n];
  return list.slice(0, kept).sort();
}

/**
 * Whether an object is public apart from one of its posts, of a member or of somebody else: whether of its other posts at most half are the group's. What only the
 * group touches shows no taste that others could share: there, coming back is what the group does, at any distance. The post itself does
 * not count, since whether it is the group's is what is asked: counted in, posts of the group would make their objects private, and taste too small.
 */
function publicTo({ account, postAt, objectEnd }: PresentTrace, { isMember }: GroupHere) {
  return {
    members: false,
    others: false,
    /** Looks at the object whose places begin here. */
    look(start: number): void {
      let inside = 0;
      for (let place = start; place < objectEnd[start]; place++) inside += isMember[account[postAt[place]]];
      const all = objectEnd[start] - start;
      this.members = 2 * (inside - 1) <= all - 1;
      this.others = 2 * inside <= all - 1;
    },
  };
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
  const sum = (of: (w: number) => number) => {
    let total = 0;
    for (let i = 0; i < shares.length; i++) total += of(shares[i]);
    return total;
  };
  const usual = sum((w) => w) / shares.length;
  const expected = (odds: number) => tilted(usual, odds) + sum((w) => tilted(w, odds));
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
