/** Benjamini–Hochberg for e-values: which of many candidates stand at a false discovery rate, whatever their dependence. */

/**
 * How many candidates stand: the largest k with E_(k) ≥ K / (α k), the k largest e-values are then discoveries with a false
 * discovery rate of at most α. What it needs: final e-values, not running maxima. Cost: one sort.
 * Reference: Wang and Ramdas 2022, False discovery rate control with e-values, https://arxiv.org/abs/2009.02824.
 *
 * @param logE natural logarithms of the e-values.
 * @param alpha the false discovery rate, 0 < α ≤ 1.
 * @param tested K, the candidates tested in all; `logE.length` or more.
 * @returns the natural logarithm of the e-value from which a candidate stands; +∞ where none does.
 */
export function eBenjaminiHochberg(logE: ArrayLike<number>, alpha: number, tested: number): number {
  const sorted = Float64Array.from(logE).sort().reverse();
  let bound = Number.POSITIVE_INFINITY;
  for (let k = 1; k <= sorted.length; k++)
    if (sorted[k - 1] >= Math.log(tested / (alpha * k))) bound = sorted[k - 1];
  return bound;
}
