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

/** Posts that are chances, each once: in order of finding, or of time where nobody asked who gave them. */
export interface Chances {
  readonly posts: Int32Array;
  /** The one member that gave the chance, or −1 where two or more did; by index of `posts`, empty where nobody asked. */
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
 * Posts on an object on which another member acted within `windowTicks` before (backward: after), and with `soleNeeded` who gave each.
 * A scan ends at the next member, since that one's own goes on. Cost: the posts within the window of the members' posts, each once.
 */
export function chancesOf(
  deal: Deal,
  group: GroupInDeal,
  windowTicks: number,
  direction: Direction,
  scratch: Scratch,
  soleNeeded: boolean,
): Chances {
  const found = new FoundPosts(scratch);
  const places = placesOfMembers(deal, group);
  if (direction === "backward") places.reverse();
  if (soleNeeded) scanWithGivers({ deal, group, windowTicks, direction, places }, found);
  else scan({ deal, group, windowTicks, direction, places }, found);
  const posts = Int32Array.from(found.posts);
  return soleNeeded ? { posts, sole: Int32Array.from(found.sole) } : { posts: posts.sort(), sole: NOBODY };
}

const NOBODY = new Int32Array(0);

/** Where members acted, ascending: object by object, in each in order of time. */
function placesOfMembers({ placeStart, placesOf }: Deal, { members }: GroupInDeal): Int32Array {
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

/** Posts that are chances, each once however many of its objects make it one. */
class FoundPosts {
  readonly posts: number[] = [];
  readonly sole: number[] = [];
  private readonly stamp: number;

  constructor(private readonly scratch: Scratch) {
    this.stamp = ++scratch.stamp;
  }

  /** `giver`: the one member that gave it on this object, or −1 for several. */
  add(post: number, giver: number): void {
    const { seen, slot } = this.scratch;
    if (seen[post] !== this.stamp) {
      seen[post] = this.stamp;
      slot[post] = this.posts.length;
      this.posts.push(post);
      this.sole.push(giver);
    } else if (this.sole[slot[post]] !== giver) this.sole[slot[post]] = -1;
  }
}

interface Scan {
  readonly deal: Deal;
  readonly group: GroupInDeal;
  readonly windowTicks: number;
  readonly direction: Direction;
  /** Places of members in the order of the direction. */
  readonly places: Int32Array;
}

function scan({ deal, group, windowTicks, direction, places }: Scan, found: FoundPosts): void {
  const { account, ticks, postAt, objectEnd, objectStart } = deal;
  const step = direction === "forward" ? 1 : -1;
  for (const place of places) {
    const at = ticks[postAt[place]];
    const end = step === 1 ? objectEnd[place] : objectStart[place] - 1;
    for (let other = place + step; other !== end; other += step) {
      const post = postAt[other];
      if (Math.abs(ticks[post] - at) > windowTicks) break;
      if (group.leftOut?.[account[post]]) continue;
      found.add(post, -1);
      if (group.isMember[account[post]]) break;
    }
  }
}

/** The same with the members whose acts lie within the window of each post, counted as the window moves along. */
function scanWithGivers({ deal, group, windowTicks, direction, places }: Scan, found: FoundPosts): void {
  const { account, ticks, postAt, objectEnd, objectStart } = deal;
  const step = direction === "forward" ? 1 : -1;
  const givers = new Givers();
  let oldest = 0;
  for (let n = 0; n < places.length; n++) {
    const place = places[n];
    const at = ticks[postAt[place]];
    if (n > 0 && objectStart[places[n - 1]] !== objectStart[place])
      for (; oldest < n; oldest++) givers.remove(account[postAt[places[oldest]]]);
    givers.add(account[postAt[place]]);
    const end = step === 1 ? objectEnd[place] : objectStart[place] - 1;
    for (let other = place + step; other !== end; other += step) {
      const post = postAt[other];
      if (Math.abs(ticks[post] - at) > windowTicks) break;
      const actor = account[post];
      if (group.leftOut?.[actor]) continue;
      for (; Math.abs(ticks[postAt[places[oldest]]] - ticks[post]) > windowTicks; oldest++)
        givers.remove(account[postAt[places[oldest]]]);
      found.add(post, givers.sole);
      if (group.isMember[actor]) break;
    }
  }
}

/** Members with acts in the window. */
class Givers {
  private readonly acts = new Map<number, number>();
  /** Sum of their numbers: of one member, its own. */
  private sum = 0;

  /** The one member, or −1 where there are several. */
  get sole(): number {
    return this.acts.size === 1 ? this.sum : -1;
  }

  add(member: number): void {
    const acts = this.acts.get(member) ?? 0;
    this.acts.set(member, acts + 1);
    if (acts === 0) this.sum += member;
  }

  remove(member: number): void {
    const acts = this.acts.get(member)!;
    if (acts > 1) this.acts.set(member, acts - 1);
    else {
      this.acts.delete(member);
      this.sum -= member;
    }
  }
}

/** Labels at a post and behind it: how many, and what they weigh there. Answers to millions of questions: the next one overwrites it. */
export interface Labels {
  readonly count: number;
  readonly weight: number;
}

/** An answer that is written anew each time. */
interface Answer {
  count: number;
  weight: number;
}

/** Some accounts' labels in one stratum, by position. */
interface LabelList {
  readonly positions: Int32Array;
  readonly accounts: Int32Array;
  /** Their rows in the habits of the stratum, which are the same for all deals of the same posts; looked up once. */
  rows: Int32Array | null;
}

/** What they weigh at a post of some kind: those before each place of the list, and those from it on. */
interface Sums {
  readonly before: Float64Array;
  readonly behind: Float64Array;
}

/** Positions of some accounts' posts in their strata, for counting what is left of them at a post. Cost of a question: a search in the list, once its sums are made. */
export class Remaining {
  private readonly lists: ReadonlyMap<number, LabelList>;
  private readonly sums = new Map<number, (Sums | undefined)[]>();
  private readonly answer: Answer = { count: 0, weight: 0 };
  /** The stratum that was asked for last, as most questions come in the order of posts. */
  private last = -1;
  private lastList: LabelList | undefined;
  private lastSums: (Sums | undefined)[] = [];

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

  /** What is left of their labels at the post and behind it in the direction; the next question overwrites it. */
  at(post: number, direction: Direction): Labels {
    const { deal, answer } = this;
    const stratum = deal.stratum[post];
    if (stratum !== this.last) this.turnTo(stratum);
    const list = this.lastList;
    if (!list) return none(answer);
    const { positions } = list;
    const low = labelsBefore(
      positions,
      direction === "forward" ? deal.position[post] : deal.position[post] + 1,
    );
    const count = direction === "forward" ? positions.length - low : low;
    answer.count = answer.weight = count;
    if (!deal.weights || count === 0) return answer;
    const { before, behind } = this.sumsOf(deal.weights, list, stratum, deal.kind[post]);
    answer.weight = direction === "forward" ? behind[low] : before[low];
    return answer;
  }

  private turnTo(stratum: number): void {
    this.last = stratum;
    this.lastList = this.lists.get(stratum);
    if (!this.lastList || !this.deal.weights) return;
    const known = this.sums.get(stratum) ?? [];
    this.sums.set(stratum, known);
    this.lastSums = known;
  }

  private sumsOf(weights: HabitWeights, list: LabelList, stratum: number, kind: number): Sums {
    let found = this.lastSums[kind];
    if (!found) {
      list.rows ??= weights.rowsOf(stratum, list.accounts);
      found = sumsOfRows(weights.ofRows(stratum, kind, list.rows));
      this.lastSums[kind] = found;
    }
    return found;
  }
}

function none(answer: Answer): Labels {
  answer.count = answer.weight = 0;
  return answer;
}

function sumsOfRows(weight: Float64Array): Sums {
  const count = weight.length;
  const [before, behind] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  for (let n = 0; n < count; n++) before[n + 1] = before[n] + weight[n];
  for (let n = count - 1; n >= 0; n--) behind[n] = behind[n + 1] + weight[n];
  return { before, behind };
}

/** How many positions of an ascending list lie before a bound. */
function labelsBefore(positions: Int32Array, bound: number): number {
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
  { accounts: count, postStart, postsOf, stratum, position }: Deal,
  labelled: Iterable<number>,
): Map<number, LabelList> {
  // a position and its account in one number, so that a list sorts as numbers do
  const packed = new Map<number, number[]>();
  for (const account of labelled)
    for (let n = postStart[account]; n < postStart[account + 1]; n++) {
      const post = postsOf[n];
      const label = position[post] * count + account;
      const list = packed.get(stratum[post]);
      if (list) list.push(label);
      else packed.set(stratum[post], [label]);
    }
  const lists = new Map<number, LabelList>();
  for (const [key, labels] of packed) {
    const sorted = Float64Array.from(labels).sort();
    const [positions, accounts] = [new Int32Array(sorted.length), new Int32Array(sorted.length)];
    for (let n = 0; n < sorted.length; n++) {
      positions[n] = Math.floor(sorted[n] / count);
      accounts[n] = sorted[n] - positions[n] * count;
    }
    lists.set(key, { positions, accounts, rows: null });
  }
  return lists;
}

const LEFT: Answer = { count: 0, weight: 0 };

/** All labels that are left in the stratum of a post, that one included; the next question overwrites it. */
export function labelsLeft(deal: Deal, post: number, direction: Direction): Labels {
  const position = deal.position[post];
  LEFT.count = direction === "forward" ? deal.size[deal.stratum[post]] - position : position + 1;
  LEFT.weight = deal.weights ? deal.weights.left(post, direction) : LEFT.count;
  return LEFT;
}

/**
 * The order in which a direction meets posts. Bets are made in it; the e-value of a final sum does not depend on it, since
 * each chance's share of labels does not.
 */
export const DIRECTIONS: readonly Direction[] = ["forward", "backward"];
