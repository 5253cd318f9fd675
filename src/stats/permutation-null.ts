/**
 * What chance gives: the mean number of meetings of two accounts, or inside a group, when the accounts of actions are dealt
 * out again at random among actions of the same hour (or day) on objects of the same popularity. The null model of pairs and
 * groups; it holds how much and when each account acts, and how popular each object is, and asks about the rest.
 */
import { type ActionColumns, UsageError } from "../model/index.js";
import { type AccountRows, accountRows } from "./account-rows.js";
import { longerFirst } from "./longer-first.js";
import { remembered } from "./remembered.js";
import { type Strata, type StrataOptions, strata, strataOfActions, stratification } from "./strata.js";

/** Expected meetings under label permutation. */
export interface PermutationNull {
  /** Mean meetings of two different accounts, by their numbers. */
  expectedPair(i: number, j: number): number;
  /** The same for many pairs, a[n] with b[n]; much faster than one by one. */
  expectedPairs(a: Int32Array, b: Int32Array): Float64Array;
  /** Mean meetings among distinct members, all pairs together. */
  expectedGroup(members: Int32Array): number;
}

/**
 * Label permutation within strata (time bin × popularity of the object), exact mean.
 *
 * What for: the expected count beside an observed one. Formula in words: with n_is the actions of account i in stratum s, N_s
 * all actions in s, C_s the action pairs inside s that lie on one object within the window, and C_st those with one action in
 * s and one in t, the mean for i and j is the sum over s of C_s · 2 n_is n_js / (N_s (N_s − 1)) plus the sum over s < t of
 * C_st (n_is n_jt + n_js n_it) / (N_s N_t). When it misleads: a bin width is a claim ("closer than chance, given who is awake
 * in this bin"); where a group owns most of its strata the mean approaches what was observed, and where an account acts twice
 * on an object (excluded by the input) meetings would be counted twice. The spread is not Poisson in small strata. Cost:
 * building, a few passes over the actions; a pair, the shorter of two lists of strata. Reference: METHOD page of this
 * package; permutation of labels in strata as in Good 2005, Permutation, Parametric and Bootstrap Tests of Hypotheses.
 *
 * @param actions sorted by object, time, account; each (account, object) once.
 * @param options windowSeconds ≥ 0, binSeconds > 0, popularityCap ≥ 0 (12 in this package); else `UsageError`.
 */
export function permutationNull(
  actions: ActionColumns,
  options: StrataOptions & { readonly windowSeconds: number },
): PermutationNull {
  return permutationNulls(actions, options)(options.windowSeconds);
}

/**
 * The same for several windows: strata are cut once, and the function that comes back counts the meetings of one window. What was
 * cut and counted is kept as long as the actions are, for the next stage that asks the same of them.
 */
export function permutationNulls(
  actions: ActionColumns,
  options: StrataOptions,
): (windowSeconds: number) => PermutationNull {
  checkOptions(options);
  const { binSeconds, periodSeconds, popularityCap } = options;
  const known = nullsOf(actions);
  const key = `${binSeconds} ${periodSeconds} ${popularityCap}`;
  const found = known.get(key) ?? windowNulls(actions, options);
  known.set(key, found);
  return found;
}

type WindowNulls = (windowSeconds: number) => PermutationNull;

const nullsOf = remembered((_: ActionColumns) => new Map<string, WindowNulls>());

function windowNulls(actions: ActionColumns, options: StrataOptions): WindowNulls {
  const dealt = stratification(actions, options);
  const lists = new StratumLists(accountRows(actions), strataOfActions(dealt));
  const scratch = new Float64Array(dealt.count);
  const byWindow = new Map<number, PermutationNull>();
  return (windowSeconds) => {
    if (!(windowSeconds >= 0))
      throw new UsageError(
        `null model: the window must be 0 seconds or more, ${windowSeconds}. Give a number of seconds.`,
      );
    const found = byWindow.get(windowSeconds);
    if (found) return found;
    const matrix = strata(dealt, windowSeconds);
    const weight = weights(matrix);
    const expectedPairs = (a: Int32Array, b: Int32Array) => pairMeans(matrix, weight, lists, scratch, a, b);
    const made: PermutationNull = {
      expectedPairs,
      expectedPair: (i, j) => expectedPairs(Int32Array.of(i), Int32Array.of(j))[0],
      expectedGroup: (members) => groupMean(matrix, weight, lists, scratch, members),
    };
    byWindow.set(windowSeconds, made);
    return made;
  };
}

function checkOptions({ binSeconds, popularityCap }: StrataOptions): void {
  if (!(binSeconds > 0))
    throw new UsageError(
      `null model: the bin must be wider than 0 seconds, ${binSeconds}. Give 3600 or 86400.`,
    );
  if (!(popularityCap >= 0))
    throw new UsageError(`null model: the popularity cap must be 0 or more, ${popularityCap}. Give 12.`);
}

function weights({ count, sizes, rowStart, column, meetings }: Strata): Float64Array {
  const weight = new Float64Array(meetings.length);
  for (let s = 0; s < count; s++)
    for (let e = rowStart[s]; e < rowStart[s + 1]; e++) {
      const t = column[e];
      weight[e] =
        t === s ? (2 * meetings[e]) / (sizes[s] * (sizes[s] - 1)) : meetings[e] / (sizes[s] * sizes[t]);
    }
  return weight;
}

/**
 * The strata in which an account acts, ascending, and how often: `sizes[i]` entries from `start[i]` on. A list is made when it is
 * asked for, since most accounts are in no pair and no group.
 */
class StratumLists {
  readonly start: Int32Array;
  readonly sizes: Int32Array;
  readonly stratum: Int32Array;
  readonly actions: Int32Array;

  constructor(
    private readonly accounts: AccountRows,
    private readonly of: Int32Array,
  ) {
    this.start = accounts.start;
    this.sizes = new Int32Array(accounts.start.length - 1);
    this.stratum = new Int32Array(of.length);
    this.actions = new Int32Array(of.length);
  }

  /** Makes the lists of these accounts. */
  make(accounts: Int32Array): void {
    for (let n = 0; n < accounts.length; n++)
      if (this.sizes[accounts[n]] === 0) this.sizes[accounts[n]] = this.made(accounts[n]);
  }

  private made(account: number): number {
    const { start, stratum, actions, of } = this;
    const { rows } = this.accounts;
    const [from, to] = [start[account], start[account + 1]];
    for (let e = from; e < to; e++) stratum[e] = of[rows[e]];
    stratum.subarray(from, to).sort();
    let at = from;
    for (let e = from; e < to; e++) {
      if (at === from || stratum[at - 1] !== stratum[e]) stratum[at++] = stratum[e];
      actions[at - 1]++;
    }
    return at - from;
  }
}

/** Pairs share one product (matrix × list of the longer account), so each costs the shorter account's list. */
function pairMeans(
  matrix: Strata,
  weight: Float64Array,
  lists: StratumLists,
  scratch: Float64Array,
  a: Int32Array,
  b: Int32Array,
): Float64Array {
  const means = new Float64Array(a.length);
  lists.make(a);
  lists.make(b);
  const { start, sizes, stratum, actions } = lists;
  const { longer, order } = longerFirst(sizes, a, b);
  let loaded = -1;
  for (const n of order) {
    const i = longer[n];
    if (i !== loaded) {
      if (loaded >= 0) spread(matrix, weight, lists, scratch, loaded, false);
      spread(matrix, weight, lists, scratch, i, true);
      loaded = i;
    }
    const j = i === a[n] ? b[n] : a[n];
    let mean = 0;
    for (let e = start[j]; e < start[j] + sizes[j]; e++) mean += actions[e] * scratch[stratum[e]];
    means[n] = mean;
  }
  if (loaded >= 0) spread(matrix, weight, lists, scratch, loaded, false);
  return means;
}

function spread(
  matrix: Strata,
  weight: Float64Array,
  lists: StratumLists,
  scratch: Float64Array,
  i: number,
  fill: boolean,
): void {
  const { rowStart, column } = matrix;
  const { start, sizes, stratum, actions } = lists;
  for (let e = start[i]; e < start[i] + sizes[i]; e++) {
    const s = stratum[e];
    for (let m = rowStart[s]; m < rowStart[s + 1]; m++)
      if (fill) scratch[column[m]] += actions[e] * weight[m];
      else scratch[column[m]] = 0;
  }
}

/** Members join one after the other, each against the sum of those before: positive terms only, nothing cancels. */
function groupMean(
  matrix: Strata,
  weight: Float64Array,
  lists: StratumLists,
  sum: Float64Array,
  members: Int32Array,
): number {
  const { rowStart, column } = matrix;
  lists.make(members);
  const { start, sizes, stratum, actions } = lists;
  let mean = 0;
  for (const i of members) {
    const end = start[i] + sizes[i];
    for (let e = start[i]; e < end; e++) {
      const s = stratum[e];
      for (let m = rowStart[s]; m < rowStart[s + 1]; m++) mean += actions[e] * weight[m] * sum[column[m]];
    }
    for (let e = start[i]; e < end; e++) sum[stratum[e]] += actions[e];
  }
  for (const i of members) for (let e = start[i]; e < start[i] + sizes[i]; e++) sum[stratum[e]] = 0;
  return mean;
}
