/** What a run came to, in one object: `analyze --json` prints it, the closing words of `analyze` are made from it. */
import { join } from "node:path";
import { anythingShared, CORE_READINGS, type GroupTest, type QualityReport } from "../model/index.js";
import type { Store } from "../store/index.js";
import { groupTotals } from "./group-totals.js";
import type { Manifest } from "./manifest.js";
import { readQuality } from "./quality-file.js";

/** The summary of a case. */
export interface RunSummary {
  readonly case: string;
  readonly report: string;
  readonly status: Manifest["status"];
  /** Groups by status. */
  readonly groups: Readonly<Record<string, number>>;
  readonly accounts: number;
  readonly events: number;
  /** Edges by level, all traces and windows. */
  readonly edges: Readonly<Record<string, number>>;
  /** Pairs of accounts with an edge, each counted once. */
  readonly pairs: number;
  /** Every edge has this support or more: 2, or more where memory did not hold all pairs (a note says so). */
  readonly minimumSupport: number;
  readonly quality: Pick<
    QualityReport,
    "rowsRead" | "rowsKept" | "rowsRejected" | "rowsSkipped" | "duplicates" | "warnings"
  >;
  /** Seconds of each stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly peakMemoryBytes: number | null;
  readonly notes: readonly string[];
  /** False where no trace had anything that two accounts share. */
  readonly searched: boolean;
  readonly groupTest: GroupTest;
  /** What the same search found on shuffled copies; null where none was searched. */
  readonly selfCheck: {
    readonly copies: number;
    readonly groups: readonly number[];
    /** Groups that passed the test there, members resolved or not: errors, or what the exchange could not take apart. */
    readonly confirmed: readonly number[];
    /** Accounts of standing groups that were taken out of the data before it was copied. */
    readonly takenOut: number;
    readonly above: number;
  } | null;
  /** Signals of coordinated groups: how many were asked, could be measured, and stand apart from placebo groups at p ≤ 0.01. */
  readonly signals: {
    readonly groups: number;
    readonly asked: number;
    readonly measured: number;
    readonly apart: number;
  };
  /** The strongest groups, in order of rank. */
  readonly strongest: readonly StrongGroup[];
}

/** One group in a line. */
export interface StrongGroup {
  readonly group_id: string;
  readonly size: number;
  readonly status: string;
  readonly lead_trace: string;
  readonly window_seconds: number;
  readonly observed: number;
  /** Acts that followed another member's, and what the deciding null model expects; null where the group did not pass. */
  readonly followed: number | null;
  readonly followed_expected: number | null;
  readonly expected: number;
  readonly expected_rhythm: number;
  /** The mean that the group stands above: `hour` (expected) or `rhythm` (expected_rhythm). */
  readonly contrast: string;
  readonly objects: number;
  readonly score: number;
  /** Ids of the innocent readings that fit, and of those that could not be settled. */
  readonly readings_fit: readonly string[];
  readonly readings_unsettled: readonly string[];
  /** Ids of the core readings that this data cannot test: why an open group is open. */
  readonly readings_untestable: readonly string[];
}

/** The summary of a case whose tables stand in the store. */
export async function summaryOf(folder: string, manifest: Manifest, store: Store): Promise<RunSummary> {
  const quality = await readQuality(folder);
  const { rowsRead, rowsKept, rowsRejected, rowsSkipped, duplicates, warnings } = quality;
  return {
    case: folder,
    report: join(folder, "report.html"),
    status: manifest.status,
    groups: await counts(store, "SELECT status AS name, count(*) AS n FROM groups GROUP BY 1 ORDER BY 1"),
    accounts: quality.accounts,
    events: quality.events,
    edges: await counts(store, "SELECT level AS name, count(*) AS n FROM edges GROUP BY 1 ORDER BY 1"),
    pairs:
      (
        await store.row<{ n: number }>(
          "SELECT count(*) AS n FROM (SELECT DISTINCT account_a, account_b FROM edges)",
        )
      )?.n ?? 0,
    minimumSupport: Math.max(2, ...manifest.network.map((part) => part.minimumSupport ?? 2)),
    quality: { rowsRead, rowsKept, rowsRejected, rowsSkipped, duplicates, warnings },
    timings: Object.fromEntries(manifest.stages.map((s) => [s.name, s.seconds])),
    peakMemoryBytes: manifest.peakMemoryBytes,
    notes: manifest.notes,
    searched: anythingShared(manifest.network),
    groupTest: manifest.groupTest,
    selfCheck: manifest.selfCheck && {
      copies: manifest.selfCheck.copies.length,
      groups: manifest.selfCheck.copies.map((copy) => copy.groups),
      confirmed: manifest.selfCheck.copies.map((copy) => copy.confirmed + copy.unresolved),
      takenOut: manifest.selfCheck.takenOut.accounts,
      above: (await groupTotals(store, manifest.selfCheck)).leads,
    },
    signals: (await store.row<RunSummary["signals"]>(
      `SELECT count(DISTINCT group_id) AS groups, count(*) AS asked, count(*) FILTER (measurable) AS measured,
         count(*) FILTER (p_value <= 0.01) AS apart FROM signals`,
    ))!,
    strongest: await store.rows<StrongGroup>(
      `SELECT group_id, size, status, lead_trace, window_seconds, observed, followed, followed_expected, expected, expected_rhythm, contrast, objects, score,
         ${readingsOf("r.state = 'fits'")} AS readings_fit, ${readingsOf("r.state = 'not-measurable'")} AS readings_unsettled,
         ${readingsOf(`NOT r.testable AND r.reading IN (${CORE_READINGS.map((id) => `'${id}'`).join(", ")})`)} AS readings_untestable
       FROM groups g ORDER BY rank LIMIT 5`,
    ),
  };
}

/** SQL: ids of the readings of group `g` that a condition on `readings r` holds for. */
const readingsOf = (condition: string): string =>
  `coalesce((SELECT list(r.reading ORDER BY r.reading) FROM readings r WHERE r.group_id = g.group_id AND ${condition}), [])`;

async function counts(store: Store, sql: string): Promise<Record<string, number>> {
  const rows = await store.rows<{ name: string; n: number }>(sql);
  return Object.fromEntries(rows.map((r) => [r.name, r.n]));
}
