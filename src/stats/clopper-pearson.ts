/** How sure a share is that was counted in a few runs: exact bounds for a binomial proportion. */
import { UsageError } from "../model/index.js";
import { logGamma } from "./log-gamma.js";

/** Bounds of a share, 0 to 1. */
export interface ShareBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Clopper–Pearson bounds, each one-sided: the true share lies above `lower` with the confidence asked for, and below `upper`
 * with the same. Both together hold with 1 − 2 (1 − confidence): for a two-sided 95 % interval ask for .975.
 *
 * What for: "none of 107 runs" is no proof of 0; the upper bound says up to which share that is no surprise. Formula in
 * words: the upper bound is the share at which this count or fewer has probability 1 − confidence, the lower bound the share
 * at which this count or more has it. When it misleads: runs that share data are not independent, and the bound is then too
 * narrow; it is conservative by construction for small counts. Cost: 60 sums of at most `trials` terms. Reference: Clopper
 * and Pearson 1934, https://doi.org/10.1093/biomet/26.4.404.
 *
 * @param count how often it happened, 0 to `trials`.
 * @param trials runs; 0 gives 0 and 1, since nothing is known.
 * @param confidence of each bound, above .5 and below 1. Throws `UsageError` for numbers without sense.
 */
export function clopperPearson(count: number, trials: number, confidence: number): ShareBounds {
  if (!(Number.isInteger(count) && Number.isInteger(trials) && count >= 0 && count <= trials))
    throw new UsageError(`share: not a count among trials, ${count} of ${trials}. Give whole numbers.`);
  if (!(confidence > 0.5 && confidence < 1))
    throw new UsageError(`share: the confidence must lie between .5 and 1, ${confidence}. Give .95.`);
  const rest = 1 - confidence;
  return {
    lower: count === 0 ? 0 : 1 - atMostShare(trials - count, trials, rest),
    upper: count === trials ? 1 : atMostShare(count, trials, rest),
  };
}

/** The share at which at most `count` of `trials` has probability `chance`; by bisection, since it falls with the share. */
function atMostShare(count: number, trials: number, chance: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(count, trials, middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function atMost(count: number, trials: number, share: number): number {
  let sum = 0;
  const logShare = Math.log(share);
  const logRest = Math.log1p(-share);
  const logAll = logGamma(trials + 1);
  for (let k = 0; k <= count; k++)
    sum += Math.exp(
      logAll - logGamma(k + 1) - logGamma(trials - k + 1) + k * logShare + (trials - k) * logRest,
    );
  return sum;
}
