/** Posts of many accounts in order of time, as they are and with sittings moved; sorted once for all sets of a ground. */
import { indexBy, random, remembered } from "../../stats/index.js";
import type { Ground } from "../ground.js";
import { PlaceSet } from "../place-set.js";

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

/** Posts of everybody on a ground, in order of time. */
interface Whole extends Stream {
  /** Places in that order of each account's posts, account by account as in the ground's events. */
  readonly places: Int32Array;
  /** Empty between two sets. */
  readonly wanted: PlaceSet;
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
    const whole = sorted(times, events.from);
    return {
      ...whole,
      places: indexBy(whole.accounts, whole.account).items,
      wanted: new PlaceSet(times.length),
    };
  }),
);

/** The posts of some accounts in order of time; the n-th of `numbers` is account n of the stream. `move`: 0 for posts as they are, 1 to `MOVES` with sittings moved. */
export function streamOf(ground: Ground, numbers: Int32Array, move = 0): Stream {
  const { from } = ground.events;
  const whole = wholes(ground)[move];
  const account = new Int32Array(numbers.reduce((sum, n) => sum + from[n + 1] - from[n], 0));
  const seconds = new Float64Array(account.length);
  const placeOf = new Int32Array(whole.accounts);
  const { wanted } = whole;
  for (const [at, number] of numbers.entries()) {
    placeOf[number] = at;
    for (let e = from[number]; e < from[number + 1]; e++) wanted.add(whole.places[e]);
  }
  let kept = 0;
  wanted.drain((place) => {
    account[kept] = placeOf[whole.account[place]];
    seconds[kept++] = whole.seconds[place];
  });
  return { accounts: numbers.length, account, seconds };
}

/** Posts of all accounts (account n holds `times` from `from[n]` up to `from[n + 1]`) in order of time, ties by number. */
function sorted(times: Float64Array, from: Int32Array): Stream {
  // one number holds moment and account, so that typed arrays sort them
  const keys = new Float64Array(times.length);
  for (let n = 0; n + 1 < from.length; n++)
    for (let i = from[n]; i < from[n + 1]; i++) keys[i] = Math.round(times[i] * TICKS) * PLACES + n;
  keys.sort();
  const account = new Int32Array(keys.length);
  const seconds = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const tick = Math.floor(keys[i] / PLACES);
    account[i] = keys[i] - tick * PLACES;
    seconds[i] = tick / TICKS;
  }
  return { accounts: from.length - 1, account, seconds };
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
