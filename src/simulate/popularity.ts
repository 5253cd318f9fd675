/** Popularity by rank: few things are acted on by many, most by hardly anybody. */
import type { Random } from "../stats/index.js";

/** Draws ranks 0 … n − 1 with chance proportional to 1 / (rank + 1)^exponent. */
export function zipf(n: number, exponent: number): (random: Random) => number {
  const cumulative = new Float64Array(n);
  let sum = 0;
  for (let rank = 0; rank < n; rank++) {
    sum += (rank + 1) ** -exponent;
    cumulative[rank] = sum;
  }
  return (random) => lowerBound(cumulative, random.float() * sum);
}

/** Index of the first value that is not below `value`, at most length − 1. Values ascend. */
export function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An index with chance proportional to its weight, among `from` (included) to `to` (excluded). */
export function weighted(weights: ArrayLike<number>, from: number, to: number, random: Random): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += weights[i];
  let rest = random.float() * sum;
  for (let i = from; i < to; i++) {
    rest -= weights[i];
    if (rest < 0) return i;
  }
  return to - 1;
}
