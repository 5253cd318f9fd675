/**
 * Betting against chance: a wealth that is a martingale while chance rules, so that a large one is evidence by itself. The
 * group test and its member test both bet this way.
 */

/** Odds by which a bet tilts chance: from a slight preference to near certainty, so that no effect size has to be guessed. */
export const TILTS: readonly number[] = [2, 5, 20, 100, 500];

const LOG_TILTS = TILTS.map(Math.log);
/** What a bet costs beyond its share: five of them, the largest last. */
const GAINS = TILTS.map((tilt) => tilt - 1);

/** The largest tilt grows fastest, by a factor of at most 500 a chance. */
const NEAR_THE_END = 1e300;

/**
 * E-value of a run of chances, each with a known probability w under chance.
 *
 * What it is: for each tilt θ the wealth is multiplied by θ / (1 − w + θ w) on a hit and by 1 / (1 − w + θ w) on a miss; the
 * e-value is the mean over the tilts. Under chance its expectation is at most 1, and it exceeds 1/α ever with probability at
 * most α (Ville). When it misleads: w must be fixed before the outcome is known. Cost: five multiplications a chance; logarithms
 * are taken when a product nears the end of doubles.
 * Reference: Ramdas et al. 2023, Game-theoretic statistics and safe anytime-valid inference, https://arxiv.org/abs/2210.01948.
 */
export class TiltedBets {
  private readonly logs = new Float64Array(TILTS.length);
  /** Product of the stakes lost since the last logarithm, by tilt. */
  private readonly paid = new Float64Array(TILTS.length).fill(1);
  private hits = 0;

  /** Adds an outcome; `w` strictly between 0 and 1. */
  add(w: number, hit: boolean): void {
    const { paid } = this;
    for (let k = 0; k < TILTS.length; k++) paid[k] *= 1 + w * (TILTS[k] - 1);
    if (hit) this.hits++;
    if (paid[TILTS.length - 1] > NEAR_THE_END) this.settle();
  }

  /** Adds the first `count` of these shares as misses: `add`, written out for the innermost loop of the group test. */
  addMisses(shares: Float64Array, count: number): void {
    const [t0, t1, t2, t3, t4] = GAINS;
    let [p0, p1, p2, p3, p4] = this.paid;
    for (let i = 0; i < count; i++) {
      const w = shares[i];
      p0 *= 1 + w * t0;
      p1 *= 1 + w * t1;
      p2 *= 1 + w * t2;
      p3 *= 1 + w * t3;
      p4 *= 1 + w * t4;
      if (p4 <= NEAR_THE_END) continue;
      this.paid.set([p0, p1, p2, p3, p4]);
      this.settle();
      p0 = p1 = p2 = p3 = p4 = 1;
    }
    this.paid.set([p0, p1, p2, p3, p4]);
  }

  /** Forgets all outcomes. */
  clear(): void {
    this.logs.fill(0);
    this.paid.fill(1);
    this.hits = 0;
  }

  /** Natural logarithm of the e-value so far. */
  logE(): number {
    return logMeanExp(this.byTilt());
  }

  /** Natural logarithms of the wealth so far, by tilt. */
  byTilt(): Float64Array {
    this.settle();
    return this.logs.map((log, k) => log + this.hits * LOG_TILTS[k]);
  }

  private settle(): void {
    for (let k = 0; k < TILTS.length; k++) {
      this.logs[k] -= Math.log(this.paid[k]);
      this.paid[k] = 1;
    }
  }
}

/** Natural logarithm of the e-value of several runs of chances as if they were one. */
export function logEOf(runs: readonly TiltedBets[]): number {
  const sum = new Float64Array(TILTS.length);
  for (const run of runs) for (const [k, log] of run.byTilt().entries()) sum[k] += log;
  return logMeanExp(sum);
}

/** log of the mean of exp(x), without overflow; −∞ for no value. The mean of e-values is an e-value under any dependence. */
export function logMeanExp(logs: ArrayLike<number>): number {
  return logWeightedMeanExp(logs, null);
}

/** log of Σ v exp(x) / Σ v; weights ≥ 0, null for equal ones; −∞ where all weights are 0. */
export function logWeightedMeanExp(logs: ArrayLike<number>, weights: ArrayLike<number> | null): number {
  let top = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < logs.length; i++) {
    const weight = weights ? weights[i] : 1;
    total += weight;
    if (weight > 0 && logs[i] > top) top = logs[i];
  }
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (let i = 0; i < logs.length; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight > 0) sum += weight * Math.exp(logs[i] - top);
  }
  return top + Math.log(sum / total);
}
