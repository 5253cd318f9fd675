/** Which of many p-values to believe: the false discovery rate at which each would be accepted. */

/**
 * Benjamini–Hochberg q-values from logarithms of p-values, when most of the tests are not listed.
 *
 * What for: accepting all with q ≤ 0.01 makes at most 1 % of the accepted false, on average. Formula in words: the smallest,
 * over all p-values at least as large, of p times the number of tests divided by its rank; at most 1. Tests that are not
 * listed count as p = 1. When it misleads: under strong negative dependence, and wherever the p-values themselves are too
 * small. Cost: one sort. Reference: Benjamini and Hochberg 1995, https://doi.org/10.1111/j.2517-6161.1995.tb02031.x.
 *
 * @param logP natural logarithms of p-values, in any order.
 * @param tests all tests made; taken as the number listed where it is smaller.
 * @returns q-values in the order of `logP`, equal for equal p; 0 where a double underflows.
 *
 * @example
 * ```ts
 * import { benjaminiHochberg } from "claque/stats";
 *
 * const logP = Float64Array.of(0.001, 0.02, 0.6).map(Math.log);
 * console.log([...benjaminiHochberg(logP, 3)].map((q) => q.toFixed(3)).join(" ")); // → 0.003 0.030 0.600
 * ```
 */
export function benjaminiHochberg(logP: Float64Array, tests: number): Float64Array {
  const sorted = logP.slice().sort();
  const logTests = Math.log(Math.max(tests, logP.length));
  const q = new Float64Array(sorted.length);
  let smallest = 0;
  for (let i = sorted.length - 1; i >= 0; i--) {
    smallest = Math.min(smallest, sorted[i] + logTests - Math.log(i + 1));
    q[i] = Math.exp(smallest);
  }
  return logP.map((p) => q[firstNotBelow(sorted, p)]);
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
