/** Bets on one member after the other at the chances that the others gave it: what cells and pool have in common. */
import { TiltedBets } from "../../stats/index.js";
import { type Chances, type Direction, type GroupInDeal, labelsLeft, Remaining } from "./chances.js";
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
  /** Rows of a stratum: from the first number up to the second. */
  readonly rows: ReadonlyMap<number, readonly [number, number]>;
  readonly posts: Int32Array;
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

/** The chances of a trace, window and direction; `everybody` holds the labels of the group. */
export function chanceTable(
  deal: Deal,
  { posts, sole }: Chances,
  everybody: Remaining,
  direction: Direction,
): ChanceTable {
  const { stratum, position } = deal;
  const order = Int32Array.from(posts.keys()).sort(
    (x, y) => stratum[posts[x]] - stratum[posts[y]] || position[posts[x]] - position[posts[y]],
  );
  const sorted = order.map((n) => posts[n]);
  const [left, members] = [new Int32Array(sorted.length), new Int32Array(sorted.length)];
  const [leftWeight, membersWeight] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  const rows = new Map<number, readonly [number, number]>();
  let from = 0;
  for (const [row, post] of sorted.entries()) {
    const all = labelsLeft(deal, post, direction);
    const own = everybody.at(post, direction);
    [left[row], leftWeight[row]] = [all.count, all.weight];
    [members[row], membersWeight[row]] = [own.count, own.weight];
    if (stratum[post] === stratum[sorted[row + 1]]) continue;
    rows.set(stratum[post], [from, row + 1]);
    from = row + 1;
  }
  const earlier = new Int32Array(sorted.length).fill(FRESH);
  const givers = order.map((n) => sole[n]);
  return {
    deal,
    direction,
    rows,
    posts: sorted,
    sole: givers,
    left,
    leftWeight,
    members,
    membersWeight,
    earlier,
  };
}

/** Tables of several traces over the same posts, with what each repeats of those before it. */
export function withEarlier(tables: readonly (ChanceTable | null)[]): readonly (ChanceTable | null)[] {
  const giver = new Map<number, number>();
  return tables.map((table) => {
    if (!table) return null;
    const earlier = table.posts.map((post) => giver.get(post) ?? FRESH);
    for (const [row, post] of table.posts.entries()) {
      const known = giver.get(post) ?? table.sole[row];
      giver.set(post, known === table.sole[row] ? known : SEVERAL);
    }
    return { ...table, earlier };
  });
}

/** Bets on a member against all labels, and against those of non-members only. */
export interface Bets {
  readonly full: TiltedBets;
  readonly others: TiltedBets;
}

/** A member with its labels. */
export interface Bettor {
  readonly member: number;
  readonly own: Remaining;
}

/** A member of a deal, with its labels. */
export const bettor = (deal: Deal, member: number): Bettor => ({
  member,
  own: new Remaining(deal, [member]),
});

/**
 * Bets on a member at the chances of a table that it did not give itself: those that no earlier trace gave it, and those that one did.
 * Cost: the chances in the strata in which it has posts.
 */
export function memberBets(
  table: ChanceTable,
  { isMember }: GroupInDeal,
  { member, own }: Bettor,
): { readonly fresh: Bets; readonly repeated: Bets } {
  const { deal, posts, sole, left, leftWeight, members, membersWeight, earlier } = table;
  const { account, position, kind, weights } = deal;
  const forward = table.direction === "forward";
  const [fresh, repeated] = [noBets(), noBets()];
  for (const stratum of own.strata()) {
    const rows = table.rows.get(stratum);
    if (!rows) continue;
    const positions = own.positionsIn(stratum);
    const weight = weights?.byKind(stratum, member);
    let passed = 0;
    for (let row = rows[0]; row < rows[1]; row++) {
      const post = posts[row];
      const at = position[post];
      while (passed < positions.length && (forward ? positions[passed] < at : positions[passed] <= at))
        passed++;
      const count = forward ? positions.length - passed : passed;
      if (count === 0 || sole[row] === member) continue;
      const bets = earlier[row] === FRESH || earlier[row] === member ? fresh : repeated;
      const mine = weight ? count * weight[kind[post]] : count;
      const hit = account[post] === member;
      if (count < left[row]) bets.full.add(inside(mine / leftWeight[row]), hit);
      if (!hit && isMember[account[post]]) continue;
      if (left[row] > members[row])
        bets.others.add(inside(mine / (leftWeight[row] - membersWeight[row] + mine)), hit);
    }
  }
  return { fresh, repeated };
}

const noBets = (): Bets => ({ full: new TiltedBets(), others: new TiltedBets() });
