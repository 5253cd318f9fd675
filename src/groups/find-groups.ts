/**
 * The `find` step: which accounts to look at together, ranked by how far their meetings stand above chance. It makes no
 * claim: the same data finds the groups and counts their meetings, so every group is a candidate until a test on data that
 * did not find it confirms it.
 */
import {
  GROUP_TRACES,
  GROUPS,
  MEMBERS,
  OCCASIONS,
  type RunContext,
  type TracePlan,
  UsageError,
} from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import { BACKGROUND_TRACE, dropBackground, readBackground } from "./background.js";
import { communities } from "./communities.js";
import { overlap, SAME_GROUP } from "./group-test/nets/candidate.js";
import { type LiberalGraph, liberalGraph } from "./liberal-graph.js";
import { observedAndExpected, type TraceCounts } from "./observed.js";
import { rankedGroups } from "./ranked.js";
import { strongestPairs } from "./strongest-pairs.js";
import type { TestOutcome } from "./test-outcome.js";
import { readTrace, type TraceData } from "./trace-data.js";
import { writeGroups } from "./write-groups.js";

/** How groups are found. */
export interface FindGroupsOptions {
  /** Smallest group that is written, 4 or more. */
  readonly minGroup: number;
  readonly seed: number;
  /** Traces with their windows, seconds; the same that made `edges`. */
  readonly traces: readonly Pick<TracePlan, "id" | "windowsSeconds">[];
  /** Groups that passed the group test; they come first, and candidates that are mostly one of them are left out. */
  readonly tested?: readonly TestOutcome[];
  /** Traces that were read already; the others are read from `actions`. */
  readonly read?: ReadonlyMap<string, TraceData>;
  /** Whether `prepareBackground` was done. */
  readonly backgroundPrepared?: boolean;
  /** Candidates that the test corrected for; null while nothing was tested. */
  readonly candidatesTested?: number | null;
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
 * Creates and fills `groups`, `members`, `group_traces` and `occasions` from `edges`, `actions` and `events` (background level).
 * Groups of `tested` have the status of their level, all others are candidates. Deterministic for a seed. Throws `UsageError` for a group size under 4.
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
  for (const table of [GROUPS, MEMBERS, GROUP_TRACES, OCCASIONS]) await createTable(store, table);
  run.progress.start("groups", options.traces.length + 2, "steps");
  const windows = new Map(options.traces.map((trace) => [trace.id, trace.windowsSeconds]));
  const traces: TraceData[] = [];
  for (const { id } of options.traces) {
    run.signal.throwIfAborted();
    traces.push(options.read?.get(id) ?? (await readTrace(store, id)));
  }
  const liberal = await liberalGraph(store, traces, windows, run);
  run.progress.advance(1);
  const found = communities(liberal.graph, options, run);
  run.progress.advance(1);
  const all = groupsToWrite(liberal, found, options.tested ?? []);
  const accounts = all.map((group) => group.accounts);
  const counts = await countsOf(store, traces, { ...options, windows }, accounts, run);
  await dropBackground(store);
  const pairs = await strongestPairs(store, accounts);
  const ranked = rankedGroups(
    all.map(({ nodes, test }, i) => ({
      accounts: accounts[i],
      test,
      counts: counts[i],
      strongestPairs: pairs[i],
      beatsVolume: mostlyBeatsVolume(liberal, nodes),
    })),
    options.minGroup,
  );
  await writeGroups(store, ranked, {
    traces: new Map(traces.map((data) => [data.id, data])),
    candidatesTested: options.candidatesTested ?? null,
  });
  run.progress.end();
  return {
    groups: ranked.length,
    members: ranked.reduce((sum, group) => sum + group.accounts.length, 0),
    pairs: liberal.a.length,
    accounts: liberal.accountIds.length,
  };
}

interface UnrankedGroup {
  readonly nodes: Int32Array;
  readonly accounts: readonly string[];
  readonly test: TestOutcome | null;
}

/** The tested groups, then the communities that are not mostly one of them. */
function groupsToWrite(
  liberal: LiberalGraph,
  found: readonly Int32Array[],
  tested: readonly TestOutcome[],
): UnrankedGroup[] {
  const nodesOf = new Map(liberal.accountIds.map((id, node) => [id, node]));
  const leads = found.map((nodes) => ({
    nodes,
    accounts: Array.from(
      [...nodes].sort((x, y) => x - y),
      (node) => liberal.accountIds[node],
    ),
    test: null,
  }));
  const shown = tested.map(({ accounts }) => new Set(accounts));
  return [
    ...tested.map((test) => ({
      nodes: Int32Array.from(test.accounts.flatMap((id) => nodesOf.get(id) ?? [])).sort(),
      accounts: test.accounts,
      test,
    })),
    ...leads.filter(({ accounts }) => !shown.some((test) => overlap(test, accounts) >= SAME_GROUP)),
  ];
}

async function countsOf(
  store: Store,
  traces: readonly TraceData[],
  {
    windows,
    backgroundPrepared,
  }: Pick<FindGroupsOptions, "backgroundPrepared"> & {
    readonly windows: ReadonlyMap<string, readonly number[]>;
  },
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
    add(await readBackground(store, backgroundPrepared), all);
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
