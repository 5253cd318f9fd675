/** When two accounts met for the first and the last time, for pairs that are kept; all others never need to know. */
import type { ActionColumns } from "../model/index.js";
import { accountRows, actionTicks, longerFirst } from "../stats/index.js";

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
  const acts = { ...accountRows(actions), object: actions.object, ticks: actionTicks(actions) };
  const sizes = new Int32Array(actions.accountCount).map((_, i) => acts.start[i + 1] - acts.start[i]);
  const window = Math.round(windowSeconds * 1e6);
  const timeOn = new Float64Array(actions.objectCount).fill(Number.NaN);
  return (a, b) => {
    const [first, last] = [new BigInt64Array(a.length), new BigInt64Array(a.length)];
    const { longer, order } = longerFirst(sizes, a, b);
    let loaded = -1;
    for (const n of order) {
      if (longer[n] !== loaded) {
        unload(acts, loaded, timeOn);
        loaded = longer[n];
        for (let e = acts.start[loaded]; e < acts.start[loaded + 1]; e++)
          timeOn[acts.object[acts.rows[e]]] = acts.ticks[acts.rows[e]];
      }
      const [low, high] = span(acts, loaded === a[n] ? b[n] : a[n], timeOn, window);
      if (low > high) continue;
      first[n] = BigInt(low);
      last[n] = BigInt(high);
    }
    unload(acts, loaded, timeOn);
    return { first, last };
  };
}

interface Acts {
  readonly start: Int32Array;
  readonly rows: Int32Array;
  readonly object: Int32Array;
  readonly ticks: Float64Array;
}

function span(
  { start, rows, object, ticks }: Acts,
  account: number,
  timeOn: Float64Array,
  window: number,
): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let e = start[account]; e < start[account + 1]; e++) {
    const [own, other] = [ticks[rows[e]], timeOn[object[rows[e]]]];
    if (!(Math.abs(own - other) <= window)) continue;
    low = Math.min(low, own, other);
    high = Math.max(high, own, other);
  }
  return [low, high];
}

function unload({ start, rows, object }: Acts, account: number, timeOn: Float64Array): void {
  if (account < 0) return;
  for (let e = start[account]; e < start[account + 1]; e++) timeOn[object[rows[e]]] = Number.NaN;
}
