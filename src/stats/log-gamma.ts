/** The logarithm of the gamma function and Stirling's error: what stands under every tail that this package computes. */

const HALF_LOG_TWO_PI = 0.9189385332046727;
const FROM = 16;

/**
 * Logarithm of the gamma function, for x > 0; `logGamma(n + 1)` is the logarithm of n factorial.
 *
 * Formula in words: Stirling's formula plus its error (`stirlingError`). When it misleads: differences of two large values
 * lose digits; use Stirling's error itself where terms cancel, as the Poisson tail does. NaN for x ≤ 0. Cost: constant.
 * Reference: NIST DLMF 5.11, https://dlmf.nist.gov/5.11.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === 1 || x === 2) return 0;
  if (x === Number.POSITIVE_INFINITY) return x;
  let product = 1;
  let y = x;
  for (; y < 7; y++) product *= y;
  return HALF_LOG_TWO_PI + (y - 0.5) * Math.log(y) - y + stirlingError(y) - Math.log(product);
}

/**
 * Stirling's error: log gamma(x) minus its Stirling approximation, for x > 0; about 1 / (12 x).
 *
 * What for: probabilities of counts without cancelling large logarithms. Formula in words: the Bernoulli series from x = 16 on,
 * below it by steps of one: (x + 1/2) log(1 + 1/x) − 1. Absolute error below 1e-15. Cost: at most 16 steps.
 * Reference: Loader 2000, Fast and Accurate Computation of Binomial Probabilities.
 */
export function stirlingError(x: number): number {
  let steps = 0;
  let y = x;
  for (; y < FROM; y++) steps += (y + 0.5) * Math.log1p(1 / y) - 1;
  const s = 1 / (y * y);
  return (
    steps +
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) /
      y
  );
}
