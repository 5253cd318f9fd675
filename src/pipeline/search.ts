/** The search: from `actions` to tested groups. The stages, the self-check and the benchmark all run this one. */
import {
  BACKGROUND_TRACE,
  byBothHalves,
  type Candidate,
  type Confirmed,
  candidatesOf,
  type Folds,
  findGroups,
  foldSql,
  foldTrace,
  type Jury,
  juryBeside,
  juryHere,
  Lab,
  type LabTrace,
  mergedGroups,
  poolServes,
  prepareBackground,
  readFolds,
  readPool,
  readTrace,
  type TestedGroup,
  type TestOutcome,
  type TraceData,
  traceData,
  unresolvedGroups,
  type Verdicts,
  verdicts,
} from "../groups/index.js";
import { EDGES, type GroupTest, type Plan, type RunContext } from "../model/index.js";
import { networkEdges } from "../network/index.js";
import { createTable, dropRelation, type IndexedActions, type Store, sharedObjects } from "../store/index.js";
import { TRACES } from "../traces/index.js";

/** What a search needs besides the tables. */
export interface SearchOptions {
  /** Windows of each trace, seconds. */
  readonly windows: ReadonlyMap<string, readonly number[]>;
  readonly minGroup: number;
  readonly seed: number;
  readonly threads: number;
  readonly memoryBytes: number;
  /** False discovery rate of groups. */
  readonly alpha: number;
  /** Actions from which on the halves are tested in threads of their own; a number of many if left out. */
  readonly manyActions?: number;
  /** Actions of traces that were read from `actions` already; the others are read. */
  readonly read?: ReadonlyMap<string, IndexedActions>;
}

/** The search of a plan. */
export const searchOptions = (plan: Plan, windows: SearchOptions["windows"]): SearchOptions => ({
  windows,
  minGroup: plan.minGroup,
  seed: plan.seed,
  threads: plan.threads,
  memoryBytes: plan.memoryBytes / 3,
  alpha: plan.groupFdr,
});

/**
 * Accounts of the candidates that stand: those that stay, and those that something speaks for; every account where the members are not
 * resolved. A loose candidate can hold half of everybody around the few that make it stand.
 */
export const standingAccounts = (confirmed: readonly Confirmed[]): ReadonlySet<string> =>
  new Set(
    confirmed.flatMap(({ candidate, members, judged }) => {
      if (members.length === 0) return candidate.accounts;
      const supported = candidate.accounts.filter((_, i) => judged.logFull[i] > 0);
      return [...supported, ...members.map(({ account }) => account)];
    }),
  );

/**
 * What speaks for each account of the candidates that stand with members, kept or not: natural logarithm of the larger of its e-values.
 * It orders accounts of a group for the benchmark, and is no score of an account: it says how often one follows that group.
 */
export function evidenceOfAccounts(confirmed: readonly Confirmed[]): ReadonlyMap<string, number> {
  const evidence = new Map<string, number>();
  for (const { candidate, members, judged } of confirmed) {
    if (members.length === 0) continue;
    for (const [i, account] of candidate.accounts.entries()) {
      const own = Math.max(judged.logFull[i], judged.logOthers[i]);
      if (own > (evidence.get(account) ?? 0)) evidence.set(account, own);
    }
  }
  return evidence;
}

/** What a search came to. */
export interface Searched {
  readonly groupTest: GroupTest;
  /** As `standingAccounts` gives them. */
  readonly standing: ReadonlySet<string>;
  /** As `evidenceOfAccounts` gives it. */
  readonly evidence: ReadonlyMap<string, number>;
}

/** Finds and tests groups and writes `groups`, `members`, `group_traces`. Reads `actions`, `edges` and `events`. */
export async function testedGroups(store: Store, options: SearchOptions, run: RunContext): Promise<Searched> {
  const backgroundPrepared = !options.windows.has(BACKGROUND_TRACE);
  const meanwhile = backgroundPrepared ? () => prepareBackground(store) : undefined;
  let tested: TestOutcome[] = [];
  let merged: TestedGroup[] = [];
  const { verdicts: found, lab } = await heldOut(store, { ...options, meanwhile }, run, async (own, jury) => {
    merged = byBothHalves(mergedGroups(own.confirmed), options.alpha);
    const groups = merged.filter(({ accounts }) => accounts.length >= options.minGroup);
    tested = await outcomes(groups, jury, Math.log(Math.max(1, own.tested) / options.alpha), run);
  });
  const traces = [...options.windows].map(([id, windowsSeconds]) => ({ id, windowsSeconds }));
  const { minGroup, seed } = options;
  const read = new Map(lab.traces.map(({ data }) => [data.id, data]));
  const candidatesTested = found.tested;
  await findGroups(
    store,
    { minGroup, seed, traces, tested, read, backgroundPrepared, candidatesTested },
    run,
  );
  const groupTest = {
    tested: found.tested,
    confirmed: tested.length,
    unresolved: merged.length - tested.length + unresolvedGroups(found.confirmed, merged).length,
    chances: found.chances,
    saturated: found.saturated,
    alpha: options.alpha,
  };
  return {
    groupTest,
    standing: standingAccounts(found.confirmed),
    evidence: evidenceOfAccounts(found.confirmed),
  };
}

const inDecades = (logs: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...logs].map(([id, log]) => [id, log / Math.LN10]));

/** What the test said of each group, with the first moment at which a candidate of it reached the logarithm `bound`. */
async function outcomes(
  groups: readonly TestedGroup[],
  jury: Jury,
  bound: number,
  run: RunContext,
): Promise<TestOutcome[]> {
  const byTrace: Map<string, number>[] = [];
  for (const { parts } of groups) byTrace.push(inDecades(await jury.byTrace(parts[0].candidate)));
  const tested: TestOutcome[] = [];
  run.progress.start("when groups stood first", groups.length, "groups");
  for (const [i, { accounts, level, logE, members, parts }] of groups.entries()) {
    const originals = parts.filter(({ isDouble }) => !isDouble).map(({ candidate }) => candidate);
    tested.push({
      accounts,
      level,
      log10E: logE / Math.LN10,
      byTrace: byTrace[i],
      members: members.map((member) => ({ log10E: member.logE / Math.LN10, judged: member.judged })),
      detectedTick: await jury.firstDetected(originals, bound),
    });
    run.progress.advance(1);
  }
  run.progress.end();
  return tested;
}

/**
 * Finds candidates on each half and tests them on the other; the background level is no ground for a group. Reads `actions` and
 * `events`. `meanwhile`: a statement for the store while the test computes. `then`: what else is asked of the jury.
 */
export async function heldOut(
  store: Store,
  options: SearchOptions & { readonly meanwhile?: () => Promise<void> },
  run: RunContext,
  then?: (found: Verdicts, jury: Jury) => Promise<void>,
): Promise<{ verdicts: Verdicts; lab: Lab; candidates: readonly Candidate[] }> {
  const folds = await readFolds(store);
  const traces: LabTrace[] = [];
  const windows = new Map([...options.windows].filter(([id]) => id !== BACKGROUND_TRACE));
  for (const [id, windowsSeconds] of windows) {
    const read = options.read?.get(id);
    const ownWork = TRACES.find((trace) => trace.id === id)?.ownWork;
    traces.push({ data: read ? traceData(id, read) : await readTrace(store, id), windowsSeconds, ownWork });
  }
  const candidates: Candidate[] = [];
  for (const fold of [0, 1] as const) {
    const halves = traces.map(({ data }) => foldTrace(data, folds, fold));
    const tables = await halfTables(store, { folds, fold, halves }, { ...options, windows }, run);
    const { seed } = options;
    candidates.push(...(await candidatesOf(store, traces, { fold, halves, tables, seed }, run)));
    await dropRelation(store, tables.edges);
    await dropRelation(store, tables.actions);
  }
  const isLarge = worthThreads(traces, options);
  // the store works on what is needed next while this thread deals and tests
  const deals = new Lab(traces, folds, options.seed);
  const deal = async (fold: 0 | 1) => {
    if (!isLarge) await deals.deal(candidates, fold);
  };
  const [posts] = await together(
    readPool(store, (number) => traces.some(({ data }) => poolServes(data, number))),
    deal(0),
  );
  const lab = deals.withPool(posts);
  const tested = async () => {
    await deal(1);
    const jury = isLarge ? juryBeside(lab.plan(), candidates, run) : juryHere(lab, candidates, run);
    try {
      const found = await verdicts(
        jury,
        candidates,
        { alpha: options.alpha, smallest: options.minGroup },
        run,
      );
      await then?.(found, jury);
      return found;
    } finally {
      await jury.close();
    }
  };
  const [, found] = await together(options.meanwhile?.() ?? Promise.resolve(), tested());
  return { verdicts: found, lab, candidates };
}

/** Actions from which on two threads test sooner than one, which must give them what they need first. */
const MANY_ACTIONS = 200_000;
/** What a thread of its own takes more, bytes an action: so many at 20 million. Habits and taste are of both halves. */
const ACTION_BYTES = 110;
/** What it may take, as a share of the memory of a search, which is a third of what the store has. */
const THREAD_SHARE = 2;

const worthThreads = (
  traces: readonly LabTrace[],
  { threads, memoryBytes, manyActions = MANY_ACTIONS }: SearchOptions,
): boolean => {
  const actions = traces.reduce((sum, { data }) => sum + data.ticks.length, 0);
  return threads > 1 && actions >= manyActions && actions * ACTION_BYTES <= THREAD_SHARE * memoryBytes;
};

/** Both, one beside the other; where one fails, the other has ended too. */
async function together<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

async function halfTables(
  store: Store,
  { folds, fold, halves }: { folds: Folds; fold: 0 | 1; halves: readonly TraceData[] },
  options: SearchOptions,
  run: RunContext,
): Promise<{ actions: string; edges: string }> {
  const tables = { actions: "half_actions", edges: "half_edges" };
  await store.run(
    `CREATE OR REPLACE VIEW half_actions AS SELECT * FROM actions WHERE ${foldSql(folds, fold)}`,
  );
  await createTable(store, { ...EDGES, name: tables.edges });
  for (const { id, actions } of halves)
    await networkEdges(
      store,
      {
        trace: id,
        windowsSeconds: options.windows.get(id) ?? [],
        actions: sharedObjects(actions),
        fdr: 1,
        workers: options.threads,
        memoryBytes: options.memoryBytes,
        into: tables.edges,
        rhythmOnly: true,
      },
      run,
    );
  return tables;
}
