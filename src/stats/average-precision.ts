/** How well a score ranks what is to be found: the area under the curve of precision against recall. */

/**
 * Average precision: the area under the precision–recall curve as a staircase.
 *
 * What for: comparing rankings where few of many are to be found; an area under the ROC curve is flattered by the many.
 * Formula in words: walking down the scores, each step adds the recall gained times the precision reached there; items of
 * equal score are taken together. A ranking at random gets about the share of positives. When it misleads: across data sets
 * whose shares of positives differ. Cost: one sort. Reference: Manning, Raghavan and Schütze 2008, chapter 8,
 * https://nlp.stanford.edu/IR-book/.
 *
 * @param scores higher means more likely; NaN is not allowed.
 * @param positive whether each item is to be found.
 * @returns 0 to 1; NaN where nothing is to be found.
 */
export function averagePrecision(scores: ArrayLike<number>, positive: ArrayLike<boolean>): number {
  let area = 0;
  let before = 0;
  let all = 0;
  for (let i = 0; i < positive.length; i++) if (positive[i]) all++;
  if (all === 0) return Number.NaN;
  for (const { found, wrong } of thresholds(scores, positive)) {
    area += ((found - before) / all) * (found / (found + wrong));
    before = found;
  }
  return area;
}

/** What is above or at each distinct score, from the highest down: positives found and others flagged. */
export function thresholds(
  scores: ArrayLike<number>,
  positive: ArrayLike<boolean>,
): { readonly found: number; readonly wrong: number }[] {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((x, y) => scores[y] - scores[x]);
  const list: { found: number; wrong: number }[] = [];
  let found = 0;
  let wrong = 0;
  order.forEach((item, place) => {
    if (positive[item]) found++;
    else wrong++;
    const next = order[place + 1];
    if (next === undefined || scores[next] !== scores[item]) list.push({ found, wrong });
  });
  return list;
}
