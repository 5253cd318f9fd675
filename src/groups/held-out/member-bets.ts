/** Bets on one member after the other at the chances that the others gave it: what cells and pool have in common. */
import { TiltedBets } from "../../stats/index.js";
import { type Chances, type Direction, type GroupInDeal, labelsLeft, type Remaining } from "./chances.js";
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
  return {
    deal,
    direction,
    rows,
    posts: sorted,
    actor: sorted.map((post) => deal.account[post]),
    position: sorted.map((post) => position[post]),
    kind: Uint8Array.from(sorted, (post) => deal.kind[post]),
    sole: order.map((n) => sole[n]),
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

/** A member with its labels: those of the n-th of its strata are at `positions[from[n]] … positions[from[n + 1] − 1]`, ascending. */
export interface Bettor {
  readonly member: number;
  readonly strata: readonly number[];
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
  return { member, strata, from, positions };
}

const BUFFER = 1024;
const noBets = (): Bets => ({ full: new TiltedBets(), others: new TiltedBets() });

/** Bets whose misses wait in a buffer: many at once are cheaper than one by one. The buffers serve one member after the other. */
class Waiting {
  bets = noBets();
  private readonly full = new Float64Array(BUFFER);
  private readonly others = new Float64Array(BUFFER);
  private fulls = 0;
  private otherOnes = 0;

  missFull(w: number): void {
    this.full[this.fulls++] = w;
    if (this.fulls === BUFFER) this.settle();
  }

  missOthers(w: number): void {
    this.others[this.otherOnes++] = w;
    if (this.otherOnes === BUFFER) this.settle();
  }

  private settle(): void {
    this.bets.full.addMisses(this.full, this.fulls);
    this.bets.others.addMisses(this.others, this.otherOnes);
    this.fulls = this.otherOnes = 0;
  }

  /** The bets so far; what comes next is bet anew. */
  taken(): Bets {
    this.settle();
    const { bets } = this;
    this.bets = noBets();
    return bets;
  }
}

const [FRESH_BETS, REPEATED_BETS] = [new Waiting(), new Waiting()];

/**
 * Bets on a member at the chances of a table that it did not give itself: those that no earlier trace gave it, and those that one did.
 * Cost: the chances in the strata in which it has posts.
 */
export function memberBets(
  table: ChanceTable,
  group: GroupInDeal,
  one: Bettor,
): { readonly fresh: Bets; readonly repeated: Bets } {
  for (let n = 0; n < one.strata.length; n++) {
    const rows = table.rows.get(one.strata[n]);
    if (rows) betInStratum(table, group, one, n, rows);
  }
  return { fresh: FRESH_BETS.taken(), repeated: REPEATED_BETS.taken() };
}

function betInStratum(
  table: ChanceTable,
  { isMember }: GroupInDeal,
  { member, strata, from: starts, positions }: Bettor,
  n: number,
  [from, to]: readonly [number, number],
): void {
  const { actor, position, kind, sole, left, leftWeight, members, membersWeight, earlier } = table;
  const forward = table.direction === "forward";
  const weight = table.deal.weights?.byKind(strata[n], member);
  const end = starts[n + 1];
  let next = starts[n];
  for (let row = from; row < to; row++) {
    const at = position[row];
    while (next < end && (forward ? positions[next] < at : positions[next] <= at)) next++;
    const count = forward ? end - next : next - starts[n];
    if (count === 0 || sole[row] === member) continue;
    const into = earlier[row] === FRESH || earlier[row] === member ? FRESH_BETS : REPEATED_BETS;
    const mine = weight ? count * weight[kind[row]] : count;
    const hit = actor[row] === member;
    if (count < left[row]) {
      const w = inside(mine / leftWeight[row]);
      if (hit) into.bets.full.add(w, true);
      else into.missFull(w);
    }
    if ((!hit && isMember[actor[row]]) || left[row] <= members[row]) continue;
    const w = inside(mine / (leftWeight[row] - membersWeight[row] + mine));
    if (hit) into.bets.others.add(w, true);
    else into.missOthers(w);
  }
}
