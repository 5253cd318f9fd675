/** For each account the partner whose pauses look most like one hand's; and how much that is beyond moved times. */
import { random } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import {
  busyAccounts,
  movedSittings,
  PAUSES,
  type PairPauses,
  pairAt,
  pairPauses,
  streamOf,
} from "./pair-gaps.js";
import { guessedRatios } from "./same-hand.js";

/** Fewest posts of an account. */
export const FEWEST_POSTS = 20;
/** Accounts of a set that are looked at; of more, evenly spread ones. */
const MOST_ACCOUNTS = 300;
/** How far sittings are moved either way, seconds, and how often. */
const REACH = 1800;
const MOVES = 2;

/** Partners of a set. */
export interface BestPartners {
  readonly numbers: Int32Array;
  readonly pauses: PairPauses;
  /** Place of the best partner among `numbers`. */
  readonly partner: Int32Array;
  /** Mean over accounts of the best partner's log-likelihood of one hand less that of two, 0 at least. */
  readonly nats: number;
}

/** Partners by pauses as they are, or with sittings moved. */
function partnersOf(
  ground: Ground,
  numbers: Int32Array,
  moved?: (times: Float64Array) => Float64Array,
): BestPartners {
  const pauses = pairPauses(streamOf(ground, numbers, moved));
  const ratio = guessedRatios(pauses);
  const partner = new Int32Array(numbers.length);
  let nats = 0;
  for (let i = 0; i < numbers.length; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < numbers.length; j++) {
      if (j === i || ratio[pairAt(i, j)] <= best) continue;
      best = ratio[pairAt(i, j)];
      partner[i] = j;
    }
    nats += Math.max(0, best) / numbers.length;
  }
  return { numbers, pauses, partner, nats };
}

/** Partners of a set beside those of moved times; null where fewer than four accounts have enough posts. */
export function bestPartners(
  ground: Ground,
  set: AccountSet,
): { own: BestPartners; moved: BestPartners[] } | null {
  const numbers = busyAccounts(ground, set, { fewest: FEWEST_POSTS, most: MOST_ACCOUNTS });
  if (numbers.length < 4) return null;
  const rng = random(ground.seed * 7919 + 41);
  const moved = Array.from({ length: MOVES }, () =>
    partnersOf(ground, numbers, (times) => movedSittings(times, REACH, rng.float)),
  );
  return { own: partnersOf(ground, numbers), moved };
}

/** How much more than in moved times. */
export const natsBeyond = ({ own, moved }: { own: BestPartners; moved: readonly BestPartners[] }): number =>
  own.nats - moved.reduce((sum, one) => sum + one.nats, 0) / moved.length;

/** Pauses between accounts and their best partners, by class, each pair once. */
export function partnerPauses({ partner, pauses, numbers }: BestPartners): Float64Array {
  const pairs = new Set(Array.from(partner, (j, i) => pairAt(i, j)));
  const total = new Float64Array(PAUSES.length);
  if (numbers.length === 0) return total;
  for (const pair of pairs)
    for (let sort = 0; sort < PAUSES.length; sort++)
      total[sort] += pauses.counts[pair * PAUSES.length + sort];
  return total;
}
