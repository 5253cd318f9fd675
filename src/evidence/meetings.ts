/**
 * The evidence: for every group and each of its traces, the pairs of members' actions on one object within the group's
 * widest window, with both events. Kept within bounds, closest in time first; what is left out is counted.
 */
import { InterruptedError, MEETINGS, type RunContext } from "../model/index.js";
import { createTable, type Store, typesOf } from "../store/index.js";
import { type GroupActions, type KeptMeetings, keptMeetings } from "./sweep.js";

/** Caps on what is kept. */
export interface MeetingLimits {
  /** Rows of one group over all its traces. */
  readonly perGroup: number;
  /** Rows of one pair of accounts in one trace. */
  readonly perPair: number;
}

/** The caps that `analyze` uses. */
export const MEETING_LIMITS: MeetingLimits = { perGroup: 200_000, perPair: 50 };

/** How many meetings there were and how many the table holds. */
export interface MeetingsSummary {
  readonly kept: number;
  readonly leftOut: number;
  /** Groups of which something was left out. */
  readonly groups: readonly { groupId: string; kept: number; leftOut: number }[];
}

interface GroupTrace {
  readonly group: string;
  readonly trace: string;
  readonly window: number | null;
}

/**
 * Creates and fills table `meetings` from `groups`, `members`, `group_traces` and `actions`. The window of a group and
 * trace is the widest in `group_traces`, else the widest of `windowsSeconds`. Throws `InterruptedError` when
 * `run.signal` is aborted.
 */
export async function makeEvidence(
  store: Store,
  options: { readonly windowsSeconds?: readonly number[]; readonly limits?: MeetingLimits },
  run: RunContext,
): Promise<MeetingsSummary> {
  const limits = options.limits ?? MEETING_LIMITS;
  const widest = Math.max(0, ...(options.windowsSeconds ?? []));
  await createTable(store, MEETINGS);
  const work = await store.rows<GroupTrace>(GROUP_TRACE_SQL);
  const totals = new Map<string, { kept: number; leftOut: number }>();
  await store.run(MEMBER_ACTIONS_SQL);
  run.progress.start("Evidence", work.length, "group traces");
  for (const { group, trace, window } of work) {
    if (run.signal.aborted) throw new InterruptedError();
    const sum = totals.get(group) ?? { kept: 0, leftOut: 0 };
    totals.set(group, sum);
    const actions = await groupActions(store, group, trace);
    const windowSeconds = window ?? widest;
    const caps = { windowSeconds, perPair: limits.perPair, rows: Math.max(0, limits.perGroup - sum.kept) };
    const meetings = keptMeetings(actions, caps);
    await appendMeetings(store, { group, trace, windowSeconds }, actions, meetings);
    sum.kept += meetings.first.length;
    sum.leftOut += meetings.total - meetings.first.length;
    run.progress.advance(1);
  }
  await store.run("DROP TABLE member_actions");
  run.progress.end();
  return summary(totals, run);
}

function summary(
  totals: ReadonlyMap<string, { kept: number; leftOut: number }>,
  run: RunContext,
): MeetingsSummary {
  const all = [...totals].map(([groupId, sum]) => ({ groupId, ...sum }));
  const kept = all.reduce((sum, group) => sum + group.kept, 0);
  const leftOut = all.reduce((sum, group) => sum + group.leftOut, 0);
  const groups = all.filter((group) => group.leftOut > 0);
  if (leftOut > 0)
    run.progress.note(
      `meetings.parquet holds ${words(kept)} of ${words(kept + leftOut)} meetings in the groups, of each pair the closest in time; ${words(groups.length)} of ${words(all.length)} groups had more than are kept. Counts in the report are of all.`,
    );
  return { kept, leftOut, groups };
}

const words = (n: number): string => n.toLocaleString("en");

/** Actions of all members on objects that two of them share, made once: the actions of a run can be millions. */
const MEMBER_ACTIONS_SQL = `
  CREATE OR REPLACE TEMP TABLE member_actions AS
  SELECT m.group_id, a.trace, a.object_id, a.account_id, a.event_id, a.time_utc
  FROM actions a JOIN members m USING (account_id)
  QUALIFY count(*) OVER (PARTITION BY m.group_id, a.trace, a.object_id) > 1
  ORDER BY m.group_id, a.trace`;

const GROUP_TRACE_SQL = `
  SELECT p.group_id AS "group", p.trace AS trace,
         (SELECT max(t.window_seconds) FROM group_traces t WHERE t.group_id = p.group_id AND t.trace = p.trace) AS "window"
  FROM (SELECT group_id, rank, lead_trace, unnest(traces) AS trace FROM groups) p
  ORDER BY p.rank, p.trace <> p.lead_trace, p.trace`;

/** Actions of the members of one group on objects that two members or more share, by object and time. */
async function groupActions(store: Store, group: string, trace: string): Promise<GroupActions> {
  const accounts: string[] = [];
  const objects: string[] = [];
  const account: number[] = [];
  const object: number[] = [];
  const micros: number[] = [];
  const event: number[] = [];
  const accountNumbers = new Map<string, number>();
  const rows = store.chunks(
    `SELECT account_id, object_id, epoch_us(time_utc)::DOUBLE, event_id::DOUBLE FROM member_actions
     WHERE trace = ? AND group_id = ?
     ORDER BY object_id, time_utc, account_id, event_id`,
    [trace, group],
  );
  for await (const chunk of rows) {
    const [names, things, times, events] = [0, 1, 2, 3].map((index) => chunk.values(index));
    for (let i = 0; i < chunk.rowCount; i++) {
      const name = names[i] as string;
      let number = accountNumbers.get(name);
      if (number === undefined) {
        number = accounts.push(name) - 1;
        accountNumbers.set(name, number);
      }
      if (objects.at(-1) !== things[i]) objects.push(things[i] as string);
      account.push(number);
      object.push(objects.length - 1);
      micros.push(times[i] as number);
      event.push(events[i] as number);
    }
  }
  return { accounts, objects, account, object, micros, event };
}

async function appendMeetings(
  store: Store,
  of: { group: string; trace: string; windowSeconds: number },
  actions: GroupActions,
  { first, second }: KeptMeetings,
): Promise<void> {
  if (first.length === 0) return;
  const name = (row: number) => actions.accounts[actions.account[row]];
  const sides = first.map((row, i) => (name(row) < name(second[i]) ? [row, second[i]] : [second[i], row]));
  const micros = (row: number) => BigInt(actions.micros[row]);
  await store.append("meetings", typesOf(MEETINGS), [
    sides.map(() => of.group),
    sides.map(() => of.trace),
    Float64Array.from(sides, () => of.windowSeconds),
    sides.map(([a]) => actions.objects[actions.object[a]]),
    sides.map(([a]) => name(a)),
    sides.map(([, b]) => name(b)),
    BigInt64Array.from(sides, ([a]) => BigInt(actions.event[a])),
    BigInt64Array.from(sides, ([, b]) => BigInt(actions.event[b])),
    BigInt64Array.from(sides, ([a]) => micros(a)),
    BigInt64Array.from(sides, ([, b]) => micros(b)),
    Float64Array.from(sides, ([a, b]) => Math.abs(actions.micros[b] - actions.micros[a]) / 1e6),
  ]);
}
