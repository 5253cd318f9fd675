/**
 * Pauses between accounts: for each pair of a set, how long after a post of the one the other posted next. One hand that runs several accounts
 * leaves no pauses of seconds and many of minutes.
 */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";

/** Upper ends of the classes of pauses, seconds. */
export const PAUSES = [15, 30, 60, 120, 240, 480, 960, 1800, 3600] as const;
/** Classes under half a minute. */
export const AT_ONCE = 2;

/** Posts of some accounts in order of time; accounts are numbered from 0. */
export interface Stream {
  readonly accounts: number;
  readonly account: Int32Array;
  readonly seconds: Float64Array;
}

/** Counts of pauses by pair and class. */
export interface PairPauses {
  readonly accounts: number;
  /** 9 counts a pair; the pair of i < j stands at `pairAt(i, j)`. */
  readonly counts: Uint16Array;
}

/** Moments are kept to an eighth of a second; accounts of a stream at most. */
const TICKS = 8;
const PLACES = 1024;

/** Place of the pair of i and j, i ≠ j. */
export const pairAt = (i: number, j: number): number =>
  i < j ? (j * (j - 1)) / 2 + i : (i * (i - 1)) / 2 + j;

/** The posts of up to 1,024 accounts in order of time; `moved` gives the moment at which each post stands, absent for its own. */
export function streamOf(
  { events }: Ground,
  numbers: ArrayLike<number>,
  moved: (times: Float64Array) => Float64Array = (times) => times,
): Stream {
  const parts = Array.from(numbers, (n) =>
    moved(events.seconds.subarray(events.from[n], events.from[n + 1])),
  );
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  // one number holds moment and account, so that typed arrays sort them
  const keys = new Float64Array(total);
  let at = 0;
  for (const [n, part] of parts.entries())
    for (const time of part) keys[at++] = Math.round(time * TICKS) * PLACES + n;
  keys.sort();
  return {
    accounts: parts.length,
    account: Int32Array.from(keys, (key) => key % PLACES),
    seconds: Float64Array.from(keys, (key) => Math.floor(key / PLACES) / TICKS),
  };
}

/** Pauses of all pairs. Cost: a post meets the accounts that acted since its account's last post, within an hour. */
export function pairPauses({ accounts, account, seconds }: Stream): PairPauses {
  const counts = new Uint16Array(((accounts * (accounts - 1)) / 2) * PAUSES.length);
  const last = new Float64Array(accounts).fill(Number.NEGATIVE_INFINITY);
  const recent = new Recency(accounts);
  const longest = PAUSES[PAUSES.length - 1];
  for (let e = 0; e < account.length; e++) {
    const own = account[e];
    for (let other = recent.first; other !== own && other >= 0; other = recent.next[other]) {
      const pause = seconds[e] - last[other];
      if (pause > longest) break;
      let sort = 0;
      while (pause > PAUSES[sort]) sort++;
      counts[pairAt(own, other) * PAUSES.length + sort]++;
    }
    last[own] = seconds[e];
    recent.touch(own);
  }
  return { accounts, counts };
}

/** Accounts in order of their last post, latest first. */
class Recency {
  first = -1;
  readonly next: Int32Array;
  private readonly before: Int32Array;
  private readonly known: Uint8Array;

  constructor(accounts: number) {
    this.next = new Int32Array(accounts).fill(-1);
    this.before = new Int32Array(accounts).fill(-1);
    this.known = new Uint8Array(accounts);
  }

  touch(account: number): void {
    if (this.first === account) return;
    const { next, before, known } = this;
    if (known[account]) {
      next[before[account]] = next[account];
      if (next[account] >= 0) before[next[account]] = before[account];
    }
    known[account] = 1;
    next[account] = this.first;
    before[account] = -1;
    if (this.first >= 0) before[this.first] = account;
    this.first = account;
  }
}

/** Posts of one account within this of the last belong to one sitting, seconds. */
const SITTING = 300;

/** Times with every sitting moved by up to `reach` seconds either way: the account keeps its hours and its bursts. */
export function movedSittings(times: Float64Array, reach: number, float: () => number): Float64Array {
  const moved = new Float64Array(times.length);
  let by = 0;
  for (let i = 0; i < times.length; i++) {
    if (i === 0 || times[i] - times[i - 1] > SITTING) by = (2 * float() - 1) * reach;
    moved[i] = times[i] + by;
  }
  return moved.sort();
}

/** Numbers of a set's accounts with at least `fewest` posts; of more than `most`, evenly spread ones. */
export function busyAccounts(
  { events }: Ground,
  set: AccountSet,
  { fewest, most }: { fewest: number; most: number },
) {
  const busy = set.numbers.filter((n) => events.from[n + 1] - events.from[n] >= fewest);
  if (busy.length <= most) return busy;
  return Int32Array.from({ length: most }, (_, i) => busy[Math.floor((i * busy.length) / most)]);
}
