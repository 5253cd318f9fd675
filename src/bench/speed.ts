/**
 * The speed bench: the sweep against DuckDB's best band join on the same generated shares, in turn, each in a process of its
 * own. Both start from unsorted rows in memory (DuckDB's table is loaded before the clock starts; our sorting is inside it),
 * both are cold, both have the same threads, and both must give the same three counts. Ours are columns on shared memory, as the
 * store hands them to the sweep; what reading them out of a table adds is measured beside it.
 */
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InterruptedError, type RunContext } from "../model/index.js";
import { BAND_JOINS } from "./band-join.js";
import { type Load, usualLoad } from "./generate.js";
import type { SpeedSample, SpeedTask } from "./speed-child.js";

/** What to bench. */
export interface SpeedOptions {
  /** Numbers of shares, one table row each. */
  readonly sizes: readonly number[];
  readonly seed: number;
  readonly threads?: number;
  /** Runs of each side; the median counts. */
  readonly runs?: number;
  /** From this many shares on, one run of each side; default 50 million. */
  readonly singleRunFrom?: number;
  /** Rows of one object in a load of 1 M shares, spread over 30 days and over an hour; 0 leaves both out. */
  readonly giant?: number;
  /** Memory that DuckDB may take before it spills, and that the sweep aims at. */
  readonly memoryBytes?: number;
  /** A run that takes longer counts as not finished. */
  readonly limitSeconds?: number;
}

/** One load: both sides, the run of median time with the largest peak memory of all runs. */
export interface SpeedRow {
  readonly label: string;
  readonly load: Load;
  readonly claque: SpeedSample | null;
  /** Milliseconds of every run in the order they were made; null where one did not finish. */
  readonly claqueRuns: readonly (number | null)[];
  readonly duckdbRuns: readonly (number | null)[];
  readonly duckdb: SpeedSample | null;
  /** The join that was fastest on this load. */
  readonly join: string;
  /** DuckDB's time over ours; null where one did not finish. */
  readonly ratio: number | null;
  /** Whether events, pairs and pairs of support 2 agree; null where one did not finish. */
  readonly sameCounts: boolean | null;
  readonly runs: number;
}

/** The whole bench, as JSON takes it. */
export interface SpeedResult {
  readonly windowSeconds: number;
  readonly threads: number;
  readonly seed: number;
  /** Milliseconds of each way to write the join on a small load; those within three times the fastest were run on every load. */
  readonly joins: readonly {
    readonly id: string;
    readonly about: string;
    readonly milliseconds: number | null;
  }[];
  readonly rows: readonly SpeedRow[];
}

const WINDOW = 60;
const PROBE_SHARES = 1_000_000;

/** Runs the bench; takes minutes. `duckdb` is null where a join did not finish in time or memory. Throws `InterruptedError`. */
export async function benchSpeed(options: SpeedOptions, run: RunContext): Promise<SpeedResult> {
  const spillFolder = await mkdtemp(join(tmpdir(), "claque-bench-"));
  const { seed, threads = 2, memoryBytes = 12e9, limitSeconds = 900 } = options;
  const measure = (engine: string, load: Load) =>
    sampled(
      {
        engine,
        load,
        windowSeconds: WINDOW,
        threads,
        memoryBytes: engine === "claque" ? 2e9 : memoryBytes,
        spillFolder,
      },
      limitSeconds,
      run,
    );
  try {
    const joins: SpeedResult["joins"][number][] = [];
    for (const { id, about } of BAND_JOINS)
      joins.push({
        id,
        about,
        milliseconds: (await measure(id, usualLoad(PROBE_SHARES, seed)))?.milliseconds ?? null,
      });
    const least = Math.min(...joins.map((one) => one.milliseconds ?? Infinity));
    const good = joins.filter((one) => (one.milliseconds ?? Infinity) <= 3 * least).map((one) => one.id);
    const rows: SpeedRow[] = [];
    for (const { label, load } of loads(options)) {
      run.progress.note(`bench: ${label}`);
      const runs = load.shares >= (options.singleRunFrom ?? 50_000_000) ? 1 : (options.runs ?? 3);
      rows.push(await compared(label, load, good, runs, measure));
    }
    return { windowSeconds: WINDOW, threads, seed, joins, rows };
  } finally {
    await rm(spillFolder, { recursive: true, force: true });
  }
}

function loads({ sizes, seed, giant = 120_000 }: SpeedOptions): { label: string; load: Load }[] {
  const list = sizes.map((shares) => ({ label: `${shares / 1e6} M shares`, load: usualLoad(shares, seed) }));
  if (giant === 0) return list;
  for (const [seconds, words] of [
    [30 * 86400, "30 days"],
    [3600, "an hour"],
  ] as const)
    list.push({
      label: `1 M shares, one object with ${giant} in ${words}`,
      load: usualLoad(1_000_000, seed, giant, seconds),
    });
  return list;
}

async function compared(
  label: string,
  load: Load,
  engines: readonly string[],
  runs: number,
  measure: (engine: string, load: Load) => Promise<SpeedSample | null>,
): Promise<SpeedRow> {
  const ours: (SpeedSample | null)[] = [];
  const byJoin = engines.map((engine) => ({ engine, samples: [] as (SpeedSample | null)[] }));
  for (let n = 0; n < runs; n++) {
    ours.push(await measure("claque", load));
    for (const { engine, samples } of byJoin) samples.push(await measure(engine, load));
  }
  const time = (samples: (SpeedSample | null)[]) => median(samples)?.milliseconds ?? Infinity;
  const { engine, samples: theirs } = byJoin.reduce((x, y) => (time(y.samples) < time(x.samples) ? y : x));
  const [claque, duckdb] = [median(ours), median(theirs)];
  const both = claque && duckdb;
  return {
    label,
    load,
    claque,
    claqueRuns: ours.map((sample) => sample?.milliseconds ?? null),
    duckdbRuns: theirs.map((sample) => sample?.milliseconds ?? null),
    duckdb,
    join: engine,
    ratio: both ? duckdb.milliseconds / claque.milliseconds : null,
    sameCounts: both
      ? claque.events === duckdb.events && claque.pairs === duckdb.pairs && claque.pairs2 === duckdb.pairs2
      : null,
    runs,
  };
}

function median(samples: readonly (SpeedSample | null)[]): SpeedSample | null {
  const done = samples.filter((sample) => sample !== null).sort((x, y) => x.milliseconds - y.milliseconds);
  if (done.length < samples.length) return null;
  const bytesPeak = Math.max(...done.map((sample) => sample.bytesPeak));
  return { ...done[Math.floor(done.length / 2)], bytesPeak };
}

function sampled(task: SpeedTask, limitSeconds: number, run: RunContext): Promise<SpeedSample | null> {
  return new Promise((resolve, reject) => {
    if (run.signal.aborted) return reject(new InterruptedError());
    const child = fork(childFile(), [JSON.stringify(task)], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    let sample: SpeedSample | null = null;
    const stop = () => child.kill("SIGKILL");
    const timer = setTimeout(stop, limitSeconds * 1000);
    run.signal.addEventListener("abort", stop, { once: true });
    child.on("message", (message) => (sample = message as SpeedSample));
    child.on("error", reject);
    child.on("exit", () => {
      clearTimeout(timer);
      run.signal.removeEventListener("abort", stop);
      if (run.signal.aborted) reject(new InterruptedError());
      else resolve(sample);
    });
  });
}

function childFile(): URL {
  const here = import.meta.url;
  return here.endsWith(".ts")
    ? new URL(here.replace(/\/src\/bench\/[^/]*$/, "/dist/bench/speed-child.js"))
    : new URL("./speed-child.js", here);
}

/** The result as a table for a terminal, one line a load, with what the load was. */
export function speedTable(result: SpeedResult): string {
  const seconds = (sample: SpeedSample | null) =>
    sample ? `${(sample.milliseconds / 1000).toFixed(2)} s` : "not finished";
  const memory = (sample: SpeedSample | null) => (sample ? `${(sample.bytesPeak / 1e9).toFixed(2)} GB` : "-");
  const read = (sample: SpeedSample | null) =>
    sample?.readMilliseconds
      ? `; reading the rows out of the store adds ${(sample.readMilliseconds / 1000).toFixed(2)} s`
      : "";
  const lines = result.rows.map((row) => {
    const counts = row.claque
      ? `${row.claque.events} meetings, ${row.claque.pairs} pairs, ${row.claque.pairs2} of support 2`
      : "";
    const ratio = row.ratio === null ? "-" : `${row.ratio.toFixed(1)}x`;
    const same = row.sameCounts === null ? "not compared" : row.sameCounts ? "same counts" : "COUNTS DIFFER";
    return `${row.label}: claque ${seconds(row.claque)}, DuckDB ${seconds(row.duckdb)}, ratio ${ratio} against "${row.join}", peak ${memory(row.claque)} and ${memory(row.duckdb)}, ${same} (${counts}; median of ${row.runs}${read(row.claque)})`;
  });
  const { load } = result.rows[0] ?? {};
  const about = load
    ? [
        `load: ${load.accounts} accounts, ${load.days} days, one object for ten shares, Zipf exponents ${load.objectExponent} (objects) and ${load.accountExponent} (accounts), window ${result.windowSeconds} s, ${result.threads} threads, seed ${result.seed}`,
      ]
    : [];
  const joins = result.joins.map(
    (one) =>
      `DuckDB join "${one.id}" (${one.about}), ${PROBE_SHARES} shares: ${one.milliseconds === null ? "not finished" : `${one.milliseconds.toFixed(0)} ms`}`,
  );
  return [...about, ...joins, ...lines].join("\n");
}
