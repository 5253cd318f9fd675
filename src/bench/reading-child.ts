/**
 * One measurement of reading in a process of its own, so that its peak memory is its own. Takes a task as its argument and
 * sends one result to its parent; with `speed-child.ts` and `analyze.ts` the exception to the rule that only doors do so.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeEvents } from "../events/index.js";
import { quietContext } from "../model/index.js";
import { readInputs } from "../sources/index.js";
import { fileLiteral, Store } from "../store/index.js";
import type { PostsFormat } from "./reading-files.js";

/** What to measure: our reading to `raw`, our reading to `events`, or DuckDB's own reader to a table. */
export interface ReadingTask {
  readonly engine: "raw" | "events" | "duckdb";
  readonly path: string;
  readonly format: PostsFormat;
  readonly memoryBytes: number;
  readonly threads: number;
  readonly folder: string;
}

/** What was measured. */
export interface ReadingSample {
  readonly milliseconds: number;
  /** Processor time of all threads. */
  readonly processorMilliseconds: number;
  readonly rows: number;
  /** Peak resident memory of the process, the store's included. */
  readonly bytesPeak: number;
}

async function ours(store: Store, task: ReadingTask, workFolder: string): Promise<number> {
  const read = { source: null, map: {}, timezone: null, maxRejected: 1 };
  const input = { path: task.path, name: "posts" };
  const quality = await readInputs(store, { inputs: [input], read, workFolder }, quietContext());
  if (task.engine === "events") {
    const identity = { mode: "pseudonym", purpose: null, keyFingerprint: "bench" } as const;
    await makeEvents(store, { read, identity, key: Buffer.alloc(32, 1) }, quality, quietContext());
  }
  return quality[0].rowsKept;
}

async function duckdbs(store: Store, { path, format }: ReadingTask): Promise<number> {
  const file = fileLiteral(path, "read");
  const reader = {
    csv: `read_csv(${file}, all_varchar = true)`,
    ndjson: `read_ndjson(${file})`,
    "x-api": `read_ndjson_objects(${file})`,
  }[format];
  await store.run(`CREATE TABLE own AS SELECT * FROM ${reader}`);
  return (await store.row<{ n: number }>("SELECT count(*) AS n FROM own"))?.n ?? 0;
}

async function measured(task: ReadingTask): Promise<ReadingSample> {
  const workFolder = await mkdtemp(join(task.folder, "work-"));
  const { memoryBytes, threads } = task;
  const store = await Store.open({
    memoryBytes,
    threads,
    temporaryDirectory: join(workFolder, "spill"),
  });
  const start = performance.now();
  const cpu = process.cpuUsage();
  const rows = await (task.engine === "duckdb" ? duckdbs(store, task) : ours(store, task, workFolder));
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  store.close();
  await rm(workFolder, { recursive: true, force: true });
  return {
    milliseconds,
    processorMilliseconds: (user + system) / 1000,
    rows,
    bytesPeak: process.resourceUsage().maxRSS * 1024,
  };
}

if (process.send) {
  const sample = await measured(JSON.parse(process.argv[2]) as ReadingTask);
  process.send(sample, () => process.disconnect());
}
