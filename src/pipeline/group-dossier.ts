/** Dossiers of some groups out of a case that is open: the report's own queries, on tables narrowed to those groups. */
import { DOSSIER_LIMITS, groupActionsTable, readDossiers } from "../evidence/index.js";
import type { Dossier } from "../model/index.js";
import { identifier, literal, type Store } from "../store/index.js";

export { readSignals } from "../signals/index.js";

/** Tables that hold a group in every row. */
const OF_GROUPS = ["members", "group_traces", "meetings", "readings"];

/**
 * The dossiers of some groups, by group; one that is not there is left out. `session` is a session of its own beside the case's store, since the
 * queries leave temporary views in it. `events` names the table that posts are read from. Edges are left out: evidence is asked for pair by pair.
 * Most of the work is passing over all acts once, so that ten groups take little longer than one.
 */
export async function groupDossiers(
  session: Store,
  groups: readonly string[],
  options: { readonly inputs: Parameters<typeof readDossiers>[1]["inputs"]; readonly events: string },
): Promise<Map<string, Omit<Dossier, "edges">>> {
  if (groups.length === 0) return new Map();
  await narrowToGroups(session, groups, options.events);
  const limits = { ...DOSSIER_LIMITS, groups: groups.length, edges: 1, meetingsPerEdge: 1 };
  const dossiers = await readDossiers(session, { inputs: options.inputs, limits });
  const ranks = await session.rows<{ group_id: string; rank: number }>(
    `SELECT group_id, rank FROM memory.main.groups WHERE ${among(groups)}`,
  );
  const rank = new Map(ranks.map((row) => [row.group_id, row.rank]));
  return new Map(
    dossiers.map(({ edges: _, ...dossier }) => [
      dossier.groupId,
      { ...dossier, rank: rank.get(dossier.groupId) ?? dossier.rank },
    ]),
  );
}

const among = (groups: readonly string[]): string => `group_id IN (${groups.map(literal).join(", ")})`;

/** Makes temporary views of the tables of groups in a session, narrowed to some, whose ranks count from 1; `events` names the table of posts. */
export async function narrowToGroups(
  session: Store,
  groups: readonly string[],
  events: string,
): Promise<void> {
  const only = `WHERE ${among(groups)}`;
  await session.run(
    `CREATE OR REPLACE TEMP VIEW groups AS
     SELECT * REPLACE ((row_number() OVER (ORDER BY rank))::INTEGER AS rank) FROM memory.main.groups ${only}`,
  );
  for (const name of OF_GROUPS)
    await session.run(
      `CREATE OR REPLACE TEMP VIEW ${identifier(name)} AS SELECT * FROM memory.main.${identifier(name)} ${only}`,
    );
  await session.run(`CREATE OR REPLACE TEMP VIEW events AS SELECT * FROM memory.main.${identifier(events)}`);
}

/** Makes temporary table `group_actions` in a session: every act of a member by a trace of its group, and whether it met. */
export async function holdGroupActions(session: Store): Promise<void> {
  await session.run(groupActionsTable(), [2_147_483_647]);
}
