/** What the page asks for again and again, held in memory in the order in which it is asked: the tables of groups, and what their members did. */
import { holdGroupActions } from "../pipeline/group-dossier.js";
import { dropRelation, identifier, type Store } from "../store/index.js";

/** Small tables, held whole. */
const SMALL = [
  "groups",
  "group_traces",
  "members",
  "occasions",
  "meetings",
  "readings",
  "signals",
  "signal_pictures",
  "order_book",
  "narratives",
  "operators",
  "disarm_suggestions",
  "accounts",
];

/** Held where they have this many rows at most; read from their files elsewhere, which is slower and takes no memory. */
const HELD_ROWS = 8_000_000;

/** Posts of members, beside the view `events` of all. */
export const MEMBER_EVENTS = "member_events";

/** Replaces views by tables. Afterwards `member_events` and temporary table `group_actions` are there too. */
export async function holdTables(store: Store): Promise<void> {
  for (const name of SMALL) await hold(store, name);
  for (const name of ["actions", "edges"]) {
    const row = await store.row<{ n: number }>(`SELECT count(*) AS n FROM ${identifier(name)}`);
    if ((row?.n ?? 0) <= HELD_ROWS) await hold(store, name);
  }
  await store.run(
    `CREATE TABLE ${MEMBER_EVENTS} AS SELECT * FROM events SEMI JOIN members USING (account_id) ORDER BY event_id`,
  );
  await holdGroupActions(store);
}

async function hold(store: Store, name: string): Promise<void> {
  const copy = identifier(`${name}_copy`);
  await store.run(`CREATE TABLE ${copy} AS SELECT * FROM ${identifier(name)}`);
  await dropRelation(store, name);
  await store.run(`ALTER TABLE ${copy} RENAME TO ${identifier(name)}`);
}
