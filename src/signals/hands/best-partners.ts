/** For each account the partner whose pauses look most like one hand's; and how much that is beyond moved times. */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { anchorPauses, busyAccounts, PAUSES, type PairPauses, pairPauses } from "./pair-gaps.js";
import { guessedRatios } from "./same-hand.js";
import { MOVES, streamOf } from "./streams.js";

/** Fewest posts of an account. */
export const FEWEST_POSTS = 20;
/** Accounts of a set from which on some are looked at beside all, and how many, evenly spread: who shares a hand with one of 300 among thousands is seldom among the 300. */
const MANY = 300;
const ANCHORS = 50;
/** Accounts beside which they are looked at; of more, evenly spread ones. */
const MOST_ACCOUNTS = 8192;

/** Partners of a set. */
export interface BestPartners {
  /** Accounts; those whose partners are looked for come first. */
  readonly numbers: Int32Array;
  readonly pauses: PairPauses;
  /** Place among `numbers` of the best partner of each of the first. */
  readonly partner: Int32Array;
  /** Mean over accounts of the best partner's log-likelihood of one hand less that of two, 0 at least. */
  readonly nats: number;
}

/** Partners by pauses as they are, or with sittings moved. */
function partnersOf(ground: Ground, numbers: Int32Array, move = 0): BestPartners {
  const stream = streamOf(ground, numbers, move);
  const pauses = numbers.length > MANY ? anchorPauses(stream, ANCHORS) : pairPauses(stream);
  const ratio = guessedRatios(pauses);
  const partner = new Int32Array(pauses.anchors);
  let nats = 0;
  for (let i = 0; i < partner.length; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < numbers.length; j++) {
      if (j === i || ratio[pauses.pairAt(i, j)] <= best) continue;
      best = ratio[pauses.pairAt(i, j)];
      partner[i] = j;
    }
    nats += Math.max(0, best) / partner.length;
  }
  return { numbers, pauses, partner, nats };
}

/** Partners of a set beside those of moved times; null where fewer than four accounts have enough posts. */
export function bestPartners(
  ground: Ground,
  set: AccountSet,
): { own: BestPartners; moved: BestPartners[] } | null {
  const busy = busyAccounts(ground, set, { fewest: FEWEST_POSTS, most: MOST_ACCOUNTS });
  if (busy.length < 4) return null;
  const numbers = busy.length > MANY ? anchorsFirst(busy) : busy;
  const moved = Array.from({ length: MOVES }, (_, i) => partnersOf(ground, numbers, i + 1));
  return { own: partnersOf(ground, numbers), moved };
}

/** How much more than in moved times. */
export const natsBeyond = ({ own, moved }: { own: BestPartners; moved: readonly BestPartners[] }): number =>
  own.nats - moved.reduce((sum, one) => sum + one.nats, 0) / moved.length;

/** Pauses between accounts and their best partners, by class, each pair once. */
export function partnerPauses({ partner, pauses }: BestPartners): Float64Array {
  const pairs = new Set(
    Array.from(partner, (j, i) => (j < i && partner[j] === i ? pauses.pairAt(j, i) : pauses.pairAt(i, j))),
  );
  const total = new Float64Array(PAUSES.length);
  for (const pair of pairs)
    for (let sort = 0; sort < PAUSES.length; sort++)
      total[sort] += pauses.counts[pair * PAUSES.length + sort];
  return total;
}

/** Evenly spread accounts before all others. */
function anchorsFirst(busy: Int32Array): Int32Array {
  const places = new Set(Array.from({ length: ANCHORS }, (_, i) => Math.floor((i * busy.length) / ANCHORS)));
  return Int32Array.from([
    ...busy.filter((_, place) => places.has(place)),
    ...busy.filter((_, place) => !places.has(place)),
  ]);
}
