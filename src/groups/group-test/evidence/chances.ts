/** Chances: the posts at which a group could have shown itself, because one of its accounts had just acted on the same object. */
import type { Direction } from "../presence/habits.js";
import type { GroupHere, Touched } from "../presence/presence.js";

/** Posts that are chances within a window, each once, in order of time, with the nearest act of a member on the object: how far, in ticks, and whose. */
export interface Chances {
  readonly posts: Int32Array;
  readonly distance: Float64Array;
  readonly giver: Int32Array;
}

/** Chances for members, who give none to themselves: the one account that gave each, or −1 where several did. */
export interface GivenChances {
  readonly posts: Int32Array;
  readonly sole: Int32Array;
}

/** Scratch space that is reused from group to group: of each post the stamp of the search that saw it and a number, and a list of posts. */
export interface Scratch {
  readonly seen: Int32Array;
  readonly slot: Int32Array;
  readonly list: Int32Array;
  stamp: number;
}

/** Scratch space for so many posts. */
export const scratchFor = (posts: number): Scratch => ({
  seen: new Int32Array(posts),
  slot: new Int32Array(posts),
  list: new Int32Array(posts),
  stamp: 0,
});

/** The order in which a direction meets posts. The e-value of a final sum does not depend on it, since each chance's share of labels does not. */
export const DIRECTIONS: readonly Direction[] = ["forward", "backward"];

/** A window in ticks of the clock, microseconds; the border belongs to it. */
export const ticksOf = (windowSeconds: number): number => Math.floor(windowSeconds * 1e6 + 1e-6);

/** Where members acted, ascending: object by object, in each in order of time. Made once for a list of members as long as it lives. */
export function placesOfMembers(touched: Touched, members: Int32Array): Int32Array {
  const byTrace = knownPlaces.get(members) ?? new WeakMap<Int32Array, Int32Array>();
  knownPlaces.set(members, byTrace);
  const places = byTrace.get(touched.placesOf) ?? placesInOrder(touched, members);
  byTrace.set(touched.placesOf, places);
  return places;
}

const knownPlaces = new WeakMap<Int32Array, WeakMap<Int32Array, Int32Array>>();

function placesInOrder({ placeStart, placesOf }: Touched, members: Int32Array): Int32Array {
  const lists = Array.from(members, (member) =>
    placesOf.subarray(placeStart[member], placeStart[member + 1]),
  );
  const places = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    places.set(list, at);
    at += list.length;
  }
  return places.sort();
}

/**
 * Posts on an object on which another member acted within `windowTicks` before (backward: after), with the nearest such act, so that one search serves
 * all windows. A scan ends at the next member, since that one's own goes on. Cost: the posts within the window of the members' posts.
 */
export function chancesOf(
  touched: Touched,
  group: GroupHere,
  windowTicks: number,
  direction: Direction,
  scratch: Scratch,
): Chances {
  const { account, ticks, postAt, objectEnd, objectStart } = touched;
  const { seen, slot, list } = scratch;
  const isOut = group.out?.isOut ?? null;
  const places = placesOfMembers(touched, group.members);
  const stamp = ++scratch.stamp;
  const step = direction === "forward" ? 1 : -1;
  let count = 0;
  for (let n = 0; n < places.length; n++) {
    const place = places[n];
    const giver = postAt[place];
    const next = places[n + step];
    const last =
      step === 1
        ? Math.min(next ?? Number.POSITIVE_INFINITY, objectEnd[place] - 1)
        : Math.max(next ?? 0, objectStart[place]);
    const end = place + step * within(touched, place, last, windowTicks);
    for (let other = place; other !== end; ) {
      other += step;
      const post = postAt[other];
      if (isOut !== null && isOut[account[post]] === 1) continue;
      if (seen[post] !== stamp) {
        seen[post] = stamp;
        slot[post] = giver;
        list[count++] = post;
      } else if (step === 1 ? giver > slot[post] : giver < slot[post]) slot[post] = giver;
    }
  }
  const posts = seenInOrder(scratch, count);
  const distance = new Float64Array(count);
  const givers = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const giver = slot[posts[n]];
    distance[n] = Math.abs(ticks[posts[n]] - ticks[giver]);
    givers[n] = account[giver];
  }
  return { posts, distance, giver: givers };
}

/** How many places behind one, up to `last` in either direction, lie within the window of it: found by strides, since most are many or none. */
function within({ ticks, postAt }: Touched, place: number, last: number, windowTicks: number): number {
  const at = ticks[postAt[place]];
  const step = last < place ? -1 : 1;
  const most = Math.abs(last - place);
  const isNear = (k: number) => k <= most && Math.abs(ticks[postAt[place + step * k]] - at) <= windowTicks;
  let count = 0;
  let stride = 1;
  for (; isNear(count + stride); stride *= 2) count += stride;
  for (stride /= 2; stride >= 1; stride /= 2) if (isNear(count + stride)) count += stride;
  return count;
}

/** Share of all posts from which on looking through them is faster than sorting. */
const MANY = 1 / 16;

/** The posts in `scratch.list`, ascending. */
function seenInOrder({ seen, list, stamp }: Scratch, count: number): Int32Array {
  if (count < MANY * seen.length) return list.slice(0, count).sort();
  const posts = new Int32Array(count);
  for (let post = 0, n = 0; n < count; post++) if (seen[post] === stamp) posts[n++] = post;
  return posts;
}

/**
 * Posts within `windowTicks` of an act of a member on their object, before or after, that of the post's own account left out; each once, in order of time. An account acts on an
 * object once. Cost: the posts within the window of the members' posts.
 */
export function givenChancesOf(
  touched: Touched,
  members: Int32Array,
  windowTicks: number,
  scratch: Scratch,
): GivenChances {
  const { account, ticks, postAt, objectEnd, objectStart } = touched;
  const { seen, slot, list } = scratch;
  const places = placesOfMembers(touched, members);
  const stamp = ++scratch.stamp;
  let count = 0;
  for (let from = 0, to = 0; from < places.length; from = to) {
    const [start, end] = [objectStart[places[from]], objectEnd[places[from]]];
    while (to < places.length && places[to] < end) to++;
    let [low, high] = [from, from];
    for (let place = start; place < end; place++) {
      const post = postAt[place];
      const at = ticks[post];
      while (low < to && ticks[postAt[places[low]]] < at - windowTicks) low++;
      if (low === to) break;
      const next = ticks[postAt[places[low]]] - windowTicks;
      if (next > at) {
        place = firstPlaceAt(touched, next, place, end) - 1;
        continue;
      }
      if (high < low) high = low;
      while (high < to && ticks[postAt[places[high]]] <= at + windowTicks) high++;
      let given = high - low;
      let giver = places[low];
      for (let n = low; n < high && n < low + 3; n++)
        if (places[n] === place) {
          given--;
          giver = places[n === low ? low + 1 : low];
        }
      if (given > 3 && high - low > 3) given = 2;
      if (given === 0) continue;
      const sole = given === 1 ? account[postAt[giver]] : -1;
      if (seen[post] !== stamp) {
        seen[post] = stamp;
        slot[post] = sole;
        list[count++] = post;
      } else if (slot[post] !== sole) slot[post] = -1;
    }
  }
  const posts = seenInOrder(scratch, count);
  return { posts, sole: posts.map((post) => slot[post]) };
}

/** The first place of an object from `from` on whose post is no earlier than a moment. */
function firstPlaceAt({ ticks, postAt }: Touched, moment: number, from: number, end: number): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ticks[postAt[middle]] < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
