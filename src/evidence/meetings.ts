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
  /** Actions of members on objects that two of them share. */
  readonly rows: number;
}

/** Actions read at a time, unless one group and trace has more. */
const ROWS_AT_A_TIME = 500_000;

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
  await store.run(WORK_SQL);
  await store.run(MEMBER_ACTIONS_SQL);
  const work = await store.rows<GroupTrace>(WORK_WITH_ROWS_SQL);
  const totals = new Map<string, { kept: number; leftOut: number }>();
  run.progress.start("Evidence", work.length, "group traces");
  for (const [from, to] of batches(work)) {
    if (run.signal.aborted) throw new InterruptedError();
    const actions = await actionsOf(store, from, to);
    let found: Found[] = [];
    let rows = 0;
    for (const [i, { group, trace, window }] of work.slice(from, to).entries()) {
      const sum = totals.get(group) ?? { kept: 0, leftOut: 0 };
      totals.set(group, sum);
      const windowSeconds = window ?? widest;
      const caps = { windowSeconds, perPair: limits.perPair, rows: Math.max(0, limits.perGroup - sum.kept) };
      const meetings = keptMeetings(actions[i], caps);
      sum.kept += meetings.first.length;
      sum.leftOut += meetings.total - meetings.first.length;
      rows += meetings.first.length;
      found.push({ group, trace, windowSeconds, actions: actions[i], meetings });
      if (rows < limits.perGroup) continue;
      await appendMeetings(store, found);
      found = [];
      rows = 0;
    }
    await appendMeetings(store, found);
    run.progress.advance(to - from);
  }
  for (const table of ["member_actions", "evidence_work"]) await store.run(`DROP TABLE ${table}`);
  run.progress.end();
  return summary(totals, run);
}

/** Cuts the work so that each piece reads about so many rows. */
function batches(work: readonly GroupTrace[]): [from: number, to: number][] {
  const list: [number, number][] = [];
  let from = 0;
  let rows = 0;
  for (let i = 0; i < work.length; i++) {
    if (i > from && rows + work[i].rows > ROWS_AT_A_TIME) {
      list.push([from, i]);
      from = i;
      rows = 0;
    }
    rows += work[i].rows;
  }
  return from < work.length ? [...list, [from, work.length]] : list;
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

/** Each group and trace with its number in the order of the report. */
const WORK_SQL = `
  CREATE OR REPLACE TEMP TABLE evidence_work AS
  SELECT (row_number() OVER (ORDER BY p.rank, p.trace <> p.lead_trace, p.trace) - 1)::INTEGER AS number, p.group_id, p.trace,
         (SELECT max(t.window_seconds) FROM group_traces t WHERE t.group_id = p.group_id AND t.trace = p.trace) AS window_seconds
  FROM (SELECT group_id, rank, lead_trace, unnest(traces) AS trace FROM groups) p`;

/** Actions of all members on objects that two of them share, made once: the actions of a run can be millions. */
const MEMBER_ACTIONS_SQL = `
  CREATE OR REPLACE TEMP TABLE member_actions AS
  SELECT w.number, a.object_id, a.account_id, a.event_id, a.time_utc, min(a.event_id) OVER (PARTITION BY w.number, a.object_id) AS first_event
  FROM actions a JOIN members m USING (account_id) JOIN evidence_work w ON w.group_id = m.group_id AND w.trace = a.trace
  QUALIFY count(*) OVER (PARTITION BY w.number, a.object_id) > 1
  ORDER BY w.number`;

const WORK_WITH_ROWS_SQL = `
  SELECT w.group_id AS "group", w.trace, w.window_seconds AS "window", coalesce(n.rows, 0) AS "rows"
  FROM evidence_work w LEFT JOIN (SELECT number, count(*) AS rows FROM member_actions GROUP BY number) n USING (number)
  ORDER BY w.number`;

/** Actions of the members of each group and trace from number `from` up to `to` (not included), by object and time. */
async function actionsOf(store: Store, from: number, to: number): Promise<GroupActions[]> {
  const lists = Array.from({ length: to - from }, () => new ActionList());
  const rows = store.chunks(
    `SELECT number, account_id, object_id, epoch_us(time_utc)::DOUBLE, event_id::DOUBLE FROM member_actions
     WHERE number BETWEEN ? AND ? ORDER BY number, first_event, object_id, time_utc, event_id, account_id`,
    [from, to - 1],
  );
  for await (const chunk of rows) {
    const [numbers, names, things, times, events] = [0, 1, 2, 3, 4].map((index) => chunk.values(index));
    for (let i = 0; i < chunk.rowCount; i++)
      lists[(numbers[i] as number) - from].add(
        names[i] as string,
        things[i] as string,
        times[i] as number,
        events[i] as number,
      );
  }
  return lists;
}

/** Actions in the making, in the order they are added. */
class ActionList implements GroupActions {
  readonly accounts: string[] = [];
  readonly objects: string[] = [];
  readonly account: number[] = [];
  readonly object: number[] = [];
  readonly micros: number[] = [];
  readonly event: number[] = [];
  private readonly numbers = new Map<string, number>();

  add(account: string, object: string, micros: number, event: number): void {
    let number = this.numbers.get(account);
    if (number === undefined) {
      number = this.accounts.push(account) - 1;
      this.numbers.set(account, number);
    }
    if (this.objects.at(-1) !== object) this.objects.push(object);
    this.account.push(number);
    this.object.push(this.objects.length - 1);
    this.micros.push(micros);
    this.event.push(event);
  }
}

interface Found {
  readonly group: string;
  readonly trace: string;
  readonly windowSeconds: number;
  readonly actions: GroupActions;
  readonly meetings: KeptMeetings;
}

/** A meeting of `of`, its rows in the order of the accounts' names. */
interface Sides {
  readonly of: Found;
  readonly a: number;
  readonly b: number;
}

async function appendMeetings(store: Store, found: readonly Found[]): Promise<void> {
  const sides = found.flatMap((of) => {
    const name = (row: number) => of.actions.accounts[of.actions.account[row]];
    const { first, second } = of.meetings;
    return first.map(
      (row, i): Sides =>
        name(row) < name(second[i]) ? { of, a: row, b: second[i] } : { of, a: second[i], b: row },
    );
  });
  if (sides.length === 0) return;
  const account = ({ of: { actions } }: Sides, row: number) => actions.accounts[actions.account[row]];
  await store.append("meetings", typesOf(MEETINGS), [
    sides.map(({ of }) => of.group),
    sides.map(({ of }) => of.trace),
    Float64Array.from(sides, ({ of }) => of.windowSeconds),
    sides.map(({ of: { actions }, a }) => actions.objects[actions.object[a]]),
    sides.map((side) => account(side, side.a)),
    sides.map((side) => account(side, side.b)),
    BigInt64Array.from(sides, ({ of, a }) => BigInt(of.actions.event[a])),
    BigInt64Array.from(sides, ({ of, b }) => BigInt(of.actions.event[b])),
    BigInt64Array.from(sides, ({ of, a }) => BigInt(of.actions.micros[a])),
    BigInt64Array.from(sides, ({ of, b }) => BigInt(of.actions.micros[b])),
    Float64Array.from(sides, ({ of, a, b }) => Math.abs(of.actions.micros[b] - of.actions.micros[a]) / 1e6),
  ]);
}
