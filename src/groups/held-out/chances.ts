/** Chances: the posts at which a group could have shown itself, because one of its accounts had just acted on the same object. */
import type { Deal } from "./deal.js";

/** Which way time runs; both give e-values, and both are used. */
export type Direction = "forward" | "backward";

/** A group against a deal: account numbers with marks, and accounts that are taken out of the data. */
export interface GroupInDeal {
  readonly members: Int32Array;
  readonly isMember: Uint8Array;
  /** 1 for accounts whose posts are left out; null where none. */
  readonly leftOut: Uint8Array | null;
}

/** Posts that are chances, in order of finding, each once. */
export interface Chances {
  readonly posts: Int32Array;
  /** The one member that gave the chance, or −1 where two or more did; by index of `posts`. */
  readonly sole: Int32Array;
}

/** Scratch space that is reused from group to group. */
export interface Scratch {
  readonly seen: Int32Array;
  readonly slot: Int32Array;
  stamp: number;
}

/** Scratch space for a deal. */
export const scratchFor = (deal: Deal): Scratch => ({
  seen: new Int32Array(deal.posts),
  slot: new Int32Array(deal.posts),
  stamp: 0,
});

/**
 * Posts on an object on which another member acted within `windowTicks` before (backward: after). With `soleNeeded` every
 * giver is looked at; without, a scan ends at the next member, since that one's own scan goes on. Cost: the posts within the
 * window of the members' posts.
 */
export function chancesOf(
  deal: Deal,
  group: GroupInDeal,
  windowTicks: number,
  direction: Direction,
  scratch: Scratch,
  soleNeeded: boolean,
): Chances {
  const { account, ticks, postAt, objectEnd, objectStart, placeStart, placesOf } = deal;
  const { seen, slot } = scratch;
  const stamp = ++scratch.stamp;
  const posts: number[] = [];
  const sole: number[] = [];
  const step = direction === "forward" ? 1 : -1;
  for (const giver of group.members)
    for (let n = placeStart[giver]; n < placeStart[giver + 1]; n++) {
      const place = placesOf[n];
      const at = ticks[postAt[place]];
      const end = step === 1 ? objectEnd[place] : objectStart[place] - 1;
      for (let other = place + step; other !== end; other += step) {
        const post = postAt[other];
        if (Math.abs(ticks[post] - at) > windowTicks) break;
        const actor = account[post];
        if (group.leftOut?.[actor]) continue;
        if (seen[post] !== stamp) {
          seen[post] = stamp;
          slot[post] = posts.length;
          posts.push(post);
          sole.push(giver);
        } else if (sole[slot[post]] !== giver) sole[slot[post]] = -1;
        if (!soleNeeded && group.isMember[actor]) break;
      }
    }
  return { posts: Int32Array.from(posts), sole: Int32Array.from(sole) };
}

/** Positions of some accounts' posts in their strata, for counting what is left of them at a post. */
export class Remaining {
  private readonly positions = new Map<number, number[]>();

  constructor(deal: Deal, accounts: Iterable<number>) {
    const { postStart, postsOf, stratum, position } = deal;
    for (const account of accounts)
      for (let n = postStart[account]; n < postStart[account + 1]; n++) {
        const post = postsOf[n];
        const list = this.positions.get(stratum[post]);
        if (list) list.push(position[post]);
        else this.positions.set(stratum[post], [position[post]]);
      }
    for (const list of this.positions.values()) list.sort((x, y) => x - y);
  }

  /** Strata that hold a post of these accounts. */
  strata(): IterableIterator<number> {
    return this.positions.keys();
  }

  has(stratum: number): boolean {
    return this.positions.has(stratum);
  }

  /** How many are at the position or behind it in the direction. */
  at(stratum: number, position: number, direction: Direction): number {
    const list = this.positions.get(stratum);
    if (!list) return 0;
    let low = 0;
    let high = list.length;
    const bound = direction === "forward" ? position : position + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < bound) low = middle + 1;
      else high = middle;
    }
    return direction === "forward" ? list.length - low : low;
  }
}

/** Posts that are left in a stratum at a position, that one included. */
export const postsLeft = (deal: Deal, stratum: number, position: number, direction: Direction): number =>
  direction === "forward" ? deal.size[stratum] - position : position + 1;

/**
 * The order in which a direction meets posts. Bets are made in it; the e-value of a final sum does not depend on it, since
 * each chance's share of labels does not.
 */
export const DIRECTIONS: readonly Direction[] = ["forward", "backward"];
