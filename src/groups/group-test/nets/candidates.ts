/** Candidates of one half: communities of its liberal graph, window by window. They claim nothing; the other half judges them. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RunContext } from "../../../model/index.js";
import type { Store } from "../../../store/index.js";
import { communities } from "../../communities.js";
import { connectedParts } from "../../graph.js";
import { leidenCommunities } from "../../leiden.js";
import { type LiberalGraph, liberalGraphs, type PairTables } from "../../liberal-graph.js";
import { anyMeeting } from "../../meetings.js";
import { numbersOf, type TraceData } from "../../trace-data.js";
import type { Fold } from "../presence/folds.js";
import type { TestedTrace } from "../presence/presence.js";
import type { Candidate } from "./candidate.js";
import { plainCounts } from "./plain-counts.js";

/** How candidates are looked for. */
export interface CandidateOptions {
  readonly scheme: number;
  readonly fold: Fold;
  /** The traces in this half, with the numbers of accounts and objects of the whole (`traceOfFold`). */
  readonly halves: readonly TraceData[];
  /** Actions and edges of this half. */
  readonly tables: PairTables;
  readonly seed: number;
}

/** The null models by which edges are taken in, the sternest first. */
const MEANS = ["stern", "strict", "loose"] as const;
/** No candidate is smaller: two accounts are a pair. */
const SMALLEST = 3;
/** Windows under this are too narrow for finding, where a wider one is there. */
const NARROW_SECONDS = 300;
/** Resolutions of the search: pieces of a sparse group are one community at a lower one. */
const RESOLUTIONS = [1, 0.4, 0.15];

/**
 * Candidates of a half, each set of accounts once: Leiden communities of the liberal graph of each window of five minutes or
 * more, and their dense cores. Traces are fused in a graph: a pair counts with its strongest trace. And the connected parts of plain counts.
 */
export async function candidatesOf(
  store: Store,
  traces: readonly TestedTrace[],
  options: CandidateOptions,
  run: RunContext,
): Promise<Candidate[]> {
  const { halves } = options;
  const windows = [...new Set(traces.flatMap((trace) => trace.windowsSeconds))].sort((x, y) => x - y);
  const wide = windows.filter((window) => window >= NARROW_SECONDS);
  const all = new Map(traces.map((trace) => [trace.data.id, trace.windowsSeconds]));
  const graphs = await liberalGraphs(store, halves, all, options.tables);
  const found = new Map<string, readonly string[]>();
  const searched = wide.length > 0 ? wide : windows;
  run.progress.start("looking for candidates", searched.length * MEANS.length, "graphs");
  for (const window of searched) {
    const layers = new Map(
      traces
        .filter((trace) => trace.windowsSeconds.includes(window))
        .map((trace) => [trace.data.id, [window]]),
    );
    for (const mean of MEANS) {
      await nextTurn();
      run.signal.throwIfAborted();
      const liberal = graphs({ windows: layers, mean }, run);
      for (const nodes of nodeSets(liberal, options.seed, run)) {
        const accounts = Array.from(
          [...nodes].sort((x, y) => x - y),
          (node) => liberal.accountIds[node],
        );
        found.set([...accounts].sort().join("\n"), accounts);
      }
      run.progress.advance(1);
    }
  }
  for (const accounts of await plainCounts(store, options.tables.edges))
    found.set(accounts.join("\n"), accounts);
  run.progress.end();
  return [...found.values()].map((accounts) => ({
    accounts,
    scheme: options.scheme,
    foundOn: options.fold,
    weights: halves.map((data, i) => {
      const numbers = numbersOf(data, accounts);
      const window = Math.max(...traces[i].windowsSeconds);
      return numbers.length > 1 && anyMeeting(data, numbers, window) ? 1 : 0;
    }),
  }));
}

function nodeSets(liberal: LiberalGraph, seed: number, run: RunContext): Int32Array[] {
  const { graph } = liberal;
  if (graph.size === 0) return [];
  const plain = RESOLUTIONS.flatMap((resolution) =>
    connectedParts(graph, leidenCommunities(graph, { seed, resolution }).assignments),
  );
  return [
    ...plain.filter((nodes) => nodes.length >= SMALLEST),
    ...communities(graph, { minGroup: SMALLEST, seed }, run),
  ];
}
