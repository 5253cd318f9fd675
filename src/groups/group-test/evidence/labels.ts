/** Labels: the posts of some accounts, span by span, and what is left of them at a post, in number and in weight. */
import { firstAtLeast } from "../../../stats/index.js";
import type { Direction, HabitWeights } from "../presence/habits.js";
import type { PresentPosts, PresentTrace } from "../presence/presence.js";

/** Labels of which what they weigh is kept for all spans as long as the group is asked about; of more, that of one span. 4 MB for each kind. */
const MOST_KEPT = 500_000;

/** The posts of some accounts. */
export class Labels {
  /** Ascending, and by whom. */
  private readonly labels: Int32Array;
  private readonly accounts: Int32Array;
  /** Spans that have any, ascending; the labels of the n-th from `from[n]` up to `from[n + 1]`; and accounts in each. */
  private readonly spans: Int32Array;
  private readonly from: Int32Array;
  private readonly present: Int32Array;
  private readonly sums = new WeakMap<HabitWeights, readonly [RunningSums, RunningSums]>();
  private last = -1;
  private place = -1;

  private constructor(
    private readonly posts: PresentPosts,
    of: Int32Array,
    private readonly mostKept: number,
  ) {
    const { postStart, postsOf, span, account, accounts } = posts;
    const labels = new Int32Array(of.reduce((sum, one) => sum + postStart[one + 1] - postStart[one], 0));
    let count = 0;
    for (const one of of)
      for (let n = postStart[one]; n < postStart[one + 1]; n++) labels[count++] = postsOf[n];
    this.labels = labels.sort();
    this.accounts = labels.map((post) => account[post]);
    const [spans, from, present]: [number[], number[], number[]] = [[], [], []];
    const seen = new Int32Array(accounts).fill(-1);
    for (let n = 0; n < count; n++) {
      const here = span[labels[n]];
      if (spans.length === 0 || spans[spans.length - 1] !== here) {
        spans.push(here);
        from.push(n);
        present.push(0);
      }
      if (seen[this.accounts[n]] === here) continue;
      seen[this.accounts[n]] = here;
      present[present.length - 1]++;
    }
    from.push(count);
    this.spans = Int32Array.from(spans);
    this.from = Int32Array.from(from);
    this.present = Int32Array.from(present);
  }

  /** The labels of some accounts (each once): made once for a list as long as it lives. `mostKept` as above. */
  static of(posts: PresentPosts, accounts: Int32Array, mostKept = MOST_KEPT): Labels {
    const byPosts = known.get(accounts) ?? new WeakMap<Int32Array, Labels>();
    known.set(accounts, byPosts);
    const labels = byPosts.get(posts.postsOf) ?? new Labels(posts, accounts, mostKept);
    byPosts.set(posts.postsOf, labels);
    return labels;
  }

  /** Accounts that have a label in a span. */
  presentIn(span: number): number {
    const place = this.placeOf(span);
    return place < 0 ? 0 : this.present[place];
  }

  /** Labels at a post and behind it, in its span. */
  left(post: number, direction: Direction): number {
    const place = this.placeOf(this.posts.span[post]);
    if (place < 0) return 0;
    const [from, to] = [this.from[place], this.from[place + 1]];
    return direction === "forward"
      ? to - firstAtLeast(this.labels, post, from, to)
      : firstAtLeast(this.labels, post + 1, from, to) - from;
  }

  /** What all of them in the span of a post weigh at its kind. */
  weightInSpan(trace: PresentTrace, post: number): number {
    return this.weight(trace, post, "forward", trace.start[trace.span[post]]);
  }

  /** What they weigh at the kind of the post; `at`: those at another post of its span and behind it. */
  weight(
    { weights, kind, span }: PresentTrace,
    post: number,
    direction: Direction,
    at: number = post,
  ): number {
    const place = this.placeOf(span[post]);
    if (place < 0) return 0;
    const [from, to] = [this.from[place], this.from[place + 1]];
    const forward = direction === "forward";
    const low = firstAtLeast(this.labels, forward ? at : at + 1, from, to);
    if (forward ? low === to : low === from) return 0;
    return this.sumsOf(weights, forward).at(place, span[post], low - from, kind[post]);
  }

  private placeOf(span: number): number {
    if (span === this.last) return this.place;
    this.last = span;
    const at = firstAtLeast(this.spans, span, 0, this.spans.length);
    this.place = this.spans[at] === span ? at : -1;
    return this.place;
  }

  private sumsOf(weights: HabitWeights, behind: boolean): RunningSums {
    let sums = this.sums.get(weights);
    if (!sums) {
      const keepsAll = this.labels.length <= this.mostKept;
      const lists = { from: this.from, accounts: this.accounts };
      sums = [false, true].map((way) => new RunningSums(weights, lists, { behind: way, keepsAll })) as [
        RunningSums,
        RunningSums,
      ];
      this.sums.set(weights, sums);
    }
    return sums[Number(behind)];
  }
}

/** By the accounts and by the posts, which all traces have in common. */
const known = new WeakMap<Int32Array, WeakMap<Int32Array, Labels>>();

/** What the labels of some lists weigh before each, or from it on, by kind: made span by span when it is asked for. */
class RunningSums {
  private block = new Float64Array(1024);
  private used = 0;
  /** Where in the block a place of the lists begins; -1 where it has not been asked for. */
  private readonly starts: Int32Array;
  private last = -1;
  private columns: ReturnType<HabitWeights["columnsOf"]> | null = null;

  constructor(
    private readonly weights: HabitWeights,
    private readonly lists: { readonly from: Int32Array; readonly accounts: Int32Array },
    private readonly how: { readonly behind: boolean; readonly keepsAll: boolean },
  ) {
    this.starts = new Int32Array(lists.from.length - 1).fill(-1);
  }

  at(place: number, span: number, label: number, kind: number): number {
    if (place !== this.last || !this.columns) {
      this.columns = this.weights.columnsOf(span);
      if (this.starts[place] < 0) this.make(place, span, this.columns.posted.length);
      this.last = place;
    }
    const { column, posted } = this.columns;
    return this.block[this.starts[place] + label * posted.length + column[kind]];
  }

  private make(place: number, span: number, width: number): void {
    if (!this.how.keepsAll && this.last >= 0) {
      this.starts[this.last] = -1;
      this.used = 0;
    }
    const { from, accounts } = this.lists;
    const own = accounts.subarray(from[place], from[place + 1]);
    const needed = this.used + (own.length + 1) * width;
    if (needed > this.block.length) {
      const larger = new Float64Array(2 * needed);
      larger.set(this.block.subarray(0, this.used));
      this.block = larger;
    }
    this.weights.running(span, own, this.how.behind, this.block, this.used);
    this.starts[place] = this.used;
    this.used = needed;
  }
}
