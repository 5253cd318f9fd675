/**
 * Makes the table `actions`: for each chosen trace the first act of an account on an object. Later acts say nothing about
 * doing the same thing at the same time, and would let one busy account count twice.
 */
import { ACTIONS, type RunContext, type Trace } from "../model/index.js";
import { createTable, identifier, literal, type Store } from "../store/index.js";

/** A trace with the values of its parameters; defaults stand where a value is missing. */
export interface ChosenTrace {
  readonly trace: Trace;
  readonly parameters?: Readonly<Record<string, number | string | boolean>>;
}

/** What a trace gave. `sharedObjects` have two accounts or more; nobody can meet on the others. */
export interface TraceCounts {
  readonly trace: string;
  readonly actions: number;
  readonly accounts: number;
  readonly objects: number;
  readonly sharedObjects: number;
}

/**
 * Creates `actions` anew and fills it from `events` (and `text_families` for traces that prepare it: make it before).
 * Ties in time go to the smaller event_id. Counts come in the order of `traces`. `inOrder` false: rows stand in any order, for a
 * caller that writes the table to its file, where they are put in order. Throws what the store throws.
 */
export async function makeActions(
  store: Store,
  options: { traces: readonly ChosenTrace[]; inOrder?: boolean },
  run: RunContext,
): Promise<TraceCounts[]> {
  await createTable(store, ACTIONS);
  run.progress.start("actions", options.traces.length, "traces");
  const counts: TraceCounts[] = [];
  for (const chosen of options.traces) {
    run.signal.throwIfAborted();
    const order = options.inOrder === false ? "" : "ORDER BY time_utc, event_id, object_id";
    await store.run(`${insertActionsSql(chosen)} ${order}`);
    counts.push(await traceCounts(store, chosen.trace.id));
    run.progress.advance(1);
  }
  run.progress.end();
  return counts;
}

/** SQL that fills `actions` with one trace, in no order. Grouped twice: the smallest of pairs of time and event takes twice as long. */
export function insertActionsSql({ trace, parameters }: ChosenTrace): string {
  const columns = ACTIONS.columns.map((column) => identifier(column.name)).join(", ");
  const acts = trace.actions({ ...defaultParameters(trace), ...parameters });
  return `INSERT INTO actions (${columns})
SELECT ${literal(trace.id)}, object_id, account_id, arg_min(event_id, time_utc) AS event_id, min(time_utc) AS time_utc
FROM (
  SELECT object_id, account_id, time_utc, min(event_id) AS event_id
  FROM (${acts})
  WHERE trim(object_id) <> '' AND trim(account_id) <> '' AND time_utc IS NOT NULL
  GROUP BY object_id, account_id, time_utc
) GROUP BY object_id, account_id`;
}

/** The defaults of a trace's parameters, by name. */
export const defaultParameters = (trace: Trace): Record<string, number | string | boolean> =>
  Object.fromEntries(trace.parameters.map((parameter) => [parameter.name, parameter.default]));

async function traceCounts(store: Store, trace: string): Promise<TraceCounts> {
  const row = await store.row<Omit<TraceCounts, "trace">>(
    `SELECT coalesce(sum(n), 0)::BIGINT AS actions, count(*) AS objects, count(*) FILTER (n > 1) AS "sharedObjects",
       (SELECT count(DISTINCT account_id) FROM actions WHERE trace = $1) AS accounts
     FROM (SELECT count(*) AS n FROM actions WHERE trace = $1 GROUP BY object_id)`,
    [trace],
  );
  return { trace, actions: 0, accounts: 0, objects: 0, sharedObjects: 0, ...row };
}
