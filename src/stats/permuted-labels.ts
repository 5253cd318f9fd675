/**
 * A surrogate: the same actions with their accounts dealt out again at random inside strata. Who met whom is chance; how much
 * and when each account acts, and how popular each object is, stays. What a search finds on it, it finds without concert.
 */
import type { ActionColumns } from "../model/index.js";
import type { Random } from "./random.js";
import { type StrataOptions, strataOfActions, stratification } from "./strata.js";

/** How labels are dealt. */
export interface PermutedLabelsOptions extends StrataOptions {
  /** Moves the bins against those of the test that the surrogate is to challenge, seconds. */
  readonly shiftSeconds: number;
  /** The post of each action: actions of one post stay together under one account. Absent: each action by itself. */
  readonly post?: ArrayLike<number>;
}

/**
 * The actions with permuted accounts, in the same order; an account that the draw gives an object twice keeps its first
 * action there. A post with several actions is dealt whole, among posts of its hour, of the popularity of its most popular
 * object and of like number of actions (powers of two): two posts that carry the same five links are one coincidence and
 * not five. What for: to see what a search finds where nobody acts in concert. When it misleads: it is a null for this
 * family of searches, not a model of every honest crowd; where one group owns most of its strata, its own labels fill the
 * surrogate too. Cost: one sort of the (object, bin) runs and one pass. Reference: Good 2005, Permutation, Parametric and
 * Bootstrap Tests of Hypotheses.
 *
 * @param actions sorted by object, time, account; each (account, object) once.
 */
export function permutedLabels(
  actions: ActionColumns,
  options: PermutedLabelsOptions,
  random: Random,
): { readonly rows: Int32Array; readonly account: Int32Array } {
  const shifted = { ...actions, time: actions.time.map((time) => time + options.shiftSeconds) };
  const cut = stratification(shifted, options);
  const posts = postsOf(strataOfActions(cut), cut.count, options.post);
  const dealt = dealtAccounts(actions.account, posts, random);
  const rows = new Int32Array(dealt.length);
  const seenOn = new Int32Array(actions.accountCount).fill(-1);
  let kept = 0;
  for (let i = 0; i < dealt.length; i++) {
    if (seenOn[dealt[i]] === actions.object[i]) continue;
    seenOn[dealt[i]] = actions.object[i];
    rows[kept++] = i;
  }
  return { rows: rows.slice(0, kept), account: Int32Array.from(rows.subarray(0, kept), (row) => dealt[row]) };
}

interface Posts {
  /** Post of each action, counted from 0. */
  readonly of: Int32Array;
  readonly firstRow: readonly number[];
  /** Stratum of each post; strata are numbered in order of popularity, so the largest is that of the most popular object. */
  readonly stratum: Int32Array;
}

function postsOf(stratumOf: Int32Array, strata: number, post?: ArrayLike<number>): Posts {
  const of = new Int32Array(stratumOf.length);
  const numbers = new Map<number, number>();
  const firstRow: number[] = [];
  const popular: number[] = [];
  const size: number[] = [];
  for (let i = 0; i < of.length; i++) {
    const key = post ? post[i] : i;
    let number = numbers.get(key);
    if (number === undefined) {
      number = firstRow.length;
      numbers.set(key, number);
      firstRow.push(i);
      popular.push(stratumOf[i]);
      size.push(0);
    }
    of[i] = number;
    size[number]++;
    if (stratumOf[i] > popular[number]) popular[number] = stratumOf[i];
  }
  const stratum = Int32Array.from(popular, (s, number) => (31 - Math.clz32(size[number])) * strata + s);
  return { of, firstRow, stratum };
}

function dealtAccounts(account: Int32Array, { of, firstRow, stratum }: Posts, random: Random): Int32Array {
  const order = Int32Array.from(firstRow.keys()).sort((x, y) => stratum[x] - stratum[y] || x - y);
  const owner = new Int32Array(order.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && stratum[order[to]] === stratum[order[from]]) to++;
    const members = order.subarray(from, to);
    const labels = random.shuffle(Int32Array.from(members, (number) => account[firstRow[number]]));
    for (let n = 0; n < members.length; n++) owner[members[n]] = labels[n];
  }
  return of.map((number) => owner[number]);
}
