/** The search: from `actions` to tested groups. The stages, the self-check and the benchmark all run this one. */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  BACKGROUND_TRACE,
  type Candidate,
  type Confirmed,
  candidatesOf,
  clockNote,
  evidenceByTrace,
  evidenceFrom,
  findGroups,
  foldSchemes,
  followedIn,
  type Here,
  hereIn,
  type OwnClocks,
  occasionsOf,
  overlap,
  type Posts,
  Presence,
  prepareBackground,
  readPosts,
  readTrace,
  SAME_GROUP,
  type TestedTrace,
  type TestOutcome,
  type TraceData,
  traceData,
  traceOfFold,
  type Verdicts,
  verdicts,
  withOwnClocks,
  worthTesting,
} from "../groups/index.js";
import {
  EDGES,
  type GroupTest,
  kept,
  keptUnder,
  type Plan,
  type RunContext,
  SILENT,
  unheard,
} from "../model/index.js";
import { networkEdges } from "../network/index.js";
import {
  actionsOfRows,
  createTable,
  dropRelation,
  type IndexedActions,
  type Store,
  sharedObjects,
} from "../store/index.js";

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
 * Accounts of the groups that stand: those that stay, and those that something speaks for; every account of their candidates where the members are not
 * resolved.
 */
export const standingAccounts = (confirmed: readonly Confirmed[]): ReadonlySet<string> =>
  new Set(
    confirmed.flatMap(({ candidates, members, judged }) =>
      members.length === 0
        ? candidates.flatMap(({ accounts }) => accounts)
        : [...judged.filter(({ logE }) => logE > 0), ...members].map(({ account }) => account),
    ),
  );

/**
 * What speaks for each account that was proposed for a group with members, kept or not, as a natural logarithm.
 * It orders accounts of a group for the benchmark, and is no score of an account: it says how often one follows that group.
 */
export function evidenceOfAccounts(confirmed: readonly Confirmed[]): ReadonlyMap<string, number> {
  const evidence = new Map<string, number>();
  for (const { members, judged } of confirmed) {
    if (members.length === 0) continue;
    for (const { account, logE } of judged)
      if (logE > (evidence.get(account) ?? 0)) evidence.set(account, logE);
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
  /** What a reader should know about the clocks of the data; null where nothing. */
  readonly clockNote: string | null;
}

/** Finds and tests groups and writes `groups`, `members`, `group_traces`. Reads `actions`, `edges` and `events`. */
export async function testedGroups(store: Store, options: SearchOptions, run: RunContext): Promise<Searched> {
  const backgroundPrepared = !options.windows.has(BACKGROUND_TRACE);
  const meanwhile = backgroundPrepared ? () => prepareBackground(store) : undefined;
  const {
    verdicts: found,
    presence,
    traces: read,
    clocks,
  } = await heldOut(store, { ...options, meanwhile }, run);
  const groups = found.confirmed.filter(({ members }) => members.length >= options.minGroup);
  const bound = Math.log(Math.max(1, found.tested) / options.alpha);
  const stands = await standsFrom(store, { ...options, first: schemeOrigin(presence) }, groups, read, run);
  const tested = outcomes(groups, stands, { here: hereIn(presence), bound }, run);
  const traces = [...options.windows].map(([id, windowsSeconds]) => ({ id, windowsSeconds }));
  const { minGroup, seed } = options;
  const candidatesTested = found.tested;
  await findGroups(
    store,
    {
      minGroup,
      seed,
      traces,
      tested,
      read: new Map(read.map(({ data }) => [data.id, data])),
      backgroundPrepared,
      candidatesTested,
    },
    run,
  );
  const groupTest = {
    tested: found.tested,
    confirmed: tested.length,
    unresolved: found.confirmed.filter(({ level, members }) => level !== "volume" && members.length === 0)
      .length,
    chances: found.chances,
    saturated: found.saturated,
    alpha: options.alpha,
  };
  return {
    groupTest,
    standing: standingAccounts(found.confirmed),
    evidence: evidenceOfAccounts(found.confirmed),
    clockNote: clockNote(clocks),
  };
}

/** What the test said of each group, with what is told of it. */
function outcomes(
  groups: readonly Confirmed[],
  stands: readonly (number | null)[],
  { here, bound }: { readonly here: Here; readonly bound: number },
  run: RunContext,
): TestOutcome[] {
  run.progress.start("what is told of groups", groups.length, "groups");
  const tested = groups.map(({ candidates, level, logE, members }, i): TestOutcome => {
    run.signal.throwIfAborted();
    const moments = candidates.flatMap((candidate) => evidenceFrom(here, candidate, bound) ?? []);
    const accounts = members.map(({ account }) => account);
    const byTrace = new Map(
      [...evidenceByTrace(here, candidates[0])].map(([id, log]) => [id, log / Math.LN10]),
    );
    const [trace] = [...byTrace].reduce((best, one) => (one[1] > best[1] ? one : best));
    run.progress.advance(1);
    return {
      accounts,
      level,
      log10E: logE / Math.LN10,
      byTrace,
      members: members.map((member) => ({ log10E: member.logE / Math.LN10, judged: "non-members" })),
      evidenceTick: moments.length > 0 ? Math.min(...moments) : null,
      standsTick: stands[i],
      followed: { trace, windows: followedIn(here, accounts, trace) },
      occasions: occasionsOf(here, accounts, trace),
    };
  });
  run.progress.end();
  return tested;
}

/** Actions up to which the past is searched anew to tell since when a group stands, and moments that are tried for all groups. */
const REPLAY_ACTIONS = 40_000;
const REPLAY_STEPS = 8;

/**
 * Since when a search of the past alone finds each group (microseconds since 1970): the data is cut at eighths of its span and searched anew, by halving. Null for data
 * of more than 40,000 actions. The families of texts are those of the whole data. Cost: three searches of the past or so.
 */
async function standsFrom(
  store: Store,
  options: SearchOptions & { readonly first: number },
  groups: readonly Confirmed[],
  traces: readonly TestedTrace[],
  run: RunContext,
): Promise<(number | null)[]> {
  const actions = traces.reduce((sum, { data }) => sum + data.ticks.length, 0);
  if (actions > REPLAY_ACTIONS) return groups.map(() => null);
  const last = traces.reduce(
    (most, { data }) => data.ticks.reduce((x, y) => Math.max(x, y), most),
    options.first,
  );
  const momentOf = (step: number) => options.first + ((last - options.first) * step) / REPLAY_STEPS;
  const known = new Map<number, readonly ReadonlySet<string>[]>();
  const foundBy = async (step: number) => {
    let found = known.get(step);
    if (!found) {
      const past = { ...options, until: momentOf(step) };
      const inside = { ...run, progress: SILENT, ...keptUnder(run, `until ${past.until}`) };
      const lists = await kept(inside, "found", async () => {
        const { verdicts: then } = await heldOut(store, past, inside);
        return then.confirmed.map(({ members }) => members.map(({ account }) => account));
      });
      found = lists.map((accounts) => new Set(accounts));
      known.set(step, found);
    }
    return found;
  };
  const stands: number[] = [];
  for (const { members } of groups) {
    const accounts = members.map(({ account }) => account);
    let [low, high] = [0, REPLAY_STEPS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const isFound = (await foundBy(middle)).some(
        (then) => then.size > 0 && overlap(then, accounts) >= SAME_GROUP,
      );
      if (isFound) high = middle;
      else low = middle;
    }
    stands.push(high === REPLAY_STEPS ? last : momentOf(high));
  }
  return stands;
}

const schemeOrigin = ({ schemes }: Presence): number => schemes[0].origin;

/**
 * Finds candidates on each half and tests them on the other; the background level is no ground for a group. Reads `actions` and
 * `events`. `meanwhile`: a statement for the store while the test computes; `until`: what was there before that moment (microseconds since 1970) only.
 */
export async function heldOut(
  store: Store,
  options: SearchOptions & { readonly meanwhile?: () => Promise<void>; readonly until?: number },
  run: RunContext,
): Promise<{
  verdicts: Verdicts;
  presence: Presence;
  traces: readonly TestedTrace[];
  candidates: readonly Candidate[];
  clocks: OwnClocks;
}> {
  const read: TestedTrace[] = [];
  const windows = new Map([...options.windows].filter(([id]) => id !== BACKGROUND_TRACE));
  for (const [id, windowsSeconds] of windows) {
    const actions = options.read?.get(id);
    read.push({ data: actions ? traceData(id, actions) : await readTrace(store, id), windowsSeconds });
  }
  const all = await readPosts(
    store,
    read.map(({ data }) => data.id),
  );
  const past = options.until === undefined ? { posts: all, traces: read } : pastOf(all, read, options.until);
  const clocks = unheard(run, () => withOwnClocks(past.posts, past.traces));
  const { posts, traces } = clocks;
  await nextTurn();
  run.signal.throwIfAborted();
  const schemes = schemesOf(traces);
  const presence = unheard(run, () => new Presence({ posts, traces, schemes, seed: options.seed }));
  const { scratch } = hereIn(presence);
  const candidates: Candidate[] = [];
  for (const scheme of schemes.keys())
    for (const fold of [0, 1] as const) {
      const found = await kept(run, `candidates of ${scheme} ${fold}`, async () => {
        const halves = traces.map(({ data }) => traceOfFold(data, schemes[scheme], fold));
        const silently = { ...run, progress: SILENT };
        const edges = await halfEdges(store, halves, { ...options, windows: windowsOf(traces) }, silently);
        const half = { scheme, fold, halves, tables: { actions: "actions", edges }, seed: options.seed };
        const sets = await candidatesOf(store, traces, half, run);
        await dropRelation(store, edges);
        return worthTesting(sets, presence, scratch);
      });
      candidates.push(...found);
    }
  const [, found] = await together(
    options.meanwhile?.() ?? Promise.resolve(),
    verdicts(presence, candidates, { alpha: options.alpha, smallest: options.minGroup }, run),
  );
  return { verdicts: found, presence, traces: read, candidates, clocks };
}

/** What stood before a moment. */
function pastOf(posts: Posts, traces: readonly TestedTrace[], until: number) {
  const rows = Int32Array.from(posts.ticks.keys()).filter((i) => posts.ticks[i] < until);
  return {
    posts: {
      ...posts,
      account: rows.map((i) => posts.account[i]),
      event: Float64Array.from(rows, (i) => posts.event[i]),
      ticks: Float64Array.from(rows, (i) => posts.ticks[i]),
    },
    traces: traces.map(({ data, windowsSeconds }) => {
      const acts = Int32Array.from(data.ticks.keys()).filter((row) => data.ticks[row] < until);
      return { data: traceData(data.id, actionsOfRows(data.actions, acts), data.numbers), windowsSeconds };
    }),
  };
}

const windowsOf = (traces: readonly TestedTrace[]) =>
  new Map(traces.map(({ data, windowsSeconds }) => [data.id, windowsSeconds]));

/** How time is cut, from the first to the last act that is tested. */
function schemesOf(traces: readonly TestedTrace[]) {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { data } of traces)
    for (const tick of data.ticks) {
      if (tick < first) first = tick;
      if (tick > last) last = tick;
    }
  const widest = Math.max(1, ...traces.flatMap(({ windowsSeconds }) => windowsSeconds));
  return foldSchemes(Number.isFinite(first) ? first : 0, Number.isFinite(last) ? last : 0, widest);
}

/** Both, one beside the other; where one fails, the other has ended too. */
async function together<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

async function halfEdges(
  store: Store,
  halves: readonly TraceData[],
  options: SearchOptions,
  run: RunContext,
): Promise<string> {
  const edges = "half_edges";
  await createTable(store, { ...EDGES, name: edges });
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
        into: edges,
        rhythmOnly: true,
      },
      run,
    );
  return edges;
}
