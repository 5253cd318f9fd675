/**
 * The liberal graph: pairs worth looking at together. It makes no claim about any pair; its error rate on real data is far
 * from nominal, which is why groups found on it are candidates and no more.
 */
import type { RunContext } from "../model/index.js";
import { logPoissonUpperTail } from "../stats/index.js";
import { identifier, type Store } from "../store/index.js";
import { type CsrGraph, csrGraph } from "./graph.js";
import { allMeetings } from "./meetings.js";
import type { TraceData } from "./trace-data.js";

/** Upper-tail probability below which a pair is an edge of the liberal graph. */
export const LIBERAL_P = 0.02;

/** Accounts with their liberal pairs, the strongest over traces and windows for each pair. */
export interface LiberalGraph {
  /** Accounts in any edge, in order of their first action; the place is the node. */
  readonly accountIds: readonly string[];
  /** −log10 p. */
  readonly graph: CsrGraph;
  /** Pairs a < b, ascending, with 1 where some trace and window reached the level `volume` or above. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly beatsVolume: Uint8Array;
}

/**
 * Which mean a pair is held against. `strict`: the larger of the rhythm's and the volume's. `stern`: with the volume's doubled, so that
 * groups that touch come apart. `loose`: volume alone, each pair that met
 * counted once; a group that makes most meetings of its trace by itself does not raise its own mean with it.
 */
export type PairMean = "stern" | "strict" | "loose";

/** Tables of the shape of `edges` and `actions` that a graph is read from. */
export interface PairTables {
  readonly edges: string;
  readonly actions: string;
}

const WHOLE: PairTables = { edges: "edges", actions: "actions" };

/** One trace and window, with what the volume mean of a pair needs. */
interface Layer {
  readonly trace: string;
  readonly windowSeconds: number;
  /** Mean meetings of a pair for each product of its two action counts: 2 × all meetings / (N (N − 1)). */
  readonly perProduct: number;
  /** The same with each pair that met counted once. */
  readonly perProductOnce: number;
  /** Actions on shared objects by node. */
  readonly actionsOf: Int32Array;
}

/**
 * Reads `edges` and keeps the pairs with support ≥ 2 whose Poisson upper tail is below .02 under the larger of two means:
 * label permutation by hour of day × popularity, all days pooled (`expected_rhythm`), and volume alone (labels permuted over everything). The day is
 * left out on purpose: a group that owns its days or hours would hide itself. When it misleads: a group that owns nearly all shared
 * actions of a trace still hides itself, since both means are then its own doing (an export of one operation's accounts only,
 * or wording that nobody else repeats); "no edges" means "no contrast in this data", not "no coordination".
 */
export async function liberalGraph(
  store: Store,
  traces: readonly TraceData[],
  windows: ReadonlyMap<string, readonly number[]>,
  run: RunContext,
): Promise<LiberalGraph> {
  const graphs = await liberalGraphs(store, traces, windows, WHOLE);
  return graphs({ windows, mean: "strict" }, run);
}

/** Which graph: windows of each trace, and the mean that pairs are held against. */
export interface GraphChoice {
  readonly windows: ReadonlyMap<string, readonly number[]>;
  readonly mean: PairMean;
}

/** Reads the tables once; the function that comes back makes a graph of some of the windows. */
export async function liberalGraphs(
  store: Store,
  traces: readonly TraceData[],
  windows: ReadonlyMap<string, readonly number[]>,
  from: PairTables,
): Promise<(choice: GraphChoice, run: RunContext) => LiberalGraph> {
  await store.run(graphAccountsSql(from));
  const accountIds: string[] = [];
  for await (const chunk of store.chunks("SELECT account_id FROM graph_accounts ORDER BY number"))
    accountIds.push(...(chunk.values(0) as string[]));
  const again = await repeatedMeetings(store, from);
  const layers = traces.flatMap((data) => layersOf(data, windows.get(data.id) ?? [], accountIds, again));
  const rows = await pairRows(store, layers, from);
  await store.run("DROP TABLE graph_accounts");
  return (choice, run) => {
    run.signal.throwIfAborted();
    const pairs = liberalPairs(rows, layers, choice);
    return {
      accountIds,
      graph: csrGraph(accountIds.length, pairs.a, pairs.b, pairs.weight),
      a: pairs.a,
      b: pairs.b,
      beatsVolume: pairs.beatsVolume,
    };
  };
}

/** Meetings beyond the first of each pair, by trace and window. */
async function repeatedMeetings(store: Store, { edges }: PairTables): Promise<ReadonlyMap<string, number>> {
  const rows = await store.rows<{ trace: string; window: number; again: number }>(
    `SELECT trace, window_seconds AS "window", sum(support - 1)::DOUBLE AS again FROM ${identifier(edges)} GROUP BY ALL`,
  );
  return new Map(rows.map(({ trace, window, again }) => [`${trace} ${window}`, again]));
}

function layersOf(
  data: TraceData,
  windows: readonly number[],
  accountIds: readonly string[],
  again: ReadonlyMap<string, number>,
): Layer[] {
  const size = data.actions.account.length;
  const actionsOf = Int32Array.from(accountIds, (id) => {
    const number = data.numbers.get(id);
    return number === undefined ? 0 : data.start[number + 1] - data.start[number];
  });
  return windows.map((windowSeconds) => {
    const meetings = allMeetings(data, windowSeconds);
    const share = (number: number) => (size > 1 ? (2 * number) / (size * (size - 1)) : 0);
    return {
      trace: data.id,
      windowSeconds,
      perProduct: share(meetings),
      perProductOnce: share(meetings - (again.get(`${data.id} ${windowSeconds}`) ?? 0)),
      actionsOf,
    };
  });
}

/**
 * Numbers the nodes by when and how much they act, so that what the accounts are called (their identifiers, or pseudonyms
 * under one key or another) decides nothing but exact ties: the communities of a near-tie depend on the order of nodes.
 */
export const graphAccountsSql = ({ edges, actions }: PairTables): string => `
  CREATE OR REPLACE TEMP TABLE graph_accounts AS
  WITH linked AS MATERIALIZED (
    SELECT account_a AS account_id FROM ${identifier(edges)} WHERE support >= 2
    UNION SELECT account_b FROM ${identifier(edges)} WHERE support >= 2)
  SELECT account_id, (row_number() OVER (ORDER BY first_action, actions DESC, last_action, first_event, account_id) - 1)::INTEGER AS number
  FROM (SELECT account_id, min(time_utc) AS first_action, max(time_utc) AS last_action, count(*) AS actions, min(event_id) AS first_event
        FROM ${identifier(actions)} SEMI JOIN linked USING (account_id) GROUP BY 1)`;

interface Pairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Float64Array;
  readonly beatsVolume: Uint8Array;
}

/** A pair in a layer, sorted by pair, then layer. */
interface PairRows {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly layer: Int32Array;
  readonly support: Int32Array;
  readonly volume: Int32Array;
  readonly rhythm: Float64Array;
}

async function pairRows(store: Store, layers: readonly Layer[], from: PairTables): Promise<PairRows> {
  const none = new Int32Array(0);
  const empty = { a: none, b: none, layer: none, support: none, volume: none, rhythm: new Float64Array(0) };
  if (layers.length === 0) return empty;
  const values = layers.map((_, i) => `(${i}, $${2 * i + 1}::VARCHAR, $${2 * i + 2}::DOUBLE)`).join(", ");
  const { rowCount, columns } = await store.numbers(
    `SELECT least(x.number, y.number) AS a, greatest(x.number, y.number) AS b, l.layer::INTEGER AS layer, e.support::INTEGER AS support,
      (e.level <> 'none')::INTEGER AS volume, e.expected_rhythm::DOUBLE AS rhythm
    FROM ${identifier(from.edges)} e JOIN (VALUES ${values}) l(layer, trace, window_seconds) ON e.trace = l.trace AND e.window_seconds = l.window_seconds
    JOIN graph_accounts x ON x.account_id = e.account_a JOIN graph_accounts y ON y.account_id = e.account_b
    WHERE e.support >= 2 ORDER BY a, b, layer`,
    layers.flatMap((layer) => [layer.trace, layer.windowSeconds]),
  );
  if (rowCount === 0) return empty;
  const [a, b, layer, support, volume] = columns as Int32Array[];
  return { a, b, layer, support, volume, rhythm: columns[5] as Float64Array };
}

function liberalPairs(rows: PairRows, layers: readonly Layer[], { windows, mean }: GraphChoice): Pairs {
  const kept: { a: number[]; b: number[]; weight: number[]; volume: number[] } = {
    a: [],
    b: [],
    weight: [],
    volume: [],
  };
  const chosen = layers.map(({ trace, windowSeconds }) => windows.get(trace)?.includes(windowSeconds));
  const { a, b, layer, support, rhythm, volume } = rows;
  const meanOf = (own: Layer, i: number) => {
    const product = own.actionsOf[a[i]] * own.actionsOf[b[i]];
    return mean === "loose"
      ? own.perProductOnce * product
      : Math.max(rhythm[i], (mean === "stern" ? 2 : 1) * own.perProduct * product);
  };
  for (let i = 0; i < a.length; i++)
    if (chosen[layer[i]])
      addPair(kept, a[i], b[i], weightOf(meanOf(layers[layer[i]], i), support[i]), volume[i]);
  return {
    a: Int32Array.from(kept.a),
    b: Int32Array.from(kept.b),
    weight: Float64Array.from(kept.weight),
    beatsVolume: Uint8Array.from(kept.volume),
  };
}

/** −log10 p of a pair with that mean, or 0 where p is not below the liberal bound. */
function weightOf(mean: number, support: number): number {
  const logP = logPoissonUpperTail(support, Math.max(mean, 1e-9));
  return logP < Math.log(LIBERAL_P) ? -logP / Math.LN10 : 0;
}

function addPair(
  kept: { a: number[]; b: number[]; weight: number[]; volume: number[] },
  a: number,
  b: number,
  weight: number,
  volume: number,
): void {
  if (weight === 0) return;
  const last = kept.a.length - 1;
  if (last < 0 || kept.a[last] !== a || kept.b[last] !== b) {
    kept.a.push(a);
    kept.b.push(b);
    kept.weight.push(weight);
    kept.volume.push(volume);
    return;
  }
  kept.weight[last] = Math.max(kept.weight[last], weight);
  kept.volume[last] = Math.max(kept.volume[last], volume);
}
