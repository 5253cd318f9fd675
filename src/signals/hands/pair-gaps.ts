/**
 * Pauses between accounts: for each pair of a set, how long after a post of the one the other posted next. One hand that runs several accounts
 * leaves no pauses of seconds and many of minutes.
 */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import type { Stream } from "./streams.js";

/** Upper ends of the classes of pauses, seconds. */
export const PAUSES = [15, 30, 60, 120, 240, 480, 960, 1800, 3600] as const;
/** Classes under half a minute. */
export const AT_ONCE = 2;

/** Counts of pauses by pair and class. */
export interface PairPauses {
  readonly accounts: number;
  /** The first so many accounts have a count with every other one. */
  readonly anchors: number;
  /** 9 counts a pair. */
  readonly counts: Uint16Array;
  /** Place of the pair of i and j, i ≠ j and i an anchor. */
  readonly pairAt: (i: number, j: number) => number;
}

/** Place of the pair of i and j, i ≠ j, where each pair of all accounts stands once. */
export const pairAt = (i: number, j: number): number =>
  i < j ? (j * (j - 1)) / 2 + i : (i * (i - 1)) / 2 + j;

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
      counts[pairAt(own, other) * PAUSES.length + sortOf(pause)]++;
    }
    last[own] = seconds[e];
    recent.touch(own);
  }
  return { accounts, anchors: accounts, counts, pairAt };
}

/**
 * Pauses of the first `anchors` accounts with every other one: of a large set, some are looked at beside all. Cost: as `pairPauses`, for posts of anchors; a post of
 * another account meets the anchors that acted since its account's last post.
 */
export function anchorPauses({ accounts, account, seconds }: Stream, anchors: number): PairPauses {
  const counts = new Uint16Array(anchors * accounts * PAUSES.length);
  const last = new Float64Array(accounts).fill(Number.NEGATIVE_INFINITY);
  const turn = new Int32Array(accounts).fill(-1);
  const all = new Recency(accounts);
  const some = new Recency(anchors);
  const longest = PAUSES[PAUSES.length - 1];
  for (let e = 0; e < account.length; e++) {
    const own = account[e];
    const now = seconds[e];
    if (own < anchors)
      for (let other = all.first; other !== own && other >= 0; other = all.next[other]) {
        if (now - last[other] > longest) break;
        counts[(own * accounts + other) * PAUSES.length + sortOf(now - last[other])]++;
      }
    for (let anchor = some.first; anchor !== own && anchor >= 0; anchor = some.next[anchor]) {
      if (now - last[anchor] > longest || turn[anchor] < turn[own]) break;
      counts[(anchor * accounts + own) * PAUSES.length + sortOf(now - last[anchor])]++;
    }
    last[own] = now;
    turn[own] = e;
    all.touch(own);
    if (own < anchors) some.touch(own);
  }
  return { accounts, anchors, counts, pairAt: (i, j) => i * accounts + j };
}

/** Class of a pause of up to an hour. */
function sortOf(pause: number): number {
  let sort = 0;
  while (pause > PAUSES[sort]) sort++;
  return sort;
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
