/** Actions of one trace, read into typed columns with the identifiers behind the numbers. */
import type { ActionColumns } from "../model/index.js";
import { identifier } from "./sql.js";
import type { Store } from "./store.js";

/** Typed columns, the event of each row, and which identifier each number stands for. */
export interface IndexedActions extends ActionColumns {
  /** `events.event_id` of each row. */
  readonly event: Float64Array;
  readonly accountIds: readonly string[];
  readonly objectIds: readonly string[];
}

/**
 * Reads the actions of a trace. Objects with a single account are left out: nobody can meet on them. Numbers follow
 * when accounts and objects are in actions, so the result depends neither on the order of rows nor on names but in exact ties.
 *
 * @param relation table of the shape of `actions` to read from.
 */
export async function readActions(
  store: Store,
  trace: string,
  relation = "actions",
): Promise<IndexedActions> {
  await store.run(
    `CREATE OR REPLACE TEMP TABLE shared_actions AS
     SELECT object_id, account_id, event_id, time_utc FROM ${identifier(relation)} WHERE trace = ?
     QUALIFY count(*) OVER (PARTITION BY object_id) > 1`,
    [trace],
  );
  await store.run(numbersSql("account_numbers", "account_id"));
  await store.run(numbersSql("object_numbers", "object_id"));
  const { rowCount, columns } = await store.numbers(
    `SELECT a.number AS account, o.number AS object, (epoch_us(s.time_utc) / 1000000.0)::DOUBLE AS time, s.event_id::DOUBLE AS event
     FROM shared_actions s JOIN account_numbers a USING (account_id) JOIN object_numbers o USING (object_id)
     ORDER BY object, time, account`,
  );
  const accountIds = await textsOf(store, "SELECT account_id FROM account_numbers ORDER BY number");
  const objectIds = await textsOf(store, "SELECT object_id FROM object_numbers ORDER BY number");
  for (const name of ["shared_actions", "account_numbers", "object_numbers"])
    await store.run(`DROP TABLE ${name}`);
  const [account, object, time, event] = rowCount
    ? (columns as [Int32Array, Int32Array, Float64Array, Float64Array])
    : [new Int32Array(0), new Int32Array(0), new Float64Array(0), new Float64Array(0)];
  return {
    accountCount: accountIds.length,
    objectCount: objectIds.length,
    account,
    object,
    time,
    event,
    accountIds,
    objectIds,
  };
}

/** SQL of the numbers of accounts or objects: by when they are in actions, which is the same whatever they are called. */
const numbersSql = (table: string, column: string): string =>
  `CREATE OR REPLACE TEMP TABLE ${table} AS
   SELECT ${column}, (row_number() OVER (ORDER BY first, actions DESC, last, mark, event, ${column}) - 1)::INTEGER AS number
   FROM (SELECT ${column}, min(time_utc) AS first, count(*) AS actions, max(time_utc) AS last, bit_xor(hash(time_utc)) AS mark, min(event_id) AS event
     FROM shared_actions GROUP BY ${column})`;

/** Some of the rows (ascending), with the numbers of accounts and objects of the whole. */
export function actionsOfRows(actions: IndexedActions, rows: Int32Array): IndexedActions {
  const { length } = rows;
  const [account, object] = [0, 0].map(() => new Int32Array(new SharedArrayBuffer(length * 4)));
  const [time, event] = [0, 0].map(() => new Float64Array(new SharedArrayBuffer(length * 8)));
  for (let i = 0; i < length; i++) {
    const row = rows[i];
    account[i] = actions.account[row];
    object[i] = actions.object[row];
    time[i] = actions.time[row];
    event[i] = actions.event[row];
  }
  return { ...actions, account, object, time, event };
}

/** Without objects that have a single row, on which nobody can meet. Rows are sorted by object. */
export function sharedObjects(actions: IndexedActions): IndexedActions {
  const { object } = actions;
  const rows = new Int32Array(object.length);
  let count = 0;
  for (let i = 0; i < object.length; i++)
    if (object[i] === object[i - 1] || object[i] === object[i + 1]) rows[count++] = i;
  return count === object.length ? actions : actionsOfRows(actions, rows.subarray(0, count));
}

/** The texts of a query with one column, in its order. */
export async function textsOf(store: Store, sql: string): Promise<string[]> {
  const list: string[] = [];
  for await (const chunk of store.chunks(sql))
    for (const value of chunk.values(0)) list.push(value as string);
  return list;
}
