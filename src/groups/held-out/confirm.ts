/** Which candidates stand, how high, and which of their accounts: e-values on the other half, e-BH, peeling, trimming. */
import type { RunContext } from "../../model/index.js";
import { eBenjaminiHochberg } from "../../stats/index.js";
import { type Candidate, overlap, SAME_GROUP } from "./candidate.js";
import type { Jury } from "./jury.js";
import { LADDER, type Level } from "./ladder.js";
import { type JudgedMember, type Judgement, keptMembers } from "./members.js";
import type { Standing } from "./standing.js";

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
  /** Whether it adds nobody to another one of its half that is tested as well: see `Judging`. */
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
  jury: Jury,
  candidates: readonly Candidate[],
  options: { readonly alpha: number; readonly smallest: number },
  run: RunContext,
): Promise<Verdicts> {
  const tested = candidates.length;
  const asked = candidates.map((candidate) => ({ candidate }));
  const evidence = await jury.evidence(asked, "testing candidates", run);
  const logE = evidence.map((own) => own.logE);
  const bound = eBenjaminiHochberg(logE, options.alpha, tested);
  const found = candidates.flatMap((candidate, i) =>
    logE[i] >= bound ? [{ candidate, logE: logE[i] }] : [],
  );
  const standing = await jury.judged(found, { ...options, tested }, run);
  const peeled = await peeledInTurn(jury, standing, run);
  const confirmed = above(peeled, options.alpha, tested);
  const levels = await levelsOf(jury, confirmed, { alpha: options.alpha, tested }, run);
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
    chances: evidence.reduce((sum, { chances }) => sum + chances, 0),
    saturated: evidence.reduce((sum, { saturated }) => sum + saturated, 0),
  };
}

/** The e-values without what other groups hold, candidate by candidate; a double shares what its original has. */
async function peeledInTurn(jury: Jury, standing: readonly Standing[], run: RunContext): Promise<Standing[]> {
  const originals = standing.filter(({ original }) => !original);
  const asked = originals.flatMap((own) => {
    const leftOut = heldByOthers(own, originals);
    return leftOut.length > 0 ? [{ candidate: own.candidate, leftOut }] : [];
  });
  const evidence = await jury.evidence(asked, "telling groups apart", run);
  const peeled = new Map(asked.map(({ candidate }, i) => [candidate, evidence[i].logE]));
  const byOriginal = new Map(
    originals.map(({ candidate, logE }) => [candidate, Math.min(logE, peeled.get(candidate) ?? logE)]),
  );
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
  jury: Jury,
  confirmed: readonly Standing[],
  { alpha, tested }: { readonly alpha: number; readonly tested: number },
  run: RunContext,
): Promise<Level[]> {
  const levels: Level[] = confirmed.map(() => "volume");
  const known = new Map(confirmed.map(({ candidate, ladder }) => [candidate, [...ladder]]));
  const laddersOf = (own: Standing) => {
    const { candidate } = own.original ?? own;
    const ladder = known.get(candidate) ?? [];
    known.set(candidate, ladder);
    return { candidate, ladder };
  };
  let climbing = [...confirmed];
  for (const [step, { level }] of LADDER.entries()) {
    const open = new Set(
      climbing
        .map(laddersOf)
        .flatMap(({ candidate, ladder }) => (ladder[step] === undefined ? [candidate] : [])),
    );
    const asked = [...open].map((candidate) => ({ candidate, step }));
    const evidence = await jury.evidence(asked, `beyond ${level}`, run);
    for (const [i, { candidate }] of asked.entries()) known.get(candidate)![step] = evidence[i].logE;
    const logs = climbing.map((own) => Math.min(own.logE, laddersOf(own).ladder[step]));
    const bound = eBenjaminiHochberg(logs, alpha, tested);
    climbing = climbing.filter((_, n) => logs[n] >= bound);
    for (const own of climbing) levels[confirmed.indexOf(own)] = level;
  }
  return levels;
}

/** The supported members of other standing candidates that are not the same group, ascending. */
function heldByOthers(own: Standing, standing: readonly Standing[]): string[] {
  const inside = new Set(own.candidate.accounts);
  const out = new Set<string>();
  for (const other of standing) {
    const { accounts } = other.candidate;
    if (other === own || overlap(accounts, own.candidate.accounts) >= SAME_GROUP) continue;
    accounts.forEach((account, i) => {
      if (other.judged.logFull[i] > 0 && !inside.has(account)) out.add(account);
    });
  }
  return [...out].sort();
}
