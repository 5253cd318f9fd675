/** How surprising a count is: the upper tail of the Poisson distribution, in logarithms, far beyond where doubles end. */
import { stirlingError } from "./log-gamma.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Natural logarithm of P(X ≥ k) for X Poisson with mean `mean`: the p-value of an observed count.
 *
 * Formula in words: above the mean, the probability of k itself (by Loader's saddle-point form) times the sum of the falling
 * ratios mean/(k+1), mean²/((k+1)(k+2)), …; at or below the mean, where p is above about 1/2, log1p of minus the lower tail,
 * summed the same way downwards. Never one minus a distribution function where p is small. When it misleads: counts that come
 * in bursts are wider than Poisson, so the far tail is then too small. k ≤ 0 gives 0 (p = 1); mean 0 with k > 0 gives −∞; NaN
 * for a negative or missing mean. Cost: about 10 √mean terms near the mean, few far above it. Reference: Loader 2000;
 * DLMF 8.11, https://dlmf.nist.gov/8.11.
 *
 * @param k a whole number.
 * @param mean 0 or more.
 */
export function logPoissonUpperTail(k: number, mean: number): number {
  if (!(mean >= 0) || Number.isNaN(k)) return Number.NaN;
  if (k <= 0) return 0;
  if (mean === 0) return Number.NEGATIVE_INFINITY;
  if (k <= mean) return Math.log1p(-Math.exp(logPoisson(k - 1, mean) + Math.log(fallingSum(k - 1, mean))));
  return logPoisson(k, mean) + Math.log(risingSum(k, mean));
}

/** Natural logarithm of P(X = k) for X Poisson with mean `mean` > 0, k a whole number, 0 or more; Loader's saddle-point form. */
export function logPoisson(k: number, mean: number): number {
  if (k === 0) return -mean;
  return -stirlingError(k) - deviance(k, mean) - HALF_LOG_TWO_PI - 0.5 * Math.log(k);
}

function risingSum(k: number, mean: number): number {
  let sum = 1;
  let term = 1;
  for (let n = k + 1; term > sum * 1e-17; n++) {
    term *= mean / n;
    sum += term;
  }
  return sum;
}

function fallingSum(k: number, mean: number): number {
  let sum = 1;
  let term = 1;
  for (let n = k; n > 0 && term > sum * 1e-17; n--) {
    term *= n / mean;
    sum += term;
  }
  return sum;
}

/** k log(k / mean) + mean − k without cancelling, for k > 0 and mean > 0: by series where k and mean are close. */
export function deviance(k: number, mean: number): number {
  const difference = k - mean;
  if (Math.abs(difference) >= 0.1 * (k + mean)) return k * Math.log(k / mean) + mean - k;
  const v = difference / (k + mean);
  let sum = difference * v;
  let power = 2 * k * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}
