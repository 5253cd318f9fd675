/**
 * claque itself as detectors. One search serves three readings of it: what is said to act in concert, what passed the test against
 * volume at all (shared audiences among it), and every candidate without a test.
 */
import { fittingReadings, testReadings } from "../evidence/index.js";
import { EDGES, type RunContext } from "../model/index.js";
import { networkEdges } from "../network/index.js";
import { type Searched, testedGroups } from "../pipeline/search.js";
import { createTable, rowCount, type Store } from "../store/index.js";
import type { BenchTrace, Detected, DetectedGroup, Detector, DetectorOptions } from "./detectors.js";

const MIN_GROUP = 4;
const ALPHA = 0.05;

/**
 * Groups that stand, as coordinated, open or contested: the answer of `analyze`. Readings are weighed where the data holds posts. What
 * passed against volume only is a claim, and flags nobody.
 */
export const claqueTested: Detector = {
  id: "claque",
  title: "claque: coordinated, open or contested",
  nominal: ALPHA,
  detect: searched,
};

/** Every group that passed the held-out test against volume: shared audiences count as found. */
export const claqueVolume: Detector = {
  id: "claque-volume",
  title: "claque: passed the test against volume, shared audiences among them",
  nominal: ALPHA,
  async detect(...given) {
    const { groups, ...rest } = await searched(...given);
    const status = (one: DetectedGroup) => (one.status === "shared-audience" ? "found" : one.status);
    return { ...rest, groups: groups.map((group) => ({ ...group, status: status(group) })) };
  },
};

/** Every group that `analyze` would list, tested or not: worth a look, and no claim. */
export const claqueCandidates: Detector = {
  id: "claque-candidates",
  title: "claque: every candidate, untested",
  async detect(...given) {
    const { groups, accountScores } = await searched(...given);
    const listed = groups.filter(({ status }) => status !== "unresolved");
    return { accountScores, groups: listed.map((group) => ({ ...group, status: "found" })) };
  },
};

const known = new WeakMap<Store, Promise<Detected>>();

/** The search on a store, done once. */
function searched(
  store: Store,
  traces: readonly BenchTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<Detected> {
  const searching = known.get(store) ?? search(store, traces, options, run);
  known.set(store, searching);
  return searching;
}

/** The search as `analyze` makes it: fills `edges`, `groups`, `members` and, where the data holds posts, `readings`. */
export async function searchStore(
  store: Store,
  traces: readonly BenchTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<Searched> {
  await createTable(store, EDGES);
  const { threads: workers, memoryBytes } = options;
  for (const { id, windowsSeconds } of traces)
    await networkEdges(store, { trace: id, windowsSeconds, fdr: ALPHA, workers, memoryBytes }, run);
  const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
  const searched = await testedGroups(store, { ...options, windows, minGroup: MIN_GROUP, alpha: ALPHA }, run);
  if ((await rowCount(store, "events")) > 0) await testReadings(store, {}, run);
  return searched;
}

async function search(
  store: Store,
  traces: readonly BenchTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<Detected> {
  const { groupTest: test, evidence } = await searchStore(store, traces, options, run);
  const withPosts = (await rowCount(store, "events")) > 0;
  const fitting = withPosts ? await fittingReadings(store) : new Map<string, string[]>();
  const rows = await store.rows<{
    id: string;
    status: string;
    detected: number | null;
    accounts: string[];
    logs: (number | null)[];
  }>(RANKED);
  const groups = rows.map(
    ({ id, status, detected, accounts }, n): DetectedGroup => ({
      accounts,
      score: rows.length - n,
      status,
      readings: fitting.get(id) ?? [],
      ...(detected === null ? {} : { detectedAt: detected }),
    }),
  );
  const accountScores = scored(
    groups.map((group, n) => ({ ...group, logs: rows[n].logs })),
    evidence,
  );
  const unresolved = Array.from({ length: test.unresolved }, () => UNRESOLVED);
  return { groups: [...groups, ...unresolved], accountScores, tested: test.tested };
}

/** Whole numbers between which accounts are ranked: members of groups that stand, of shared audiences, those left out of them, candidates. */
const [STANDS, AUDIENCE, LEFT_OUT] = [3, 2, 1];

/**
 * Scores of accounts, for the ranking alone: first the members of groups that stand, by their own evidence; then those of shared audiences; then
 * those that trimming left out, though something speaks for them; then candidates, group by group.
 */
function scored(
  groups: readonly (DetectedGroup & { readonly logs: readonly (number | null)[] })[],
  evidence: ReadonlyMap<string, number>,
): Map<string, number> {
  const scores = new Map<string, number>();
  const raise = (account: string, score: number) =>
    scores.set(account, Math.max(score, scores.get(account) ?? 0));
  const share = (log: number) => log / (1 + log);
  for (const { accounts, logs, score, status } of groups)
    for (const [i, account] of accounts.entries())
      raise(
        account,
        status === "candidate"
          ? score / (1 + groups.length)
          : (status === "shared-audience" ? AUDIENCE : STANDS) + share(Math.max(0, logs[i] ?? 0)),
      );
  for (const [account, log] of evidence) raise(account, LEFT_OUT + share(log));
  return scores;
}

/** Groups by rank with their accounts, and the log10 of each account's own e-value. */
const RANKED = `
  SELECT g.group_id AS id, g.status, epoch_ms(coalesce(g.stands_from, g.evidence_from))::DOUBLE AS detected, list(m.account_id ORDER BY m.account_id) AS accounts,
         list(m.log10_e_value ORDER BY m.account_id) AS logs
  FROM groups g JOIN members m USING (group_id) GROUP BY g.rank, g.group_id, g.status, g.stands_from, g.evidence_from ORDER BY g.rank`;

/** A group that stands and whose members do not: counted, and nobody named. */
const UNRESOLVED: DetectedGroup = { accounts: [], score: 0, status: "unresolved" };
