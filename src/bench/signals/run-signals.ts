/**
 * The benchmark of signals: worlds with a labelled group. On the group each signal that applies should stand apart; on groups drawn as
 * placebo groups are, p-values must be uniform. The file is written after each run and can be gone on with.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunContext, SILENT, UsageError } from "../../model/index.js";
import { VERSION } from "../../pipeline/version.js";
import { simulate } from "../../simulate/index.js";
import { labelledGroups } from "../data/labels.js";
import { readFiles } from "../data/read-files.js";
import { writeBench } from "../ledger.js";
import { drawnLike, type Measurement, signalsOf } from "./measure.js";
import { type DrawnRow, drawnRows, type SignalRow, signalRows } from "./table.js";
import { type TruthScores, truthScores } from "./truth.js";

/** What to measure. */
export interface SignalsBenchOptions {
  readonly scenarios: readonly string[];
  readonly seeds: readonly number[];
  /** Groups drawn by chance in each world. */
  readonly drawn: number;
  /** Whether the labelled group is measured too. */
  readonly labelled: boolean;
  /** Ids of signals; empty for all. */
  readonly signals: readonly string[];
  /** Parameters of the scenarios, as for `simulate --set`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly machine: unknown;
  readonly to: string | null;
  readonly resume: boolean;
}

/** One world. */
export interface SignalsRun {
  readonly scenario: string;
  readonly seed: number;
  readonly accounts: number;
  readonly group: Measurement["signals"];
  /** Of groups drawn by chance. */
  readonly drawn: readonly Measurement["signals"][];
  /** What the world's truth says of order book, operators and hours; null where it has none. */
  readonly truth: TruthScores | null;
}

/** The result file. */
export interface SignalsFile {
  readonly claque: string;
  readonly benchmark: "signals";
  readonly machine: unknown;
  readonly complete: boolean;
  readonly seeds: readonly number[];
  readonly rows: readonly SignalRow[];
  /** Drawn groups of all worlds together. */
  readonly drawn: readonly DrawnRow[];
  readonly runs: readonly SignalsRun[];
}

/** Runs the benchmark; stopped, it returns what there is. */
export async function benchSignals(options: SignalsBenchOptions, run: RunContext): Promise<SignalsFile> {
  const runs: SignalsRun[] = options.resume && options.to ? await earlier(options.to) : [];
  run.progress.start("signals", options.scenarios.length * options.seeds.length, "runs");
  try {
    for (const scenario of options.scenarios)
      for (const seed of options.seeds) {
        if (!runs.some((one) => one.scenario === scenario && one.seed === seed)) {
          run.signal.throwIfAborted();
          runs.push(await oneWorld(scenario, seed, options, { signal: run.signal, progress: SILENT }));
          await keep(options, runs, false);
        }
        run.progress.advance(1);
      }
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
  run.progress.end();
  return keep(options, runs, !run.signal.aborted);
}

async function keep(
  options: SignalsBenchOptions,
  runs: readonly SignalsRun[],
  complete: boolean,
): Promise<SignalsFile> {
  const file: SignalsFile = {
    claque: VERSION,
    benchmark: "signals",
    machine: options.machine,
    complete,
    seeds: options.seeds,
    rows: signalRows(runs),
    drawn: drawnRows(runs),
    runs,
  };
  if (options.to) await writeBench(options.to, file);
  return file;
}

async function earlier(path: string): Promise<SignalsRun[]> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return [];
  const file = JSON.parse(text) as SignalsFile;
  if (file.benchmark !== "signals" || file.claque !== VERSION || !Array.isArray(file.drawn))
    throw new UsageError(
      `--resume: ${path} holds no signals benchmark of version ${VERSION}. Leave --resume out, or name another file.`,
    );
  return [...file.runs];
}

async function oneWorld(
  scenario: string,
  seed: number,
  options: SignalsBenchOptions,
  run: RunContext,
): Promise<SignalsRun> {
  const folder = await mkdtemp(join(tmpdir(), "claque-signals-"));
  try {
    const files = await simulate({ scenario, seed, folder, parameters: options.parameters }, run);
    const { store } = await readFiles([files.eventsPath], {}, { ...options, seed }, run);
    try {
      const groups = await labelledGroups(store, files.labelsPath);
      const labelled = groups[0] ?? [];
      if (labelled.length < 4)
        throw new UsageError(
          `bench signals: ${scenario} labels no group. Name worlds with a labelled group.`,
        );
      const given = { only: options.signals, seed, ties: scenario };
      const group = options.labelled
        ? await signalsOf(store, { ...given, group: labelled, others: groups.slice(1).flat() }, run)
        : { signals: {}, rows: {}, offsets: null };
      const drawn: Measurement["signals"][] = [];
      for (let n = 0; n < options.drawn; n++) {
        const chance = await drawnLike(store, groups, seed * 1000 + n);
        if (chance.length < 4) continue;
        const own = { ...given, seed: seed * 1000 + n, group: chance, others: groups.flat() };
        drawn.push((await signalsOf(store, own, run)).signals);
      }
      const truth = options.labelled ? await truthScores(folder, group.rows, group.offsets) : null;
      const asked = (id: string) => options.signals.length === 0 || options.signals.includes(id);
      return {
        scenario,
        seed,
        accounts: files.accounts,
        group: group.signals,
        drawn,
        truth: truth && {
          orders: asked("daily-tasking") ? truth.orders : null,
          operators: asked("operator-switch") ? truth.operators : null,
          offset: asked("shift") ? truth.offset : null,
        },
      };
    } finally {
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
