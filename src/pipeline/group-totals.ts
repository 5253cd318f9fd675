/** Groups by what they are worth, over all of a case: the report shows a hundred groups at most, and its title counts them all. */
import { type GroupTotals, type SelfCheck, strongestByChance } from "../model/index.js";
import type { Store } from "../store/index.js";

/** Totals from `groups` and `members`. */
export async function groupTotals(store: Store, check: SelfCheck | null): Promise<GroupTotals> {
  const row = await store.row<Omit<GroupTotals, "leads">>(
    `WITH standing AS (
       SELECT m.account_id, count(*) AS n, bool_or(g.status <> 'candidate') AS passed
       FROM members m JOIN groups g USING (group_id) GROUP BY ALL)
     SELECT (SELECT count(*) FROM groups WHERE status <> 'candidate') AS passed,
       (SELECT count(*) FROM groups WHERE status = 'candidate') AS candidates,
       count(*) FILTER (passed) AS "passedAccounts", count(*) FILTER (NOT passed) AS "candidateAccounts",
       count(*) FILTER (n > 1) AS "inSeveral"
     FROM standing`,
  );
  return { ...row!, leads: check ? await groupsAbove(store, check) : row!.candidates };
}

/** Candidates that stand out more than every candidate of the shuffled copies. */
async function groupsAbove(store: Store, check: SelfCheck): Promise<number> {
  const row = await store.row<{ n: number }>(
    "SELECT count(*) AS n FROM groups WHERE status = 'candidate' AND score > CASE contrast WHEN 'hour' THEN ?::DOUBLE ELSE ?::DOUBLE END",
    [strongestByChance(check, "hour"), strongestByChance(check, "rhythm")],
  );
  return row?.n ?? 0;
}
