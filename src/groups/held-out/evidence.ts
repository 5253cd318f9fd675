/** The e-value of a candidate on the half that did not find it, fused over its traces. */
import { logWeightedMeanExp } from "../../stats/index.js";
import { type Candidate, testFold } from "./candidate.js";
import { groupEvidence } from "./group-e-value.js";
import type { Lab } from "./lab.js";
import { type Distances, distantPosts, tasteOdds } from "./taste.js";

/** What is held fixed besides volume. */
export interface EvidenceOptions {
  /** Accounts whose posts are taken out of the data. */
  readonly leftOut?: readonly string[];
  /** Distances at which taste is measured and then held fixed; absent: not held. */
  readonly taste?: Distances;
  /** Windows of a trace to test; absent: all of them. */
  readonly windows?: (windowsSeconds: readonly number[]) => readonly number[];
}

/** Evidence over all traces, chances summed. */
export interface CandidateEvidence {
  readonly logE: number;
  readonly chances: number;
  readonly saturated: number;
}

/** The weighted mean of the e-values of the traces in which the members met on the half that found them. */
export function candidateEvidence(
  lab: Lab,
  candidate: Candidate,
  options: EvidenceOptions = {},
): CandidateEvidence {
  const logs: number[] = [];
  let chances = 0;
  let saturated = 0;
  for (const [trace, { windowsSeconds }] of lab.traces.entries()) {
    if (candidate.weights[trace] === 0) {
      logs.push(0);
      continue;
    }
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "test");
    const group = lab.group(trace, candidate.accounts, options.leftOut);
    const odds = options.taste ? oddsOfTaste(lab, candidate, trace, options.taste) : 1;
    const windows = options.windows?.(windowsSeconds) ?? windowsSeconds;
    const found = groupEvidence(deal, group, windows, scratch, odds);
    logs.push(found.logE);
    chances += found.chances;
    saturated += found.saturated;
  }
  return { logE: logWeightedMeanExp(logs, candidate.weights), chances, saturated };
}

/** Taste is measured on both halves: posts at those distances decide nothing else. */
function oddsOfTaste(lab: Lab, candidate: Candidate, trace: number, distances: Distances): number {
  const shares: number[] = [];
  let hits = 0;
  for (const fold of [0, 1] as const) {
    const { deal, scratch } = lab.bench(trace, fold, "test");
    const found = distantPosts(deal, lab.group(trace, candidate.accounts), distances, scratch);
    hits += found.hits;
    for (const share of found.shares) shares.push(share);
  }
  return tasteOdds({ hits, shares });
}
