/** Chances: the posts at which a group could have shown itself, because one of its accounts had just acted on the same object. */
import type { Deal } from "./deal.js";
import type { HabitWeights } from "./habits.js";

/** Which way time runs; both give e-values, and both are used. */
export type Direction = "forward" | "backward";

/** A group against a deal: account numbers with marks, and accounts that are taken out of the data. */
export interface GroupInDeal {
  readonly members: Int32Array;
  readonly isMember: Uint8Array;
  /** 1 for accounts whose posts are left out; null where none. */
  readonly leftOut: Uint8Array | null;
}

/** A group of account numbers, and those left out, among so many accounts. */
export function groupOf(accounts: number, members: Int32Array, out: Int32Array): GroupInDeal {
  const marked = (numbers: Int32Array) => {
    const marks = new Uint8Array(accounts);
    for (const number of numbers) marks[number] = 1;
    return marks;
  };
  return { members, isMember: marked(members), leftOut: out.length > 0 ? marked(out) : null };
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

/** Labels at a post and behind it: how many, and what they weigh there. */
export interface Labels {
  readonly count: number;
  readonly weight: number;
}

/** Some accounts' labels in one stratum, by position. */
interface LabelList {
  readonly positions: number[];
  readonly accounts: number[];
}

/** What they weigh at a post of some kind: those before each place of the list, and those from it on. */
interface Sums {
  readonly before: Float64Array;
  readonly behind: Float64Array;
}

/** Positions of some accounts' posts in their strata, for counting what is left of them at a post. Cost of a question: a search in the list, once its sums are made. */
export class Remaining {
  private readonly lists: ReadonlyMap<number, LabelList>;
  private readonly sums = new Map<number, Sums>();

  constructor(
    private readonly deal: Deal,
    accounts: Iterable<number> | Remaining,
  ) {
    this.lists = accounts instanceof Remaining ? accounts.lists : labelLists(deal, accounts);
  }

  /** The same labels, weighed as another deal of the same posts weighs them. */
  weighedBy(deal: Deal): Remaining {
    return new Remaining(deal, this);
  }

  /** Strata that hold a post of these accounts. */
  strata(): IterableIterator<number> {
    return this.lists.keys();
  }

  /** Positions of the labels in a stratum, ascending. */
  positionsIn(stratum: number): readonly number[] {
    return this.lists.get(stratum)?.positions ?? [];
  }

  /** What is left of their labels at the post and behind it in the direction. */
  at(post: number, direction: Direction): Labels {
    const { deal } = this;
    const stratum = deal.stratum[post];
    const list = this.lists.get(stratum);
    if (!list) return NONE;
    const { positions } = list;
    const low = labelsBefore(
      positions,
      direction === "forward" ? deal.position[post] : deal.position[post] + 1,
    );
    const count = direction === "forward" ? positions.length - low : low;
    if (!deal.weights || count === 0) return { count, weight: count };
    const { before, behind } = this.sumsOf(deal.weights, list, stratum, deal.kind[post]);
    return { count, weight: direction === "forward" ? behind[low] : before[low] };
  }

  private sumsOf(weights: HabitWeights, { accounts }: LabelList, stratum: number, kind: number): Sums {
    const key = stratum * this.deal.kinds + kind;
    let found = this.sums.get(key);
    if (!found) {
      const count = accounts.length;
      const [before, behind] = [new Float64Array(count + 1), new Float64Array(count + 1)];
      for (let n = 0; n < count; n++) before[n + 1] = before[n] + weights.ofKind(stratum, kind, accounts[n]);
      for (let n = count - 1; n >= 0; n--)
        behind[n] = behind[n + 1] + weights.ofKind(stratum, kind, accounts[n]);
      found = { before, behind };
      this.sums.set(key, found);
    }
    return found;
  }
}

/** How many positions of an ascending list lie before a bound. */
function labelsBefore(positions: readonly number[], bound: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function labelLists(
  { postStart, postsOf, stratum, position }: Deal,
  accounts: Iterable<number>,
): Map<number, LabelList> {
  const places = new Map<number, { position: number; account: number }[]>();
  for (const account of accounts)
    for (let n = postStart[account]; n < postStart[account + 1]; n++) {
      const post = postsOf[n];
      const list = places.get(stratum[post]);
      if (list) list.push({ position: position[post], account });
      else places.set(stratum[post], [{ position: position[post], account }]);
    }
  return new Map(
    [...places].map(([key, list]) => {
      list.sort((x, y) => x.position - y.position);
      return [key, { positions: list.map((l) => l.position), accounts: list.map((l) => l.account) }];
    }),
  );
}

const NONE: Labels = { count: 0, weight: 0 };

/** All labels that are left in the stratum of a post, that one included. */
export function labelsLeft(deal: Deal, post: number, direction: Direction): Labels {
  const position = deal.position[post];
  const count = direction === "forward" ? deal.size[deal.stratum[post]] - position : position + 1;
  return { count, weight: deal.weights ? deal.weights.left(post, direction) : count };
}

/**
 * The order in which a direction meets posts. Bets are made in it; the e-value of a final sum does not depend on it, since
 * each chance's share of labels does not.
 */
export const DIRECTIONS: readonly Direction[] = ["forward", "backward"];
