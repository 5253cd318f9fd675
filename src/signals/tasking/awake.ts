/** How many accounts of a set were awake in a window, and how many posts they made in it: what taking up is held against. */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";

const BIN = 900;

/** Posts of a set and of the whole ground in bins of a quarter of an hour, as running sums. */
export interface PostCounts {
  readonly start: number;
  readonly all: Float64Array;
}

/** Running sums of the posts of these accounts. */
export function postCounts(ground: Ground, numbers: Int32Array | null): PostCounts {
  const { events, firstSeconds, lastSeconds } = ground;
  const start = Math.floor(firstSeconds / BIN) * BIN;
  const sums = new Float64Array(Math.floor((lastSeconds - start) / BIN) + 2);
  const add = (i: number, to: number) => {
    for (let e = events.from[i]; e < to; e++) sums[Math.floor((events.seconds[e] - start) / BIN) + 1]++;
  };
  if (numbers) for (const n of numbers) add(n, events.from[n + 1]);
  else add(0, events.seconds.length);
  for (let b = 1; b < sums.length; b++) sums[b] += sums[b - 1];
  return { start, all: sums };
}

/** Posts from one second to another, to the quarter of an hour. */
export function postsWithin({ start, all }: PostCounts, from: number, to: number): number {
  const bin = (at: number) => Math.min(all.length - 1, Math.max(0, Math.floor((at - start) / BIN)));
  return all[Math.min(all.length - 1, bin(to) + 1)] - all[bin(from)];
}

/** Whether an account has an event from one second to another, both included. */
export function isAwake(ground: Ground, account: number, from: number, to: number): boolean {
  const { events } = ground;
  let low = events.from[account];
  let high = events.from[account + 1];
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events.seconds[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low < end && events.seconds[low] <= to;
}

/** Accounts of the set that have an event on each UTC day of the data, from the day of the first event. */
export function activeByDay(ground: Ground, set: AccountSet): Int32Array {
  const first = Math.floor(ground.firstSeconds / 86_400);
  const active = new Int32Array(Math.floor(ground.lastSeconds / 86_400) - first + 1);
  for (const n of set.numbers) {
    let last = -1;
    for (let e = ground.events.from[n]; e < ground.events.from[n + 1]; e++) {
      const day = Math.floor(ground.events.seconds[e] / 86_400) - first;
      if (day !== last) active[day]++;
      last = day;
    }
  }
  return active;
}
