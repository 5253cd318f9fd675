/**
 * A surrogate: the same actions with their accounts dealt out again at random inside strata. Who met whom is chance; how much
 * and when each account acts, and how popular each object is, stays. What a search finds on it, it finds without concert.
 */
import type { ActionColumns } from "../model/index.js";
import type { Random } from "./random.js";
import { type StrataOptions, stratification } from "./strata.js";

/**
 * The actions with permuted accounts, in the same order; an account that the draw gives an object twice keeps its first
 * action there. What for: to see what a search finds where nobody acts in concert. When it misleads: it is a null for this
 * family of searches, not a model of every honest crowd; where one group owns most of its strata, its own labels fill the
 * surrogate too. Cost: one sort of the (object, bin) runs and one pass. Reference: Good 2005, Permutation, Parametric and
 * Bootstrap Tests of Hypotheses.
 *
 * @param actions sorted by object, time, account; each (account, object) once.
 * @param options strata; `shiftSeconds` moves the bins against those of the test that the surrogate is to challenge.
 */
export function permutedLabels(
  actions: ActionColumns,
  options: StrataOptions & { readonly shiftSeconds: number },
  random: Random,
): { readonly rows: Int32Array; readonly account: Int32Array } {
  const shifted = { ...actions, time: actions.time.map((time) => time + options.shiftSeconds) };
  const { of, count } = stratification(shifted, options);
  const dealt = dealtAccounts(actions.account, of, count, random);
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

function dealtAccounts(account: Int32Array, of: Int32Array, count: number, random: Random): Int32Array {
  const start = new Int32Array(count + 1);
  for (const s of of) start[s + 1]++;
  for (let s = 0; s < count; s++) start[s + 1] += start[s];
  const byStratum = new Int32Array(of.length);
  const next = start.slice(0, count);
  for (let i = 0; i < of.length; i++) byStratum[next[of[i]]++] = i;
  const dealt = new Int32Array(of.length);
  for (let s = 0; s < count; s++) {
    const rows = byStratum.subarray(start[s], start[s + 1]);
    const labels = random.shuffle(Int32Array.from(rows, (row) => account[row]));
    for (let n = 0; n < rows.length; n++) dealt[rows[n]] = labels[n];
  }
  return dealt;
}
