/** `claque bench calibration` and `claque bench detection`: what is claimed where nothing is, and what is found where something is. */
import { fileURLToPath } from "node:url";
import {
  type BenchFile,
  benchCalibration,
  benchDetection,
  CALIBRATED,
  type CalibrationRow,
  COMPARED,
  type Compared,
  calibrationCells,
  type DetectionRow,
  DIALS,
  detectionCells,
  dialsOf,
  FURTHER_SUITES,
  implantsOf,
  type LoadableSet,
  labelledMaker,
  largeWorlds,
  limitCells,
  loadableSets,
  RANDOM_KINDS,
  RANDOM_PARTS,
  REAL_SETS,
  randomMakers,
  randomSummary,
  type SampleMaker,
  SUITES,
  SURROGATE_KINDS,
  type SummaryRow,
  summaryCells,
  worldsOf,
} from "../../bench/index.js";
import { InterruptedError, type RunContext, UsageError } from "../../model/index.js";
import { windowsOf } from "../../pipeline/quantities.js";
import { SCENARIO_IDS } from "../../pipeline/worlds.js";
import { cores, write } from "../machine.js";
import { textTable } from "../text-table.js";
import { machine } from "./bench-machine.js";

const MEMORY_BYTES = 1e9;
const WIDTH = 160;
const A_TABLE = 4;

/** Flags of both, as text lists; absent ones mean everything, or the default. */
export interface CompareFlags {
  readonly runs: number;
  readonly seed: number;
  readonly sets: readonly string[];
  readonly kinds: readonly string[];
  readonly detectors: readonly string[];
  readonly suite: string;
  readonly scenarios: readonly string[];
  readonly embed: number;
  /** Windows of claque in place of the usual ones, as `analyze` takes them. */
  readonly windows: readonly string[];
  readonly data: string | null;
  readonly labelled: string | null;
  readonly labels: string | null;
  readonly to: string | null;
  readonly resume: boolean;
}

/** Runs the benchmark, prints its table. Throws `InterruptedError` after printing what there is when it was stopped. */
export async function compareBench(
  benchmark: "calibration" | "detection",
  flags: CompareFlags,
  context: RunContext,
): Promise<void> {
  if (flags.resume && !flags.to)
    throw new UsageError("--resume: there is no file to go on with. Name it with --to.");
  const detectors = chosen(
    flags.detectors,
    COMPARED,
    "--detectors",
    benchmark === "calibration" ? CALIBRATED : COMPARED,
  );
  const windowsSeconds = windowsIn(flags.windows);
  const notes: string[] = [];
  const options = {
    detectors,
    seeds: Array.from({ length: flags.runs }, (_, n) => flags.seed + n),
    threads: cores(),
    memoryBytes: MEMORY_BYTES,
    windowsSeconds,
    machine: machine(),
    notes,
    to: flags.to,
    resume: flags.resume,
  };
  if (benchmark === "calibration") {
    const kinds = chosen(flags.kinds, SURROGATE_KINDS, "--kinds", SURROGATE_KINDS);
    const tested = detectors.filter((one) => "detect" in one);
    const given = { ...options, detectors: tested };
    const file = await benchCalibration(setsOf(flags, notes, context), kinds, given, context);
    await tell(file, [textTable(calibrationCells(file.rows as CalibrationRow[]), WIDTH)], flags, context);
    return;
  }
  const ids = detectors.map(({ id }) => id);
  const summaryOf =
    flags.suite === "random" ? (runs: BenchFile["runs"]) => randomSummary(runs, ids) : undefined;
  const makers = makersOf(flags, notes, context);
  const file = await benchDetection({ ...options, makers, summaryOf }, context);
  const summary = summaryOf ? summaryTables(file.summary as SummaryRow[], ids) : [];
  const tables = detectionTables(file.rows as DetectionRow[], detectors, flags.suite);
  await tell(file, [...tables, ...summary], flags, context);
}

function detectionTables(
  rows: readonly DetectionRow[],
  detectors: readonly Compared[],
  suite: string,
): string[] {
  const limits = suite === "large" || suite === "dials";
  const legend = limits
    ? "Accounts: precision, recall, and the recall at which one honest account in a thousand is flagged."
    : "Accounts: precision, recall, F; where nobody is planted, runs that name somebody (of these without an innocent reading) and accounts a run.";
  const cells = limits ? limitCells : detectionCells;
  return [legend, ...byTable(detectors.map(({ id }) => id)).map((ids) => textTable(cells(rows, ids), WIDTH))];
}

/** The summary of the random worlds, a few detectors a table. */
const summaryTables = (rows: readonly SummaryRow[], ids: readonly string[]): string[] => [
  "A world is countable where the best fixed count with hindsight has F >= .95. Bounds: Clopper-Pearson, one-sided 95 %.",
  ...byTable(ids).map((some) => textTable(summaryCells(rows, some), WIDTH)),
];

const byTable = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / A_TABLE) }, (_, n) =>
    ids.slice(n * A_TABLE, (n + 1) * A_TABLE),
  );

function makersOf(flags: CompareFlags, notes: string[], context: RunContext): SampleMaker[] {
  if (flags.labelled || flags.labels) {
    if (!flags.labelled || !flags.labels)
      throw new UsageError(
        "--labelled: data and labels belong together. Give --labelled FILE --labels FILE.",
      );
    return [labelledMaker(flags.labelled, flags.labels)];
  }
  assertKnown(flags);
  if (!(flags.embed >= 0 && flags.embed <= 1))
    throw new UsageError(`--embed: a share from 0 to 1, ${flags.embed}. Give 0.5.`);
  const all = [...SUITES, ...FURTHER_SUITES];
  const suites = flags.suite === "" ? SUITES : all.filter((suite) => suite === flags.suite);
  if (suites.length === 0)
    throw new UsageError(`--suite: no such suite, "${flags.suite}". Suites: ${all.join(", ")}.`);
  return suites.flatMap((suite) => {
    if (suite === "dials") return dialsOf(flags.scenarios);
    if (suite === "large") return largeWorlds(flags.scenarios);
    if (suite === "random") return randomMakers(flags.scenarios);
    return suite === "implants"
      ? implantsOf(
          setsOf(flags, notes, context).filter(({ id }) => flags.sets.length > 0 || id !== "telegram-news"),
          SURROGATE_KINDS[0],
          flags.scenarios,
          flags.embed,
        )
      : worldsOf(suite, flags.scenarios);
  });
}

/** Ids that `--scenarios` may name in a suite, and what they are called; a world of the simulator in the others. */
const NAMED: Readonly<Record<string, readonly [what: string, ids: readonly string[]]>> = {
  dials: ["dial", DIALS.map(({ id }) => id)],
  random: ["kind of random world", [...RANDOM_PARTS, ...RANDOM_KINDS.map(({ id }) => id)]],
};

function assertKnown({ suite, scenarios }: CompareFlags): void {
  const [what, known] = NAMED[suite] ?? ["world", SCENARIO_IDS];
  for (const id of scenarios)
    if (!known.includes(id))
      throw new UsageError(`--scenarios: no such ${what}, "${id}". There are ${known.join(", ")}.`);
}

function setsOf(flags: CompareFlags, notes: string[], context: RunContext): LoadableSet[] {
  const folder =
    flags.data ??
    process.env.CLAQUE_DATA ??
    fileURLToPath(new URL("../../../../shared/data", import.meta.url));
  const wanted = chosen(flags.sets, REAL_SETS, "--sets", REAL_SETS);
  const options = {
    seed: flags.seed,
    threads: cores(),
    memoryBytes: MEMORY_BYTES,
    windowsSeconds: windowsIn(flags.windows),
  };
  const { present, absent } = loadableSets(folder, wanted, options, context);
  for (const { id, file } of absent) {
    const word = `bench: ${id} was left out, there is no ${file} in the data folder. Name the folder with --data.`;
    notes.push(word);
    context.progress.note(word);
  }
  return present;
}

/** Windows in seconds, ascending; absent where none is named. */
function windowsIn(texts: readonly string[]): readonly number[] | undefined {
  return texts.length > 0 ? windowsOf(texts, [], "--windows").all : undefined;
}

function chosen<T extends { readonly id: string }>(
  ids: readonly string[],
  all: readonly T[],
  flag: string,
  usual: readonly T[],
): readonly T[] {
  for (const id of ids)
    if (!all.some((one) => one.id === id))
      throw new UsageError(`${flag}: no such name, "${id}". Known: ${all.map((one) => one.id).join(", ")}.`);
  return ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : usual;
}

async function tell(
  file: BenchFile,
  tables: readonly string[],
  flags: CompareFlags,
  { signal }: RunContext,
): Promise<void> {
  if (file.rows.length > 0) await write(`${tables.join("\n\n")}\n`);
  else await write("bench: no run was made. Every data set was left out; see the words above.\n");
  if (signal.aborted)
    throw new InterruptedError(
      flags.to
        ? `interrupted: ${file.runs.length} runs are in ${flags.to}. Run the same command with --resume to go on.`
        : "interrupted: nothing was written. Name a file with --to to be able to resume.",
    );
}
