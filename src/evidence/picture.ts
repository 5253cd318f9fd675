/**
 * The network picture: who met whom among the members of groups, reduced to what one drawing can hold. Each pair is one
 * line, with the strength of its strongest trace and window.
 */
import type { NetworkPicture } from "../model/index.js";
import type { Store } from "../store/index.js";

/** How much one drawing holds. */
export interface PictureLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** Enough for an eye; the tables hold the rest. */
export const PICTURE_LIMITS: PictureLimits = { nodes: 400, edges: 2000 };

/**
 * Members of groups as nodes and the strongest edges among them. Groups come in order of rank and members by support
 * until `limits.nodes`; an account of several groups belongs to the one of the best rank. Edges are the `limits.edges`
 * of lowest p, ties by account. `weight` is −log10 p. `nodesTotal` and `edgesTotal` count what stood before the caps.
 */
export async function networkPicture(
  store: Store,
  limits: PictureLimits = PICTURE_LIMITS,
): Promise<NetworkPicture> {
  await store.run(
    `CREATE OR REPLACE TEMP TABLE picture_nodes AS
     SELECT account_id, group_id, (row_number() OVER (ORDER BY rank, support DESC, account_id) - 1)::INTEGER AS number
     FROM (SELECT m.account_id, m.group_id, g.rank, m.support FROM members m JOIN groups g USING (group_id)
           QUALIFY row_number() OVER (PARTITION BY m.account_id ORDER BY g.rank) = 1)`,
  );
  await store.run(
    `CREATE OR REPLACE TEMP TABLE picture_edges AS
     SELECT a.number AS a, b.number AS b, max(-e.log10_p) AS weight
     FROM edges e JOIN picture_nodes a ON a.account_id = e.account_a JOIN picture_nodes b ON b.account_id = e.account_b
     GROUP BY a.number, b.number`,
  );
  const nodes = await store.rows<{ accountId: string; groupId: string }>(
    'SELECT account_id AS "accountId", group_id AS "groupId" FROM picture_nodes WHERE number < ? ORDER BY number',
    [limits.nodes],
  );
  const edges = await store.rows<{ a: number; b: number; weight: number }>(
    "SELECT a, b, weight FROM picture_edges WHERE a < ? AND b < ? ORDER BY weight DESC, a, b LIMIT ?",
    [limits.nodes, limits.nodes, limits.edges],
  );
  const totals = await store.row<{ nodes: number; edges: number }>(
    "SELECT (SELECT count(*) FROM picture_nodes) AS nodes, (SELECT count(*) FROM picture_edges) AS edges",
  );
  for (const name of ["picture_edges", "picture_nodes"]) await store.run(`DROP TABLE ${name}`);
  return { nodes, edges, nodesTotal: totals?.nodes ?? 0, edgesTotal: totals?.edges ?? 0 };
}
