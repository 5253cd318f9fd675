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
  /** Counts of all accounts, `counts[account * kinds + kind]`, where they are the same for all strata. */
  readonly counts?: Float64Array;
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
    counts,
    of: (account, _, into) => copy(counts, account * kinds, into),
    all: (_, into) => copy(total, 0, into),
  };
}

/**
 * Habits as they were known when a stratum began: nothing later counts. `together` as for `wholeHabits`. Cost: strata that are asked for in order
 * of time, one pass over the posts; for an earlier one, the posts of the account before it, until counting anew costs less.
 */
export function habitsSoFar(deal: Deal, together?: Int32Array): Habits {
  const { kinds, kind, account: by, postStart, postsOf, stratumStart, postsIn, size } = deal;
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
  const counts = new Int32Array(deal.accounts * kinds);
  let counted = 0;
  /** Posts of accounts that were looked at since then for earlier strata. */
  let walked = 0;
  const countUpTo = (first: number) => {
    for (; counted < first; counted++) {
      counts[by[counted] * kinds + kind[counted]]++;
      if (!shown) continue;
      for (let n = shown.start[counted]; n < shown.start[counted + 1]; n++)
        counts[by[shown.items[n]] * kinds + kind[shown.items[n]]]--;
    }
  };
  return {
    of(account, stratum, into) {
      const first = postsIn[stratumStart[stratum]];
      let sum = 0;
      if (first >= counted) {
        countUpTo(first);
        for (let k = 0; k < kinds; k++) sum += into[k] = counts[account * kinds + k];
        return sum;
      }
      into.fill(0);
      for (let n = postStart[account]; n < postStart[account + 1]; n++) {
        if (postsOf[n] >= first) break;
        walked++;
        if (together && together[postsOf[n]] < first) continue;
        into[kind[postsOf[n]]]++;
        sum++;
      }
      if (walked > first) {
        counts.fill(0);
        counted = walked = 0;
        countUpTo(first);
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

/** Accounts with labels in the strata, each once, in order of first appearance. They depend on the posts alone: one for all deals of the same posts. */
class LabelledAccounts {
  /** Which of the accounts of its stratum each post is by, in the order of `postsIn`; known once the stratum was asked for. */
  readonly rowAt: Int32Array;
  private readonly strata: (Int32Array | undefined)[] = [];
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

  in(stratum: number): Int32Array {
    this.strata[stratum] ??= this.made(stratum);
    return this.strata[stratum];
  }

  private made(stratum: number): Int32Array {
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
    return Int32Array.from(found);
  }
}

const accountsByPosts = new WeakMap<Int32Array, LabelledAccounts>();

function accountsIn(deal: Deal): LabelledAccounts {
  const accounts = accountsByPosts.get(deal.postsIn) ?? new LabelledAccounts(deal);
  accountsByPosts.set(deal.postsIn, accounts);
  return accounts;
}

/** What is kept of a stratum: little, since there are as many as quarters of an hour, for each trace. */
interface Fitted {
  /** Kinds of which something is posted, the columns of what follows, and the column of each kind. */
  readonly posted: Int32Array;
  readonly column: Uint8Array;
  /** Share of each of them in everybody's habits times `PRIOR`, and what fitting multiplies it with. */
  readonly prior: Float64Array;
  readonly factor: Float64Array;
  /** Weight of all labels at posts of each kind. */
  readonly total: Float64Array;
  /** Positions of posts that touch something of the trace, ascending, and the weight of the labels before each, and up to it, at its kind. */
  readonly positions: Int32Array;
  readonly before: Float64Array;
  readonly upTo: Float64Array;
}

/**
 * Weights of labels in the strata of a deal.
 *
 * Idea: in a stratum, the table (account × kind) has its margins fixed: each account has its labels there, each kind its
 * posts. The table that keeps those margins and is nearest to what everybody's habits say is found by proportional fitting; a label's
 * weight at a kind is its account's expected posts of that kind, per label. A label that fits what else is posted there is
 * so worth less at a post that others fit better. The table itself is not kept: as fitting ends with the accounts' margins, a label's weights
 * are its account's habits times the factors of the kinds, made to sum to 1. When it misleads: within one stratum an account may
 * do one thing many times, which habits over weeks do not tell. Cost: accounts × kinds × six for a stratum that is asked for; kept are the factors,
 * and two sums for each post that touches something.
 * Reference: Deming and Stephan 1940, On a least squares adjustment of a sampled frequency table,
 * https://doi.org/10.1214/aoms/1177731829.
 */
export class HabitWeights {
  private readonly fitted: (Fitted | undefined)[] = [];
  private readonly labelled: LabelledAccounts;
  private readonly own: Float64Array;
  private readonly weighed: Float64Array;
  /** Space for the table of one stratum. */
  private table = new Float64Array(0);

  constructor(
    private readonly deal: Deal,
    private readonly habits: Habits,
  ) {
    this.labelled = accountsIn(deal);
    this.own = new Float64Array(deal.kinds);
    this.weighed = new Float64Array(deal.kinds);
  }

  /** Column of each kind that is posted in a stratum, in what `running` writes, and how many columns there are. */
  columnsOf(stratum: number): Pick<Fitted, "column" | "posted"> {
    return this.at(stratum);
  }

  /**
   * What one label of each of these accounts weighs together, by place in the list and column: those before each place, or (`behind`) those from it
   * on; one place more than there are accounts. Written to `into` from `at` on.
   */
  running(stratum: number, accounts: Int32Array, behind: boolean, into: Float64Array, at: number): void {
    const fitted = this.at(stratum);
    const width = fitted.posted.length;
    const count = accounts.length;
    const start = behind ? at + count * width : at;
    into.fill(0, start, start + width);
    const { weighed } = this;
    let before = -1;
    for (let n = 0; n < count; n++) {
      const account = accounts[behind ? count - 1 - n : n];
      if (account !== before) this.weigh(fitted, stratum, account);
      before = account;
      const from = at + (behind ? count - n : n) * width;
      const to = behind ? from - width : from + width;
      for (let i = 0; i < width; i++) into[to + i] = into[from + i] + weighed[i];
    }
  }

  /** Weights of one label of an account at posts of each kind; the next question overwrites them. */
  byKind(stratum: number, account: number): Float64Array {
    const fitted = this.at(stratum);
    this.weigh(fitted, stratum, account);
    const { own, weighed } = this;
    own.fill(0);
    for (let i = 0; i < fitted.posted.length; i++) own[fitted.posted[i]] = weighed[i];
    return own;
  }

  /** Writes the weights of one label of an account, by column, to `weighed`. */
  private weigh({ prior, factor, posted }: Fitted, stratum: number, account: number): void {
    const { weighed, own, habits } = this;
    const known = habits.counts ?? own;
    const from = habits.counts ? account * own.length : 0;
    if (!habits.counts) habits.of(account, stratum, own);
    const width = posted.length;
    let sum = 0;
    for (let i = 0; i < width; i++) {
      const one = (known[from + posted[i]] + prior[i]) * factor[i];
      weighed[i] = one;
      sum += one;
    }
    const scale = sum > 0 ? 1 / sum : 0;
    for (let i = 0; i < width; i++) weighed[i] *= scale;
  }

  /** Weight of the labels at a post that touches something, and behind it in the direction. */
  left(post: number, direction: Direction): number {
    const { stratum, position, kind } = this.deal;
    const { positions, total, before, upTo } = this.at(stratum[post]);
    const at = firstAtLeast(positions, position[post], 0, positions.length);
    return direction === "forward" ? total[kind[post]] - before[at] : upTo[at];
  }

  private at(stratum: number): Fitted {
    this.fitted[stratum] ??= this.fit(stratum);
    return this.fitted[stratum];
  }

  private fit(stratum: number): Fitted {
    const { deal, habits } = this;
    const { kinds, size, stratumStart, postsIn, kind } = deal;
    const places = { from: stratumStart[stratum], to: stratumStart[stratum] + size[stratum] };
    const accounts = this.labelled.in(stratum);
    const { rowAt } = this.labelled;
    const [labels, posts] = [new Float64Array(accounts.length), new Float64Array(kinds)];
    for (let place = places.from; place < places.to; place++) {
      labels[rowAt[place]]++;
      posts[kind[postsIn[place]]]++;
    }
    const prior = new Float64Array(kinds);
    const everybody = habits.all(stratum, prior);
    for (let k = 0; k < kinds; k++) prior[k] = (PRIOR * (prior[k] + 1)) / (everybody + kinds);
    if (this.table.length < accounts.length * kinds)
      this.table = new Float64Array(2 * accounts.length * kinds);
    const { table } = this;
    const own = new Float64Array(kinds);
    for (let row = 0; row < accounts.length; row++) {
      habits.of(accounts[row], stratum, own);
      for (let k = 0; k < kinds; k++) table[row * kinds + k] = own[k] + prior[k];
    }
    const factor = columnFactors(table, labels, posts);
    weighRows(table, accounts.length, factor);
    const posted = Int32Array.from(posts.keys()).filter((k) => posts[k] > 0);
    const column = new Uint8Array(kinds);
    for (const [place, k] of posted.entries()) column[k] = place;
    const columns = (of: Float64Array) => Float64Array.from(posted, (k) => of[k]);
    return {
      posted,
      column,
      prior: columns(prior),
      factor: columns(factor),
      ...this.sums(places, posts),
    };
  }

  /** Sums along the labels of the stratum whose weights stand in `table`. */
  private sums(
    { from, to }: { readonly from: number; readonly to: number },
    posts: Float64Array,
  ): Pick<Fitted, "total" | "positions" | "before" | "upTo"> {
    const { table } = this;
    const { kinds, postsIn, kind } = this.deal;
    const { rowAt } = this.labelled;
    const touching = to - from - posts[0];
    const [positions, before, upTo] = [
      new Int32Array(touching),
      new Float64Array(touching),
      new Float64Array(touching),
    ];
    const total = new Float64Array(kinds);
    for (let place = from, n = 0; place < to; place++) {
      const own = kind[postsIn[place]];
      if (own > 0) before[n] = total[own];
      for (let k = 0, at = rowAt[place] * kinds; k < kinds; k++) total[k] += table[at + k];
      if (own === 0) continue;
      positions[n] = place - from;
      upTo[n++] = total[own];
    }
    return { total, positions, before, upTo };
  }
}

/**
 * What the columns of a table are to be multiplied with, so that with rows scaled to sum to `rows` they sum to `columns`: proportional fitting, which ends
 * with the rows. A column of which nothing is posted becomes 0.
 */
function columnFactors(table: Float64Array, rows: Float64Array, columns: Float64Array): Float64Array {
  const width = columns.length;
  const factor = new Float64Array(width).fill(1);
  const sums = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    sums.fill(0);
    for (let row = 0, at = 0; row < rows.length; row++, at += width) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += table[at + k] * factor[k];
      const scale = sum > 0 ? (step === 0 ? 1 : rows[row]) / sum : 0;
      for (let k = 0; k < width; k++) sums[k] += table[at + k] * factor[k] * scale;
    }
    for (let k = 0; k < width; k++) factor[k] *= sums[k] > 0 ? columns[k] / sums[k] : 0;
  }
  return factor;
}

/** Multiplies the columns of so many rows, and makes each row sum to 1; in place. */
function weighRows(table: Float64Array, rows: number, factor: Float64Array): void {
  const width = factor.length;
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += table[at + k] *= factor[k];
    if (sum > 0) for (let k = 0; k < width; k++) table[at + k] /= sum;
  }
}
