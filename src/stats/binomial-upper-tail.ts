/** How surprising a count of successes is: the upper tail of the binomial distribution, summed term by term from its largest. */
import { stirlingError } from "./log-gamma.js";
import { deviance } from "./poisson-upper-tail.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * P(X ≥ count) for X binomial with `trials` trials of chance `share`: the exact p-value of a count against a known share.
 *
 * Formula in words: the largest term of the tail by Loader's saddle-point form, times the sum of the ratios of its neighbours to
 * it, up to `trials` and down to `count`. The sum is of the tail itself, never one minus the other tail. When it misleads: trials
 * that hang together (twenty accounts in one moment) are not twenty trials; for trials of unequal chance see
 * `poissonBinomialUpperTail`. NaN for a share outside 0 to 1. Cost: the terms that count, about the square root of trials.
 * Reference: Loader 2000, Fast and Accurate Computation of Binomial Probabilities.
 */
export function binomialUpperTail(count: number, trials: number, share: number): number {
  if (!(share >= 0 && share <= 1)) return Number.NaN;
  if (count <= 0) return 1;
  if (count > trials || share === 0) return 0;
  if (share === 1) return 1;
  const odds = share / (1 - share);
  const top = Math.max(count, Math.min(trials, Math.floor((trials + 1) * share)));
  let sum = 1;
  for (let k = top, ratio = 1; k < trials && ratio > 1e-18 * sum; k++) {
    ratio *= ((trials - k) / (k + 1)) * odds;
    sum += ratio;
  }
  for (let k = top, ratio = 1; k > count && ratio > 1e-18 * sum; k--) {
    ratio *= k / ((trials - k + 1) * odds);
    sum += ratio;
  }
  return Math.min(1, Math.exp(logBinomial(top, trials, share)) * sum);
}

/** Natural logarithm of P(X = count) for 0 ≤ count ≤ trials and a share strictly between 0 and 1. */
function logBinomial(count: number, trials: number, share: number): number {
  const rest = trials - count;
  if (rest === 0) return trials * Math.log(share);
  if (count === 0) return trials * Math.log1p(-share);
  return (
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, trials * share) -
    deviance(rest, trials * (1 - share)) -
    HALF_LOG_TWO_PI -
    0.5 * (Math.log(count) + Math.log(rest / trials))
  );
}
