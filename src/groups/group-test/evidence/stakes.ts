/** What to stake on each trace and window, learnt on the half that found the candidate, so that it is fixed before the other half is seen. */
import { logWeightedMeanExp } from "../../../stats/index.js";

/** Stakes: a weight for each lane, and in each lane the share of wealth that is staked on each trace. */
export interface Stakes {
  readonly lane: readonly number[];
  readonly stake: readonly (readonly number[])[];
}

/** A stake is never all or nothing: the other half may be another story. */
const [LEAST, MOST] = [0.05, 0.95];
/** How far the half that found the candidate is believed about lanes: it was chosen for them. */
const TEMPER = 0.5;
const FLOOR = 0.1;

/** Stakes from logarithms of wealth by lane and trace; `temper`: how far they are believed about lanes. */
export function stakesOf(logs: readonly (readonly number[])[], temper = TEMPER): Stakes {
  const stake = logs.map((lane) =>
    lane.map((log) => Math.min(MOST, Math.max(LEAST, 1 / (1 + Math.exp(-log))))),
  );
  const tempered = logs.map((lane, n) => temper * multiplied(lane, stake[n]));
  const top = Math.max(...tempered);
  const raw = tempered.map((log) => Math.exp(log - top));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return { stake, lane: raw.map((weight) => FLOOR / raw.length + (1 - FLOOR) * (weight / total)) };
}

/** Logarithm of the e-value: the weighted mean over lanes of the product over traces of what is kept and what the stake became. */
export const staked = (logs: readonly (readonly number[])[], { lane, stake }: Stakes): number =>
  logWeightedMeanExp(
    logs.map((own, n) => multiplied(own, stake[n])),
    lane,
  );

function multiplied(logs: readonly number[], stake: readonly number[]): number {
  let sum = 0;
  for (const [i, log] of logs.entries()) {
    const [kept, grown] = [Math.log1p(-stake[i]), Math.log(stake[i]) + log];
    const top = Math.max(kept, grown);
    sum += top + Math.log(Math.exp(kept - top) + Math.exp(grown - top));
  }
  return sum;
}
