/**
 * Counts only: what a case comes to, without any account, post, object or text. Groups are told by size and status, never below the smallest
 * size; a count of accounts below it stands empty, since so few could be told apart. Sentences are left out: they may name what was acted on.
 */
import { GROUP_STATUSES, type Table } from "../../model/index.js";
import { columns } from "../../model/table.js";
import { literal } from "../../store/index.js";
import { SMALLEST_GROUP } from "./choose-groups.js";
import type { ExportContext } from "./format.js";
import type { ExportedTable } from "./table-rows.js";

const TOTALS: Table = {
  name: "totals",
  about: "what the case comes to",
  order: ["measure"],
  columns: columns({
    measure: ["VARCHAR", "what is counted"],
    value: ["BIGINT", "the count", { missing: "a count of accounts too small to be told" }],
  }),
};

const GROUP_COUNTS: Table = {
  name: "group_counts",
  about: "a row for each group, without its members",
  order: ["rank"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    rank: ["INTEGER", "1 is the strongest"],
    size: ["INTEGER", "members", { unit: "accounts" }],
    status: ["VARCHAR", "as in groups"],
    level: ["VARCHAR", "as in groups"],
    traces: ["VARCHAR[]", "as in groups"],
    lead_trace: ["VARCHAR", "as in groups"],
    window_seconds: ["DOUBLE", "as in groups", { unit: "seconds" }],
    log10_e_value: ["DOUBLE", "as in groups", { unit: "log10", missing: "the group was not tested" }],
    observed: ["BIGINT", "as in groups", { unit: "meetings" }],
    expected: ["DOUBLE", "as in groups", { unit: "meetings" }],
    median_gap_seconds: ["DOUBLE", "as in groups", { unit: "seconds" }],
    readings_open: ["VARCHAR[]", "as in groups"],
    objects: ["BIGINT", "as in groups", { unit: "objects" }],
    first_day: ["DATE", "day of the first meeting"],
    last_day: ["DATE", "day of the last meeting"],
  }),
};

const EDGE_COUNTS: Table = {
  name: "edge_counts",
  about: "pairs that met on two objects or more, by trace, window and level",
  order: ["trace", "window_seconds", "level"],
  columns: columns({
    trace: ["VARCHAR", "id of the trace"],
    window_seconds: ["DOUBLE", "window, seconds", { unit: "seconds" }],
    level: ["VARCHAR", "highest null model beaten"],
    pairs: ["BIGINT", "pairs of accounts", { missing: "too few to be told" }],
  }),
};

/** The tables of counts over the chosen groups; edges over all of the case, or among their members where groups are named. */
export async function aggregateTables({ groups }: ExportContext): Promise<ExportedTable[]> {
  const list = groups.ids.length === 0 ? "NULL" : groups.ids.map(literal).join(", ");
  const chosen = `group_id IN (${list})`;
  const members = `SELECT account_id FROM members WHERE ${chosen}`;
  const among = groups.named ? `WHERE account_a IN (${members}) AND account_b IN (${members})` : "";
  const counted = (measure: string, sql: string) =>
    `SELECT ${literal(measure)} AS measure, (${sql})::BIGINT AS value`;
  const totals = [
    ...(groups.named
      ? []
      : [
          counted("accounts", `SELECT ${told("count(*)")} FROM accounts`),
          counted("posts", "SELECT count(*) FROM events"),
        ]),
    counted("members", `SELECT ${told("count(DISTINCT account_id)")} FROM members WHERE ${chosen}`),
    ...GROUP_STATUSES.map((status) =>
      counted(
        `groups ${status}`,
        `SELECT count(*) FROM groups WHERE ${chosen} AND status = ${literal(status)}`,
      ),
    ),
  ];
  const names = GROUP_COUNTS.columns
    .map(({ name }) => name)
    .map((name) => (name.endsWith("_day") ? `${name.replace("_day", "_seen")}::DATE AS ${name}` : name));
  const tables: [Table, string][] = [
    [TOTALS, totals.join(" UNION ALL ")],
    [GROUP_COUNTS, `SELECT ${names.join(", ")} FROM groups WHERE ${chosen} ORDER BY rank`],
    [
      EDGE_COUNTS,
      `SELECT trace, window_seconds, level, ${told("count(*)")} AS pairs FROM edges ${among} GROUP BY ALL ORDER BY ALL`,
    ],
  ];
  return tables.map(([table, sql]) => ({ table, sql, asItStands: false }));
}

/** SQL of a count that is told only where it is 0 or large enough. */
const told = (count: string): string =>
  `CASE WHEN ${count} BETWEEN 1 AND ${SMALLEST_GROUP - 1} THEN NULL ELSE ${count} END`;
