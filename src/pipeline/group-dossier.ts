/** One group's dossier out of a case that is open: the report's own queries, on tables narrowed to the group. */
import { DOSSIER_LIMITS, groupActionsTable, readDossiers } from "../evidence/index.js";
import type { Dossier } from "../model/index.js";
import { identifier, literal, type Store } from "../store/index.js";

export { readSignals } from "../signals/index.js";

/** Tables that hold a group in every row. */
const OF_GROUPS = ["members", "group_traces", "meetings", "readings"];

/**
 * The dossier of a group, null where there is none. `session` is a session of its own beside the case's store, since the queries leave
 * temporary views in it. `events` names the table that posts are read from. Its edges are left out: evidence is asked for pair by pair.
 */
export async function groupDossier(
  session: Store,
  group: string,
  options: { readonly inputs: Parameters<typeof readDossiers>[1]["inputs"]; readonly events: string },
): Promise<Omit<Dossier, "edges"> | null> {
  const only = `WHERE group_id = ${literal(group)}`;
  await session.run(
    `CREATE OR REPLACE TEMP VIEW groups AS SELECT * REPLACE (1 AS rank) FROM memory.main.groups ${only}`,
  );
  for (const name of OF_GROUPS)
    await session.run(
      `CREATE OR REPLACE TEMP VIEW ${identifier(name)} AS SELECT * FROM memory.main.${identifier(name)} ${only}`,
    );
  await session.run(
    `CREATE OR REPLACE TEMP VIEW events AS SELECT * FROM memory.main.${identifier(options.events)}`,
  );
  const limits = { ...DOSSIER_LIMITS, groups: 1, edges: 1, meetingsPerEdge: 1 };
  const [dossier] = await readDossiers(session, { inputs: options.inputs, limits });
  if (!dossier) return null;
  const { edges: _, ...rest } = dossier;
  const row = await session.row<{ rank: number }>("SELECT rank FROM memory.main.groups WHERE group_id = ?", [
    group,
  ]);
  return { ...rest, rank: row?.rank ?? rest.rank };
}

/** Makes temporary table `group_actions` in a session: every act of a member by a trace of its group, and whether it met. */
export async function holdGroupActions(session: Store): Promise<void> {
  await session.run(groupActionsTable(), [2_147_483_647]);
}
