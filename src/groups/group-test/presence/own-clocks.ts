/** The data of a test without what a collector's clock has stamped. */
import { actionsOfRows } from "../../../store/index.js";
import { traceData } from "../../trace-data.js";
import { type Clocks, clocksOf } from "./clocks.js";
import type { TestedTrace } from "./presence.js";
import type { Posts } from "./read-posts.js";

/** Posts of the finest foreign clock (of minutes) from which on, as a share of all, windows narrower than three of its units are left out for everybody. */
const FEW = 0.01;
const UNITS = 3;
/** A clock of minutes keeps its accounts in wider windows; a coarser one takes them out. */
const MINUTE = 60;

/** What is left, and what was taken out. */
export interface OwnClocks {
  readonly posts: Posts;
  readonly traces: readonly TestedTrace[];
  /** Accounts taken out because their stamps sit on few moments, with the commonest distance of these, seconds; posts on crowded moments taken out besides. */
  readonly accounts: number;
  readonly gridSeconds: number | null;
  readonly crowdedPosts: number;
  /** Accounts with a clock of minutes that stay, and windows that are left out for them, seconds. */
  readonly minuteAccounts: number;
  readonly windowsLeftOut: readonly number[];
}

/** Takes out accounts and posts whose stamps are not their own; where a clock of minutes stands among finer ones, the windows that it blurs. */
export function withOwnClocks(posts: Posts, traces: readonly TestedTrace[]): OwnClocks {
  const clocks = clocksOf(
    posts,
    traces.map(({ data }) => data),
    unitOf(posts),
  );
  const coarse = new Set([...clocks.grid].flatMap(([id, seconds]) => (seconds > MINUTE ? [id] : [])));
  const minute = new Set([...clocks.grid].flatMap(([id, seconds]) => (seconds === MINUTE ? [id] : [])));
  const byMinute = posts.account.reduce((sum, own) => sum + Number(minute.has(posts.accountIds[own])), 0);
  const blurs = byMinute >= FEW * posts.account.length;
  const out = blurs ? coarse : new Set([...coarse, ...minute]);
  const all = [...new Set(traces.flatMap(({ windowsSeconds }) => windowsSeconds))];
  const wide = all.filter((window) => window >= UNITS * MINUTE);
  const leftOut = blurs && wide.length > 0 ? all.filter((window) => window < UNITS * MINUTE) : [];
  if (out.size === 0 && clocks.crowded.size === 0 && leftOut.length === 0)
    return {
      posts,
      traces,
      accounts: 0,
      gridSeconds: null,
      crowdedPosts: 0,
      minuteAccounts: 0,
      windowsLeftOut: [],
    };
  const kept = keptPosts(posts, out, clocks);
  return {
    posts: kept.posts,
    traces: traces.map(({ data, windowsSeconds }) => {
      const gone = data.actions.accountIds.map((id) => out.has(id));
      const rows = Int32Array.from(data.ticks.keys()).filter(
        (row) => !gone[data.actions.account[row]] && !clocks.crowded.has(data.ticks[row]),
      );
      const windows = windowsSeconds.filter((window) => !leftOut.includes(window));
      return {
        data: traceData(data.id, actionsOfRows(data.actions, rows), data.numbers),
        windowsSeconds: windows.length > 0 ? windows : windowsSeconds,
      };
    }),
    accounts: out.size,
    gridSeconds: commonestGrid(clocks, out),
    crowdedPosts: kept.crowded,
    minuteAccounts: blurs ? minute.size : 0,
    windowsLeftOut: leftOut,
  };
}

/** What is told of it in a sentence; null where nothing was taken out. */
export function clockNote({
  accounts,
  gridSeconds,
  crowdedPosts,
  minuteAccounts,
  windowsLeftOut,
}: OwnClocks): string | null {
  const said: string[] = [];
  if (accounts > 0)
    said.push(
      `${accounts.toLocaleString("en")} accounts carry times that sit on few moments${gridSeconds === null ? "" : ` (most of them ${spoken(gridSeconds)} apart)`}: times of a poll, of a collection or of "2 hours ago", not of their posts. The group test leaves them out, since such coincidences are the collector's`,
    );
  if (crowdedPosts > 0)
    said.push(
      `${crowdedPosts.toLocaleString("en")} more posts are stamped with a moment that posts of many accounts share which have nothing in common; they are left out too`,
    );
  if (windowsLeftOut.length > 0)
    said.push(
      `${minuteAccounts.toLocaleString("en")} accounts have a clock of minutes among others of seconds, so that windows of ${windowsLeftOut.join(", ")} s are not used`,
    );
  return said.length === 0 ? null : `${said.join(". ")}.`;
}

const spoken = (seconds: number): string =>
  seconds >= 86_400 ? "a day" : seconds >= 3600 ? `${seconds / 3600} h` : `${seconds / 60} min`;

function keptPosts(
  posts: Posts,
  out: ReadonlySet<string>,
  { crowded }: Clocks,
): { posts: Posts; crowded: number } {
  const gone = posts.accountIds.map((id) => out.has(id));
  const number = new Int32Array(gone.length).fill(-1);
  const accountIds = posts.accountIds.filter((_, i) => !gone[i]);
  for (let i = 0, next = 0; i < gone.length; i++) if (!gone[i]) number[i] = next++;
  let dropped = 0;
  const rows = Int32Array.from(posts.account.keys()).filter((i) => {
    if (gone[posts.account[i]]) return false;
    if (!crowded.has(posts.ticks[i])) return true;
    dropped++;
    return false;
  });
  return {
    posts: {
      accountIds,
      account: rows.map((i) => number[posts.account[i]]),
      event: Float64Array.from(rows, (i) => posts.event[i]),
      ticks: Float64Array.from(rows, (i) => posts.ticks[i]),
    },
    crowded: dropped,
  };
}

function commonestGrid({ grid }: Clocks, out: ReadonlySet<string>): number | null {
  const counts = new Map<number, number>();
  for (const [id, seconds] of grid) if (out.has(id)) counts.set(seconds, (counts.get(seconds) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0]?.[0] ?? null;
}

/** What nearly all stamps are multiples of, seconds since one of them: a day, an hour, a minute or a second. */
function unitOf({ ticks }: Posts): number {
  if (ticks.length === 0) return 1;
  for (const seconds of [86_400, 3600, MINUTE]) {
    const first = ticks[0] % (seconds * 1e6);
    const on = ticks.reduce((sum, tick) => sum + Number(tick % (seconds * 1e6) === first), 0);
    if (on >= 0.99 * ticks.length) return seconds;
  }
  return 1;
}
