/** Small worlds for the tests of the group test, straight from lists of acts and posts. */
import { type TraceData, traceData } from "../trace-data.js";
import { type FoldScheme, foldSchemes } from "./presence/folds.js";
import { Presence } from "./presence/presence.js";

/** One act: account, object, seconds since 1970, and the post when it is shared with other acts. */
export interface Act {
  readonly account: string;
  readonly object: string;
  readonly time: number;
  readonly post?: string;
  /** Number of the event; absent: that of the post among the posts of the trace. */
  readonly event?: number;
}

/** A post with what it acts on: objects by trace. */
export interface Post {
  readonly account: string;
  readonly time: number;
  readonly on?: Readonly<Record<string, readonly string[]>>;
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
      event: act.event,
    }))
    .sort((x, y) => x.object - y.object || x.time - y.time || x.account - y.account);
  for (const { post } of rows) if (!posts.has(post)) posts.set(post, posts.size);
  return traceData(id, {
    accountCount: accountIds.length,
    objectCount: objectIds.length,
    account: Int32Array.from(rows, (row) => row.account),
    object: Int32Array.from(rows, (row) => row.object),
    time: Float64Array.from(rows, (row) => row.time),
    event: Float64Array.from(rows, (row) => row.event ?? posts.get(row.post) ?? 0),
    accountIds,
    objectIds,
  });
}

/** The presence of some posts, each an event by its place in the list; traces and their windows (seconds) as `windows` names them. */
export function presenceOf(
  posts: readonly Post[],
  windows: Readonly<Record<string, readonly number[]>>,
  { schemes, seed = 1 }: { readonly schemes?: readonly FoldScheme[]; readonly seed?: number } = {},
): Presence {
  const traces = Object.entries(windows).map(([id, windowsSeconds]) => ({
    data: traceOf(
      posts.flatMap(({ account, time, on }, event) =>
        (on?.[id] ?? []).map((object) => ({ account, time, object, event })),
      ),
      id,
    ),
    windowsSeconds,
  }));
  const accountIds = [...new Set(posts.map(({ account }) => account))].sort();
  const numbers = new Map(accountIds.map((name, i) => [name, i]));
  const rows = posts
    .map(({ account, time }, event) => ({ account: numbers.get(account) ?? 0, event, tick: time * 1e6 }))
    .sort((x, y) => x.tick - y.tick || x.account - y.account || x.event - y.event);
  const acts = traces.flatMap(({ data }) => Array.from(data.ticks));
  const widest = Math.max(...traces.flatMap(({ windowsSeconds }) => windowsSeconds));
  return new Presence({
    posts: {
      account: Int32Array.from(rows, (row) => row.account),
      event: Float64Array.from(rows, (row) => row.event),
      ticks: Float64Array.from(rows, (row) => row.tick),
      accountIds,
    },
    traces,
    schemes: schemes ?? foldSchemes(Math.min(...acts), Math.max(...acts), widest),
    seed,
  });
}

/** Four accounts, `g0` to `g3`, that meet each hour for 60 hours on an object of the hour, from a second of it on, `gap` seconds apart. */
export const hourlyMeetings = (id: string, gap: number, second: number): Post[] =>
  Array.from({ length: 60 }, (_, hour) =>
    [0, 1, 2, 3].map((n) => ({
      account: `g${n}`,
      time: 3600 * hour + second + gap * n,
      on: { [id]: [`${id}${hour}`] },
    })),
  ).flat();
