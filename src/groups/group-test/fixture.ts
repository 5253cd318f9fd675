/** Small traces for the tests of the group test, straight from lists of acts. */
import { type TraceData, traceData } from "../trace-data.js";

/** One act: account, object, seconds since 1970, and the post when it is shared with other acts. */
export interface Act {
  readonly account: string;
  readonly object: string;
  readonly time: number;
  readonly post?: string;
}

/** The trace of some acts; the first act of an account on an object counts, objects of one account are left out. */
export function traceOf(acts: readonly Act[], id = "co-link"): TraceData {
  const first = new Map<string, Act>();
  for (const act of [...acts].sort((x, y) => x.time - y.time)) {
    const key = `${act.account}\n${act.object}`;
    if (!first.has(key)) first.set(key, act);
  }
  const kept = [...first.values()];
  const crowd = new Map<string, number>();
  for (const { object } of kept) crowd.set(object, (crowd.get(object) ?? 0) + 1);
  const shared = kept.filter(({ object }) => (crowd.get(object) ?? 0) > 1);
  const accountIds = [...new Set(shared.map((act) => act.account))].sort();
  const objectIds = [...new Set(shared.map((act) => act.object))].sort();
  const accounts = new Map(accountIds.map((name, i) => [name, i]));
  const objects = new Map(objectIds.map((name, i) => [name, i]));
  const posts = new Map<string, number>();
  const rows = shared
    .map((act) => ({
      account: accounts.get(act.account) ?? 0,
      object: objects.get(act.object) ?? 0,
      time: act.time,
      post: act.post ?? `${act.account} ${act.object} ${act.time}`,
    }))
    .sort((x, y) => x.object - y.object || x.time - y.time || x.account - y.account);
  for (const { post } of rows) if (!posts.has(post)) posts.set(post, posts.size);
  return traceData(id, {
    accountCount: accountIds.length,
    objectCount: objectIds.length,
    account: Int32Array.from(rows, (row) => row.account),
    object: Int32Array.from(rows, (row) => row.object),
    time: Float64Array.from(rows, (row) => row.time),
    event: Float64Array.from(rows, (row) => posts.get(row.post) ?? 0),
    accountIds,
    objectIds,
  });
}

/** Four accounts, `g0` to `g3`, that meet each hour for 60 hours on an object of the hour, from a second of it on, `gap` seconds apart. */
export const hourlyMeetings = (id: string, gap: number, second: number): Act[] =>
  Array.from({ length: 60 }, (_, hour) =>
    [0, 1, 2, 3].map((n) => ({
      account: `g${n}`,
      object: `${id}${hour}`,
      time: 3600 * hour + second + gap * n,
    })),
  ).flat();
