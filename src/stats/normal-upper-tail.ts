/** How surprising a standardised sum is: the upper tail of the normal distribution, in logarithms. */

const HALF_LOG_TWO_PI = 0.9189385332046727;
/** Below: series around 0; above: continued fraction of the Mills ratio. */
const FAR = 3;

/**
 * Natural logarithm of P(Z ≥ z) for Z standard normal.
 *
 * Formula in words: near 0, 1/2 minus the density times the series z + z³/3 + z⁵/(3·5) + …; far above, the density times the continued
 * fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))), so that it stays exact far beyond where doubles end; far below, log1p of minus the other
 * tail. What for: p-values of standardised sums of many small parts. When it misleads: few parts, or parts that depend on each other,
 * have heavier tails. Cost: at most about 100 terms. Reference: DLMF 7.6 and 7.9, https://dlmf.nist.gov/7.9.
 */
export function logNormalUpperTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z < -FAR) return Math.log1p(-Math.exp(logNormalUpperTail(-z)));
  if (z > FAR) return -0.5 * z * z - HALF_LOG_TWO_PI - Math.log(millsDenominator(z));
  let term = z;
  let sum = z;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return Math.log(0.5 - Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI) * sum);
}

/** z + 1/(z + 2/(z + …)), from the far end. */
function millsDenominator(z: number): number {
  let value = z;
  for (let n = 120; n > 0; n--) value = z + n / value;
  return value;
}
