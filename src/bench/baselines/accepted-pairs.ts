/** What all pair tests share: p-values to accepted pairs by the false discovery rate, over every pair that could have met. */
import { benjaminiHochberg } from "../../stats/index.js";
import type { Layer } from "./layers.js";
import type { PairGroups } from "./pair-groups.js";

/** False discovery rate at which a pair test accepts. */
export const NOMINAL = 0.05;

/**
 * Adds the pairs to `found`, kept where the q-value by Benjamini–Hochberg over all pairs of accounts with two objects or more is at
 * most 5 %; the strength of a pair is −log10 p.
 *
 * @param a numbers of accounts, with b the listed pairs; the others count as p = 1.
 * @param logP natural logarithms of the p-values.
 */
export function addAccepted(
  found: PairGroups,
  layer: Layer,
  { a, b, logP }: { a: Int32Array; b: Int32Array; logP: Float64Array },
): void {
  const q = benjaminiHochberg(logP, ablePairs(layer));
  const name = layer.actions.accountIds;
  for (let n = 0; n < a.length; n++) found.add(name[a[n]], name[b[n]], -logP[n] / Math.LN10, q[n] <= NOMINAL);
}

function ablePairs({ degree }: Layer): number {
  let able = 0;
  for (const objects of degree) if (objects >= 2) able++;
  return (able * (able - 1)) / 2;
}
