/**
 * The bounded sweep over one group's actions: which pairs of actions lie within the window, and which of them are kept.
 * Two passes: the first counts meetings by their gap, the second collects those under the gap that memory allows.
 */

/** Actions of a group's members in one trace, sorted by object, then time, then account; one row an account and object. */
export interface GroupActions {
  readonly accounts: readonly string[];
  readonly objects: readonly string[];
  readonly account: readonly number[];
  readonly object: readonly number[];
  /** Whole microseconds since 1970 UTC, so that a gap of exactly the window is a meeting. */
  readonly micros: readonly number[];
  readonly event: readonly number[];
}

/** Caps on what is kept of one group and trace. */
export interface SweepCaps {
  readonly windowSeconds: number;
  readonly perPair: number;
  readonly rows: number;
}

/** Rows of `GroupActions` that met, the earlier first, and how many meetings there were in all. */
export interface KeptMeetings {
  readonly first: number[];
  readonly second: number[];
  readonly total: number;
}

const CANDIDATES = 4_000_000;
const BUCKETS = 4096;

/**
 * Keeps at most `perPair` meetings of a pair and `rows` in all, closest in time first; ties go to the smaller object,
 * then to the earlier row. Where more than four million meetings stand within the window, only the closest are looked
 * at, so that memory stays bounded; `total` counts all.
 */
export function keptMeetings(actions: GroupActions, caps: SweepCaps): KeptMeetings {
  const cutoff = gapCutoff(actions, Math.round(caps.windowSeconds * 1e6));
  const first: number[] = [];
  const second: number[] = [];
  eachMeeting(actions, cutoff.gap, (row, other) => {
    first.push(row);
    second.push(other);
  });
  const gap = (index: number) => actions.micros[second[index]] - actions.micros[first[index]];
  const order = Int32Array.from(first, (_, index) => index);
  order.sort((x, y) => gap(x) - gap(y) || first[x] - first[y] || second[x] - second[y]);
  const seen = new Map<number, number>();
  const kept: number[] = [];
  for (const index of order) {
    if (kept.length >= caps.rows) break;
    const pair = pairKey(actions, first[index], second[index]);
    const count = seen.get(pair) ?? 0;
    if (count >= caps.perPair) continue;
    seen.set(pair, count + 1);
    kept.push(index);
  }
  return { first: kept.map((i) => first[i]), second: kept.map((i) => second[i]), total: cutoff.total };
}

function pairKey(actions: GroupActions, row: number, other: number): number {
  const [x, y] = [actions.account[row], actions.account[other]];
  return Math.min(x, y) * actions.accounts.length + Math.max(x, y);
}

/** All meetings counted, and the widest gap at which at most `CANDIDATES` of them remain (never below one bucket). */
function gapCutoff(actions: GroupActions, window: number): { total: number; gap: number } {
  const buckets = new Float64Array(BUCKETS + 1);
  const width = window / BUCKETS || 1;
  let total = 0;
  eachMeeting(actions, window, (row, other) => {
    buckets[Math.min(BUCKETS, Math.floor((actions.micros[other] - actions.micros[row]) / width))]++;
    total++;
  });
  if (total <= CANDIDATES) return { total, gap: window };
  let sum = buckets[0];
  let bucket = 1;
  while (bucket < BUCKETS && sum + buckets[bucket] <= CANDIDATES) sum += buckets[bucket++];
  return { total, gap: bucket * width };
}

function eachMeeting(actions: GroupActions, window: number, use: (row: number, other: number) => void): void {
  const { account, object, micros } = actions;
  for (let row = 0; row < object.length; row++)
    for (let other = row + 1; other < object.length; other++) {
      if (object[other] !== object[row] || micros[other] - micros[row] > window) break;
      if (account[other] !== account[row]) use(row, other);
    }
}
