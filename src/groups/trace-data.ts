/** The actions of one trace with what group counts need: exact clock ticks, and the rows of each account. */
import { accountRows, actionTicks } from "../stats/index.js";
import { type IndexedActions, readActions, type Store } from "../store/index.js";

/** Actions of one trace, ready for counting. */
export interface TraceData {
  readonly id: string;
  readonly actions: IndexedActions;
  /** Microseconds since 1970 of each row. */
  readonly ticks: Float64Array;
  /** Rows of account i are `rows[start[i]] … rows[start[i + 1] − 1]`, ascending. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
  /** Number of an account in this trace. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Reads a trace from `actions` (or a relation of its shape). */
export async function readTrace(store: Store, id: string, relation?: string): Promise<TraceData> {
  return traceData(id, await readActions(store, id, relation));
}

/** Indexes actions by account. `numbers`: those of the same accounts, where they stand already. */
export function traceData(
  id: string,
  actions: IndexedActions,
  numbers: TraceData["numbers"] = numbersById(actions.accountIds),
): TraceData {
  return { id, actions, ticks: actionTicks(actions), ...accountRows(actions), numbers };
}

function numbersById(accountIds: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (let i = 0; i < accountIds.length; i++) numbers.set(accountIds[i], i);
  return numbers;
}

/** Numbers in this trace of the accounts that act in it. */
export const numbersOf = (data: TraceData, accountIds: readonly string[]): Int32Array =>
  Int32Array.from(accountIds.map((id) => data.numbers.get(id) ?? -1).filter((number) => number >= 0));

/** Rows of some accounts, ascending: by object, then time, then account. */
export function rowsOf(data: TraceData, accounts: Int32Array): Int32Array {
  let size = 0;
  for (const a of accounts) size += data.start[a + 1] - data.start[a];
  const rows = new Int32Array(size);
  let at = 0;
  for (const a of accounts) {
    rows.set(data.rows.subarray(data.start[a], data.start[a + 1]), at);
    at += data.start[a + 1] - data.start[a];
  }
  return rows.sort();
}
