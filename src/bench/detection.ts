/** The detection benchmark: labelled data sets, every detector in the same table. What is found, and who is taken along. */
import type { RunContext } from "../model/index.js";
import { CARDS } from "../simulate/index.js";
import { bestFixedCount } from "./baselines/hindsight.js";
import { BASELINES } from "./baselines/index.js";
import { claqueCandidates, claqueTested, claqueVolume } from "./claque.js";
import { type CompareOptions, compare } from "./compare.js";
import { implantMaker } from "./data/implant.js";
import type { SampleMaker } from "./data/sample.js";
import type { LoadableSet, SurrogateKind } from "./data/surrogate.js";
import { worldMaker } from "./data/worlds.js";
import type { Compared } from "./detectors.js";
import type { BenchFile, BenchRun, DetectorRun } from "./ledger.js";
import { median } from "./scores.js";

/** The suites of data sets that run unless one is named. */
export const SUITES = ["worlds", "implants", "honest"] as const;

/** Suites that run when they are named: operations among more than a thousand honest accounts. */
export const FURTHER_SUITES = ["large", "dials", "random"] as const;

/** What is compared unless asked otherwise: everything. */
export const COMPARED: readonly Compared[] = [
  claqueTested,
  claqueVolume,
  claqueCandidates,
  bestFixedCount,
  ...BASELINES,
];

/** Operations that are implanted unless asked otherwise. */
export const IMPLANTED: readonly string[] = ["small-farm"];

/** One detector over the runs of one data set. Shares pool the accounts of all runs; the others are means of a run, nulls left out. */
export interface DetectionScores {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f: number | null;
  readonly groupPrecision: number | null;
  readonly groupRecall: number | null;
  /** Share of claimed groups that is wrong, beside what was promised. */
  readonly realisedError: number | null;
  readonly nominalError: number | null;
  /** Accounts flagged that were not planted: all, a run, and as a share of all such accounts. */
  readonly falseAccounts: number;
  readonly falsePositiveRate: number | null;
  readonly runsConfirmed: number;
  /** Runs that say of somebody that they act in concert; and of these, runs in which no innocent reading stands beside some group. */
  readonly runsReported: number;
  readonly runsUncontested: number;
  readonly weightedPrecision: number | null;
  readonly bCubedPrecision: number | null;
  readonly bCubedRecall: number | null;
  readonly bCubedF: number | null;
  readonly averagePrecision: number | null;
  readonly recallAt1e3: number | null;
  readonly recallAt1e4: number | null;
  readonly daysToDetection: number | null;
  readonly actionsToDetection: number | null;
  readonly seconds: number | null;
}

/** One data set. */
export interface DetectionRow {
  readonly set: string;
  readonly runs: number;
  /** Medians of a run. */
  readonly actions: number | null;
  readonly accounts: number | null;
  readonly planted: number | null;
  readonly detectors: Readonly<Record<string, DetectionScores>>;
}

/** The worlds of a suite: operations, or worlds in which nobody is planted. By their data cards; `only` narrows, and names worlds that were made for another benchmark. */
export const worldsOf = (suite: "worlds" | "honest", only: readonly string[]): SampleMaker[] =>
  CARDS.filter(({ sort }) => (sort === "operation") === (suite === "worlds"))
    .filter(({ id, suite: made }) => made === undefined || only.includes(id))
    .filter(({ id }) => only.length === 0 || only.includes(id))
    .map(({ id }) => worldMaker(id, (planted) => suite === "honest" || planted > 0));

/** Each operation in each set. */
export const implantsOf = (
  sets: readonly LoadableSet[],
  kind: SurrogateKind,
  only: readonly string[],
  embed: number,
): SampleMaker[] =>
  sets.flatMap((set) =>
    (only.length > 0 ? only : IMPLANTED).map((scenario) => implantMaker(set, kind, scenario, embed)),
  );

/** Runs the benchmark; when it is stopped, the file says that it is not complete. */
export const benchDetection = (
  options: Omit<CompareOptions, "benchmark" | "rowsOf">,
  run: RunContext,
): Promise<BenchFile> =>
  compare(
    { ...options, benchmark: "detection", rowsOf: (runs) => detectionRows(runs, options.detectors) },
    run,
  );

/** A row a data set, in the order of the runs. */
export function detectionRows(
  runs: readonly BenchRun[],
  detectors: readonly Pick<Compared, "id" | "nominal">[],
): DetectionRow[] {
  return [...new Set(runs.map(({ set }) => set))].map((set) => {
    const own = runs.filter((run) => run.set === set);
    const scored = detectors.flatMap(({ id, nominal }) => {
      const list = own.flatMap((run) => (run.detectors[id] ? [run.detectors[id]] : []));
      return list.length > 0 ? [[id, scoresOf(list, nominal ?? null)] as const] : [];
    });
    const plantedOf = ({ detectors: by }: BenchRun) => Object.values(by)[0]?.planted ?? 0;
    return {
      set,
      runs: own.length,
      actions: median(own.map(({ actions }) => actions)),
      accounts: median(own.map(({ accounts }) => accounts)),
      planted: median(own.map(plantedOf)),
      detectors: Object.fromEntries(scored),
    };
  });
}

function scoresOf(list: readonly DetectorRun[], nominal: number | null): DetectionScores {
  const sum = (value: (run: DetectorRun) => number) => list.reduce((total, run) => total + value(run), 0);
  const mean = (value: (run: DetectorRun) => number | null) => {
    const known = list.map(value).filter((x) => x !== null);
    return known.length > 0 ? known.reduce((total, x) => total + x, 0) / known.length : null;
  };
  const [right, flagged, planted] = [
    sum((r) => r.truePositives),
    sum((r) => r.flagged),
    sum((r) => r.planted),
  ];
  const precision = ratio(right, flagged);
  const recall = ratio(right, planted);
  const groupPrecision = ratio(
    sum((r) => r.trueGroups),
    sum((r) => r.reported),
  );
  return {
    precision,
    recall,
    f: planted > 0 ? (2 * right) / (flagged + planted) : null,
    groupPrecision,
    groupRecall: ratio(
      sum((r) => r.groupsFound),
      sum((r) => r.plantedGroups),
    ),
    realisedError: groupPrecision === null ? null : 1 - groupPrecision,
    nominalError: nominal,
    falseAccounts: (flagged - right) / list.length,
    falsePositiveRate: ratio(
      flagged - right,
      sum((r) => r.accounts - r.planted),
    ),
    runsConfirmed: list.filter((r) => r.confirmed > 0).length,
    runsReported: list.filter((r) => r.reported > 0).length,
    runsUncontested: list.filter((r) => r.uncontested > 0).length,
    weightedPrecision: mean((r) => r.weightedPrecision),
    bCubedPrecision: mean((r) => r.bCubedPrecision),
    bCubedRecall: mean((r) => r.bCubedRecall),
    bCubedF: mean((r) => r.bCubedF),
    averagePrecision: mean((r) => r.averagePrecision),
    recallAt1e3: mean((r) => r.recallAt1e3),
    recallAt1e4: mean((r) => r.recallAt1e4),
    daysToDetection: mean((r) => r.daysToDetection),
    actionsToDetection: mean((r) => r.actionsToDetection),
    seconds: median(list.map(({ seconds }) => seconds)),
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** The rows as cells for a terminal, a few detectors a table: P, R and F of accounts, or who is flagged where nobody is planted. */
export function detectionCells(
  rows: readonly DetectionRow[],
  detectors: readonly string[],
): Record<string, string | number>[] {
  return rows.map((row) => ({
    "data set": row.set,
    runs: row.runs,
    accounts: row.accounts ?? 0,
    planted: row.planted ?? 0,
    ...Object.fromEntries(detectors.map((id) => [id, cellOf(row, row.detectors[id])])),
  }));
}

function cellOf(row: DetectionRow, scores: DetectionScores | undefined): string {
  if (!scores) return "";
  if (!row.planted)
    return `${scores.runsReported} (${scores.runsUncontested}) runs, ${scores.falseAccounts.toFixed(1)} acc.`;
  return [scores.precision, scores.recall, scores.f].map(hundredths).join(" ");
}

/** The rows of a further suite as cells: P and R of accounts, and the recall at which one honest account of a thousand is flagged. */
export const limitCells = (
  rows: readonly DetectionRow[],
  detectors: readonly string[],
): Record<string, string | number>[] =>
  rows.map((row) => ({
    "data set": row.set,
    runs: row.runs,
    ...Object.fromEntries(
      detectors.map((id) => {
        const scores = row.detectors[id];
        const shown = scores && [scores.precision, scores.recall, scores.recallAt1e3];
        return [id, shown ? shown.map(hundredths).join(" ") : ""];
      }),
    ),
  }));

const hundredths = (share: number | null): string =>
  share === null ? "–" : share.toFixed(2).replace(/^0\./, ".");
