/** Posts of many accounts in order of time, as they are and with sittings moved; sorted once for all sets of a ground. */
import { random, remembered } from "../../stats/index.js";
import type { Ground } from "../ground.js";

/** Posts of some accounts in order of time; accounts are numbered from 0. */
export interface Stream {
  readonly accounts: number;
  readonly account: Int32Array;
  readonly seconds: Float64Array;
}

/** How often sittings are moved, and how far either way, seconds. */
export const MOVES = 2;
const REACH = 1800;
/** Moments are kept to an eighth of a second. */
const TICKS = 8;
/** More than the accounts of a ground. */
const PLACES = 2 ** 18;
/** A set that holds a smaller part of the ground's posts is sorted by itself. */
const PART = 1 / 200;

/** Posts of everybody on a ground. */
interface Whole {
  /** As the ground's events: by account, then time. */
  readonly times: Float64Array;
  /** In order of time; made when a large set asks. */
  readonly inOrder: () => Stream;
}

/**
 * Posts as they are, and moved once, twice, …. What an account's sittings are moved by rests on the ground's seed and the account's number, so that
 * it is the same in every set.
 */
const wholes = remembered((ground: Ground): Whole[] =>
  Array.from({ length: 1 + MOVES }, (_, move) => {
    const { events, accounts, seed } = ground;
    const times = new Float64Array(events.seconds);
    for (let n = 0; move > 0 && n < accounts.ids.length; n++) {
      const own = events.seconds.subarray(events.from[n], events.from[n + 1]);
      const { float } = random(seed * 7919 + 41 + move * PLACES + n);
      times.set(movedSittings(own, REACH, float), events.from[n]);
    }
    let order: Stream | null = null;
    return {
      times,
      inOrder() {
        order ??= sorted(
          times,
          accounts.ids.map((_, n) => [n, events.from[n], events.from[n + 1]] as const),
        );
        return order;
      },
    };
  }),
);

/** The posts of some accounts in order of time; the n-th of `numbers` is account n of the stream. `move`: 0 for posts as they are, 1 to `MOVES` with sittings moved. */
export function streamOf(ground: Ground, numbers: Int32Array, move = 0): Stream {
  const { events, accounts } = ground;
  const { times, inOrder } = wholes(ground)[move];
  const place = new Int32Array(accounts.ids.length).fill(-1);
  for (const [at, number] of numbers.entries()) place[number] = at;
  const total = numbers.reduce((sum, n) => sum + events.from[n + 1] - events.from[n], 0);
  const from =
    total < PART * times.length
      ? sorted(
          times,
          Array.from(numbers, (n) => [n, events.from[n], events.from[n + 1]] as const),
        )
      : inOrder();
  const account = new Int32Array(total);
  const seconds = new Float64Array(total);
  let kept = 0;
  for (let e = 0; e < from.account.length; e++) {
    const at = place[from.account[e]];
    if (at < 0) continue;
    account[kept] = at;
    seconds[kept++] = from.seconds[e];
  }
  return { accounts: numbers.length, account, seconds };
}

/** Posts of accounts (number, first and last place in `times`) in order of time, ties by number. */
function sorted(
  times: Float64Array,
  parts: readonly (readonly [number: number, from: number, to: number])[],
): Stream {
  // one number holds moment and account, so that typed arrays sort them
  const keys = new Float64Array(parts.reduce((sum, [, from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [number, from, to] of parts)
    for (let i = from; i < to; i++) keys[at++] = Math.round(times[i] * TICKS) * PLACES + number;
  keys.sort();
  return {
    accounts: parts.length,
    account: Int32Array.from(keys, (key) => key % PLACES),
    seconds: Float64Array.from(keys, (key) => Math.floor(key / PLACES) / TICKS),
  };
}

/** Posts of one account within this of the last belong to one sitting, seconds. */
const SITTING = 300;

/** Times with every sitting moved by up to `reach` seconds either way: the account keeps its hours and its bursts. */
function movedSittings(times: Float64Array, reach: number, float: () => number): Float64Array {
  const moved = new Float64Array(times.length);
  let by = 0;
  for (let i = 0; i < times.length; i++) {
    if (i === 0 || times[i] - times[i - 1] > SITTING) by = (2 * float() - 1) * reach;
    moved[i] = times[i] + by;
  }
  return moved.sort();
}
