/** Which candidates stand, how high, and which of their accounts: e-values on the other half, e-BH, peeling, trimming. */
import type { RunContext } from "../../model/index.js";
import { eBenjaminiHochberg } from "../../stats/index.js";
import { type Candidate, overlap, SAME_GROUP } from "./candidate.js";
import { candidateEvidence } from "./evidence.js";
import { eachInTurn, pause } from "./in-turn.js";
import type { Lab } from "./lab.js";
import { LADDER, type Level } from "./ladder.js";
import { type JudgedMember, type Judgement, keptMembers } from "./members.js";
import { judgedInTurn, type Standing } from "./standing.js";

/** A candidate that stands. */
export interface Confirmed {
  readonly candidate: Candidate;
  /** Natural logarithm of the e-value against volume, after peeling. */
  readonly logE: number;
  readonly level: Level;
  /** Members that stay; none where the signal is the group's and not its members'. */
  readonly members: readonly JudgedMember[];
  /** Every account of the candidate as it was judged, by index. */
  readonly judged: Judgement;
  /** Whether it adds nobody to another one of its half that is tested as well: see `judgedInTurn`. */
  readonly isDouble: boolean;
}

/** What the test came to. */
export interface Verdicts {
  readonly confirmed: readonly Confirmed[];
  /** K, over both halves. */
  readonly tested: number;
  /** Natural logarithms of the e-values before peeling, by candidate. */
  readonly logE: readonly number[];
  /** Chances that could say something, and those that could not. */
  readonly chances: number;
  readonly saturated: number;
}

/** Tests candidates of both halves at a false discovery rate of `alpha` over all of them. Throws through the signal. */
export async function verdicts(
  lab: Lab,
  candidates: readonly Candidate[],
  options: { readonly alpha: number; readonly smallest: number },
  run: RunContext,
): Promise<Verdicts> {
  const tested = candidates.length;
  let [chances, saturated] = [0, 0];
  const logE: number[] = [];
  run.progress.start("testing candidates", tested, "candidates");
  for (const [index, candidate] of candidates.entries()) {
    if (index % 64 === 0) await pause(run);
    const evidence = candidateEvidence(lab, candidate);
    chances += evidence.chances;
    saturated += evidence.saturated;
    logE.push(evidence.logE);
    run.progress.advance(1);
  }
  run.progress.end();
  const bound = eBenjaminiHochberg(logE, options.alpha, tested);
  const found = candidates.flatMap((candidate, i) =>
    logE[i] >= bound ? [{ candidate, logE: logE[i] }] : [],
  );
  const standing = await judgedInTurn(lab, found, { ...options, tested }, run);
  const peeled = await peeledInTurn(lab, standing, run);
  const confirmed = above(peeled, options.alpha, tested);
  const levels = await levelsOf(lab, confirmed, options.alpha, tested, run);
  return {
    confirmed: confirmed.map(({ candidate, logE: own, judged, original }, i) => ({
      candidate,
      logE: own,
      level: levels[i],
      members: keptMembers(candidate, judged, options.smallest),
      judged,
      isDouble: original !== null,
    })),
    tested,
    logE,
    chances,
    saturated,
  };
}

/** The e-values without what other groups hold, candidate by candidate; a double shares what its original has. */
async function peeledInTurn(lab: Lab, standing: readonly Standing[], run: RunContext): Promise<Standing[]> {
  const originals = standing.filter(({ original }) => !original);
  const logs = await eachInTurn(originals, "telling groups apart", run, (own) =>
    Math.min(own.logE, peeledLogE(lab, own, originals)),
  );
  const byOriginal = new Map(originals.map((own, i) => [own.candidate, logs[i]]));
  return standing.map((own) => ({
    ...own,
    logE: Math.min(own.logE, byOriginal.get((own.original ?? own).candidate)!),
  }));
}

function above(standing: readonly Standing[], alpha: number, tested: number): Standing[] {
  const bound = eBenjaminiHochberg(
    standing.map((own) => own.logE),
    alpha,
    tested,
  );
  return standing.filter((own) => own.logE >= bound);
}

/** The highest level of each group; each is tested at the same rate over all candidates, and stands on the one below. */
async function levelsOf(
  lab: Lab,
  confirmed: readonly Standing[],
  alpha: number,
  tested: number,
  run: RunContext,
): Promise<Level[]> {
  const levels: Level[] = confirmed.map(() => "volume");
  const known = new Map(confirmed.map(({ candidate, ladder }) => [candidate, [...ladder]]));
  let climbing = [...confirmed.keys()];
  for (const [step, { level, options }] of LADDER.entries()) {
    const logs = await eachInTurn(climbing, `beyond ${level}`, run, (i) => {
      const { logE, original, candidate } = confirmed[i];
      const own = known.get((original ?? confirmed[i]).candidate) ?? [];
      own[step] ??= candidateEvidence(lab, original?.candidate ?? candidate, options).logE;
      return Math.min(logE, own[step]);
    });
    const bound = eBenjaminiHochberg(logs, alpha, tested);
    climbing = climbing.filter((_, n) => logs[n] >= bound);
    for (const i of climbing) levels[i] = level;
  }
  return levels;
}

/** The e-value without the supported members of other standing candidates that are not the same group. */
function peeledLogE(lab: Lab, own: Standing, standing: readonly Standing[]): number {
  const inside = new Set(own.candidate.accounts);
  const out = new Set<string>();
  for (const other of standing) {
    const { accounts } = other.candidate;
    if (other === own || overlap(accounts, own.candidate.accounts) >= SAME_GROUP) continue;
    accounts.forEach((account, i) => {
      if (other.judged.logFull[i] > 0 && !inside.has(account)) out.add(account);
    });
  }
  if (out.size === 0) return Number.POSITIVE_INFINITY;
  return candidateEvidence(lab, own.candidate, { leftOut: [...out].sort() }).logE;
}
