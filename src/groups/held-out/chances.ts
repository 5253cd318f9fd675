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

/** Posts that are chances, each once, in order of finding, with who gave them. */
export interface Chances {
  readonly posts: Int32Array;
  /** The one member that gave the chance, or −1 where two or more did; by index of `posts`. */
  readonly sole: Int32Array;
}

/** Posts that are chances within the widest window, in order of time, with the distance to the nearest act of a member on the object, ticks. */
export interface NearChances {
  readonly posts: Int32Array;
  readonly distance: Float64Array;
}

/** Scratch space that is reused from group to group: of each post the stamp of the search that saw it and a number, and a list of posts. */
export interface Scratch {
  readonly seen: Int32Array;
  readonly slot: Int32Array;
  readonly list: Int32Array;
  stamp: number;
}

/** Scratch space for a deal. */
export const scratchFor = (deal: Deal): Scratch => ({
  seen: new Int32Array(deal.posts),
  slot: new Int32Array(deal.posts),
  list: new Int32Array(deal.posts),
  stamp: 0,
});

/**
 * Posts on an object on which another member acted within `windowTicks` before (backward: after), with who gave each. Cost: the posts
 * within the window of the members' posts, each once.
 */
export function chancesOf(
  deal: Deal,
  group: GroupInDeal,
  windowTicks: number,
  direction: Direction,
  scratch: Scratch,
): Chances {
  const found = new FoundPosts(scratch);
  const places = placesOfMembers(deal, group);
  if (direction === "backward") places.reverse();
  scanWithGivers({ deal, group, windowTicks, direction, places }, found);
  return { posts: Int32Array.from(found.posts), sole: Int32Array.from(found.values) };
}

/**
 * The same posts with the distance to the nearest giver, so that one search serves all windows. A scan ends at the next member, since
 * that one's own goes on.
 */
export function nearChances(
  deal: Deal,
  group: GroupInDeal,
  windowTicks: number,
  direction: Direction,
  scratch: Scratch,
): NearChances {
  const places = placesOfMembers(deal, group);
  const count = scanNearest({ deal, group, windowTicks, direction, places }, scratch);
  const posts = seenInOrder(scratch, count);
  const distance = new Float64Array(count);
  for (let n = 0; n < count; n++)
    distance[n] = Math.abs(deal.ticks[posts[n]] - deal.ticks[scratch.slot[posts[n]]]);
  return { posts, distance };
}

/** Posts of chances within a window. */
export const postsWithin = ({ posts, distance }: NearChances, windowTicks: number): Int32Array =>
  posts.filter((_, n) => distance[n] <= windowTicks);

/** Where members acted, ascending: object by object, in each in order of time. */
export function placesOfMembers({ placeStart, placesOf }: Deal, { members }: GroupInDeal): Int32Array {
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

/** Posts that are chances, each once however many of its objects make it one, with a number each. */
class FoundPosts {
  readonly posts: number[] = [];
  readonly values: number[] = [];
  private readonly stamp: number;

  constructor(private readonly scratch: Scratch) {
    this.stamp = ++scratch.stamp;
  }

  /** Adds a post; `both` makes one number of the known one and that of a further object. */
  add(post: number, value: number, both: (known: number, value: number) => number): void {
    const { seen, slot } = this.scratch;
    if (seen[post] !== this.stamp) {
      seen[post] = this.stamp;
      slot[post] = this.posts.length;
      this.posts.push(post);
      this.values.push(value);
    } else this.values[slot[post]] = both(this.values[slot[post]], value);
  }
}

/** The one giver, or −1 for several. */
const oneGiver = (known: number, giver: number): number => (known === giver ? giver : -1);

interface Scan {
  readonly deal: Deal;
  readonly group: GroupInDeal;
  readonly windowTicks: number;
  readonly direction: Direction;
  /** Places of members, ascending; where all givers are asked for, in the order of the direction. */
  readonly places: Int32Array;
}

/** Lists the posts in `scratch.list`, with the nearest giver of each in `scratch.slot`, and says how many they are. */
function scanNearest({ deal, group, windowTicks, direction, places }: Scan, scratch: Scratch): number {
  const { account, postAt, objectEnd, objectStart } = deal;
  const { seen, slot, list } = scratch;
  const { leftOut } = group;
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
    const end = place + step * within(deal, place, last, windowTicks);
    for (let other = place; other !== end; ) {
      other += step;
      const post = postAt[other];
      if (leftOut !== null && leftOut[account[post]] === 1) continue;
      if (seen[post] !== stamp) {
        seen[post] = stamp;
        slot[post] = giver;
        list[count++] = post;
      } else if (step === 1 ? giver > slot[post] : giver < slot[post]) slot[post] = giver;
    }
  }
  return count;
}

/** How many places behind one, up to `last` in either direction, lie within the window of it: found by strides, since most are many or none. */
function within({ ticks, postAt }: Deal, place: number, last: number, windowTicks: number): number {
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
      found.add(post, givers.sole, oneGiver);
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

/** Some accounts' labels by stratum, in each by position: those of `strata[n]` stand from `start[n]` up to `start[n + 1]`. */
interface LabelLists {
  /** Ascending. */
  readonly strata: Int32Array;
  readonly start: Int32Array;
  readonly positions: Int32Array;
  readonly accounts: Int32Array;
  /** What they weigh, forward and backward. */
  readonly weighed: WeakMap<HabitWeights, readonly [RunningSums, RunningSums]>;
}

/** Positions of some accounts' posts in their strata, for counting what is left of them at a post. Cost of a question: a search in the list, once its sums are made. */
export class Remaining {
  private readonly lists: LabelLists;
  private readonly answer: Answer = { count: 0, weight: 0 };
  /** The stratum that was asked for last, as most questions come in the order of posts, and its place among the lists, or −1. */
  private last = -1;
  private place = -1;

  /** `mostKept`: labels up to which what they weigh is kept as long as the group is asked about; of more, that of one stratum. */
  constructor(
    private readonly deal: Deal,
    accounts: Iterable<number> | Remaining,
    private readonly mostKept = MOST_KEPT,
  ) {
    this.lists =
      accounts instanceof Remaining
        ? accounts.lists
        : accounts instanceof Int32Array
          ? listsOf(deal, accounts)
          : labelLists(deal, accounts);
  }

  /** The same labels, weighed as another deal of the same posts weighs them. */
  weighedBy(deal: Deal): Remaining {
    return new Remaining(deal, this, this.mostKept);
  }

  /** What is left of their labels at the post and behind it in the direction; the next question overwrites it. */
  at(post: number, direction: Direction): Labels {
    const { deal, answer, lists } = this;
    const stratum = deal.stratum[post];
    if (stratum !== this.last) {
      this.place = placeOf(lists.strata, stratum, this.place);
      this.last = stratum;
    }
    answer.count = answer.weight = 0;
    if (this.place < 0) return answer;
    const forward = direction === "forward";
    const [from, to] = [lists.start[this.place], lists.start[this.place + 1]];
    const bound = forward ? deal.position[post] : deal.position[post] + 1;
    const low = firstAtLeast(lists.positions, bound, from, to);
    answer.count = answer.weight = forward ? to - low : low - from;
    if (!deal.weights || answer.count === 0) return answer;
    const sums = this.sumsOf(deal.weights, forward);
    answer.weight = sums.at(this.place, stratum, low - from, deal.kind[post]);
    return answer;
  }

  private sumsOf(weights: HabitWeights, behind: boolean): RunningSums {
    const { weighed } = this.lists;
    let sums = weighed.get(weights);
    if (!sums) {
      const keepsAll = this.lists.accounts.length <= this.mostKept;
      const made = (behind: boolean) => new RunningSums(weights, this.lists, { behind, keepsAll });
      sums = [made(false), made(true)];
      weighed.set(weights, sums);
    }
    return sums[Number(behind)];
  }
}

/** 4 MB for each kind. */
const MOST_KEPT = 500_000;

/** What the labels of some lists weigh before each, or from it on, by kind: made stratum by stratum when it is asked for. */
class RunningSums {
  private block = new Float64Array(1024);
  private used = 0;
  /** Where in the block a place of the lists begins; -1 where it has not been asked for. */
  private readonly starts: Int32Array;
  private last = -1;
  private columns: ReturnType<HabitWeights["columnsOf"]> | null = null;

  constructor(
    private readonly weights: HabitWeights,
    private readonly lists: LabelLists,
    private readonly how: { readonly behind: boolean; readonly keepsAll: boolean },
  ) {
    this.starts = new Int32Array(lists.strata.length).fill(-1);
  }

  at(place: number, stratum: number, label: number, kind: number): number {
    if (place !== this.last || !this.columns) {
      this.columns = this.weights.columnsOf(stratum);
      if (this.starts[place] < 0) this.make(place, stratum, this.columns.posted.length);
      this.last = place;
    }
    const { column, posted } = this.columns;
    return this.block[this.starts[place] + label * posted.length + column[kind]];
  }

  private make(place: number, stratum: number, width: number): void {
    if (!this.how.keepsAll && this.last >= 0) {
      this.starts[this.last] = -1;
      this.used = 0;
    }
    const { start, accounts } = this.lists;
    const own = accounts.subarray(start[place], start[place + 1]);
    const needed = this.used + (own.length + 1) * width;
    if (needed > this.block.length) {
      const larger = new Float64Array(2 * needed);
      larger.set(this.block.subarray(0, this.used));
      this.block = larger;
    }
    this.weights.running(stratum, own, this.how.behind, this.block, this.used);
    this.starts[place] = this.used;
    this.used = needed;
  }
}

/** Place of a value in an ascending list, or −1; `near`: where it was last time, since the next one is likely. */
function placeOf(ascending: Int32Array, value: number, near: number): number {
  if (ascending[near + 1] === value) return near + 1;
  const at = firstAtLeast(ascending, value, 0, ascending.length);
  return ascending[at] === value ? at : -1;
}

/** The first place from `from` up to `to` of an ascending list at which no less than a bound stands. */
export function firstAtLeast(ascending: Int32Array, bound: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lists of the members of groups, as long as the group is asked about: of large ones they take a second to make. */
const listsByMembers = new WeakMap<Int32Array, WeakMap<Int32Array, LabelLists>>();

function listsOf(deal: Deal, members: Int32Array): LabelLists {
  const byPosts = listsByMembers.get(members) ?? new WeakMap<Int32Array, LabelLists>();
  listsByMembers.set(members, byPosts);
  const lists = byPosts.get(deal.postsIn) ?? labelLists(deal, members);
  byPosts.set(deal.postsIn, lists);
  return lists;
}

function labelLists(deal: Deal, labelled: Iterable<number>): LabelLists {
  const { postStart, postsOf, postsIn, stratum, stratumStart, position, account } = deal;
  const of = [...labelled];
  // places in `postsIn`, where the posts of a stratum stand in order of time
  const places = new Int32Array(of.reduce((sum, one) => sum + postStart[one + 1] - postStart[one], 0));
  let count = 0;
  for (const one of of)
    for (let n = postStart[one]; n < postStart[one + 1]; n++)
      places[count++] = stratumStart[stratum[postsOf[n]]] + position[postsOf[n]];
  places.sort();
  const [positions, accounts] = [new Int32Array(count), new Int32Array(count)];
  const [strata, start]: [number[], number[]] = [[], []];
  for (let n = 0; n < count; n++) {
    const post = postsIn[places[n]];
    positions[n] = position[post];
    accounts[n] = account[post];
    if (strata.length > 0 && strata[strata.length - 1] === stratum[post]) continue;
    strata.push(stratum[post]);
    start.push(n);
  }
  start.push(count);
  return {
    strata: Int32Array.from(strata),
    start: Int32Array.from(start),
    positions,
    accounts,
    weighed: new WeakMap(),
  };
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
