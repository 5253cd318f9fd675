/**
 * The network stage: which accounts met on two objects or more, how often chance alone would have made them meet, and how rare
 * that is. Reads the actions of a trace, appends to the table `edges`.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ActionColumns, type RunContext, UsageError } from "../model/index.js";
import type { NetworkSummary } from "../model/report.js";
import { benjaminiHochberg, logPoissonUpperTail, permutationNulls } from "../stats/index.js";
import { type IndexedActions, readActions, type Store } from "../store/index.js";
import { AccountNames, appendEdges, type EdgeColumns } from "./edge-rows.js";
import { meetingSpans } from "./meeting-span.js";
import { type SweepResult, sweep } from "./sweep.js";
import { stopIfAsked } from "./sweep-pool.js";

/** What to compute. */
export interface NetworkOptions {
  readonly trace: string;
  /** Windows, seconds; the actions are read once for all. */
  readonly windowsSeconds: readonly number[];
  /** An edge has level `volume` when its q-value is at most this. */
  readonly fdr: number;
  readonly workers: number;
  readonly memoryBytes: number;
  /** The actions of the trace, where they were read already; read from `actions` where absent. */
  readonly actions?: IndexedActions;
  /** Table of the shape of `edges` to append to; `edges` itself where absent. */
  readonly into?: string;
  /** Leaves out `expected` (0), p and q (1), which a search for candidates does not need. */
  readonly rhythmOnly?: boolean;
}

/** Counts of one trace and window. */
export interface NetworkCounts extends NetworkSummary {
  /** Meetings: action pairs of two accounts on one object within the window. */
  readonly eventsInWindow: number;
  /** Pairs compared by the false discovery rate: all pairs of accounts with two actions or more. */
  readonly pairsTested: number;
  /** Edges have this support or more: 2, or higher where memory did not allow it (a note says so). */
  readonly minimumSupport: number;
}

const BY_HOUR = { binSeconds: 3600, popularityCap: 12 };
const BY_RHYTHM = { ...BY_HOUR, periodSeconds: 86400 };
const SLICE = 200_000;

/**
 * Appends the edges of a trace to `edges`, window by window, sorted by account; the table must exist. `expected` is the exact
 * mean under permutation of labels within hour × popularity, `expected_rhythm` within hour of day × popularity, all days pooled; p is the upper Poisson
 * tail of `expected`, q by Benjamini–Hochberg over all pairs of accounts with two actions or more. Actions on objects with a
 * single account do not count. Returns one summary a window. Throws `UsageError`, `InterruptedError`, `QueryError`.
 */
export async function networkEdges(
  store: Store,
  options: NetworkOptions,
  run: RunContext,
): Promise<NetworkCounts[]> {
  if (!(options.fdr > 0 && options.fdr <= 1))
    throw new UsageError(
      `network: the false discovery rate must lie between 0 and 1, ${options.fdr}. Give 0.01.`,
    );
  const actions = options.actions ?? (await readActions(store, options.trace));
  const summaries: NetworkCounts[] = [];
  const names = await AccountNames.create(store, actions.accountIds);
  const work = { ...options, actions, names, pairsTested: testedPairs(actions) };
  try {
    for (const windowSeconds of options.windowsSeconds)
      summaries.push(await windowEdges(store, windowSeconds, work, run));
  } finally {
    await names.drop();
  }
  return summaries;
}

/** What the windows of a trace have in common. */
interface TraceWork extends NetworkOptions {
  readonly actions: IndexedActions;
  readonly names: AccountNames;
  readonly pairsTested: number;
}

async function windowEdges(
  store: Store,
  windowSeconds: number,
  work: TraceWork,
  all: RunContext,
): Promise<NetworkCounts> {
  const { trace, fdr, workers, memoryBytes, actions, names, pairsTested, into = "edges" } = work;
  const run = named(all, `${trace} within ${windowSeconds} s`);
  const met = await sweep(actions, { windowSeconds, minimumSupport: 2, workers, memoryBytes }, run);
  const edges = await weighed(actions, met, windowSeconds, work.rhythmOnly ? null : pairsTested, run);
  stopIfAsked(run);
  await appendEdges(store, names, { trace, windowSeconds, fdr, into }, edges);
  let volume = 0;
  for (const q of edges.q) if (q <= fdr) volume++;
  return {
    trace,
    windowSeconds,
    actions: actions.account.length,
    accounts: actions.accountCount,
    objects: actions.objectCount,
    eventsInWindow: met.eventsInWindow,
    pairs: met.pairs,
    pairsTested,
    edges: edges.a.length,
    edgesByLevel: { volume, none: edges.a.length - volume },
    minimumSupport: met.minimumSupport,
  };
}

/** The run with a name before each piece of work: a run has a dozen traces and windows. */
const named = ({ signal, progress }: RunContext, name: string): RunContext => ({
  signal,
  progress: {
    start: (label, total, unit) => progress.start(`${name}: ${label}`, total, unit),
    advance: (by) => progress.advance(by),
    note: (line) => progress.note(line),
    end: () => progress.end(),
  },
});

function testedPairs({ account, accountCount }: ActionColumns): number {
  const actions = new Int32Array(accountCount);
  for (let row = 0; row < account.length; row++) actions[account[row]]++;
  let able = 0;
  for (const n of actions) if (n >= 2) able++;
  return (able * (able - 1)) / 2;
}

async function weighed(
  actions: IndexedActions,
  met: SweepResult,
  windowSeconds: number,
  pairsTested: number | null,
  run: RunContext,
): Promise<EdgeColumns> {
  const { a, b, support } = met;
  const expected = new Float64Array(a.length);
  const expectedRhythm = new Float64Array(a.length);
  const first = new BigInt64Array(a.length);
  const last = new BigInt64Array(a.length);
  if (a.length === 0)
    return { a, b, support, expected, expectedRhythm, logP: expected, q: expected, first, last };
  const hourly = pairsTested === null ? null : permutationNulls(actions, BY_HOUR)(windowSeconds);
  await nextTurn();
  const rhythm = permutationNulls(actions, BY_RHYTHM)(windowSeconds);
  const spans = meetingSpans(actions, windowSeconds);
  run.progress.start("weighing pairs", a.length, "pairs");
  for (let from = 0; from < a.length; from += SLICE) {
    await nextTurn();
    stopIfAsked(run);
    const [some, others] = [a.subarray(from, from + SLICE), b.subarray(from, from + SLICE)];
    if (hourly) expected.set(hourly.expectedPairs(some, others), from);
    expectedRhythm.set(rhythm.expectedPairs(some, others), from);
    const span = spans(some, others);
    first.set(span.first, from);
    last.set(span.last, from);
    run.progress.advance(some.length);
  }
  run.progress.end();
  const logP = expected.map((mean, n) => (hourly ? logPoissonUpperTail(support[n], mean) : 0));
  return {
    a,
    b,
    support,
    expected,
    expectedRhythm,
    logP,
    q: pairsTested === null ? new Float64Array(a.length).fill(1) : benjaminiHochberg(logP, pairsTested),
    first,
    last,
  };
}
