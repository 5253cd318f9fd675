/** Runs every detector on every sample, and writes down what each found. Shared by both benchmarks. */
import type { RunContext } from "../model/index.js";
import { SILENT } from "../model/index.js";
import { VERSION } from "../pipeline/version.js";
import type { Sample, SampleMaker } from "./data/sample.js";
import type { Compared, Detected, DetectorOptions } from "./detectors.js";
import { type BenchFile, type BenchRun, type DetectorRun, earlierRuns, writeBench } from "./ledger.js";
import { bestAnswer, figuresOf } from "./scores.js";

/** What to compare and where to write. */
export interface CompareOptions {
  readonly benchmark: string;
  readonly makers: readonly SampleMaker[];
  readonly detectors: readonly Compared[];
  readonly seeds: readonly number[];
  readonly threads: number;
  readonly memoryBytes: number;
  /** Windows of claque in place of the usual ones, seconds. */
  readonly windowsSeconds?: readonly number[];
  readonly machine: unknown;
  readonly notes: readonly string[];
  /** JSON file; null for none. */
  readonly to: string | null;
  readonly resume: boolean;
  /** The rows of the table. */
  readonly rowsOf: (runs: readonly BenchRun[]) => readonly unknown[];
  /** What sums the runs up, where a suite has such a thing. */
  readonly summaryOf?: (runs: readonly BenchRun[]) => unknown;
}

/**
 * Every seed of a data set, then the next data set. The file is written after each run; when the run is stopped, what is
 * there stays, and the result says that it is not complete. Each run depends on its seed alone.
 */
export async function compare(options: CompareOptions, run: RunContext): Promise<BenchFile> {
  const runs: BenchRun[] = options.resume && options.to ? [...(await earlierRuns(options.to, options))] : [];
  const done = new Set(runs.map(({ set, seed }) => `${set}\n${seed}`));
  const outside = new Set<string>();
  run.progress.start(options.benchmark, options.makers.length * options.seeds.length, "runs");
  try {
    for (const maker of options.makers)
      for (const seed of options.seeds) {
        if (!done.has(`${maker.id}\n${seed}`) && !outside.has(maker.id)) {
          run.signal.throwIfAborted();
          const one = await oneRun(maker, seed, options, run);
          if (one) runs.push(one);
          else outside.add(maker.id);
          if (options.to) await writeBench(options.to, fileOf(options, runs, false));
        }
        run.progress.advance(1);
      }
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
  run.progress.end();
  const file = fileOf(options, runs, !run.signal.aborted);
  if (options.to) await writeBench(options.to, file);
  return file;
}

function fileOf(options: CompareOptions, runs: readonly BenchRun[], complete: boolean): BenchFile {
  const named = options.detectors.map(({ id, title, nominal = null }) => [id, { title, nominal }] as const);
  const place = new Map(options.makers.map(({ id }, n) => [id, n]));
  const sorted = [...runs].sort(
    (x, y) => (place.get(x.set) ?? Infinity) - (place.get(y.set) ?? Infinity) || x.seed - y.seed,
  );
  return {
    claque: VERSION,
    benchmark: options.benchmark,
    machine: options.machine,
    complete,
    seeds: options.seeds,
    windowsSeconds: options.windowsSeconds,
    detectors: Object.fromEntries(named),
    sets: Object.fromEntries(options.makers.map(({ id, title }) => [id, title])),
    notes: options.notes,
    rows: options.rowsOf(sorted),
    ...(options.summaryOf ? { summary: options.summaryOf(sorted) } : {}),
    runs: sorted,
  };
}

async function oneRun(
  maker: SampleMaker,
  seed: number,
  options: CompareOptions,
  { signal }: RunContext,
): Promise<BenchRun | null> {
  const run = { signal, progress: SILENT };
  const { threads, memoryBytes, windowsSeconds } = options;
  const given = { seed, threads, memoryBytes, windowsSeconds };
  const sample = await maker.make(seed, given, run);
  if (sample === null) return null;
  try {
    const detectors: Record<string, DetectorRun> = {};
    for (const detector of options.detectors) {
      signal.throwIfAborted();
      detectors[detector.id] = await detectorRun(detector, sample, given, run);
    }
    return {
      set: maker.id,
      seed,
      actions: sample.actions,
      accounts: sample.truth.accounts.length,
      traces: sample.traces.map(({ id }) => id),
      ...(sample.world === undefined ? {} : { world: sample.world }),
      detectors,
    };
  } finally {
    sample.store.close();
  }
}

async function detectorRun(
  detector: Compared,
  { store, traces, truth }: Sample,
  options: DetectorOptions,
  run: RunContext,
): Promise<DetectorRun> {
  const start = performance.now();
  const detected =
    "answers" in detector
      ? bestAnswer(await detector.answers(store, traces, options, run), truth)
      : await detector.detect(store, traces, options, run);
  const seconds = (performance.now() - start) / 1000;
  const times = await timesByAccount(store, detected);
  const timesOf = (accounts: readonly string[]) => accounts.flatMap((account) => times.get(account) ?? []);
  return { ...figuresOf(detected, truth, timesOf), seconds: Math.round(seconds * 1e4) / 1e4 };
}

/** Act times, milliseconds, of the accounts whose group has a time of detection. */
async function timesByAccount(store: Sample["store"], { groups }: Detected): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  const timed = new Set(
    groups.filter((group) => group.detectedAt !== undefined).flatMap(({ accounts }) => accounts),
  );
  if (timed.size === 0) return times;
  for await (const row of store.stream<{ account_id: string; ms: number }>(
    "SELECT account_id, epoch_ms(min(time_utc))::DOUBLE AS ms FROM actions GROUP BY account_id, event_id",
  ))
    if (timed.has(row.account_id)) times.set(row.account_id, [...(times.get(row.account_id) ?? []), row.ms]);
  return times;
}
