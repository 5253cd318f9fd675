/** Which candidates stand, and which of their accounts: e-values on the other half, e-BH, peeling, trimming. */
import type { RunContext } from "../../model/index.js";
import { eBenjaminiHochberg, logWeightedMeanExp } from "../../stats/index.js";
import { type Candidate, overlap, testFold } from "./candidate.js";
import { groupEvidence } from "./group-e-value.js";
import type { Lab } from "./lab.js";
import { memberEvidence } from "./member-e-values.js";

/** How a member was judged: against all labels of its strata, against non-members only, or not at all. */
export type Judged = "all" | "non-members";

/** A member that stays. */
export interface JudgedMember {
  readonly account: string;
  /** Natural logarithm of the e-value by which it stays. */
  readonly logE: number;
  readonly judged: Judged;
}

/** A candidate that stands. */
export interface Confirmed {
  readonly candidate: Candidate;
  readonly logE: number;
  /** Members that stay; fewer than the smallest group where the signal is the group's only. */
  readonly members: readonly JudgedMember[];
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

/** Bounds of trimming; empirical (they order members and carry no error rate). */
const MEMBER_E = Math.log(5);
const OWNED = 0.7;
const SAME_GROUP = 0.5;

/** Tests candidates of both halves at a false discovery rate of `alpha` over all of them. Throws through the signal. */
export async function verdicts(
  lab: Lab,
  candidates: readonly Candidate[],
  options: { readonly alpha: number; readonly smallest: number },
  run: RunContext,
): Promise<Verdicts> {
  const tested = candidates.length;
  let chances = 0;
  let saturated = 0;
  const logE: number[] = [];
  run.progress.start("testing candidates", tested, "candidates");
  for (const [index, candidate] of candidates.entries()) {
    if (index % 64 === 0) await pause(run);
    const evidence = candidateEvidence(lab, candidate, []);
    chances += evidence.chances;
    saturated += evidence.saturated;
    logE.push(evidence.logE);
    run.progress.advance(1);
  }
  run.progress.end();
  const standing = above(candidates, logE, options.alpha, tested);
  const judged: Judgement[] = [];
  for (const index of standing) {
    await pause(run);
    judged.push({ index, ...judgement(lab, candidates[index]) });
  }
  const peeled = judged.map((own) => Math.min(logE[own.index], peeledLogE(lab, candidates, own, judged)));
  const bound = eBenjaminiHochberg(peeled, options.alpha, tested);
  const confirmed = judged.flatMap((own, n) =>
    peeled[n] >= bound
      ? [
          {
            candidate: candidates[own.index],
            logE: peeled[n],
            members: keptMembers(candidates[own.index], own, options.smallest),
          },
        ]
      : [],
  );
  return { confirmed, tested, logE, chances, saturated };
}

async function pause({ signal }: RunContext): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

const above = (candidates: readonly Candidate[], logE: readonly number[], alpha: number, tested: number) => {
  const bound = eBenjaminiHochberg(logE, alpha, tested);
  return [...candidates.keys()].filter((index) => logE[index] >= bound);
};

/** The e-value of a candidate on the other half, fused over its traces, without some accounts. */
export function candidateEvidence(
  lab: Lab,
  candidate: Candidate,
  leftOut: readonly string[],
): { logE: number; chances: number; saturated: number } {
  const logs: number[] = [];
  let chances = 0;
  let saturated = 0;
  for (const [trace, { windowsSeconds }] of lab.traces.entries()) {
    if (candidate.weights[trace] === 0) {
      logs.push(0);
      continue;
    }
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "test");
    const group = lab.group(trace, candidate.accounts, leftOut);
    const found = groupEvidence(deal, group, windowsSeconds, scratch);
    logs.push(found.logE);
    chances += found.chances;
    saturated += found.saturated;
  }
  return { logE: logWeightedMeanExp(logs, candidate.weights), chances, saturated };
}

/** Members of a candidate with their two e-values and the share of their chances that the group holds. */
interface Judgement {
  readonly index: number;
  readonly logFull: readonly number[];
  readonly logOthers: readonly number[];
  readonly held: readonly number[];
}

function judgement(lab: Lab, candidate: Candidate): Omit<Judgement, "index"> {
  const size = candidate.accounts.length;
  const full: number[][] = candidate.accounts.map(() => []);
  const others: number[][] = candidate.accounts.map(() => []);
  const [held, chances, posts] = [0, 0, 0].map(() => new Float64Array(size));
  for (const [trace, { data, windowsSeconds }] of lab.traces.entries()) {
    const weight = candidate.weights[trace];
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "member");
    const group = lab.group(trace, candidate.accounts);
    const found = weight > 0 ? memberEvidence(deal, group, windowsSeconds, scratch) : null;
    const place = new Map([...group.members].map((number, i) => [number, i]));
    for (let i = 0; i < size; i++) {
      const at = place.get(data.numbers.get(candidate.accounts[i]) ?? -1);
      full[i].push(found && at !== undefined ? found.logFull[at] : 0);
      others[i].push(found && at !== undefined ? found.logOthers[at] : 0);
      if (!found || at === undefined) continue;
      held[i] += found.heldByGroup[at];
      chances[i] += found.chances[at];
      posts[i] += found.posts[at];
    }
  }
  return {
    logFull: full.map((logs) => logWeightedMeanExp(logs, candidate.weights)),
    logOthers: others.map((logs) => logWeightedMeanExp(logs, candidate.weights)),
    held: Array.from(held, (number, i) => (chances[i] > 0 ? number / chances[i] : posts[i] === 0 ? 1 : 0)),
  };
}

/** The e-value without the supported members of other standing candidates that are not the same group. */
function peeledLogE(
  lab: Lab,
  candidates: readonly Candidate[],
  own: Judgement,
  judged: readonly Judgement[],
): number {
  const candidate = candidates[own.index];
  const inside = new Set(candidate.accounts);
  const out = new Set<string>();
  for (const other of judged) {
    const { accounts } = candidates[other.index];
    if (other === own || overlap(accounts, candidate.accounts) >= SAME_GROUP) continue;
    accounts.forEach((account, i) => {
      if (other.logFull[i] > 0 && !inside.has(account)) out.add(account);
    });
  }
  if (out.size === 0) return Number.POSITIVE_INFINITY;
  return candidateEvidence(lab, candidate, [...out].sort()).logE;
}

function keptMembers(
  { accounts }: Candidate,
  { logFull, logOthers, held }: Judgement,
  smallest: number,
): JudgedMember[] {
  const byAll = (i: number): JudgedMember[] =>
    logFull[i] > MEMBER_E ? [{ account: accounts[i], logE: logFull[i], judged: "all" }] : [];
  const byEither = (i: number): JudgedMember[] =>
    logFull[i] > MEMBER_E || !(held[i] > OWNED && logOthers[i] > MEMBER_E)
      ? byAll(i)
      : [{ account: accounts[i], logE: logOthers[i], judged: "non-members" }];
  const indices = [...accounts.keys()];
  const kept = indices.flatMap(byEither);
  const stays = 2 * kept.length < accounts.length ? indices.flatMap(byAll) : kept;
  return stays.length >= smallest ? stays : [];
}
