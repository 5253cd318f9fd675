/** The e-value of a candidate on the half that did not find it, fused over its traces. */
import { logMeanExp, logWeightedMeanExp } from "../../stats/index.js";
import { type Blend, blended, blendOf } from "./blend.js";
import { type Candidate, testFold } from "./candidate.js";
import type { GroupInDeal } from "./chances.js";
import { groupEvidence } from "./group-e-value.js";
import type { Bench, Lab } from "./lab.js";
import type { Pool } from "./pool.js";
import { type PoolQuestion, poolLanes } from "./pool-evidence.js";
import { type Distances, distantPosts, tasteOdds } from "./taste.js";

/** What is held fixed besides volume. */
export interface EvidenceOptions {
  /** Accounts whose posts are taken out of the data. */
  readonly leftOut?: readonly string[];
  /** Distances at which taste is measured and then held fixed, by the windows of a trace; absent: not held. */
  readonly taste?: (windowsSeconds: readonly number[]) => Distances;
  /** Windows of a trace to test; absent: all of them. */
  readonly windows?: (windowsSeconds: readonly number[]) => readonly number[];
}

/** Evidence over all traces, chances summed. */
export interface CandidateEvidence {
  readonly logE: number;
  readonly chances: number;
  readonly saturated: number;
}

/**
 * The e-value of a candidate on the half that did not find it: in cells, the weighted mean over the traces in which its accounts met
 * on the half that found them; where there is a pool, the mean of that and of the pool's. Chances are those of the pool where there is
 * one: it can say most.
 */
export function candidateEvidence(
  lab: Lab,
  candidate: Candidate,
  options: EvidenceOptions = {},
): CandidateEvidence {
  const cells = cellEvidence(lab, candidate, options);
  const pool = lab.pool && pooledEvidence(lab.pool, candidate, options);
  return pool ? { ...pool, logE: logMeanExp([cells.logE, pool.logE]) } : cells;
}

function cellEvidence(lab: Lab, candidate: Candidate, options: EvidenceOptions): CandidateEvidence {
  const logs: number[] = [];
  let [chances, saturated] = [0, 0];
  for (const [trace, { windowsSeconds }] of lab.traces.entries()) {
    if (candidate.weights[trace] === 0) {
      logs.push(0);
      continue;
    }
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "test");
    const group = lab.group(trace, candidate.accounts, options.leftOut);
    const odds = options.taste
      ? oddsOfTaste(
          ([0, 1] as const).map((fold) => lab.bench(trace, fold, "test")),
          lab.group(trace, candidate.accounts),
          options.taste(windowsSeconds),
        )
      : 1;
    const windows = options.windows?.(windowsSeconds) ?? windowsSeconds;
    const found = groupEvidence(deal, group, windows, scratch, odds);
    logs.push(found.logE);
    chances += found.chances;
    saturated += found.saturated;
  }
  return { logE: logWeightedMeanExp(logs, candidate.weights), chances, saturated };
}

function pooledEvidence(
  pool: Pool,
  candidate: Candidate,
  options: EvidenceOptions,
): CandidateEvidence | null {
  const blend = poolBlend(pool, candidate, options.windows);
  if (!blend) return null;
  const { logs, ...rest } = poolLanes(poolQuestion(pool, candidate, testFold(candidate), options));
  return { ...rest, logE: blended(logs, blend) };
}

/** Stakes of a candidate in the pool, from the half that found it; null where it met in no trace of the pool. */
export function poolBlend(
  pool: Pool,
  candidate: Candidate,
  windows?: EvidenceOptions["windows"],
): Blend | null {
  if (!pool.traces.some(({ trace }) => candidate.weights[trace] > 0)) return null;
  const known = pool.blends.get(candidate) ?? new Map<string, Blend>();
  pool.blends.set(candidate, known);
  const key = JSON.stringify(pool.traces.map(({ windowsSeconds }) => windows?.(windowsSeconds) ?? null));
  const blend =
    known.get(key) ?? blendOf(poolLanes(poolQuestion(pool, candidate, candidate.foundOn, { windows })).logs);
  known.set(key, blend);
  return blend;
}

/** A candidate against the pool of one half. */
export function poolQuestion(
  pool: Pool,
  candidate: Candidate,
  fold: 0 | 1,
  { leftOut, taste, windows = (all) => all, live }: EvidenceOptions & { readonly live?: boolean } = {},
): PoolQuestion {
  const looked = pool.traces.map(({ trace }) => candidate.weights[trace] > 0);
  const group = pool.group(candidate.accounts);
  const odds = pool.traces.map(({ windowsSeconds }, i) => {
    if (!taste || !looked[i]) return 1;
    const benches = ([0, 1] as const).map((half) => ({
      deal: pool.half(half).deals[i],
      scratch: pool.half(half).scratch,
    }));
    return oddsOfTaste(benches, group, taste(windowsSeconds));
  });
  return {
    pool,
    half: pool.half(fold, live),
    group: leftOut ? pool.group(candidate.accounts, leftOut) : group,
    looked,
    odds,
    windows,
  };
}

/** Taste is measured on both halves: posts at those distances decide nothing else. */
function oddsOfTaste(benches: readonly Bench[], group: GroupInDeal, distances: Distances): number {
  const halves = benches.map(({ deal, scratch }) => distantPosts(deal, group, distances, scratch));
  const shares = new Float64Array(halves.reduce((sum, half) => sum + half.shares.length, 0));
  shares.set(halves[0].shares);
  shares.set(halves[1].shares, halves[0].shares.length);
  return tasteOdds({ hits: halves[0].hits + halves[1].hits, shares });
}
