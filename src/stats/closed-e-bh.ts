/** Closed Benjamini–Hochberg for e-values: never fewer discoveries than e-BH, at the same false discovery rate. */

/**
 * How many of the largest e-values are discoveries with a false discovery rate of at most α, whatever their dependence.
 *
 * Idea: the set R of the r largest may be taken where every set A of hypotheses has a mean e-value of |A ∩ R| / (α r) or more, since that mean is an e-value of "all
 * of A are null". The A that is hardest to satisfy holds the smallest of R and the smallest of the rest, so that only their numbers have to be tried. When it
 * misleads: among many strong e-values it takes in weak ones, up to the rate; a caller that wants each to stand sets a floor of its own. Cost: the cube of their number.
 * Reference: Xu, Solari, Fischer, de Heide, Ramdas, Goeman 2025, Bringing closure to FDR control: beating the e-Benjamini-Hochberg procedure,
 * https://arxiv.org/abs/2504.11759.
 *
 * @param e e-values, 0 or more.
 * @param alpha the false discovery rate, 0 < α ≤ 1.
 * @returns r.
 */
export function closedEBenjaminiHochberg(e: ArrayLike<number>, alpha: number): number {
  const sorted = Float64Array.from(e, (value) => Math.min(value, MOST)).sort();
  const count = sorted.length;
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i] + sorted[i];
  for (let r = count; r > 0; r--) if (mayTake(sums, r, alpha)) return r;
  return 0;
}

/** Sums stay exact enough. */
const MOST = 1e12;

/** Whether the r largest may be taken; `sums[i]`: of the i smallest of all. */
function mayTake(sums: Float64Array, r: number, alpha: number): boolean {
  const rest = sums.length - 1 - r;
  for (let a = 1; a <= r; a++) {
    const inside = sums[rest + a] - sums[rest];
    for (let b = 0; b <= rest; b++)
      if ((inside + sums[b]) * alpha * r < a * (a + b) * (1 - 1e-12)) return false;
  }
  return true;
}
