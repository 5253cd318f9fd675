/**
 * Habits: how much an account's label weighs at a post of some kind, among the labels of one span. Among everything that was posted in a quarter
 * of an hour, who shares what has spread far and who answers is no draw from an urn: people have their kinds. What an account does in
 * general is held fixed, and what is posted in the span too.
 */
import { firstAtLeast } from "../../../stats/index.js";
import type { Touched } from "./presence.js";

/** Which way time runs; both give e-values, and both are used. */
export type Direction = "forward" | "backward";

/** Posts by kind: of account a from `counts[a * kinds]` on, and of all. */
export interface Habits {
  readonly counts: Float32Array;
  readonly total: Float64Array;
}

/** Posts of everybody's habits that an account is given before it has any. */
const PRIOR = 20;
const STEPS = 6;

/** Posts by kind of every account, whatever the moment. */
export function habitsOf({
  accounts,
  kinds,
  account,
  kind,
  posts,
}: Pick<Touched, "accounts" | "kinds" | "account" | "kind" | "posts">): Habits {
  const counts = new Float32Array(accounts * kinds);
  const total = new Float64Array(kinds);
  for (let post = 0; post < posts; post++) {
    counts[account[post] * kinds + kind[post]]++;
    total[kind[post]]++;
  }
  return { counts, total };
}

/** What is kept of a span: little, since there are as many as quarters of an hour, for each trace. */
interface Fitted {
  /** Kinds of which something is posted, the columns of what follows, and the column of each kind. */
  readonly posted: Int32Array;
  readonly column: Uint8Array;
  /** What fitting multiplies each of them with. */
  readonly factor: Float64Array;
  /** Weight of all labels at posts of each kind. */
  readonly total: Float64Array;
  /** Posts that touch something, ascending, and the weight of the labels before each, and up to it, at its kind. */
  readonly touching: Int32Array;
  readonly before: Float64Array;
  readonly upTo: Float64Array;
}

/**
 * Weights of labels in the spans of a trace.
 *
 * Idea: in a span, the table (account × kind) has its margins fixed: each account has its labels there, each kind its
 * posts. The table that keeps those margins and is nearest to what everybody's habits say is found by proportional fitting; a label's
 * weight at a kind is its account's expected posts of that kind, per label. A label that fits what else is posted there is
 * so worth less at a post that others fit better. The table itself is not kept: as fitting ends with the accounts' margins, a label's weights
 * are its account's habits times the factors of the kinds, made to sum to 1. When it misleads: within one span an account may
 * do one thing many times, which habits over weeks do not tell. Cost: accounts × kinds × six for a span that is asked for; kept are the factors,
 * and two sums for each post that touches something.
 * Reference: Deming and Stephan 1940, On a least squares adjustment of a sampled frequency table,
 * https://doi.org/10.1214/aoms/1177731829.
 */
export class HabitWeights {
  private readonly fitted: (Fitted | undefined)[] = [];
  /** Everybody's habits, as posts of an account. */
  private readonly prior: Float64Array;
  /** Row of an account in the span that is being fitted. */
  private readonly rowOf: Int32Array;
  private readonly weighed: Float64Array;
  private table = new Float64Array(0);

  constructor(
    private readonly touched: Touched,
    private readonly habits: Habits,
  ) {
    const everybody = habits.total.reduce((sum, n) => sum + n, 0);
    this.prior = habits.total.map((n) => (PRIOR * (n + 1)) / (everybody + touched.kinds));
    this.rowOf = new Int32Array(touched.accounts).fill(-1);
    this.weighed = new Float64Array(touched.kinds);
  }

  /** Column of each kind that is posted in a span, in what `running` writes, and how many columns there are. */
  columnsOf(span: number): Pick<Fitted, "column" | "posted"> {
    return this.at(span);
  }

  /**
   * What one label of each of these accounts weighs together, by place in the list and column: those before each place, or (`behind`) those from it
   * on; one place more than there are accounts. Written to `into` from `at` on.
   */
  running(span: number, accounts: Int32Array, behind: boolean, into: Float64Array, at: number): void {
    const fitted = this.at(span);
    const width = fitted.posted.length;
    const count = accounts.length;
    const start = behind ? at + count * width : at;
    into.fill(0, start, start + width);
    const { weighed } = this;
    let before = -1;
    for (let n = 0; n < count; n++) {
      const account = accounts[behind ? count - 1 - n : n];
      if (account !== before) this.weigh(fitted, account);
      before = account;
      const from = at + (behind ? count - n : n) * width;
      const to = behind ? from - width : from + width;
      for (let i = 0; i < width; i++) into[to + i] = into[from + i] + weighed[i];
    }
  }

  /** Weight of one label of an account at a post of a kind that is posted in the span. */
  of(span: number, account: number, kind: number): number {
    const { posted, factor } = this.at(span);
    const { counts } = this.habits;
    const { prior } = this;
    const from = account * this.touched.kinds;
    let sum = 0;
    for (let i = 0; i < posted.length; i++) sum += (counts[from + posted[i]] + prior[posted[i]]) * factor[i];
    const own = (counts[from + kind] + prior[kind]) * factor[this.at(span).column[kind]];
    return sum > 0 ? own / sum : 0;
  }

  /** Weight of all labels of a span at posts of a kind. */
  whole(span: number, kind: number): number {
    return this.at(span).total[kind];
  }

  /** Weight of the labels at a post that touches something, and behind it in the direction. */
  left(post: number, direction: Direction): number {
    const { span, kind } = this.touched;
    const { touching, total, before, upTo } = this.at(span[post]);
    const at = firstAtLeast(touching, post, 0, touching.length);
    return direction === "forward" ? total[kind[post]] - before[at] : upTo[at];
  }

  /** Writes the weights of one label of an account, by column, to `weighed`. */
  private weigh({ factor, posted }: Fitted, account: number): void {
    const { weighed, prior } = this;
    const { counts } = this.habits;
    const from = account * this.touched.kinds;
    let sum = 0;
    for (let i = 0; i < posted.length; i++) {
      weighed[i] = (counts[from + posted[i]] + prior[posted[i]]) * factor[i];
      sum += weighed[i];
    }
    const scale = sum > 0 ? 1 / sum : 0;
    for (let i = 0; i < posted.length; i++) weighed[i] *= scale;
  }

  private at(span: number): Fitted {
    this.fitted[span] ??= this.fit(span);
    return this.fitted[span];
  }

  private fit(span: number): Fitted {
    const { touched, rowOf, prior } = this;
    const { kinds, start, kind, account } = touched;
    const { counts } = this.habits;
    const [from, to] = [start[span], start[span + 1]];
    const accounts: number[] = [];
    const labels: number[] = [];
    const posts = new Float64Array(kinds);
    for (let post = from; post < to; post++) {
      const own = account[post];
      if (rowOf[own] < 0) {
        rowOf[own] = accounts.length;
        accounts.push(own);
        labels.push(0);
      }
      labels[rowOf[own]]++;
      posts[kind[post]]++;
    }
    const posted = Int32Array.from(posts.keys()).filter((k) => posts[k] > 0);
    const width = posted.length;
    const column = new Uint8Array(kinds);
    for (const [place, k] of posted.entries()) column[k] = place;
    if (this.table.length < accounts.length * width)
      this.table = new Float64Array(2 * accounts.length * width);
    const { table } = this;
    for (let row = 0, at = 0; row < accounts.length; row++)
      for (let i = 0; i < width; i++)
        table[at++] = counts[accounts[row] * kinds + posted[i]] + prior[posted[i]];
    const factor = columnFactors(
      table,
      labels,
      Float64Array.from(posted, (k) => posts[k]),
    );
    weighRows(table, accounts.length, factor);
    const made = { posted, column, factor, ...this.sums({ from, to }, posted, column, to - from - posts[0]) };
    for (const own of accounts) rowOf[own] = -1;
    return made;
  }

  /** Sums along the labels of the span whose weights stand in `table`. */
  private sums(
    { from, to }: { readonly from: number; readonly to: number },
    posted: Int32Array,
    column: Uint8Array,
    count: number,
  ): Pick<Fitted, "total" | "touching" | "before" | "upTo"> {
    const { table, rowOf } = this;
    const { kinds, kind, account } = this.touched;
    const touching = new Int32Array(count);
    const [before, upTo] = [new Float64Array(count), new Float64Array(count)];
    const running = new Float64Array(posted.length);
    for (let post = from, n = 0; post < to; post++) {
      const own = column[kind[post]];
      const touches = kind[post] > 0;
      if (touches) before[n] = running[own];
      for (let i = 0, at = rowOf[account[post]] * posted.length; i < posted.length; i++)
        running[i] += table[at + i];
      if (!touches) continue;
      touching[n] = post;
      upTo[n++] = running[own];
    }
    const total = new Float64Array(kinds);
    for (const [i, k] of posted.entries()) total[k] = running[i];
    return { total, touching, before, upTo };
  }
}

/**
 * What the columns of a table are to be multiplied with, so that with rows scaled to sum to `rows` they sum to `columns`: proportional fitting, which ends
 * with the rows.
 */
function columnFactors(table: Float64Array, rows: readonly number[], columns: Float64Array): Float64Array {
  const width = columns.length;
  const factor = new Float64Array(width).fill(1);
  const sums = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    sums.fill(0);
    for (let row = 0, at = 0; row < rows.length; row++, at += width) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += table[at + k] * factor[k];
      const scale = sum > 0 ? rows[row] / sum : 0;
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
