/** Which traces the data allows, so that `analyze` uses all that can say something and names the rest. */
import type { Trace, TraceNeed } from "../model/index.js";
import { identifier, type Store } from "../store/index.js";
import { defaultParameters } from "./make-actions.js";
import { TRACES } from "./registry.js";

const LISTS: ReadonlySet<TraceNeed> = new Set([
  "links",
  "domains",
  "hashtags",
  "mentions",
  "media",
  "object_ids",
]);

/**
 * Ids of the traces, in registry order, for which some row of `events` fills what the trace needs and at least one object
 * has two accounts. A trace that prepares a table which is not made yet (co-text) is judged by its needs alone: some
 * text by two accounts. Traces that are not `byDefault` are listed too; the caller decides.
 */
export async function availableTraces(store: Store, traces: readonly Trace[] = TRACES): Promise<string[]> {
  const found: string[] = [];
  for (const trace of traces) {
    if ((await hasNeeds(store, trace)) && (await hasSharedObject(store, trace))) found.push(trace.id);
  }
  return found;
}

/** SQL condition: the column holds something in this row. */
export const filledSql = (need: TraceNeed): string =>
  LISTS.has(need)
    ? `len(list_filter(${identifier(need)}, lambda x: trim(x) <> '')) > 0`
    : `trim(${identifier(need)}) <> ''`;

async function hasNeeds(store: Store, trace: Trace): Promise<boolean> {
  if (trace.needs.length === 0) return true;
  const condition = trace.needs.map(filledSql).join(" OR ");
  for (const some of [`(FROM events LIMIT ${FIRST_ACTS})`, "events"]) {
    const row = await store.row<{ two: boolean | null }>(
      `SELECT min(account_id) <> max(account_id) AS two FROM ${some} WHERE ${condition}`,
    );
    if (row?.two === true) return true;
  }
  return false;
}

async function hasSharedObject(store: Store, trace: Trace): Promise<boolean> {
  for (const table of trace.prepares) if (!(await relationExists(store, table))) return true;
  const acts = trace.actions(defaultParameters(trace));
  for (const some of [`${acts} LIMIT ${FIRST_ACTS}`, acts]) {
    const row = await store.row(
      `SELECT 1 AS one FROM (${some}) GROUP BY object_id HAVING min(account_id) <> max(account_id) LIMIT 1`,
    );
    if (row !== undefined) return true;
  }
  return false;
}

/** So many events, or acts, are looked at first: where two accounts share anything, these mostly show it. */
const FIRST_ACTS = 20_000;

const relationExists = async (store: Store, name: string): Promise<boolean> =>
  (await store.row(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_name = ? AND table_schema = 'main'",
    [name],
  )) !== undefined;
