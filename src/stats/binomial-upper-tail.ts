/** How surprising a count of successes is: the upper tail of the binomial distribution, summed term by term in logarithms. */
import { logGamma } from "./log-gamma.js";

/**
 * P(X ≥ count) for X binomial with `trials` trials of chance `share`: the exact p-value of a count against a known share.
 *
 * Formula in words: the terms from `count` up to `trials`, each from logarithms of factorials, added from the smallest. The
 * sum is of the tail itself, never one minus the other tail. When it misleads: trials that hang together (twenty accounts
 * in one moment) are not twenty trials. With trials of unequal chance, their mean as `share` gives an upper bound of the
 * tail for counts above the mean plus one (Hoeffding 1956, https://doi.org/10.1214/aoms/1177728178). NaN for a share
 * outside 0 to 1. Cost: trials − count terms.
 */
export function binomialUpperTail(count: number, trials: number, share: number): number {
  if (!(share >= 0 && share <= 1)) return Number.NaN;
  if (count <= 0) return 1;
  if (count > trials || share === 0) return 0;
  if (share === 1) return 1;
  const [logShare, logRest, logAll] = [Math.log(share), Math.log1p(-share), logGamma(trials + 1)];
  let sum = 0;
  for (let k = trials; k >= count; k--)
    sum += Math.exp(
      logAll - logGamma(k + 1) - logGamma(trials - k + 1) + k * logShare + (trials - k) * logRest,
    );
  return Math.min(1, sum);
}
