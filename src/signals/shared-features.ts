/**
 * What accounts have in common, feature by feature (a pattern of handles, a portrait, a family of profile texts), and which of it a set
 * shares more than the other accounts of the ground lead to expect. Serves the signals of profiles.
 */
import { logPoissonUpperTail } from "../stats/index.js";
import type { AccountSet } from "./account-set.js";
import type { Ground } from "./ground.js";

/** Fewest accounts of a set that share a feature. */
export const FEWEST_SHARING = 3;
/** Fewest accounts of a ground with anything to compare. */
const FEWEST_KNOWN = 20;
/** −log10 of the chance from which a feature is told as shared. */
const SURPRISING = 3;

/** Features of the accounts of a ground. */
export interface SharedFeatures {
  /** Features of account i stand in `codes` from `from[i]` up to `from[i + 1]`. */
  readonly from: Int32Array;
  readonly codes: Int32Array;
  /** Kind of a feature, a code of the caller's. */
  readonly kindOf: Int32Array;
  /** Accounts of which there is anything to compare. */
  readonly known: Uint8Array;
  readonly platform: Int32Array;
  /** Known accounts by platform. */
  readonly totals: Float64Array;
  /** Accounts with a feature, by feature × platform. */
  readonly counts: Int32Array;
}

/** Accounts of a set that share a feature. */
export interface Family {
  readonly feature: number;
  readonly kind: number;
  readonly members: readonly number[];
  /** How many the other accounts of the ground lead to expect. */
  readonly expected: number;
  /** −log10 of the chance of as many. */
  readonly surprise: number;
}

/** Puts features together. `pairs` are accounts and features, any order, none twice; `known` says of which accounts there is anything to compare. */
export function sharedFeatures(
  ground: Ground,
  pairs: { readonly accounts: Int32Array; readonly features: Int32Array; readonly kinds: Int32Array },
  known: Uint8Array,
): SharedFeatures {
  const { platform, platforms } = ground.accounts;
  const size = pairs.features.reduce((most, code) => Math.max(most, code + 1), 0);
  const from = new Int32Array(known.length + 1);
  for (const account of pairs.accounts) from[account + 1]++;
  for (let i = 0; i < known.length; i++) from[i + 1] += from[i];
  const next = from.slice();
  const codes = new Int32Array(pairs.features.length);
  const kindOf = new Int32Array(size);
  const counts = new Int32Array(size * platforms.length);
  for (let i = 0; i < codes.length; i++) {
    const [account, feature] = [pairs.accounts[i], pairs.features[i]];
    codes[next[account]++] = feature;
    kindOf[feature] = pairs.kinds[i];
    counts[feature * platforms.length + platform[account]]++;
  }
  const totals = new Float64Array(platforms.length);
  for (let i = 0; i < known.length; i++) totals[platform[i]] += known[i];
  return { from, codes, kindOf, known, platform, totals, counts };
}

/**
 * Features that three accounts of the set or more share and that are rare outside it, each account counted once, with the family
 * that is least like chance. Outside are all other accounts of the ground, whichever set is asked about, platform by platform.
 */
export function familiesIn(data: SharedFeatures, set: AccountSet): { families: Family[]; accounts: number } {
  const own = [...set.numbers].filter((account) => data.known[account]);
  const platforms = data.totals.length;
  const inSet = new Float64Array(platforms);
  for (const account of own) inSet[data.platform[account]]++;
  const bearers = new Map<number, number[]>();
  for (const account of own)
    for (let at = data.from[account]; at < data.from[account + 1]; at++) {
      const list = bearers.get(data.codes[at]);
      if (list) list.push(account);
      else bearers.set(data.codes[at], [account]);
    }
  const expectedOf = (feature: number, all: readonly number[]): number => {
    const within = new Float64Array(platforms);
    for (const account of all) within[data.platform[account]]++;
    const others = data.totals.reduce((sum, total, p) => sum + total - inSet[p], 0);
    let expected = (0.5 * own.length) / (others + 1);
    for (let p = 0; p < platforms; p++)
      if (inSet[p] > 0)
        expected +=
          (inSet[p] * (data.counts[feature * platforms + p] - within[p])) /
          Math.max(1, data.totals[p] - inSet[p]);
    return expected;
  };
  const candidates = [...bearers]
    .filter(([, all]) => all.length >= FEWEST_SHARING)
    .map(([feature, all]) => {
      const expected = expectedOf(feature, all);
      return { feature, all, expected, surprise: surpriseOf(all.length, expected) };
    })
    .filter(({ surprise }) => surprise >= SURPRISING)
    .sort((x, y) => y.surprise - x.surprise || y.all.length - x.all.length || x.all[0] - y.all[0]);
  const taken = new Set<number>();
  const families: Family[] = [];
  for (const { feature, all, expected } of candidates) {
    const members = all.filter((account) => !taken.has(account));
    const surprise = surpriseOf(members.length, expected);
    if (members.length < FEWEST_SHARING || surprise < SURPRISING) continue;
    for (const account of members) taken.add(account);
    families.push({ feature, kind: data.kindOf[feature], members, expected, surprise });
  }
  return { families, accounts: own.length };
}

const surpriseOf = (count: number, expected: number): number =>
  -logPoissonUpperTail(count, expected) / Math.LN10;

/** The sentence for a group, or data, of which too little is known; null where there is enough. `what` names what is missing. */
export function tooFewKnown(
  { known }: SharedFeatures,
  group: AccountSet,
  what: string,
): { notMeasurable: string } | null {
  const all = known.reduce((sum, one) => sum + one, 0);
  const members = [...group.numbers].filter((account) => known[account]).length;
  if (members >= 4 && all >= FEWEST_KNOWN) return null;
  return {
    notMeasurable:
      all === 0
        ? `Not measurable: the data gives no ${what}.`
        : `Not measurable: the data gives ${what} of ${members} of ${group.size} members and of ${all - members} accounts like them.`,
  };
}

/** The measure that signals of features share: the share of accounts that are in such a family; compared by how unlike chance the families are. */
export function sharedMeasure(data: SharedFeatures, set: AccountSet) {
  const { families, accounts } = familiesIn(data, set);
  if (accounts < 4) return null;
  const covered = families.reduce((sum, { members }) => sum + members.length, 0);
  return {
    value: covered / accounts,
    statistic: families.reduce((sum, { surprise }) => sum + surprise, 0),
    accounts,
  };
}
