/** How far a count stands above what chance gives: one number for ranking, none for deciding. */

/**
 * Log-likelihood ratio of a Poisson count with its own mean against the expected mean: O ln(O / E) − (O − E), natural log,
 * 0 where O ≤ E. For ranking groups: the ratio O / E alone favours tiny groups (2 against 0.01), the difference O − E favours
 * crowds (5,000 against 4,000); this weighs both. When it misleads: meetings of a group are not independent (one object joined by ten members is
 * 45 meetings), so it is no test and its size is no probability. E is kept above 1e-9, so that the result is finite.
 */
export function logLikelihoodRatio(observed: number, expected: number): number {
  const mean = Math.max(expected, 1e-9);
  return observed <= mean ? 0 : observed * Math.log(observed / mean) - (observed - mean);
}
