/**
 * What peers' programs start from: the acts of the members of the chosen groups, by trace, with the window at which a group of that trace is counted.
 * Of several acts of an account on one object a case keeps the first.
 */
import { literal, type Store } from "../../store/index.js";
import type { ExportContext } from "./format.js";

/** A trace with the window to count it by. */
export interface PeerTrace {
  readonly trace: string;
  readonly windowSeconds: number;
}

/** SQL of the members of the chosen groups. */
export const chosenMembers = ({ groups }: ExportContext): string =>
  `SELECT account_id FROM members WHERE group_id IN (${groups.ids.map(literal).join(", ")})`;

/**
 * The traces of the chosen groups: each with the widest window of those groups that it leads, or the narrowest of the plan where it leads none.
 */
export async function peerTraces(context: ExportContext): Promise<PeerTrace[]> {
  const { manifest } = await context.store();
  const widest = new Map<string, number>();
  for (const { lead_trace, window_seconds } of context.groups.rows)
    widest.set(String(lead_trace), Math.max(widest.get(String(lead_trace)) ?? 0, Number(window_seconds)));
  const traces = new Set(context.groups.rows.flatMap(({ traces }) => traces as string[]));
  return [...new Set([...widest.keys(), ...traces])].sort().map((trace) => ({
    trace,
    windowSeconds:
      widest.get(trace) ?? Math.min(...(manifest.plan.windowsByTrace[trace] ?? manifest.plan.windowsSeconds)),
  }));
}

/** Makes view `peer_shares` of one trace in the store: object, account, event and second, in order of time. */
export const viewShares = (store: Store, context: ExportContext, trace: string): Promise<void> =>
  store.run(
    `CREATE OR REPLACE TEMP VIEW peer_shares AS
     SELECT object_id, account_id, event_id::VARCHAR AS content_id, epoch_us(time_utc) / 1000000 AS timestamp_share
     FROM actions WHERE trace = ${literal(trace)} AND account_id IN (${chosenMembers(context)}) ORDER BY time_utc, event_id, object_id`,
  );
