/** Candidates: what one half of the data proposes and the other half is to judge. */

/** A set of accounts that was found on one half. */
export interface Candidate {
  /** Ascending. */
  readonly accounts: readonly string[];
  readonly foundOn: 0 | 1;
  /** Weight of each trace in the mean of e-values, from the half that found it: by index of the lab's traces. */
  readonly weights: readonly number[];
}

/** The half on which it is tested. */
export const testFold = (candidate: Candidate): 0 | 1 => (candidate.foundOn === 0 ? 1 : 0);

/** Accounts shared by two candidates, as a share of the smaller, from which on they are one group. */
export const SAME_GROUP = 0.5;

/** Accounts from which on a candidate is large: what costs most is done once for all that are nearly the same. */
export const LARGE = 150;

/** Shared accounts as a share of the smaller of two lists, each account once; the first may be a set, where many are held against it. */
export function overlap(x: readonly string[] | ReadonlySet<string>, y: readonly string[]): number {
  const inX = x instanceof Set ? (x as ReadonlySet<string>) : new Set(x);
  const shared = y.reduce((sum, account) => sum + (inX.has(account) ? 1 : 0), 0);
  return shared / Math.max(1, Math.min(inX.size, y.length));
}
