/** Whether two people who sorted the same things agree beyond what their habits give: Cohen's kappa. */

/**
 * Cohen's κ of two lists of labels of the same things, in the same order: 1 for full agreement, 0 for what independent sorting with the same
 * shares gives, below 0 for less.
 *
 * Formula in words: (observed agreement − expected agreement) / (1 − expected agreement); expected is the sum over labels of the product of both
 * shares. What for: agreement of two reviewers. When it misleads: where one label is nearly everything, κ is low though nearly all agree; it knows no
 * near misses. NaN for empty lists; NaN where both use one and the same label only, since there is nothing that could have differed. Cost: linear.
 * Throws `RangeError` for lists of different lengths. Reference: Cohen 1960, https://doi.org/10.1177/001316446002000104.
 */
export function cohenKappa(one: readonly string[], other: readonly string[]): number {
  if (one.length !== other.length)
    throw new RangeError(`cohenKappa: lists of different lengths, ${one.length} and ${other.length}`);
  const n = one.length;
  if (n === 0) return Number.NaN;
  const agreed = one.filter((label, i) => label === other[i]).length / n;
  const counts = new Map<string, [number, number]>();
  const add = (label: string, side: 0 | 1): void => {
    const pair = counts.get(label) ?? [0, 0];
    pair[side]++;
    counts.set(label, pair);
  };
  for (const label of one) add(label, 0);
  for (const label of other) add(label, 1);
  let expected = 0;
  for (const [a, b] of counts.values()) expected += (a / n) * (b / n);
  return expected === 1 ? Number.NaN : (agreed - expected) / (1 - expected);
}
