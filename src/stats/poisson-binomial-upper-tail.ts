/** How surprising a count of successes is where every trial has a chance of its own: the exact upper tail. */

const STEPS = 60;
/** Chances below count as none: with one of them needed the tail is smaller still. */
const SMALLEST = 1e-300;
const STEEPEST = 700;

/**
 * P(X ≥ count) for X the successes of independent trials with these chances.
 *
 * What for: counts whose trials differ, where one mean chance (binomial) or one mean count (Poisson) only bounds the tail: the
 * Poisson's error is up to the sum of the squared chances (Le Cam). Formula in words: the chances are tilted so that `count` is the
 * usual outcome; the distribution of the tilted sum is built trial by trial, and each of its terms from `count` up is
 * weighed back. Every term is positive and of usual size, so nothing cancels and nothing is lost far out. When it misleads: trials
 * that hang together. NaN for a chance outside 0 to 1. Cost: the square of the number of trials. Reference: Hong 2013, On computing the
 * distribution function for the Poisson binomial distribution, https://doi.org/10.1016/j.csda.2012.10.006.
 */
export function poissonBinomialUpperTail(count: number, chances: readonly number[]): number {
  if (chances.some((p) => !(p >= 0 && p <= 1))) return Number.NaN;
  const sure = chances.filter((p) => p === 1).length;
  const open = chances.filter((p) => p > SMALLEST && p < 1);
  const needed = count - sure;
  if (needed <= 0) return 1;
  if (needed > open.length) return 0;
  const tilt = tiltOf(needed, open);
  const terms = distribution(open.map((p) => tilted(p, tilt)));
  let sum = 0;
  for (let k = open.length; k >= needed; k--) sum += terms[k] * Math.exp(-tilt * (k - needed));
  const each = needed / open.length;
  const weight = (p: number) => (1 - p) * Math.exp(-tilt * each) + p * Math.exp(tilt * (1 - each));
  const log = open.reduce((total, p) => total + Math.log(weight(p)), 0);
  return Math.min(1, Math.exp(log) * sum);
}

const tilted = (p: number, tilt: number): number => 1 / (1 + ((1 - p) / p) * Math.exp(-tilt));

/** The tilt, 0 at least, under which the mean is `count`, or near it where all trials would have to succeed. */
function tiltOf(count: number, chances: readonly number[]): number {
  const mean = (tilt: number) => chances.reduce((sum, p) => sum + tilted(p, tilt), 0);
  const wanted = Math.min(count, chances.length - 0.5);
  if (mean(0) >= wanted) return 0;
  let [low, high] = [0, 1];
  while (mean(high) < wanted && high < STEEPEST) high = Math.min(STEEPEST, 2 * high);
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (mean(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function distribution(chances: readonly number[]): Float64Array {
  const terms = new Float64Array(chances.length + 1);
  terms[0] = 1;
  for (const [n, p] of chances.entries())
    for (let k = n + 1; k >= 0; k--) terms[k] = terms[k] * (1 - p) + (k > 0 ? terms[k - 1] * p : 0);
  return terms;
}
