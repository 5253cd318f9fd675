/** Halving an ascending list. */

/** The first place from `from` up to `to` of an ascending list at which no less than a bound stands; `to` where there is none. Cost: log2 of the length. */
export function firstAtLeast(
  ascending: Int32Array | Float64Array,
  bound: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
