/** When two accounts met for the first and the last time, for pairs that are kept; all others never need to know. */
import type { ActionColumns } from "../model/index.js";
import { longerFirst, microseconds } from "../stats/index.js";

/** First and last time of the meetings of each pair, microseconds since 1970 UTC. */
export interface MeetingSpans {
  readonly first: BigInt64Array;
  readonly last: BigInt64Array;
}

/** Answers spans for slices of pairs. */
export type MeetingSpan = (a: Int32Array, b: Int32Array) => MeetingSpans;

/**
 * Prepares spans over actions, each (account, object) once: the first is the earlier action of the first meeting, the last the
 * later action of the last. Cost of a pair: the shorter of its two lists of actions. A pair that never met gives 0 and 0.
 */
export function meetingSpans(actions: ActionColumns, windowSeconds: number): MeetingSpan {
  const lists = actionLists(actions);
  const window = Math.round(windowSeconds * 1e6);
  const timeOn = new Float64Array(actions.objectCount).fill(Number.NaN);
  return (a, b) => {
    const [first, last] = [new BigInt64Array(a.length), new BigInt64Array(a.length)];
    const { longer, order } = longerFirst(lists.start, a, b);
    let loaded = -1;
    for (const n of order) {
      if (longer[n] !== loaded) {
        unload(lists, loaded, timeOn);
        loaded = longer[n];
        for (let e = lists.start[loaded]; e < lists.start[loaded + 1]; e++)
          timeOn[lists.object[e]] = lists.time[e];
      }
      const [low, high] = span(lists, loaded === a[n] ? b[n] : a[n], timeOn, window);
      if (low > high) continue;
      first[n] = BigInt(low);
      last[n] = BigInt(high);
    }
    unload(lists, loaded, timeOn);
    return { first, last };
  };
}

interface ActionLists {
  readonly start: Int32Array;
  readonly object: Int32Array;
  readonly time: Float64Array;
}

function actionLists({ account, accountCount, object, time }: ActionColumns): ActionLists {
  const ticks = microseconds(time);
  const start = new Int32Array(accountCount + 1);
  for (const i of account) start[i + 1]++;
  for (let i = 0; i < accountCount; i++) start[i + 1] += start[i];
  const next = start.slice();
  const lists = { start, object: new Int32Array(account.length), time: new Float64Array(account.length) };
  for (let n = 0; n < account.length; n++) {
    const at = next[account[n]]++;
    lists.object[at] = object[n];
    lists.time[at] = ticks[n];
  }
  return lists;
}

function span(
  { start, object, time }: ActionLists,
  account: number,
  timeOn: Float64Array,
  window: number,
): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let e = start[account]; e < start[account + 1]; e++) {
    const other = timeOn[object[e]];
    if (!(Math.abs(time[e] - other) <= window)) continue;
    low = Math.min(low, time[e], other);
    high = Math.max(high, time[e], other);
  }
  return [low, high];
}

function unload({ start, object }: ActionLists, account: number, timeOn: Float64Array): void {
  if (account < 0) return;
  for (let e = start[account]; e < start[account + 1]; e++) timeOn[object[e]] = Number.NaN;
}
