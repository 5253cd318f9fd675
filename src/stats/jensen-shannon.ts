/** How different two collections of things are: the Jensen-Shannon divergence of their frequencies. */

/**
 * Jensen-Shannon divergence of two lists of counts over the same things, in bits: 0 for equal shares, 1 for nothing in common.
 *
 * Formula in words: the entropy of the mean of the two distributions minus the mean of their entropies. What for: whether two sets of posts
 * speak of the same. When it misleads: small samples differ by chance alone (bias about (things − 1) / (4 n ln 2)), so compare with
 * samples of the same size. NaN where a side has no counts. Cost: linear. Reference: Lin 1991, https://doi.org/10.1109/18.61115.
 */
export function jensenShannon(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [totalA, totalB] = [total(a), total(b)];
  if (totalA === 0 || totalB === 0) return Number.NaN;
  let divergence = 0;
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i] / totalA, b[i] / totalB];
    const mean = (p + q) / 2;
    if (p > 0) divergence += (p / 2) * Math.log2(p / mean);
    if (q > 0) divergence += (q / 2) * Math.log2(q / mean);
  }
  return Math.min(1, Math.max(0, divergence));
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i];
  return sum;
}
