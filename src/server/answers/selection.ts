/** What a selection means: the groups of the list, the rows of a table, and the query that returns the same rows without this server. */
import { resolve } from "node:path";
import { TABLES, UsageError } from "../../model/index.js";
import { standingDecisions } from "../../pipeline/decisions.js";
import { literal } from "../../store/index.js";
import type { GroupsList, Rows, Selection } from "../api.js";
import { RowsRequest } from "../contract/case.js";
import { GroupsRequest } from "../contract/groups.js";
import type { Desk } from "../desk.js";
import type { GroupRow } from "../group-rows.js";
import { MEMBER_EVENTS } from "../hold-tables.js";
import { type From, type GroupsOfVerdict, orderSql, selectionSql } from "../selection-sql.js";

/** Tables as they are held. */
const HELD: From = (table) => (table === "posts" ? MEMBER_EVENTS : table);

/** Tables as anybody reads them: files of the case. */
const filed =
  (folder: string): From =>
  (table) => {
    const path = `${resolve(folder)}/${table === "posts" ? "events" : table}.parquet`;
    return `read_parquet(${literal(path)}, hive_partitioning = false)`;
  };

/** Answers `POST /api/groups`. */
export async function groupsAnswer(desk: Desk, body: unknown): Promise<GroupsList> {
  const { selection, order } = GroupsRequest.parse(body);
  const standing = standingDecisions((await desk.log.read()).decisions);
  const chosen = await chosenGroups(desk, selection, verdictsOf(desk, standing));
  const rows = desk.groups.filter(({ id }) => chosen === null || chosen.has(id));
  const decided = (id: string) => standing.get(id)?.verdict?.verdict ?? null;
  const inOrder = [...rows].sort(ORDERS[order]((row) => decided(row.id) !== null));
  const column = <T>(pick: (row: GroupRow) => T): T[] => inOrder.map(pick);
  const list = (pick: (row: GroupRow) => readonly string[]) => column((row) => [...pick(row)]);
  return {
    count: inOrder.length,
    total: desk.groups.length,
    sparkStart: desk.span.start,
    sparkBinSeconds: desk.span.binSeconds,
    columns: {
      id: column((row) => row.id),
      rank: column((row) => row.rank),
      status: column((row) => row.status),
      words: column((row) => row.words),
      accounts: column((row) => row.accounts),
      meetings: column((row) => row.meetings),
      expected: column((row) => row.expected),
      spark: column((row) => [...row.spark]),
      wording: column((row) => row.wording),
      fits: list((row) => row.fits),
      untested: list((row) => row.untested),
      traces: list((row) => row.traces),
      leadTrace: column((row) => row.leadTrace),
      windowSeconds: column((row) => row.windowSeconds),
      platforms: list((row) => row.platforms),
      firstSeen: column((row) => row.firstSeen),
      lastSeen: column((row) => row.lastSeen),
      verdict: column((row) => decided(row.id)),
      pinned: column((row) => standing.get(row.id)?.pinned ?? false),
      contested: column((row) => (standing.get(row.id)?.contested.length ?? 0) > 0),
      notes: column((row) => standing.get(row.id)?.notes.length ?? 0),
    },
  };
}

type Standing = ReturnType<typeof standingDecisions>;
type Compare = (a: GroupRow, b: GroupRow) => number;

/** Findings before what is worth a look: an order of reading, no order of harm. */
const READING_ORDER: readonly string[] = ["coordinated", "open", "contested", "shared-audience", "candidate"];
const VARIED: readonly unknown[] = ["unlike", "retold", null, "one-wording"];

const by =
  (pick: (row: GroupRow) => number | string): Compare =>
  (a, b) => {
    const [x, y] = [pick(a), pick(b)];
    return x < y ? -1 : x > y ? 1 : a.rank - b.rank;
  };

const TEST = by((row) => READING_ORDER.indexOf(row.status));

const ORDERS: Readonly<Record<string, (isDecided: (row: GroupRow) => boolean) => Compare>> = {
  test: () => TEST,
  rank: () => by((row) => row.rank),
  accounts: () => by((row) => -row.accounts),
  meetings: () => by((row) => -row.meetings),
  first: () => by((row) => row.firstSeen),
  last: () => by((row) => row.lastSeen),
  wording: () => by((row) => VARIED.indexOf(row.wording)),
  undecided: (isDecided) => (a, b) => Number(isDecided(a)) - Number(isDecided(b)) || TEST(a, b),
};

/** Ids of the groups that a selection means; null for all. */
async function chosenGroups(
  desk: Desk,
  selection: Selection,
  verdicts: GroupsOfVerdict,
): Promise<ReadonlySet<string> | null> {
  if (selection.length === 0) return null;
  await assertMembers(desk, selection);
  const sql = selectionSql("groups", selection, { from: HELD, verdicts, columns: "group_id" });
  return new Set((await desk.store.rows<{ group_id: string }>(sql)).map((row) => row.group_id));
}

const verdictsOf =
  (desk: Desk, standing: Standing): GroupsOfVerdict =>
  ({ values }) =>
    desk.groups
      .map(({ id }) => id)
      .filter((id) => (values as readonly string[]).includes(standing.get(id)?.verdict?.verdict ?? "none"));

/** An account is looked at inside its group, never by itself: a clause of accounts that are no members is refused. */
async function assertMembers(desk: Desk, selection: Selection): Promise<void> {
  for (const clause of selection) {
    if (clause.kind !== "members") continue;
    const rows = await desk.store.rows<{ account_id: string }>(
      "SELECT account_id FROM members WHERE group_id = ?",
      [clause.group],
    );
    const members = new Set(rows.map((row) => row.account_id));
    if (!clause.values.every((account) => members.has(account)))
      throw new UsageError(
        `selection: an account that is no member of ${clause.group}. Accounts are looked at inside their group; choose members.`,
      );
  }
}

/** Answers `POST /api/rows`. */
export async function rowsAnswer(desk: Desk, body: unknown): Promise<Rows> {
  const { selection, table, limit, offset } = RowsRequest.parse(body);
  await assertMembers(desk, selection);
  const verdicts = verdictsOf(desk, standingDecisions((await desk.log.read()).decisions));
  const total = await desk.store.row<{ n: number }>(
    selectionSql(table, selection, { from: HELD, verdicts, columns: "count(*) AS n" }),
  );
  const page = `${orderSql(table)} LIMIT ${limit} OFFSET ${offset}`;
  const rows = await desk.store.rows(`${selectionSql(table, selection, { from: HELD, verdicts })} ${page}`);
  const { columns } = TABLES.find(({ name }) => name === table)!;
  return {
    total: total?.n ?? 0,
    columns: columns.map(({ name, type, about }) => ({
      name,
      type,
      about,
      values: rows.map((row) => row[name]),
    })),
    sql: `${selectionSql(table, selection, { from: filed(desk.case_.folder), verdicts })}\n${orderSql(table)};`,
  };
}
