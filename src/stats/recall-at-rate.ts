/** How much a ranking finds while it accuses next to nobody: recall at a small false positive rate. */
import { thresholds } from "./average-precision.js";

/**
 * The largest share of positives above a threshold at which at most `rate` of the others stand above it too.
 *
 * What for: where one of thousands is to be found, only the far left of the ROC curve counts. Formula in words: of all
 * thresholds with (others flagged / others) at most `rate`, the best recall; no interpolation between thresholds, and items
 * of equal score go together. When it misleads: with fewer than 1 / rate others the rate cannot be seen (even one is more),
 * so the answer is then null. Cost: one sort.
 *
 * @param scores higher means more likely.
 * @param positive whether each item is to be found.
 * @param rate false positive rate, above 0.
 * @returns 0 to 1; null where the others are too few for the rate; NaN where nothing is to be found.
 */
export function recallAtRate(
  scores: ArrayLike<number>,
  positive: ArrayLike<boolean>,
  rate: number,
): number | null {
  let all = 0;
  for (let i = 0; i < positive.length; i++) if (positive[i]) all++;
  const others = positive.length - all;
  if (others * rate < 1) return null;
  if (all === 0) return Number.NaN;
  let best = 0;
  for (const { found, wrong } of thresholds(scores, positive))
    if (wrong <= rate * others) best = Math.max(best, found / all);
  return best;
}
