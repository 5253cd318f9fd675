/** Candidates that stand and are of one group: both halves, several schemes, windows and nets find the same accounts. */
import { type Candidate, overlap, testFold } from "./nets/candidate.js";
import type { Fold } from "./presence/folds.js";

/** A candidate that passed, with the natural logarithm of its e-value. */
export interface Found {
  readonly candidate: Candidate;
  readonly logE: number;
}

/** What is said of a cluster in one half: a candidate tested there, and every account that candidates tested there propose. */
export interface ClusterHalf extends Found {
  readonly scheme: number;
  readonly fold: Fold;
  /** Ascending. */
  readonly proposed: readonly string[];
}

/** The candidates of one group, the strongest first: of each half the strongest that it tests, and the strongest that is not half as large. */
export type Cluster = readonly ClusterHalf[];

/** Accounts of a candidate that another may have in common with it, as a share of the smaller, and still be apart. */
const APART = 0.1;
/** Share of a union that its parts make up. */
const MADE_UP = 0.5;

/**
 * Candidates without those that are two groups or more in one: candidates of the same half that stand, lie in it and have next to nobody in common, make it up, and say together as much as it
 * does. One group cut in pieces says more whole, since its pieces follow each other.
 */
export function withoutUnions(found: readonly Found[]): Found[] {
  const strongestFirst = [...found].sort((x, y) => y.logE - x.logE);
  return found.filter((whole) => {
    const inside = new Set(whole.candidate.accounts);
    const parts: Found[] = [];
    for (const one of strongestFirst) {
      const { accounts, scheme, foundOn } = one.candidate;
      if (one === whole || scheme !== whole.candidate.scheme || foundOn !== whole.candidate.foundOn) continue;
      if (accounts.length >= inside.size || overlap(inside, accounts) < 1 - APART) continue;
      if (parts.every(({ candidate }) => overlap(candidate.accounts, accounts) <= APART)) parts.push(one);
    }
    const made = parts.reduce((sum, { candidate }) => sum + candidate.accounts.length, 0);
    const said = parts.reduce((sum, { logE }) => sum + logE, 0);
    return parts.length < 2 || made < MADE_UP * inside.size || said < whole.logE;
  });
}

/** Accounts in common with the strongest candidate, of those in either, from which on a candidate is of its cluster: a looser one is mostly something else. */
const SAME_CLUSTER = 1 / 3;

/** Share of the strongest candidate's accounts up to which another speaks for its half as well: it is held together more tightly. */
const TIGHTER = 0.5;

/**
 * Candidates, the strongest first, each put to the first cluster whose strongest candidate is much the same, or has a tight part that is. `tightOf` gives a candidate's tight part, from the half
 * that found it.
 */
export function clustersOf(
  found: readonly Found[],
  tightOf: (candidate: Candidate) => readonly string[] | null = () => null,
): Cluster[] {
  const order = [...found].sort(
    (x, y) =>
      y.logE - x.logE ||
      y.candidate.accounts.length - x.candidate.accounts.length ||
      (x.candidate.accounts[0] < y.candidate.accounts[0] ? -1 : 1),
  );
  const clusters: { readonly cores: readonly ReadonlySet<string>[]; readonly parts: Found[] }[] = [];
  for (const one of order) {
    const { accounts } = one.candidate;
    const home = clusters.find(({ cores }) =>
      cores.some((core) => {
        const shared = accounts.reduce((sum, account) => sum + Number(core.has(account)), 0);
        return shared >= SAME_CLUSTER * (core.size + accounts.length - shared);
      }),
    );
    const tight = home ? null : tightOf(one.candidate);
    if (home) home.parts.push(one);
    else
      clusters.push({
        cores: [accounts, ...(tight ? [tight] : [])].map((list) => new Set(list)),
        parts: [one],
      });
  }
  return clusters.map(({ parts }) => halvesOf(parts));
}

function halvesOf(parts: readonly Found[]): Cluster {
  const halves = new Map<string, Found[]>();
  for (const one of parts) {
    const key = `${one.candidate.scheme} ${testFold(one.candidate)}`;
    halves.set(key, [...(halves.get(key) ?? []), one]);
  }
  return [...halves.values()]
    .flatMap((own) => {
      const proposed = [...new Set(own.flatMap(({ candidate: { accounts } }) => accounts))].sort();
      const most = TIGHTER * own[0].candidate.accounts.length;
      const tight = own.find(({ candidate }) => candidate.accounts.length <= most);
      return [own[0], ...(tight ? [tight] : [])].map(({ candidate, logE }) => ({
        candidate,
        logE,
        scheme: candidate.scheme,
        fold: testFold(candidate),
        proposed,
      }));
    })
    .sort((x, y) => y.logE - x.logE);
}
