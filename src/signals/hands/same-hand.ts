/**
 * How the pauses of a pair speak for one hand or for two: a mixture of two sorts of pairs, learned from the group itself. Pairs of one hand leave
 * hardly any pause under half a minute; what else tells them apart (up to which pause nothing happens, how many minutes a change takes) is
 * estimated.
 */
import { AT_ONCE, PAUSES, type PairPauses } from "./pair-gaps.js";

/** What was learned. */
export interface HandModel {
  /** Shares of the classes of pauses between two hands, and under one. */
  readonly apart: Float64Array;
  readonly same: Float64Array;
  /** Share of the pairs that are under one hand. */
  readonly share: number;
  /** By pair: log-likelihood of one hand less that of two. */
  readonly ratio: Float64Array;
}

const SORTS = PAUSES.length;
const ROUNDS = 80;
/** Pairs that the model is learned from; of more, evenly spread ones. */
const MOST_PAIRS = 500_000;
/** What one hand may leave at most of pauses under half a minute, as a part of what two hands leave: two devices, clocks, schedulers. */
const LEAK = 0.03;
/** No class falls below this part of what two hands leave. */
const FLOOR = 0.03;
/** First guess of one hand's pauses as a multiple of two hands'. */
const GUESS = [0.02, 0.02, 0.2, 0.6, 1.5, 1.8, 1.5, 1, 0.7] as const;
/** Weight of the first guess, pauses. */
const PRIOR = 50;

/** Expectation-maximisation from the guess, 80 rounds. `startShare`: share of pairs under one hand to begin with. */
export function handModel(all: PairPauses, startShare: number): HandModel {
  const pauses = thinned(all);
  const pairs = pauses.counts.length / SORTS;
  const pooled = normalised(
    sums(pauses, () => 1),
    1,
  );
  let apart = pooled;
  let same = bounded(
    apart.map((one, s) => one * GUESS[s]),
    apart,
  );
  let share = startShare;
  let ratio = ratios(pauses, same, apart);
  for (let round = 0; round < ROUNDS; round++) {
    const odds = share / (1 - share);
    const belief = ratio.map((one) => 1 / (1 + Math.exp(-one) / odds));
    const total = belief.reduce((sum, one) => sum + one, 0);
    share = Math.min(0.9, Math.max(1e-6, total / pairs));
    apart = normalised(
      sums(pauses, (p) => 1 - belief[p]),
      1,
    );
    const guess = normalised(
      apart.map((one, s) => one * GUESS[s]),
      PRIOR,
    );
    const counted = sums(pauses, (p) => belief[p]);
    same = bounded(
      counted.map((one, s) => one + guess[s]),
      apart,
    );
    ratio = ratios(pauses, same, apart);
  }
  return { apart, same, share, ratio: pauses === all ? ratio : ratios(all, same, apart) };
}

type Counts = Pick<PairPauses, "counts">;

function thinned(all: Counts): Counts {
  const pairs = all.counts.length / SORTS;
  if (pairs <= MOST_PAIRS) return all;
  const counts = new Uint16Array(MOST_PAIRS * SORTS);
  for (let i = 0; i < MOST_PAIRS; i++) {
    const from = Math.floor((i * pairs) / MOST_PAIRS) * SORTS;
    counts.set(all.counts.subarray(from, from + SORTS), i * SORTS);
  }
  return { counts };
}

function sums({ counts }: Counts, weight: (pair: number) => number): Float64Array {
  const total = new Float64Array(SORTS);
  for (let p = 0; p < counts.length / SORTS; p++) {
    const w = weight(p);
    for (let s = 0; s < SORTS; s++) total[s] += w * counts[p * SORTS + s];
  }
  return total;
}

function normalised(values: Float64Array, to: number): Float64Array {
  const total = values.reduce((sum, one) => sum + one, 0);
  return values.map((one) => (total > 0 ? (to * one) / total : to / SORTS));
}

/** Shares of one hand: classes under half a minute at most a leak, none below the floor. */
function bounded(values: Float64Array, apart: Float64Array): Float64Array {
  const shares = normalised(values, 1);
  return normalised(
    shares.map((one, s) =>
      Math.max(FLOOR * apart[s], s < AT_ONCE ? Math.min(one, LEAK * apart[s]) : one, 1e-9),
    ),
    1,
  );
}

/** Log-likelihood of one hand less that of two, for each pair. */
export function ratios({ counts }: Counts, same: Float64Array, apart: Float64Array): Float64Array {
  const log = same.map((one, s) => Math.log(one / Math.max(apart[s], 1e-12)));
  const result = new Float64Array(counts.length / SORTS);
  for (let p = 0; p < result.length; p++)
    for (let s = 0; s < SORTS; s++) result[p] += counts[p * SORTS + s] * log[s];
  return result;
}

/** Ratios by the first guess alone, relative to the pooled pauses of the set. */
export function guessedRatios(pauses: Counts): Float64Array {
  const apart = normalised(
    sums(pauses, () => 1),
    1,
  );
  return ratios(
    pauses,
    bounded(
      apart.map((one, s) => one * GUESS[s]),
      apart,
    ),
    apart,
  );
}
