/** Two answers beside each other: which groups stayed, which were lost, which are new, and whether that breaks the law. */
import { type Answer, type LawGroup, namedGroups } from "./answer.js";

/** Common members over all members from which on two groups are told as one and the same. */
const SAME_GROUP = 0.5;

/** What became of one group. */
export interface GroupChange {
  /** `same`: status and members as before, up to the tolerance. */
  readonly verdict: "same" | "members" | "numbers" | "status" | "lost" | "new";
  readonly before: GroupWords | null;
  readonly after: GroupWords | null;
  /** Common members over all members. */
  readonly jaccard: number;
}

/** A group as the result keeps it: nobody's name. */
export interface GroupWords {
  readonly status: string;
  readonly size: number;
  readonly log10E: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
}

/** What a law allows. */
export interface Allowance {
  /** Common members over all members that still count as the same. */
  readonly jaccard: number;
  /** Verdicts that do not break the law. */
  readonly verdicts: readonly GroupChange["verdict"][];
  /** Whether every group listed is compared, named or not, and its numbers must be the same, too. */
  readonly numbers?: boolean;
}

/**
 * What became of every group that is named before or after. Each finds its like by members, also among groups that are not named; a group
 * that is named and has no named like is `lost` or `new`.
 */
export function changesOf(before: Answer, after: Answer, { jaccard, numbers }: Allowance): GroupChange[] {
  const matched = new Set<LawGroup>();
  const compared = numbers ? (answer: Answer) => answer : namedGroups;
  const changes = compared(before).map((group): GroupChange => {
    const like = likest(
      group,
      compared(after).filter((other) => !matched.has(other)),
    );
    if (!like || like.jaccard < SAME_GROUP) {
      const any = likest(group, after);
      const shown = any && any.jaccard >= SAME_GROUP ? any : null;
      return {
        verdict: "lost",
        before: wordsOf(group),
        after: shown && wordsOf(shown.group),
        jaccard: any?.jaccard ?? 0,
      };
    }
    matched.add(like.group);
    const pair = { before: wordsOf(group), after: wordsOf(like.group), jaccard: like.jaccard };
    if (like.jaccard < jaccard) return { verdict: "members", ...pair };
    if (group.status !== like.group.status) return { verdict: "status", ...pair };
    return { verdict: numbers && !sameNumbers(pair.before, pair.after) ? "numbers" : "same", ...pair };
  });
  const fresh = compared(after).filter((group) => !matched.has(group));
  return [
    ...changes,
    ...fresh.map((group): GroupChange => {
      const like = likest(group, before);
      const shown = like && like.jaccard >= SAME_GROUP ? wordsOf(like.group) : null;
      return { verdict: "new", before: shown, after: wordsOf(group), jaccard: like?.jaccard ?? 0 };
    }),
  ];
}

/** Changes that the law does not allow. */
export const breaches = (changes: readonly GroupChange[], { verdicts }: Allowance): GroupChange[] =>
  changes.filter(({ verdict }) => !verdicts.includes(verdict));

/** Common members over all members of two groups. */
export function jaccard(x: readonly string[], y: readonly string[]): number {
  const inY = new Set(y);
  const common = x.filter((account) => inY.has(account)).length;
  return common === 0 ? 0 : common / (x.length + y.length - common);
}

function likest(group: LawGroup, among: readonly LawGroup[]): { group: LawGroup; jaccard: number } | null {
  let best: { group: LawGroup; jaccard: number } | null = null;
  for (const other of among) {
    const share = jaccard(group.accounts, other.accounts);
    if (share > (best?.jaccard ?? 0)) best = { group: other, jaccard: share };
  }
  return best;
}

const wordsOf = ({ status, accounts, log10E, observed, expected }: LawGroup): GroupWords => ({
  status,
  size: accounts.length,
  log10E,
  observed,
  expected,
});

/** Equal up to rounding. */
const sameNumbers = (x: GroupWords, y: GroupWords): boolean =>
  x.size === y.size &&
  x.observed === y.observed &&
  [
    [x.expected, y.expected],
    [x.log10E, y.log10E],
  ].every(
    ([a, b]) => a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))),
  );
