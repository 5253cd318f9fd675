/** Candidates that stand, with their accounts judged; of a large group that was found many times over, each account once. */
import { type Candidate, LARGE, overlap, SAME_GROUP } from "./candidate.js";
import { candidateEvidence } from "./evidence.js";
import type { Lab } from "./lab.js";
import { LADDER } from "./ladder.js";
import { type AccountJudgement, type Judgement, judgement, keptMembers } from "./members.js";

/** A candidate that stands. */
export interface Standing {
  readonly candidate: Candidate;
  /** Natural logarithm of its e-value. */
  readonly logE: number;
  readonly judged: Judgement;
  /** Natural logarithms of its e-values on the steps of the ladder, where they are known already; empty where not. */
  readonly ladder: readonly number[];
  /** The stronger candidate of its half to which it adds nobody. */
  readonly original: Standing | null;
}

/** A large candidate that surely stands at the top of the ladder, and who stays of it. */
interface Original {
  readonly standing: Standing;
  readonly kept: ReadonlyMap<string, AccountJudgement>;
}

/** A candidate that passed, with the natural logarithm of its e-value. */
export interface Found {
  readonly candidate: Candidate;
  readonly logE: number;
}

/** How candidates are judged. */
export interface JudgingOptions {
  readonly alpha: number;
  /** Candidates that were tested, over both halves. */
  readonly tested: number;
  /** Accounts of a group, at least. */
  readonly smallest: number;
}

/**
 * Judges the accounts of candidates, which come the strongest first.
 *
 * A large group is found in every window, with every null model and at every resolution: dozens of candidates that are nearly the same. Of
 * a large candidate that shares half its accounts with a stronger one of its half, which stands at the top of the ladder whatever else
 * is found, those who stay of that one are not judged again. If nobody else stays, it is the other's double: it shares its e-values
 * against other groups and on the ladder. Groups come out with the same accounts that way: their parts are put together in the end.
 */
export class Judging {
  private readonly originals: Original[] = [];

  constructor(private readonly lab: Lab) {}

  /** Judges the next candidate. */
  judge({ candidate, logE }: Found, { alpha, tested, smallest }: JudgingOptions): Standing {
    const { lab, originals } = this;
    const isLarge = candidate.accounts.length >= LARGE;
    const before = isLarge ? originals.filter((one) => isSame(one.standing.candidate, candidate)) : [];
    const known = new Map(before.flatMap(({ kept }) => [...kept]));
    const judged = judgement(lab, candidate, known);
    const members = keptMembers(candidate, judged, smallest);
    const original = before.find(({ kept }) => members.every(({ account }) => kept.has(account)));
    const ladder =
      isLarge && !original && members.length > 0
        ? LADDER.map((step) => candidateEvidence(lab, candidate, step.options).logE)
        : [];
    const standing = { candidate, logE, judged, ladder, original: original?.standing ?? null };
    if (ladder.length > 0 && Math.min(logE, ...ladder) >= Math.log(tested / alpha))
      originals.push({ standing, kept: keptJudgements(candidate, judged, members) });
    return standing;
  }
}

const isSame = (one: Candidate, other: Candidate): boolean =>
  one.foundOn === other.foundOn && overlap(one.accounts, other.accounts) >= SAME_GROUP;

function keptJudgements(
  { accounts }: Candidate,
  { logFull, logOthers, held }: Judgement,
  members: readonly { readonly account: string }[],
): ReadonlyMap<string, AccountJudgement> {
  const stays = new Set(members.map(({ account }) => account));
  return new Map(
    accounts.flatMap((account, i) =>
      stays.has(account)
        ? [[account, { logFull: logFull[i], logOthers: logOthers[i], held: held[i] }] as const]
        : [],
    ),
  );
}
