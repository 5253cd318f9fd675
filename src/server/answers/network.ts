/** The network: groups placed once by what joins them, the accounts of each inside it, so that no click moves anything. */

import { setImmediate } from "node:timers/promises";
import { forceCollide, forceLink, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Store } from "../../store/index.js";
import type { Network } from "../api.js";
import type { Desk } from "../desk.js";

/** Edges that are sent, strongest first. */
const SHOWN_EDGES = 5000;
/** An account in more groups than this joins none of them: it would join each with each. */
const IN_GROUPS = 30;
/** Above this many groups they are laid out on a spiral by rank: forces would take seconds. */
const FORCED_GROUPS = 600;
/** Steps of the layout, and those between which other questions are answered. */
const [STEPS, STEPS_AT_ONCE] = [200, 5];
/** The angle of a sunflower: neighbours on the spiral lie far apart. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface NodeRow {
  readonly account: string;
  readonly group_id: string;
  readonly partners: number;
}

interface Place extends SimulationNodeDatum {
  x: number;
  y: number;
  radius: number;
}

/** Answers `GET /api/network`; made once. */
export function networkAnswer(desk: Desk): Promise<Network> {
  desk.network ??= network(desk);
  return desk.network;
}

/** In a session of its own: other questions are answered meanwhile. */
async function network(desk: Desk): Promise<Network> {
  const session = await desk.store.beside();
  try {
    return await drawn(session, desk.groups);
  } finally {
    session.close();
  }
}

async function drawn(store: Store, groups: Desk["groups"]): Promise<Network> {
  const index = new Map(groups.map(({ id }, i) => [id, i]));
  const nodes = await store.rows<NodeRow>(NODES);
  const number = new Map(nodes.map(({ account }, i) => [account, i]));
  const edges = await store.rows<{ a: string; b: string; weight: number; trace: string; total: number }>(
    EDGES,
  );
  const bridges = await store.rows<{ a: string; b: string; edges: number; shared: number }>(BRIDGES);
  const sizes = groups.map(() => 0);
  for (const { group_id } of nodes) sizes[index.get(group_id)!]++;
  const joins = bridges.map(({ a, b, ...counts }) => ({ a: index.get(a)!, b: index.get(b)!, ...counts }));
  const places = await placed(sizes, joins);
  const turn = groups.map(() => 0);
  const inside = nodes.map(({ group_id }) => {
    const at = index.get(group_id)!;
    return within(places[at], turn[at]++, sizes[at]);
  });
  return {
    groups: {
      id: groups.map(({ id }) => id),
      status: groups.map(({ status }) => status),
      words: groups.map(({ words }) => words),
      accounts: groups.map(({ accounts }) => accounts),
      x: places.map(({ x }) => x),
      y: places.map(({ y }) => y),
      radius: places.map(({ radius }) => radius),
    },
    nodes: {
      account: nodes.map(({ account }) => account),
      group: nodes.map(({ group_id }) => index.get(group_id)!),
      x: inside.map(([x]) => x),
      y: inside.map(([, y]) => y),
      partners: nodes.map(({ partners }) => partners),
    },
    edges: {
      a: edges.map(({ a }) => number.get(a)!),
      b: edges.map(({ b }) => number.get(b)!),
      weight: edges.map(({ weight }) => weight),
      trace: edges.map(({ trace }) => trace),
    },
    bridges: {
      a: joins.map(({ a }) => a),
      b: joins.map(({ b }) => b),
      edges: joins.map((join) => join.edges),
      shared: joins.map(({ shared }) => shared),
    },
    nodesTotal: nodes.length,
    edgesTotal: edges[0]?.total ?? 0,
  };
}

/** Places of groups from −1 to 1: joined groups near each other, none over another. The same groups give the same places. */
async function placed(
  sizes: readonly number[],
  joins: readonly { a: number; b: number }[],
): Promise<Place[]> {
  const places: Place[] = sizes.map((size, i) => {
    const away = 6 * Math.sqrt(i + 0.5);
    return {
      x: away * Math.cos(i * GOLDEN_ANGLE),
      y: away * Math.sin(i * GOLDEN_ANGLE),
      radius: Math.sqrt(size + 1),
    };
  });
  if (sizes.length <= FORCED_GROUPS) {
    const simulation = forceSimulation(places)
      .force("x", forceX(0).strength(0.04))
      .force("y", forceY(0).strength(0.04))
      .force(
        "link",
        forceLink(joins.map(({ a, b }) => ({ source: a, target: b })))
          .distance(8)
          .strength(0.15),
      )
      .force(
        "collide",
        forceCollide<Place>(({ radius }) => radius * 1.3 + 0.6),
      )
      .stop();
    for (let step = 0; step < STEPS; step += STEPS_AT_ONCE) {
      simulation.tick(STEPS_AT_ONCE);
      await setImmediate();
    }
  }
  const most = Math.max(1, ...places.map(({ x, y, radius }) => Math.max(Math.abs(x), Math.abs(y)) + radius));
  return places.map(({ x, y, radius }) => ({ x: x / most, y: y / most, radius: radius / most }));
}

/** The place of the `turn`th of `size` accounts of a group, from its middle outwards. */
function within({ x, y, radius }: Place, turn: number, size: number): [number, number] {
  const away = 0.85 * radius * Math.sqrt((turn + 0.5) / Math.max(1, size));
  return [x + away * Math.cos(turn * GOLDEN_ANGLE), y + away * Math.sin(turn * GOLDEN_ANGLE)];
}

const NODES = `
  SELECT m.account_id AS account, m.group_id, m.partners FROM members m JOIN groups g USING (group_id)
  QUALIFY row_number() OVER (PARTITION BY m.account_id ORDER BY g.rank) = 1
  ORDER BY g.rank, m.partners DESC, m.account_id`;

const EDGES = `
  WITH named AS (SELECT DISTINCT account_id FROM members),
  pairs AS (
    SELECT account_a AS a, account_b AS b, max(-log10_p) AS weight, arg_max(trace, (-log10_p, trace)) AS trace
    FROM edges SEMI JOIN named ON named.account_id = account_a
    WHERE account_b IN (SELECT account_id FROM named) GROUP BY ALL)
  SELECT *, count(*) OVER ()::INTEGER AS total FROM pairs ORDER BY weight DESC, a, b LIMIT ${SHOWN_EDGES}`;

/** Pairs of groups that share accounts or are joined by edges of accounts that are in one of them only. */
const BRIDGES = `
  WITH first AS (
    SELECT m.account_id, m.group_id FROM members m JOIN groups g USING (group_id)
    QUALIFY row_number() OVER (PARTITION BY m.account_id ORDER BY g.rank) = 1),
  several AS (SELECT group_id, account_id FROM members QUALIFY count(*) OVER (PARTITION BY account_id) BETWEEN 2 AND ${IN_GROUPS}),
  joined AS (
    SELECT least(a.group_id, b.group_id) AS a, greatest(a.group_id, b.group_id) AS b, count(DISTINCT (e.account_a, e.account_b)) AS edges, 0 AS shared
    FROM edges e JOIN first a ON a.account_id = e.account_a JOIN first b ON b.account_id = e.account_b
    WHERE a.group_id <> b.group_id GROUP BY ALL
    UNION ALL
    SELECT a.group_id, b.group_id, 0, count(*) FROM several a JOIN several b USING (account_id) WHERE a.group_id < b.group_id GROUP BY ALL)
  SELECT a, b, sum(edges)::INTEGER AS edges, sum(shared)::INTEGER AS shared FROM joined GROUP BY ALL ORDER BY shared DESC, edges DESC, a, b LIMIT 5000`;
