/** Candidates: what one half of the data proposes and the other half is to test. */
import type { Fold } from "../presence/folds.js";

/** A set of accounts that was found on one half. */
export interface Candidate {
  /** Ascending. */
  readonly accounts: readonly string[];
  /** How time was cut: by index of the schemes. */
  readonly scheme: number;
  readonly foundOn: Fold;
  /** 1 for each trace in which its accounts met on the half that found them, else 0; by index of the traces. */
  readonly weights: readonly number[];
}

/** The half on which it is tested. */
export const testFold = (candidate: Pick<Candidate, "foundOn">): Fold => (candidate.foundOn === 0 ? 1 : 0);

/** Accounts shared by two candidates, as a share of the smaller, from which on they are one group. */
export const SAME_GROUP = 0.5;

/** Shared accounts as a share of the smaller of two lists, each account once; the first may be a set, where many are held against it. */
export function overlap(x: readonly string[] | ReadonlySet<string>, y: readonly string[]): number {
  const inX = x instanceof Set ? (x as ReadonlySet<string>) : new Set(x);
  const shared = y.reduce((sum, account) => sum + (inX.has(account) ? 1 : 0), 0);
  return shared / Math.max(1, Math.min(inX.size, y.length));
}
