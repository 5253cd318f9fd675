/** Groups by what they are worth, over all of a case: the report shows some at length, and its title counts them all. */
import { type GroupStatus, type GroupTotals, type SelfCheck, strongestByChance } from "../model/index.js";
import type { Store } from "../store/index.js";

/** Totals from `groups`. */
export async function groupTotals(store: Store, check: SelfCheck | null): Promise<GroupTotals> {
  const found = await store.rows<{ status: GroupStatus; n: number }>(
    "SELECT status, count(*) AS n FROM groups GROUP BY status ORDER BY status",
  );
  const byStatus = { coordinated: 0, open: 0, contested: 0, "shared-audience": 0, candidate: 0 };
  for (const { status, n } of found) byStatus[status] = n;
  return { byStatus, leads: check ? await groupsAbove(store, check) : byStatus.candidate };
}

/** Candidates that stand out more than every candidate of the shuffled copies. */
async function groupsAbove(store: Store, check: SelfCheck): Promise<number> {
  const row = await store.row<{ n: number }>(
    "SELECT count(*) AS n FROM groups WHERE status = 'candidate' AND score > CASE contrast WHEN 'hour' THEN ?::DOUBLE ELSE ?::DOUBLE END",
    [strongestByChance(check, "hour"), strongestByChance(check, "rhythm")],
  );
  return row?.n ?? 0;
}
