/**
 * What chance gives: the mean number of meetings of two accounts, or inside a group, when the accounts of actions are dealt
 * out again at random among actions of the same hour (or day) on objects of the same popularity. The null model of pairs and
 * groups; it holds how much and when each account acts, and how popular each object is, and asks about the rest.
 */
import { type ActionColumns, UsageError } from "../model/index.js";
import { longerFirst } from "./longer-first.js";
import { type Strata, type StrataOptions, type Stratification, strata, stratification } from "./strata.js";

/** Expected meetings under label permutation. */
export interface PermutationNull {
  /** Mean meetings of two different accounts, by their numbers. */
  expectedPair(i: number, j: number): number;
  /** The same for many pairs, a[n] with b[n]; much faster than one by one. */
  expectedPairs(a: Int32Array, b: Int32Array): Float64Array;
  /** Mean meetings among distinct members, all pairs together. */
  expectedGroup(members: Int32Array): number;
}

interface AccountLists {
  readonly start: Int32Array;
  readonly stratum: Int32Array;
  readonly actions: Float64Array;
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

/** The same for several windows: strata are cut once, and the function that comes back counts the meetings of one window. */
export function permutationNulls(
  actions: ActionColumns,
  options: StrataOptions,
): (windowSeconds: number) => PermutationNull {
  checkOptions(options);
  const dealt = stratification(actions, options);
  const lists = accountLists(actions, dealt);
  const scratch = new Float64Array(dealt.count);
  return (windowSeconds) => {
    if (!(windowSeconds >= 0))
      throw new UsageError(
        `null model: the window must be 0 seconds or more, ${windowSeconds}. Give a number of seconds.`,
      );
    const matrix = strata(dealt, windowSeconds);
    const weight = weights(matrix);
    const expectedPairs = (a: Int32Array, b: Int32Array) => pairMeans(matrix, weight, lists, scratch, a, b);
    return {
      expectedPairs,
      expectedPair: (i, j) => expectedPairs(Int32Array.of(i), Int32Array.of(j))[0],
      expectedGroup: (members) => groupMean(matrix, weight, lists, scratch, members),
    };
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

/** Rows go to their accounts stratum by stratum, so that each account's list is in order without a sort. */
function accountLists({ account, accountCount }: ActionColumns, { of, count }: Stratification): AccountLists {
  const byStratum = grouped(of, count, null).items;
  const { start: rowStart, items } = grouped(account, accountCount, byStratum);
  const stratum = items.map((row) => of[row]);
  const start = new Int32Array(accountCount + 1);
  const actions = new Float64Array(of.length);
  let at = 0;
  for (let a = 0; a < accountCount; a++) {
    start[a] = at;
    for (let i = rowStart[a]; i < rowStart[a + 1]; i++) {
      if (at === start[a] || stratum[at - 1] !== stratum[i]) stratum[at++] = stratum[i];
      actions[at - 1]++;
    }
  }
  start[accountCount] = at;
  return { start, stratum: stratum.slice(0, at), actions: actions.slice(0, at) };
}

/** Rows by their number (a counting sort), those of one number in the order given, or as they stand. */
function grouped(
  of: Int32Array,
  count: number,
  order: Int32Array | null,
): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < of.length; i++) start[of[i] + 1]++;
  for (let n = 0; n < count; n++) start[n + 1] += start[n];
  const next = start.slice(0, count);
  const items = new Int32Array(of.length);
  for (let i = 0; i < of.length; i++) {
    const row = order === null ? i : order[i];
    items[next[of[row]]++] = row;
  }
  return { start, items };
}

/** Pairs share one product (matrix × list of the longer account), so each costs the shorter account's list. */
function pairMeans(
  matrix: Strata,
  weight: Float64Array,
  lists: AccountLists,
  scratch: Float64Array,
  a: Int32Array,
  b: Int32Array,
): Float64Array {
  const means = new Float64Array(a.length);
  const { start, stratum, actions } = lists;
  const { longer, order } = longerFirst(start, a, b);
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
    for (let e = start[j]; e < start[j + 1]; e++) mean += actions[e] * scratch[stratum[e]];
    means[n] = mean;
  }
  if (loaded >= 0) spread(matrix, weight, lists, scratch, loaded, false);
  return means;
}

function spread(
  matrix: Strata,
  weight: Float64Array,
  lists: AccountLists,
  scratch: Float64Array,
  i: number,
  fill: boolean,
): void {
  const { rowStart, column } = matrix;
  const { start, stratum, actions } = lists;
  for (let e = start[i]; e < start[i + 1]; e++) {
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
  lists: AccountLists,
  sum: Float64Array,
  members: Int32Array,
): number {
  const { rowStart, column } = matrix;
  const { start, stratum, actions } = lists;
  let mean = 0;
  for (const i of members) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      const s = stratum[e];
      for (let m = rowStart[s]; m < rowStart[s + 1]; m++) mean += actions[e] * weight[m] * sum[column[m]];
    }
    for (let e = start[i]; e < start[i + 1]; e++) sum[stratum[e]] += actions[e];
  }
  for (const i of members) for (let e = start[i]; e < start[i + 1]; e++) sum[stratum[e]] = 0;
  return mean;
}
