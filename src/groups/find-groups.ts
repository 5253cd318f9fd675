/**
 * The `find` step: which accounts to look at together, ranked by how far their meetings stand above chance. It makes no
 * claim: the same data finds the groups and counts their meetings, so every group is a candidate until a test on data that
 * did not find it confirms it.
 */
import {
  GROUP_TRACES,
  GROUPS,
  MEMBERS,
  type RunContext,
  type TracePlan,
  UsageError,
} from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import { BACKGROUND_TRACE, readBackground } from "./background.js";
import { communities } from "./communities.js";
import { type LiberalGraph, liberalGraph } from "./liberal-graph.js";
import { observedAndExpected, type TraceCounts } from "./observed.js";
import { rankedGroups } from "./ranked.js";
import { strongestPairs } from "./strongest-pairs.js";
import { readTrace, type TraceData } from "./trace-data.js";
import { writeGroups } from "./write-groups.js";

/** How groups are found. */
export interface FindGroupsOptions {
  /** Smallest group that is written, 4 or more. */
  readonly minGroup: number;
  readonly seed: number;
  /** Traces with their windows, seconds; the same that made `edges`. */
  readonly traces: readonly Pick<TracePlan, "id" | "windowsSeconds">[];
}

/** What was found. */
export interface FoundGroups {
  readonly groups: number;
  readonly members: number;
  /** Pairs in the liberal graph, and accounts that they touch. */
  readonly pairs: number;
  readonly accounts: number;
}

/** No group of fewer accounts is ever written. */
const SMALLEST = 4;

/**
 * Creates and fills `groups`, `members` and `group_traces` from `edges`, `actions` and `events` (background level).
 * Every status is `candidate`. Deterministic for a seed. Throws `UsageError` for a group size under 4.
 */
export async function findGroups(
  store: Store,
  options: FindGroupsOptions,
  run: RunContext,
): Promise<FoundGroups> {
  if (!(Number.isInteger(options.minGroup) && options.minGroup >= SMALLEST))
    throw new UsageError(
      `groups: no group of fewer than ${SMALLEST} accounts is ever reported, ${options.minGroup}. Use --min-group ${SMALLEST} or more.`,
    );
  for (const table of [GROUPS, MEMBERS, GROUP_TRACES]) await createTable(store, table);
  run.progress.start("groups", options.traces.length + 2, "steps");
  const windows = new Map(options.traces.map((trace) => [trace.id, trace.windowsSeconds]));
  const traces: TraceData[] = [];
  for (const { id } of options.traces) {
    run.signal.throwIfAborted();
    traces.push(await readTrace(store, id));
  }
  const liberal = await liberalGraph(store, traces, windows, run);
  run.progress.advance(1);
  const found = communities(liberal.graph, options, run);
  run.progress.advance(1);
  const accounts = found.map((nodes) => Array.from(nodes, (node) => liberal.accountIds[node]).sort());
  const counts = await countsOf(store, traces, windows, accounts, run);
  const pairs = await strongestPairs(store, accounts);
  const ranked = rankedGroups(
    found.map((nodes, i) => ({
      accounts: accounts[i],
      counts: counts[i],
      strongestPairs: pairs[i],
      beatsVolume: mostlyBeatsVolume(liberal, nodes),
    })),
    options.minGroup,
  );
  await writeGroups(store, ranked, new Map(traces.map((data) => [data.id, data])));
  run.progress.end();
  return {
    groups: ranked.length,
    members: ranked.reduce((sum, group) => sum + group.accounts.length, 0),
    pairs: liberal.a.length,
    accounts: liberal.accountIds.length,
  };
}

async function countsOf(
  store: Store,
  traces: readonly TraceData[],
  windows: ReadonlyMap<string, readonly number[]>,
  groups: readonly (readonly string[])[],
  run: RunContext,
): Promise<TraceCounts[][]> {
  const counts: TraceCounts[][] = groups.map(() => []);
  const add = (data: TraceData, windowsSeconds: readonly number[]) =>
    observedAndExpected(data, windowsSeconds, groups, run).forEach((list, group) => {
      counts[group].push(...list);
    });
  for (const data of traces) {
    add(data, windows.get(data.id) ?? []);
    run.progress.advance(1);
  }
  if (groups.length > 0 && !windows.has(BACKGROUND_TRACE)) {
    const all = [...new Set([...windows.values()].flat())].sort((x, y) => x - y);
    add(await readBackground(store), all);
  }
  return counts;
}

/** Whether more than half of all pairs of members beat the null model `volume` in some trace and window. */
function mostlyBeatsVolume(liberal: LiberalGraph, nodes: Int32Array): boolean {
  const inside = new Set(nodes);
  let beating = 0;
  for (const node of nodes)
    for (let pair = firstPair(liberal.a, node); pair < liberal.a.length && liberal.a[pair] === node; pair++) {
      if (inside.has(liberal.b[pair])) beating += liberal.beatsVolume[pair];
    }
  return 4 * beating > nodes.length * (nodes.length - 1);
}

function firstPair(a: Int32Array, node: number): number {
  let low = 0;
  let high = a.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (a[middle] < node) low = middle + 1;
    else high = middle;
  }
  return low;
}
