/** Into how many hands a group's accounts fall: partitions drawn in proportion to how well their pairs fit one hand and two. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { random } from "../../stats/index.js";
import { pairAt } from "./pair-gaps.js";

const SWEEPS = 300;
const BURN_IN = 100;

/** Numbers of hands in drawn partitions, ascending. Only numbers leave here: which accounts share a hand is told nowhere. Throws what the signal throws. */
export async function handCounts(
  ratio: Float64Array,
  accounts: number,
  { seed, temper, alone, signal }: { seed: number; temper: number; alone: number; signal: AbortSignal },
): Promise<number[]> {
  const rng = random(seed);
  const pull = pulls(ratio, accounts, temper);
  const hand = Int32Array.from({ length: accounts }, (_, i) => i);
  const size = new Int32Array(accounts).fill(1);
  const weight = new Float64Array(accounts);
  const counts: number[] = [];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < accounts; i++) {
      size[hand[i]]--;
      weight.fill(0);
      const row = pull.subarray(i * accounts, (i + 1) * accounts);
      for (let j = 0; j < accounts; j++) if (j !== i) weight[hand[j]] += row[j];
      hand[i] = drawn({ weight, size, alone }, rng.float());
      size[hand[i]]++;
    }
    await nextTurn();
    signal.throwIfAborted();
    if (sweep >= BURN_IN) counts.push(size.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0));
  }
  return counts.sort((x, y) => x - y);
}

/** How much each account pulls each other one, row by row: rows are read hundreds of times, one number behind the other. */
function pulls(ratio: Float64Array, accounts: number, temper: number): Float64Array {
  const pull = new Float64Array(accounts * accounts);
  for (let j = 1; j < accounts; j++)
    for (let i = 0; i < j; i++) {
      const one = temper * ratio[pairAt(i, j)];
      pull[i * accounts + j] = one;
      pull[j * accounts + i] = one;
    }
  return pull;
}

/** Weights so far below the largest add nothing. */
const NEGLIGIBLE = -40;

interface Choice {
  readonly weight: Float64Array;
  readonly size: Int32Array;
  readonly alone: number;
}

/** Space for the hands that can be drawn, and how likely each is. */
const open = { hands: new Int32Array(0), parts: new Float64Array(0) };

/** A hand drawn by weight; the first empty one stands for a new hand. */
function drawn({ weight, size, alone }: Choice, draw: number): number {
  if (open.hands.length < size.length) {
    open.hands = new Int32Array(size.length);
    open.parts = new Float64Array(size.length);
  }
  const { hands, parts } = open;
  const empty = size.indexOf(0);
  let count = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let hand = 0; hand < size.length; hand++) {
    if (size[hand] === 0 && hand !== empty) continue;
    hands[count] = hand;
    parts[count] = hand === empty ? Math.log(alone) : weight[hand];
    if (parts[count] > most) most = parts[count];
    count++;
  }
  let total = 0;
  for (let n = 0; n < count; n++) {
    const below = parts[n] - most;
    parts[n] = below < NEGLIGIBLE ? 0 : Math.exp(below);
    total += parts[n];
  }
  let rest = draw * total;
  for (let n = 0; n < count; n++) {
    rest -= parts[n];
    if (rest < 0) return hands[n];
  }
  return empty >= 0 ? empty : size.length - 1;
}
