/**
 * Habits: how much an account's label weighs at a post of some kind, among the labels of one stratum. In a pool of everything
 * that was posted in a quarter of an hour, who shares popular links and who answers is no draw from an urn: people have
 * their kinds. What an account does in general is held fixed, and what is posted in the stratum too.
 */
import { indexBy } from "../../stats/index.js";
import { type Direction, firstAtLeast } from "./chances.js";
import type { Deal } from "./deal.js";

/** Posts by kind: of each account, and of all. */
export interface Habits {
  /** Counts of an account by kind, and their sum, as known for a stratum. */
  readonly of: (account: number, stratum: number, into: Float64Array) => number;
  /** Counts of everybody by kind, likewise. */
  readonly all: (stratum: number, into: Float64Array) => number;
}

/** Posts of everybody's habits that an account is given before it has any. */
const PRIOR = 20;
const STEPS = 6;

/**
 * For each post, the number of the post from which on it is known not to be alone: that of the first, itself or a later one, that
 * stands within `windowTicks` of an act of somebody else on one of its objects; the number of posts where it is alone.
 *
 * Where objects are of the accounts' own making, acts together tell the order and not the habit, and an account that acts alone as well
 * as together shows its habit by the acts alone: if accounts act for themselves, the share of acts of a kind that others chance to be near is the same
 * for all of them.
 */
export function knownTogether(deal: Deal, windowTicks: number): Int32Array {
  const { postAt, objectStart, ticks } = deal;
  const known = new Int32Array(deal.posts).fill(deal.posts);
  for (let place = 1; place < postAt.length; place++) {
    if (place === objectStart[place]) continue;
    const [earlier, later] = [postAt[place - 1], postAt[place]];
    if (ticks[later] - ticks[earlier] > windowTicks) continue;
    known[earlier] = Math.min(known[earlier], later);
    known[later] = Math.min(known[later], later);
  }
  return known;
}

/** Habits over the whole of some deals of one trace, whatever the moment; of posts alone where `together` (by deal) says which are not. */
export function wholeHabits(
  deals: readonly Deal[],
  together: readonly (Int32Array | undefined)[] = [],
): Habits {
  const [{ accounts, kinds }] = deals;
  const counts = new Float64Array(accounts * kinds);
  const total = new Float64Array(kinds);
  for (const [half, { account, kind, posts }] of deals.entries())
    for (let post = 0; post < posts; post++) {
      if ((together[half]?.[post] ?? posts) < posts) continue;
      counts[account[post] * kinds + kind[post]]++;
      total[kind[post]]++;
    }
  const copy = (from: Float64Array, at: number, into: Float64Array) => {
    let sum = 0;
    for (let kind = 0; kind < kinds; kind++) sum += into[kind] = from[at + kind];
    return sum;
  };
  return {
    of: (account, _, into) => copy(counts, account * kinds, into),
    all: (_, into) => copy(total, 0, into),
  };
}

/** Habits as they were known when a stratum began: nothing later counts. `together` as for `wholeHabits`. */
export function habitsSoFar(deal: Deal, together?: Int32Array): Habits {
  const { kinds, kind, postStart, postsOf, stratumStart, postsIn, size } = deal;
  const shown = together && indexBy(deal.posts + 1, together);
  const before = new Float64Array((size.length + 1) * kinds);
  const order = Int32Array.from(size.keys()).sort(
    (x, y) => postsIn[stratumStart[x]] - postsIn[stratumStart[y]],
  );
  const running = new Float64Array(kinds);
  let post = 0;
  for (const stratum of order) {
    for (; post < postsIn[stratumStart[stratum]]; post++) {
      running[kind[post]]++;
      if (shown)
        for (let n = shown.start[post]; n < shown.start[post + 1]; n++) running[kind[shown.items[n]]]--;
    }
    before.set(running, stratum * kinds);
  }
  return {
    of(account, stratum, into) {
      into.fill(0);
      let sum = 0;
      for (let n = postStart[account]; n < postStart[account + 1]; n++) {
        if (postsOf[n] >= postsIn[stratumStart[stratum]]) break;
        if (together && together[postsOf[n]] < postsIn[stratumStart[stratum]]) continue;
        into[kind[postsOf[n]]]++;
        sum++;
      }
      return sum;
    },
    all(stratum, into) {
      let sum = 0;
      for (let k = 0; k < kinds; k++) sum += into[k] = before[stratum * kinds + k];
      return sum;
    },
  };
}

/** The accounts with labels in a stratum. */
interface StratumRows {
  readonly count: number;
  /** The accounts ascending, and the row of each. */
  readonly accounts: Int32Array;
  readonly rows: Int32Array;
}

/** Rows of accounts in the strata, in order of first appearance. They depend on the posts alone: one for all deals of the same posts. */
class Rows {
  /** Row of the account of each post, in the order of `postsIn`. */
  readonly rowAt: Int32Array;
  private readonly strata: (StratumRows | undefined)[] = [];
  /** Row of an account in the stratum that is being made, and whether it has one there. */
  private readonly rowOf: Int32Array;
  private readonly seenIn: Int32Array;

  constructor(
    private readonly deal: Pick<Deal, "accounts" | "account" | "size" | "stratumStart" | "postsIn">,
  ) {
    this.rowAt = new Int32Array(deal.postsIn.length);
    this.rowOf = new Int32Array(deal.accounts);
    this.seenIn = new Int32Array(deal.accounts).fill(-1);
  }

  in(stratum: number): StratumRows {
    this.strata[stratum] ??= this.made(stratum);
    return this.strata[stratum];
  }

  /** The row of an account; 0 where it has none. */
  of(stratum: number, account: number): number {
    const { accounts, rows } = this.in(stratum);
    const at = firstAtLeast(accounts, account, 0, accounts.length);
    return accounts[at] === account ? rows[at] : 0;
  }

  private made(stratum: number): StratumRows {
    const { size, stratumStart, postsIn, account } = this.deal;
    const found: number[] = [];
    for (let place = stratumStart[stratum]; place < stratumStart[stratum] + size[stratum]; place++) {
      const own = account[postsIn[place]];
      if (this.seenIn[own] !== stratum) {
        this.seenIn[own] = stratum;
        this.rowOf[own] = found.length;
        found.push(own);
      }
      this.rowAt[place] = this.rowOf[own];
    }
    const accounts = Int32Array.from(found).sort();
    return { count: found.length, accounts, rows: accounts.map((own) => this.rowOf[own]) };
  }
}

const rowsByPosts = new WeakMap<Int32Array, Rows>();

function rowsIn(deal: Deal): Rows {
  const rows = rowsByPosts.get(deal.postsIn) ?? new Rows(deal);
  rowsByPosts.set(deal.postsIn, rows);
  return rows;
}

/** What is worked out of a stratum once. */
interface Fitted {
  /** Weight of one label of row i at a post of kind k: `weight[i * kinds + k]`. */
  readonly weight: Float64Array;
  /** Weight of the labels before each position, by kind; made when first asked for. */
  readonly before: (Float64Array | undefined)[];
}

/**
 * Weights of labels in the strata of a deal.
 *
 * Idea: in a stratum, the table (account × kind) has its margins fixed: each account has its labels there, each kind its
 * posts. The table that keeps those margins and is nearest to what everybody's habits say is found by proportional fitting; a label's
 * weight at a kind is its account's expected posts of that kind, per label. A label that fits what else is posted there is
 * so worth less at a post that others fit better. When it misleads: within one stratum an account may
 * do one thing many times, which habits over weeks do not tell. Cost: accounts × kinds × six for a stratum that is asked for.
 * Reference: Deming and Stephan 1940, On a least squares adjustment of a sampled frequency table,
 * https://doi.org/10.1214/aoms/1177731829.
 */
export class HabitWeights {
  private readonly fitted: (Fitted | undefined)[] = [];
  private readonly rows: Rows;

  constructor(
    private readonly deal: Deal,
    private readonly habits: Habits,
  ) {
    this.rows = rowsIn(deal);
  }

  /** Rows of accounts that have a label in the stratum, for `ofRows`; they depend on the posts alone. */
  rowsOf(stratum: number, accounts: Int32Array): Int32Array {
    const rows = new Int32Array(accounts.length);
    for (let n = 0; n < rows.length; n++) rows[n] = this.rows.of(stratum, accounts[n]);
    return rows;
  }

  /** Weights of one label of the accounts of these rows at a post of the kind. */
  ofRows(stratum: number, kind: number, rows: Int32Array): Float64Array {
    const { weight } = this.at(stratum);
    const { kinds } = this.deal;
    const own = new Float64Array(rows.length);
    for (let n = 0; n < own.length; n++) own[n] = weight[rows[n] * kinds + kind];
    return own;
  }

  /** Weights of one label of an account at posts of each kind, likewise. */
  byKind(stratum: number, account: number): Float64Array {
    const { weight } = this.at(stratum);
    const from = this.rows.of(stratum, account) * this.deal.kinds;
    return weight.subarray(from, from + this.deal.kinds);
  }

  /** Weight of the labels at the post and behind it in the direction. */
  left(post: number, direction: Direction): number {
    const { deal } = this;
    const stratum = deal.stratum[post];
    const fitted = this.at(stratum);
    const kind = deal.kind[post];
    fitted.before[kind] ??= this.sums(fitted, stratum, kind);
    const before = fitted.before[kind];
    return direction === "forward"
      ? before[deal.size[stratum]] - before[deal.position[post]]
      : before[deal.position[post] + 1];
  }

  private sums({ weight }: Fitted, stratum: number, kind: number): Float64Array {
    const { size, stratumStart, kinds } = this.deal;
    const { rowAt } = this.rows;
    const before = new Float64Array(size[stratum] + 1);
    for (let n = 0; n < size[stratum]; n++)
      before[n + 1] = before[n] + weight[rowAt[stratumStart[stratum] + n] * kinds + kind];
    return before;
  }

  private at(stratum: number): Fitted {
    let found = this.fitted[stratum];
    if (!found) {
      found = this.fit(stratum);
      this.fitted[stratum] = found;
    }
    return found;
  }

  private fit(stratum: number): Fitted {
    const { deal, habits } = this;
    const { kinds, size, stratumStart, postsIn } = deal;
    const { count } = this.rows.in(stratum);
    const { rowAt } = this.rows;
    const labels = new Float64Array(count);
    const posts = new Float64Array(kinds);
    const weight = new Float64Array(count * kinds);
    const [all, own] = [new Float64Array(kinds), new Float64Array(kinds)];
    const everybody = habits.all(stratum, all);
    for (let n = 0; n < size[stratum]; n++) {
      const place = stratumStart[stratum] + n;
      const at = rowAt[place];
      posts[deal.kind[postsIn[place]]]++;
      if (labels[at]++ > 0) continue;
      const sum = habits.of(deal.account[postsIn[place]], stratum, own);
      for (let kind = 0; kind < kinds; kind++) {
        const usual = (all[kind] + 1) / (everybody + kinds);
        weight[at * kinds + kind] = (own[kind] + PRIOR * usual) / ((sum + PRIOR) * usual);
      }
    }
    fitMargins(weight, labels, posts);
    for (let at = 0; at < count; at++)
      for (let kind = 0; kind < kinds; kind++) weight[at * kinds + kind] /= labels[at];
    return { weight, before: [] };
  }
}

/** Scales a table in place until its columns and rows sum to `columns` and `rows`; kinds of which nothing is posted become 0. */
function fitMargins(table: Float64Array, rows: Float64Array, columns: Float64Array): void {
  const width = columns.length;
  for (let step = 0; step < STEPS; step++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let at = column; at < table.length; at += width) sum += table[at];
      const scale = sum > 0 ? columns[column] / sum : 0;
      for (let at = column; at < table.length; at += width) table[at] *= scale;
    }
    for (let row = 0; row < rows.length; row++) {
      let sum = 0;
      for (let at = row * width; at < (row + 1) * width; at++) sum += table[at];
      const scale = sum > 0 ? rows[row] / sum : 0;
      for (let at = row * width; at < (row + 1) * width; at++) table[at] *= scale;
    }
  }
}
