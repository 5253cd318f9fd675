/**
 * The calibration benchmark: real sets with their accounts dealt out again, so that whatever is claimed is wrong. How often is
 * anything claimed, and is that within what the method promises?
 */
import type { RunContext } from "../model/index.js";
import { clopperPearson } from "../stats/index.js";
import { exactPairs } from "./baselines/exact-pairs.js";
import { textbookPairs } from "./baselines/textbook-pairs.js";
import { claqueTested } from "./claque.js";
import { type CompareOptions, compare } from "./compare.js";
import type { LoadableSet, SurrogateKind } from "./data/surrogate.js";
import { surrogateMaker } from "./data/surrogate.js";
import type { Compared, Detector } from "./detectors.js";
import type { BenchFile, BenchRun } from "./ledger.js";
import { median } from "./scores.js";

/** One detector on one set of surrogates; the set "all" pools them. */
export interface CalibrationRow {
  readonly set: string;
  readonly detector: string;
  readonly runs: number;
  /** Groups named over all runs, claimed or not. */
  readonly candidates: number;
  /** Runs in which anything was claimed; every such run is an error. */
  readonly runsConfirmed: number;
  readonly share: number;
  /** One-sided 95 % bounds (Clopper–Pearson) of that share; runs of one set share its data. */
  readonly lower: number;
  readonly upper: number;
  readonly nominal: number | null;
  /** `holds`: the upper bound is at most nominal; `fails`: the lower bound is above it; else `open`: too few runs to say. */
  readonly verdict: "holds" | "fails" | "open" | null;
  readonly falseGroups: number;
  /** Accounts in claimed groups, mean of a run. */
  readonly falseAccounts: number;
  readonly falsePairs: number | null;
  readonly seconds: number | null;
}

/** What is calibrated unless asked otherwise: the group test, the exact pair test, and the control that must fail. */
export const CALIBRATED: readonly Detector[] = [
  claqueTested,
  exactPairs(60),
  exactPairs(300),
  textbookPairs(60),
  textbookPairs(300),
];

const CONFIDENCE = 0.95;
/** Bounds come from a bisection: a single run that claims has the lower bound .05 and says nothing yet. */
const ROUNDING = 1e-9;

/** Runs the benchmark; when it is stopped, the file says that it is not complete. */
export function benchCalibration(
  sets: readonly LoadableSet[],
  kinds: readonly SurrogateKind[],
  options: Omit<CompareOptions, "benchmark" | "makers" | "rowsOf">,
  run: RunContext,
): Promise<BenchFile> {
  const makers = sets.flatMap((set) => kinds.map((kind) => surrogateMaker(set, kind)));
  const rowsOf = (runs: readonly BenchRun[]) => calibrationRows(runs, options.detectors);
  return compare({ ...options, benchmark: "calibration", makers, rowsOf }, run);
}

/** Rows by set, then detector; the pooled rows come last. */
export function calibrationRows(
  runs: readonly BenchRun[],
  detectors: readonly Pick<Compared, "id" | "nominal">[],
): CalibrationRow[] {
  const sets = [...new Set(runs.map(({ set }) => set))];
  const rows = sets.flatMap((set) =>
    detectors.map((detector) =>
      rowOf(
        set,
        detector,
        runs.filter((one) => one.set === set),
      ),
    ),
  );
  return sets.length > 1 ? [...rows, ...detectors.map((detector) => rowOf("all", detector, runs))] : rows;
}

function rowOf(
  set: string,
  { id, nominal = undefined }: Pick<Detector, "id" | "nominal">,
  runs: readonly BenchRun[],
): CalibrationRow {
  const list = runs.flatMap(({ detectors }) => (detectors[id] ? [detectors[id]] : []));
  const sum = (value: (run: (typeof list)[number]) => number) =>
    list.reduce((total, one) => total + value(one), 0);
  const runsConfirmed = list.filter(({ confirmed }) => confirmed > 0).length;
  const { lower, upper } = clopperPearson(runsConfirmed, list.length, CONFIDENCE);
  const promised = nominal ?? null;
  const verdict =
    promised === null
      ? null
      : upper <= promised + ROUNDING
        ? "holds"
        : lower > promised + ROUNDING
          ? "fails"
          : "open";
  return {
    set,
    detector: id,
    runs: list.length,
    candidates: sum(({ candidates }) => candidates),
    runsConfirmed,
    share: list.length > 0 ? runsConfirmed / list.length : 0,
    lower,
    upper,
    nominal: promised,
    verdict,
    falseGroups: sum(({ confirmed }) => confirmed),
    falseAccounts: list.length > 0 ? sum(({ flagged }) => flagged) / list.length : 0,
    falsePairs: list.some(({ pairs }) => pairs !== null)
      ? sum(({ pairs }) => pairs ?? 0) / list.length
      : null,
    seconds: median(list.map(({ seconds }) => seconds)),
  };
}

/** The rows as cells for a terminal. */
export const calibrationCells = (rows: readonly CalibrationRow[]): Record<string, string | number>[] =>
  rows.map((row) => ({
    set: row.set,
    detector: row.detector,
    candidates: row.candidates,
    "runs claiming": `${row.runsConfirmed} of ${row.runs}`,
    "share (95 %)": `${percent(row.share)} (${percent(row.lower)}-${percent(row.upper)})`,
    promised: row.nominal === null ? "" : percent(row.nominal),
    verdict: row.verdict ?? "",
    "false groups": row.falseGroups,
    "accounts a run": Number(row.falseAccounts.toFixed(1)),
    "pairs a run": row.falsePairs === null ? "" : row.falsePairs.toFixed(1),
    seconds: row.seconds === null ? "" : row.seconds.toFixed(2),
  }));

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.replace(".0 %", " %");
