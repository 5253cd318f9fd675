/**
 * claque itself as detectors. One search serves three readings of it: what is called coordinated, what passed the test against
 * volume at all (shared audiences among it), and every candidate without a test.
 */
import { testReadings } from "../evidence/index.js";
import { EDGES, type RunContext } from "../model/index.js";
import { networkEdges } from "../network/index.js";
import { testedGroups } from "../pipeline/search.js";
import { createTable, rowCount, type Store } from "../store/index.js";
import type { BenchTrace, Detected, DetectedGroup, Detector, DetectorOptions } from "./detectors.js";

const MIN_GROUP = 4;
const ALPHA = 0.05;

/**
 * Groups that stand as coordinated, contested or not: the answer of `analyze`. Readings are weighed where the data holds posts. What
 * passed against volume only is a claim, and flags nobody.
 */
export const claqueTested: Detector = {
  id: "claque",
  title: "claque: coordinated or contested",
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

async function search(
  store: Store,
  traces: readonly BenchTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<Detected> {
  await createTable(store, EDGES);
  const { threads: workers, memoryBytes } = options;
  for (const { id, windowsSeconds } of traces)
    await networkEdges(store, { trace: id, windowsSeconds, fdr: ALPHA, workers, memoryBytes }, run);
  const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
  const { groupTest: test } = await testedGroups(
    store,
    { ...options, windows, minGroup: MIN_GROUP, alpha: ALPHA },
    run,
  );
  if ((await rowCount(store, "events")) > 0) await testReadings(store, {}, run);
  const rows = await store.rows<{
    status: string;
    detected: number | null;
    accounts: string[];
    places: number[];
  }>(RANKED);
  const groups = rows.map(
    ({ status, detected, accounts }, n): DetectedGroup => ({
      accounts,
      score: rows.length - n,
      status,
      ...(detected === null ? {} : { detectedAt: detected }),
    }),
  );
  const accountScores = new Map<string, number>();
  for (const [n, { accounts, score }] of groups.entries())
    for (const [i, account] of accounts.entries())
      accountScores.set(account, Math.max(score - rows[n].places[i], accountScores.get(account) ?? 0));
  const unresolved = Array.from({ length: test.unresolved }, () => UNRESOLVED);
  return { groups: [...groups, ...unresolved], accountScores, tested: test.tested };
}

/**
 * Groups by rank, with their accounts, and how much of a rank each account stands below its group: less than one, by its own e-value, where
 * there is none by the objects on which it met others. The order in which a dossier lists them; it ranks members of one group alone.
 */
const RANKED = `
  SELECT status, epoch_ms(detected_at)::DOUBLE AS detected, list(account_id ORDER BY account_id) AS accounts,
         list(place::DOUBLE ORDER BY account_id) AS places
  FROM (SELECT g.rank, g.status, g.detected_at, m.account_id,
               (rank() OVER (PARTITION BY group_id ORDER BY m.log10_e_value DESC NULLS LAST, m.support DESC) - 1)
                 / count(*) OVER (PARTITION BY group_id) AS place
        FROM groups g JOIN members m USING (group_id))
  GROUP BY rank, status, detected_at ORDER BY rank`;

/** A group that stands and whose members do not: counted, and nobody named. */
const UNRESOLVED: DetectedGroup = { accounts: [], score: 0, status: "unresolved" };
