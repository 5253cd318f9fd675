/**
 * The reading bench: files of a chosen size are generated, read through sources and events as `analyze` reads them, and
 * measured in a process of their own. Beside the flat CSV stands DuckDB's own reader on the same file in the same run, with
 * the same threads: every column as text into a table, nothing checked, nothing cleaned.
 */
import { fork } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InterruptedError, type RunContext } from "../model/index.js";
import type { ReadingSample, ReadingTask } from "./reading-child.js";
import { type PostsFormat, writePosts } from "./reading-files.js";

/** What to bench. Bytes of each file; 0 leaves a format out. */
export interface ReadingOptions {
  readonly bytes: Readonly<Record<PostsFormat, number>>;
  readonly seed: number;
  /** Runs of each side; the median counts. */
  readonly runs?: number;
  /** Limit of the store's memory, bytes. */
  readonly memoryBytes?: number;
  readonly threads?: number;
  /** Folder for the generated files and what the store spills; a temporary one where absent. */
  readonly folder?: string;
}

/** One format: the runs of both sides. */
export interface ReadingRow {
  readonly format: PostsFormat;
  readonly bytes: number;
  readonly rows: number;
  /** Bytes to the table `raw`: recognised, checked, cut into fields. */
  readonly reading: ReadingSample;
  /** The whole of the stage: reading, then events, accounts and the quality report. */
  readonly stage: ReadingSample;
  /** DuckDB's own reader: text columns of the CSV, its own types of flat NDJSON, whole lines of nested NDJSON. */
  readonly duckdb: ReadingSample;
  /** Time of our reading over DuckDB's. */
  readonly ratio: number;
}

/** The whole bench. */
export interface ReadingResult {
  readonly threads: number;
  readonly memoryBytes: number;
  readonly seed: number;
  readonly runs: number;
  readonly rows: readonly ReadingRow[];
}

/** Runs the bench; takes minutes a gigabyte. Throws `InterruptedError`, and `Error` where a run did not finish. */
export async function benchReading(options: ReadingOptions, run: RunContext): Promise<ReadingResult> {
  const { seed, runs = 3, memoryBytes = 1e9, threads = 1 } = options;
  const root = options.folder ?? tmpdir();
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, "claque-bench-reading-"));
  try {
    const rows: ReadingRow[] = [];
    for (const [format, bytes] of Object.entries(options.bytes) as [PostsFormat, number][]) {
      if (bytes === 0) continue;
      run.progress.note(`bench: ${format}, ${(bytes / 1e6).toFixed(0)} MB`);
      const path = join(folder, `posts.${format === "csv" ? "csv" : "ndjson"}`);
      const count = await writePosts({ path, format, bytes, seed }, run);
      const measure = (engine: ReadingTask["engine"]) =>
        median(runs, () => sampled({ engine, path, format, memoryBytes, threads, folder }, run));
      const [reading, duckdb, stage] = [
        await measure("raw"),
        await measure("duckdb"),
        await measure("events"),
      ];
      for (const { rows: kept } of [reading, stage])
        if (kept !== count)
          throw new Error(
            `bench: ${kept} of ${count} posts of ${format} were read. This is a fault of claque.`,
          );
      rows.push({
        format,
        bytes: (await stat(path)).size,
        rows: count,
        reading,
        stage,
        duckdb,
        ratio: reading.milliseconds / duckdb.milliseconds,
      });
      await rm(path);
    }
    return { threads, memoryBytes, seed, runs, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function median(runs: number, sample: () => Promise<ReadingSample>): Promise<ReadingSample> {
  const samples: ReadingSample[] = [];
  for (let n = 0; n < runs; n++) samples.push(await sample());
  samples.sort((x, y) => x.milliseconds - y.milliseconds);
  const bytesPeak = Math.max(...samples.map((one) => one.bytesPeak));
  return { ...samples[samples.length >> 1], bytesPeak };
}

function sampled(task: ReadingTask, run: RunContext): Promise<ReadingSample> {
  return new Promise((resolve, reject) => {
    if (run.signal.aborted) return reject(new InterruptedError());
    const child = fork(childFile(), [JSON.stringify(task)], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let sample: ReadingSample | null = null;
    const stop = () => child.kill("SIGKILL");
    run.signal.addEventListener("abort", stop, { once: true });
    child.on("message", (message) => (sample = message as ReadingSample));
    child.on("error", reject);
    child.on("exit", (code) => {
      run.signal.removeEventListener("abort", stop);
      if (run.signal.aborted) reject(new InterruptedError());
      else if (sample) resolve(sample);
      else reject(new Error(`bench: ${task.engine} on ${task.format} did not finish, exit code ${code}`));
    });
  });
}

function childFile(): URL {
  const here = import.meta.url;
  return here.endsWith(".ts")
    ? new URL(here.replace(/\/src\/bench\/[^/]*$/, "/dist/bench/reading-child.js"))
    : new URL("./reading-child.js", here);
}

/** The result as a table for a terminal. */
export function readingTable(result: ReadingResult): string {
  const rate = (bytes: number, milliseconds: number) => (bytes / 1e3 / milliseconds).toFixed(0);
  const speed = (bytes: number, { milliseconds, processorMilliseconds }: ReadingSample) =>
    `${rate(bytes, milliseconds)} MB/s (${rate(bytes, processorMilliseconds)} MB a second of processor time)`;
  const over = ({ bytesPeak }: ReadingSample) => `${((bytesPeak - result.memoryBytes) / 1e9).toFixed(2)} GB`;
  const lines = result.rows.map(
    (row) =>
      `${row.format}, ${(row.bytes / 1e6).toFixed(0)} MB, ${row.rows.toLocaleString("en")} posts: read ${speed(row.bytes, row.reading)}, DuckDB's own reader ${speed(row.bytes, row.duckdb)} (${row.ratio.toFixed(2)} times its time), with events and quality report ${speed(row.bytes, row.stage)}; peak memory over the store's limit ${over(row.reading)} reading, ${over(row.stage)} in all`,
  );
  return [
    `${result.threads} thread${result.threads === 1 ? "" : "s"} of the store, memory limit of the store ${(result.memoryBytes / 1e9).toFixed(1)} GB, median of ${result.runs}, seed ${result.seed}. DuckDB reads the CSV as text columns into a table, the flat NDJSON with its own types, the nested NDJSON as whole lines.`,
    ...lines,
  ].join("\n");
}
