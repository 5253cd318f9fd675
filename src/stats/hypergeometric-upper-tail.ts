/** How surprising it is that so many of the marked stand in one part: the upper tail of the hypergeometric distribution, in logarithms. */
import { logGamma } from "./log-gamma.js";

/** An urn: `drawn` of `all` are drawn without return, `marked` of `all` bear a mark. */
export interface Urn {
  readonly all: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * Natural logarithm of P(X ≥ count) for X hypergeometric: marks among those drawn (Fisher's exact test, one-sided).
 *
 * Formula in words: the probability of `count` itself from logarithms of factorials, times the sum of the ratios of the terms
 * that follow; below the mean, log1p of minus the lower tail, summed the same way downwards. When it misleads: draws that hang together (twenty
 * posts of one account) are not twenty draws. A count of at most what must be drawn gives 0 (p = 1), more than can be drawn
 * gives −∞, an urn that makes no sense NaN. Relative error of p about 1e-16 times the logarithms of the factorials: 1e-9 at a
 * million. Cost: few terms far above the mean, about ten standard deviations near it.
 * Reference: NIST Engineering Statistics Handbook; R's phyper, https://stat.ethz.ch/R-manual/R-devel/library/stats/html/Hypergeometric.html.
 */
export function logHypergeometricUpperTail(count: number, { all, marked, drawn }: Urn): number {
  if (!(marked >= 0 && drawn >= 0 && marked <= all && drawn <= all)) return Number.NaN;
  const least = Math.max(0, marked + drawn - all);
  const most = Math.min(marked, drawn);
  if (count <= least) return 0;
  if (count > most) return Number.NEGATIVE_INFINITY;
  const log = (k: number) =>
    logChoose(marked, k) + logChoose(all - marked, drawn - k) - logChoose(all, drawn);
  if (count > (drawn * marked) / all) {
    const rising = sum(
      count,
      most,
      (k) => ((marked - k) * (drawn - k)) / ((k + 1) * (all - marked - drawn + k + 1)),
    );
    return Math.min(0, log(count) + Math.log(rising));
  }
  const falling = sum(
    -(count - 1),
    -least,
    (k) => (-k * (all - marked - drawn - k)) / ((marked + k + 1) * (drawn + k + 1)),
  );
  return Math.log1p(-Math.min(1, Math.exp(log(count - 1)) * falling));
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** 1 + r(from) + r(from) r(from + 1) + … up to r(to − 1), until nothing is added. */
function sum(from: number, to: number, ratio: (k: number) => number): number {
  let total = 1;
  let term = 1;
  for (let k = from; k < to && term > total * 1e-17; k++) {
    term *= ratio(k);
    total += term;
  }
  return total;
}
