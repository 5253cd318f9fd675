/**
 * The network of the chosen groups: their members, and every edge between two of them by trace and window, streamed in the order of the table of
 * edges. A member of several groups stands in the one of the best rank.
 */
import type { Graph, GraphAttribute, GraphEdge, GraphNode, GraphValue } from "../../outputs/graphs/index.js";
import { networkPlaces } from "../../outputs/pictures/index.js";
import { literal, type Store } from "../../store/index.js";
import type { GroupDecisions } from "../decisions.js";
import type { ExportContext } from "./format.js";
import { isoSql } from "./table-rows.js";

const NODE_ATTRIBUTES: readonly GraphAttribute[] = [
  { name: "platform", type: "string" },
  { name: "group", type: "string" },
  { name: "groups", type: "string" },
  { name: "rank", type: "integer" },
  { name: "status", type: "string" },
  { name: "level", type: "string" },
  { name: "support", type: "integer" },
  { name: "partners", type: "integer" },
  { name: "log10_e_value", type: "double" },
  { name: "events", type: "integer" },
  { name: "verdict", type: "string" },
  { name: "excluded", type: "boolean" },
];

const EDGE_ATTRIBUTES: readonly GraphAttribute[] = [
  { name: "trace", type: "string" },
  { name: "window_seconds", type: "double" },
  { name: "support", type: "integer" },
  { name: "expected", type: "double" },
  { name: "expected_rhythm", type: "double" },
  { name: "p_value", type: "double" },
  { name: "log10_p", type: "double" },
  { name: "q_value", type: "double" },
  { name: "level", type: "string" },
  { name: "meetings", type: "string" },
];

/** The graph, its nodes held and its edges to be read once. */
export async function groupNetwork(context: ExportContext): Promise<Graph> {
  const { store, manifest } = await context.store();
  const nodes = await nodesOf(store, context, await context.decisions());
  const meetings = await meetingsOf(store, context);
  const { leftOut } = manifest.meetings;
  if (leftOut > 0)
    context.note(
      `${leftOut} meetings are not in the case (the evidence keeps 50 a pair and 200,000 a group): some edges name fewer meetings than their support.`,
    );
  return {
    description:
      "Members of groups that claque found, and pairs of them that met on two objects or more, by trace and window. An edge of level none stands no higher than chance; a group of status candidate did not pass the test. Nearness between groups means nothing. meetings: events of the case, two and two.",
    creator: `claque ${manifest.claque}`,
    day: (manifest.finishedAt ?? manifest.createdAt).slice(0, 10),
    nodeAttributes: NODE_ATTRIBUTES,
    edgeAttributes: EDGE_ATTRIBUTES,
    nodes,
    edges: edgesOf(store, context, meetings),
  };
}

const listOf = ({ groups }: ExportContext): string =>
  groups.ids.length === 0 ? "NULL" : groups.ids.map(literal).join(", ");

/** SQL of the accounts that are members of the chosen groups. */
const membersSql = (context: ExportContext): string =>
  `SELECT account_id FROM members WHERE group_id IN (${listOf(context)})`;

interface NodeRow {
  readonly account_id: string;
  readonly group_id: string;
  readonly groups: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly [column: string]: unknown;
}

async function nodesOf(
  store: Store,
  context: ExportContext,
  decisions: ReadonlyMap<string, GroupDecisions>,
): Promise<GraphNode[]> {
  const rows = await store.rows<NodeRow>(
    `WITH chosen AS (
       SELECT m.account_id, m.group_id, g.rank, g.status, g.level, m.support, m.partners, m.log10_e_value
       FROM members m JOIN groups g USING (group_id) WHERE group_id IN (${listOf(context)})
     ), best AS (
       SELECT *, list(group_id) OVER (PARTITION BY account_id ORDER BY rank ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS groups
       FROM chosen QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY rank) = 1
     )
     SELECT b.*, a.platform, a.events, ${isoSql("a.first_seen")} AS "from", ${isoSql("a.last_seen")} AS "to"
     FROM best b JOIN accounts a USING (account_id) ORDER BY b.rank, b.support DESC, b.account_id`,
  );
  const places = networkPlaces({
    nodes: rows.map(({ group_id }) => ({ groupId: group_id })),
    edges: rows.length <= DRAWN ? await drawnEdges(store, rows) : [],
  });
  return rows.map((row, i) => ({
    id: row.account_id,
    ...places[i],
    from: row.from,
    to: row.to,
    values: nodeValues(row, decisions.get(row.group_id)),
  }));
}

/** Nodes up to which edges pull them together, as in the picture of the report. */
const DRAWN = 400;

/** The edges as the picture has them: each pair with the strength of its strongest trace and window. */
async function drawnEdges(
  store: Store,
  nodes: readonly NodeRow[],
): Promise<{ a: number; b: number; weight: number }[]> {
  const list = nodes.map(({ account_id }) => literal(account_id)).join(", ");
  const number = new Map(nodes.map(({ account_id }, i) => [account_id, i]));
  if (nodes.length === 0) return [];
  const pairs = await store.rows<{ account_a: string; account_b: string; weight: number }>(
    `SELECT account_a, account_b, max(-log10_p) AS weight FROM edges
     WHERE account_a IN (${list}) AND account_b IN (${list}) GROUP BY ALL ORDER BY weight DESC, account_a, account_b`,
  );
  return pairs.map((pair) => ({
    a: number.get(pair.account_a)!,
    b: number.get(pair.account_b)!,
    weight: pair.weight,
  }));
}

function nodeValues(row: NodeRow, decided: GroupDecisions | undefined): GraphValue[] {
  const excluded = decided?.excluded.some(({ account_id }) => account_id === row.account_id) ?? false;
  const derived: Readonly<Record<string, GraphValue>> = {
    group: row.group_id,
    groups: row.groups.join(" "),
    verdict: decided?.verdict?.verdict ?? null,
    excluded: excluded || null,
  };
  return NODE_ATTRIBUTES.map(({ name }) =>
    name in derived ? derived[name] : ((row[name] as GraphValue | undefined) ?? null),
  );
}

/** Meetings by pair and trace: `delta_seconds`, then the events of both. */
type Meetings = ReadonlyMap<string, readonly (readonly [delta: number, events: string])[]>;

async function meetingsOf(store: Store, context: ExportContext): Promise<Meetings> {
  const found = new Map<string, [number, string][]>();
  const chunks = store.chunks(
    `SELECT account_a, account_b, trace, delta_seconds, event_a || '-' || event_b FROM meetings WHERE group_id IN (${listOf(context)})`,
  );
  for await (const chunk of chunks) {
    const [a, b, trace, delta, events] = [0, 1, 2, 3, 4].map((column) => chunk.values(column));
    for (let i = 0; i < chunk.rowCount; i++) {
      const key = pairKey(a[i] as string, b[i] as string, trace[i] as string);
      const list = found.get(key);
      const meeting: [number, string] = [delta[i] as number, events[i] as string];
      if (list) list.push(meeting);
      else found.set(key, [meeting]);
    }
  }
  return found;
}

const pairKey = (a: string, b: string, trace: string): string => `${a}\0${b}\0${trace}`;

const EDGE_COLUMNS =
  "account_a, account_b, trace, window_seconds, support, expected, expected_rhythm, p_value, log10_p, q_value, level";

async function* edgesOf(
  store: Store,
  context: ExportContext,
  meetings: Meetings,
): AsyncGenerator<Iterable<GraphEdge>> {
  const members = membersSql(context);
  const chunks = store.chunks(
    `SELECT ${EDGE_COLUMNS}, epoch_us(first_seen)::DOUBLE, epoch_us(last_seen)::DOUBLE FROM edges
     WHERE account_a IN (${members}) AND account_b IN (${members})`,
  );
  for await (const chunk of chunks) {
    const columns = Array.from({ length: chunk.columnCount }, (_, column) => chunk.values(column));
    yield edgesOfChunk(columns, chunk.rowCount, meetings);
  }
}

function* edgesOfChunk(
  columns: readonly (readonly unknown[])[],
  rows: number,
  meetings: Meetings,
): Generator<GraphEdge> {
  for (let i = 0; i < rows; i++) yield edgeOf(columns, i, meetings);
}

function edgeOf(columns: readonly (readonly unknown[])[], i: number, meetings: Meetings): GraphEdge {
  const [a, b, trace] = [columns[0][i], columns[1][i], columns[2][i]] as string[];
  const window = columns[3][i] as number;
  const met = meetings.get(pairKey(a, b, trace));
  const values: GraphValue[] = [trace];
  for (let c = 3; c <= 10; c++) values.push(columns[c][i] as GraphValue);
  values.push(met ? eventsWithin(met, window) : null);
  return {
    a,
    b,
    kind: `${trace} ${window} s`,
    weight: columns[4][i] as number,
    from: isoOf(columns[11][i] as number),
    to: isoOf(columns[12][i] as number),
    values,
  };
}

/** ISO 8601 of microseconds: milliseconds, or microseconds where there are any. */
function isoOf(microseconds: number): string {
  const whole = Math.floor(microseconds / 1000);
  const text = new Date(whole).toISOString();
  const rest = microseconds - 1000 * whole;
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}

function eventsWithin(met: readonly (readonly [number, string])[], window: number): string | null {
  const events = [...new Set(met.filter(([delta]) => delta <= window).map(([, pair]) => pair))];
  return events.length > 0 ? events.join(" ") : null;
}
