/** How many accounts of a set were awake in a window, and how many posts they made in it: what taking up is held against. */
import { indexBy } from "../../stats/index.js";
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

/** Every event of the ground by quarter of an hour, with the event of its account before it: who was awake when. */
export interface Presence {
  readonly start: number;
  /** Events of bin b are those from `from[b]` up to `from[b + 1]`. */
  readonly from: Int32Array;
  readonly account: Int32Array;
  /** Epoch seconds of each event, and of its account's event before it (−∞ for the first). */
  readonly seconds: Float64Array;
  readonly before: Float64Array;
}

/** Presence of all accounts of a ground. */
export function presence({ events, firstSeconds, lastSeconds }: Ground): Presence {
  const start = Math.floor(firstSeconds / BIN) * BIN;
  const bins = Math.floor((lastSeconds - start) / BIN) + 1;
  const bin = new Int32Array(events.seconds.length);
  for (let e = 0; e < bin.length; e++) bin[e] = Math.floor((events.seconds[e] - start) / BIN);
  const byBin = indexBy(bins, bin);
  const seconds = new Float64Array(events.seconds.length);
  const before = new Float64Array(events.seconds.length);
  const account = new Int32Array(events.seconds.length);
  const accountOf = new Int32Array(events.seconds.length);
  for (let n = 0; n + 1 < events.from.length; n++) accountOf.fill(n, events.from[n], events.from[n + 1]);
  for (let i = 0; i < seconds.length; i++) {
    const event = byBin.items[i];
    seconds[i] = events.seconds[event];
    account[i] = accountOf[event];
    before[i] = events.from[account[i]] === event ? Number.NEGATIVE_INFINITY : events.seconds[event - 1];
  }
  return { start, from: byBin.start, account, seconds, before };
}

/** Accounts that have an event from one second to another, both included: all, and those of a set. Cost: the events of that time. */
export function awakeWithin(
  { start, from: starts, account, seconds, before }: Presence,
  member: Uint8Array,
  from: number,
  to: number,
): { all: number; own: number } {
  const bins = starts.length - 1;
  const first = Math.max(0, Math.floor((from - start) / BIN));
  const end = Math.min(bins, Math.floor((to - start) / BIN) + 1);
  let [all, own] = [0, 0];
  for (let i = first < end ? starts[first] : 0; first < end && i < starts[end]; i++)
    if (seconds[i] >= from && seconds[i] <= to && before[i] < from) {
      all++;
      own += member[account[i]];
    }
  return { all, own };
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
