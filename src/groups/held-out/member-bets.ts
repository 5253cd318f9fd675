/** Bets on one member after the other at the chances that the others gave it: what cells and pool have in common. */
import { TiltedBets } from "../../stats/index.js";
import {
  type Chances,
  type Direction,
  firstAtLeast,
  type GroupInDeal,
  labelsLeft,
  type Remaining,
} from "./chances.js";
import type { Deal } from "./deal.js";
import { inside } from "./group-e-value.js";

/** The post was a chance in no earlier trace. */
const FRESH = -2;
/** No one member alone: several gave the chance. */
const SEVERAL = -1;

/** Chances in columns, stratum by stratum, in each by position: worked out once for all members of a group. */
export interface ChanceTable {
  readonly deal: Deal;
  readonly direction: Direction;
  /** The strata that have rows, in order; rows of stratum i: from `rowStart[i]` up to `rowEnd[i]`, both 0 where it has none. */
  readonly strata: readonly number[];
  readonly rowStart: Int32Array;
  readonly rowEnd: Int32Array;
  readonly posts: Int32Array;
  /** Who acted, where in the stratum, and on what kind. */
  readonly actor: Int32Array;
  readonly position: Int32Array;
  readonly kind: Uint8Array;
  /** The one member that gave the chance, or −1. */
  readonly sole: Int32Array;
  /** All labels left and those of the group: how many, and what they weigh. */
  readonly left: Int32Array;
  readonly leftWeight: Float64Array;
  readonly members: Int32Array;
  readonly membersWeight: Float64Array;
  /** Who gave it in an earlier trace: −2 nobody, −1 several members, else the one. */
  readonly earlier: Int32Array;
}

/** Where chances are wanted, by stratum, and space for a number of each post. */
export interface TableSpace {
  readonly wanted: Uint8Array;
  readonly soleOf: Int32Array;
}

/** The chances of a trace, window and direction in the strata that are wanted; `everybody` holds the labels of the group. */
export function chanceTable(
  deal: Deal,
  { posts, sole }: Chances,
  everybody: Remaining,
  direction: Direction,
  { wanted, soleOf }: TableSpace,
): ChanceTable {
  const { stratum, position } = deal;
  const sorted = byStratum(deal, posts, wanted);
  for (let n = 0; n < posts.length; n++) soleOf[posts[n]] = sole[n];
  const [left, members] = [new Int32Array(sorted.length), new Int32Array(sorted.length)];
  const [leftWeight, membersWeight] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  const strata: number[] = [];
  const [rowStart, rowEnd] = [new Int32Array(deal.size.length), new Int32Array(deal.size.length)];
  for (let row = 0; row < sorted.length; row++) {
    const post = sorted[row];
    const all = labelsLeft(deal, post, direction);
    left[row] = all.count;
    leftWeight[row] = all.weight;
    const own = everybody.at(post, direction);
    members[row] = own.count;
    membersWeight[row] = own.weight;
    if (row === 0 || stratum[post] !== stratum[sorted[row - 1]]) {
      strata.push(stratum[post]);
      rowStart[stratum[post]] = row;
    }
    rowEnd[stratum[post]] = row + 1;
  }
  const earlier = new Int32Array(sorted.length).fill(FRESH);
  return {
    deal,
    direction,
    strata,
    rowStart,
    rowEnd,
    posts: sorted,
    actor: sorted.map((post) => deal.account[post]),
    position: sorted.map((post) => position[post]),
    kind: Uint8Array.from(sorted, (post) => deal.kind[post]),
    sole: sorted.map((post) => soleOf[post]),
    left,
    leftWeight,
    members,
    membersWeight,
    earlier,
  };
}

/** Posts in wanted strata, stratum by stratum, in each by position: the order of `postsIn`. */
function byStratum(
  { stratum, position, stratumStart, postsIn }: Deal,
  posts: Int32Array,
  wanted: Uint8Array,
): Int32Array {
  const ranks = new Int32Array(posts.length);
  let count = 0;
  for (let n = 0; n < posts.length; n++) {
    const own = stratum[posts[n]];
    if (wanted[own] === 1) ranks[count++] = stratumStart[own] + position[posts[n]];
  }
  const sorted = ranks.slice(0, count).sort();
  for (let n = 0; n < count; n++) sorted[n] = postsIn[sorted[n]];
  return sorted;
}

/** Marks of the strata in which any of these accounts posted. */
export function strataOf(
  { size, stratum, postStart, postsOf }: Deal,
  accounts: Iterable<number>,
): Uint8Array {
  const marks = new Uint8Array(size.length);
  for (const account of accounts)
    for (let n = postStart[account]; n < postStart[account + 1]; n++) marks[stratum[postsOf[n]]] = 1;
  return marks;
}

/** Tables of several traces over the same posts, with what each repeats of those before it. */
export function withEarlier(tables: readonly (ChanceTable | null)[]): readonly (ChanceTable | null)[] {
  let giver: Int32Array | null = null;
  return tables.map((table) => {
    if (!table) return null;
    giver ??= new Int32Array(table.deal.posts).fill(FRESH);
    const { posts, sole } = table;
    const earlier = new Int32Array(posts.length);
    for (let row = 0; row < posts.length; row++) {
      earlier[row] = giver[posts[row]];
      giver[posts[row]] = earlier[row] === FRESH || earlier[row] === sole[row] ? sole[row] : SEVERAL;
    }
    return { ...table, earlier };
  });
}

/** Bets on a member against all labels, and against those of non-members only. */
export interface Bets {
  readonly full: TiltedBets;
  readonly others: TiltedBets;
}

/** A member with its labels: those of the n-th of its strata are at `positions[from[n]] … positions[from[n + 1] − 1]`, ascending. */
export interface Bettor {
  readonly member: number;
  readonly strata: Int32Array;
  readonly from: readonly number[];
  readonly positions: Int32Array;
}

/** A member of a deal, with its labels. */
export function bettor({ stratum, position, postStart, postsOf }: Deal, member: number): Bettor {
  const posts = postsOf
    .slice(postStart[member], postStart[member + 1])
    .sort((x, y) => stratum[x] - stratum[y] || position[x] - position[y]);
  const [strata, from]: [number[], number[]] = [[], []];
  const positions = new Int32Array(posts.length);
  for (let n = 0; n < posts.length; n++) {
    positions[n] = position[posts[n]];
    if (n > 0 && stratum[posts[n]] === stratum[posts[n - 1]]) continue;
    strata.push(stratum[posts[n]]);
    from.push(n);
  }
  from.push(posts.length);
  return { member, strata: Int32Array.from(strata), from, positions };
}

/** Bets so far on a member in a table: at chances that no earlier trace gave it, and at those that one did. */
export interface TableBets {
  readonly fresh: Bets;
  readonly repeated: Bets;
}

/** Which of the two e-values of a member is settled. */
export interface Settled {
  readonly full: boolean;
  readonly others: boolean;
}

/**
 * Natural logarithm of the wealth at which betting on a member ends: no bound of the product comes near it, and chance reaches it once in
 * a million million. An e-value that is ended when it has grown so far is an e-value still.
 */
export const ENOUGH = Math.log(1e12);

/** Strata of a member after which its wealth is looked at for the first time; then again after half as many more, and so on. */
const FIRST_LOOK = 8;

/**
 * Bets on the members of a group, one after the other, at the chances of tables that a member did not give itself, stratum by stratum in
 * order of time. All tables are of the same posts and strata, and strata are independent under chance, so that one end for all of them
 * is a stopping time.
 */
export class MemberBets {
  private readonly bets: readonly (TableBets | null)[];

  /** `settled` says from the bets so far which e-values need no more of them. */
  constructor(
    private readonly tables: readonly (ChanceTable | null)[],
    private readonly group: GroupInDeal,
    private readonly settled: (bets: readonly (TableBets | null)[]) => Settled,
  ) {
    this.bets = tables.map((table) => table && { fresh: noBets(), repeated: noBets() });
  }

  /**
   * Bets on one; the next one overwrites them. `already`: which e-values need no bets at all. Cost: the chances in the strata of the
   * member, up to where they are enough.
   */
  on(one: Bettor, already: Settled): readonly (TableBets | null)[] {
    const { tables, bets, group } = this;
    for (const own of bets) for (const kind of KINDS) for (const side of SIDES) own?.[kind][side].clear();
    let done = already;
    let look = FIRST_LOOK;
    for (let n = 0; n < one.strata.length && !(done.full && done.others); n++) {
      for (let i = 0; i < tables.length; i++) {
        const table = tables[i];
        if (table && table.rowEnd[one.strata[n]] > 0) betInStratum(table, bets[i]!, { group, one, n, done });
      }
      if (n + 1 < look) continue;
      look = Math.ceil(look * 1.5);
      const now = this.settled(bets);
      done = { full: done.full || now.full, others: done.others || now.others };
    }
    return bets;
  }
}

const KINDS = ["fresh", "repeated"] as const;
const SIDES = ["full", "others"] as const;

const noBets = (): Bets => ({ full: new TiltedBets(), others: new TiltedBets() });

/** Misses of a stratum that wait to be added at once, which is cheaper than one by one. */
class Misses {
  private shares = new Float64Array(1024);
  private count = 0;

  add(w: number): void {
    if (this.count === this.shares.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.shares);
      this.shares = larger;
    }
    this.shares[this.count++] = w;
  }

  /** Adds them to bets and forgets them. */
  into(bets: TiltedBets): void {
    if (this.count > 0) bets.addMisses(this.shares, this.count);
    this.count = 0;
  }
}

/** One for all members: they are bet on one after the other. */
const WAITING = {
  fresh: { full: new Misses(), others: new Misses() },
  repeated: { full: new Misses(), others: new Misses() },
};

function betInStratum(
  table: ChanceTable,
  bets: TableBets,
  where: {
    readonly group: GroupInDeal;
    readonly one: Bettor;
    /** Place of the stratum among those of the member. */
    readonly n: number;
    readonly done: Settled;
  },
): void {
  const { actor, position, kind, sole, left, leftWeight, members, membersWeight, earlier } = table;
  const { one, n, done } = where;
  const { isMember } = where.group;
  const { member, positions } = one;
  const forward = table.direction === "forward";
  const weight = table.deal.weights?.byKind(one.strata[n], member);
  const [start, end] = [one.from[n], one.from[n + 1]];
  let next = start;
  // without a label of the member at the row and behind it, in the direction, there is nothing to bet on
  const [first, last] = rowsWithLabels(table, one.strata[n], positions[start], positions[end - 1]);
  for (let row = first; row < last; row++) {
    const at = position[row];
    while (next < end && (forward ? positions[next] < at : positions[next] <= at)) next++;
    const count = forward ? end - next : next - start;
    if (count === 0 || sole[row] === member) continue;
    const fresh = earlier[row] === FRESH || earlier[row] === member;
    const mine = weight ? count * weight[kind[row]] : count;
    if (actor[row] !== member) {
      const waiting = fresh ? WAITING.fresh : WAITING.repeated;
      if (!done.full && count < left[row]) waiting.full.add(inside(mine / leftWeight[row]));
      if (done.others || isMember[actor[row]] === 1 || left[row] <= members[row]) continue;
      waiting.others.add(inside(mine / (leftWeight[row] - membersWeight[row] + mine)));
      continue;
    }
    const own = fresh ? bets.fresh : bets.repeated;
    if (!done.full && count < left[row]) own.full.add(inside(mine / leftWeight[row]), true);
    if (!done.others && left[row] > members[row])
      own.others.add(inside(mine / (leftWeight[row] - membersWeight[row] + mine)), true);
  }
  for (const kindOf of KINDS) for (const side of SIDES) WAITING[kindOf][side].into(bets[kindOf][side]);
}

/** The rows of a stratum at which an account has a label left, given its first and last label there. */
function rowsWithLabels(
  { direction, position, rowStart, rowEnd }: ChanceTable,
  stratum: number,
  first: number,
  last: number,
): readonly [number, number] {
  const [from, to] = [rowStart[stratum], rowEnd[stratum]];
  return direction === "forward"
    ? [from, firstAtLeast(position, last + 1, from, to)]
    : [firstAtLeast(position, first, from, to), to];
}

/** Chances in the strata of each member, by index of `group.members`, that it neither gave alone nor took: all, and those the group took. */
export function chancesAround(
  { actor, sole, strata, rowStart, rowEnd }: ChanceTable,
  group: GroupInDeal,
  bettors: readonly Bettor[],
): { readonly held: Float64Array; readonly chances: Float64Array } {
  const place = new Map(Array.from(group.members, (member, i) => [member, i]));
  const [held, chances] = [new Float64Array(bettors.length), new Float64Array(bettors.length)];
  const inStratum = new Map<number, { held: number; chances: number }>();
  for (const stratum of strata) {
    const [from, to] = [rowStart[stratum], rowEnd[stratum]];
    let taken = 0;
    for (let row = from; row < to; row++) taken += group.isMember[actor[row]];
    inStratum.set(stratum, { held: taken, chances: to - from });
  }
  for (const [i, one] of bettors.entries())
    for (const stratum of one.strata) {
      held[i] += inStratum.get(stratum)?.held ?? 0;
      chances[i] += inStratum.get(stratum)?.chances ?? 0;
    }
  for (const stratum of strata)
    for (let row = rowStart[stratum]; row < rowEnd[stratum]; row++) {
      const taken = group.isMember[actor[row]];
      const leaveOut = (account: number) => {
        const i = place.get(account);
        if (i === undefined || !isIn(bettors[i].strata, stratum)) return;
        chances[i]--;
        held[i] -= taken;
      };
      leaveOut(actor[row]);
      if (sole[row] !== actor[row]) leaveOut(sole[row]);
    }
  return { held, chances };
}

const isIn = (ascending: Int32Array, value: number): boolean =>
  ascending[firstAtLeast(ascending, value, 0, ascending.length)] === value;
