/** Candidates that stand and are of one group: both halves, several schemes, windows and nets find the same accounts. */
import { type Candidate, testFold } from "./nets/candidate.js";
import type { Fold } from "./presence/folds.js";

/** A candidate that passed, with the natural logarithm of its e-value. */
export interface Found {
  readonly candidate: Candidate;
  readonly logE: number;
}

/** What is said of a cluster in one half: its strongest candidate tested there, and every account that candidates tested there propose. */
export interface ClusterHalf extends Found {
  readonly scheme: number;
  readonly fold: Fold;
  /** Ascending. */
  readonly proposed: readonly string[];
}

/** The candidates of one group, by the halves that test them, the strongest first. */
export type Cluster = readonly ClusterHalf[];

/** Accounts in common with the strongest candidate, of those in either, from which on a candidate is of its cluster: a looser one is mostly something else. */
const SAME_CLUSTER = 1 / 3;

/** Candidates, the strongest first, each put to the first cluster whose strongest candidate is much the same. */
export function clustersOf(found: readonly Found[]): Cluster[] {
  const order = [...found].sort(
    (x, y) =>
      y.logE - x.logE ||
      y.candidate.accounts.length - x.candidate.accounts.length ||
      (x.candidate.accounts[0] < y.candidate.accounts[0] ? -1 : 1),
  );
  const clusters: { readonly core: ReadonlySet<string>; readonly parts: Found[] }[] = [];
  for (const one of order) {
    const { accounts } = one.candidate;
    const home = clusters.find(({ core }) => {
      const shared = accounts.reduce((sum, account) => sum + Number(core.has(account)), 0);
      return shared >= SAME_CLUSTER * (core.size + accounts.length - shared);
    });
    if (home) home.parts.push(one);
    else clusters.push({ core: new Set(accounts), parts: [one] });
  }
  return clusters.map(({ parts }) => halvesOf(parts));
}

function halvesOf(parts: readonly Found[]): Cluster {
  const halves = new Map<string, Found[]>();
  for (const one of parts) {
    const key = `${one.candidate.scheme} ${testFold(one.candidate)}`;
    halves.set(key, [...(halves.get(key) ?? []), one]);
  }
  return [...halves.values()].map((own) => {
    const [{ candidate, logE }] = own;
    const proposed = [...new Set(own.flatMap(({ candidate: { accounts } }) => accounts))].sort();
    return { candidate, logE, scheme: candidate.scheme, fold: testFold(candidate), proposed };
  });
}
