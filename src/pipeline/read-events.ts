/** Reading alone: any export that claque knows as one table of events, with the quality report and the rows that were refused. No case is written. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { assertQuality, makeEvents } from "../events/index.js";
import {
  InterruptedError,
  type Plan,
  type Progress,
  type QualityReport,
  type RunContext,
  SILENT,
  UsageError,
} from "../model/index.js";
import { readInputs } from "../sources/index.js";
import { dropRelation, identifier, Store } from "../store/index.js";
import { shownColumns } from "./case.js";
import { effectiveOptions } from "./config.js";
import { inputFiles } from "./inputs.js";
import { inTemporaryFolder } from "./lock.js";
import type { AnalyzeOptions } from "./options.js";
import { resolvePlan } from "./plan.js";

/** What to read and how. Options mean what the flags of `claque analyze` of the same names mean. */
export interface ReadRequest
  extends Pick<
    AnalyzeOptions,
    | "source"
    | "map"
    | "timezone"
    | "dateOrder"
    | "media"
    | "identity"
    | "purpose"
    | "memory"
    | "threads"
    | "maxRejected"
  > {
  /** Files, folders or patterns. */
  readonly inputs: readonly string[];
  /** 32 bytes that make the pseudonyms; required unless `identity` is `plain`. */
  readonly key?: Buffer;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** Tables of a reading: what was read, who wrote it, and what was refused. */
export type ReadTable = "events" | "accounts" | "rejected";

/** Events in a store that ends with `close`; nothing is left on disk. */
export interface OpenEvents {
  /** What was read, what was refused and why, and what is odd about the files. */
  readonly quality: QualityReport;
  /** Rows in their order, as plain objects, with the columns that `claque/model` names. One stream at a time. */
  rows(table: ReadTable): AsyncGenerator<Record<string, unknown>>;
  close(): Promise<void>;
}

/**
 * Reads exports of platforms, as `analyze` does: recognised by their content, clocks in UTC, identifiers as text, pseudonyms unless `plain` is asked for.
 * Throws `InputError` for what cannot be read, `UsageError` for options that make no sense, `DataQualityError` where more rows are refused than
 * `maxRejected` allows. Close it when done.
 *
 * @example
 * ```ts
 * import { openEvents } from "claque/read";
 *
 * const read = await openEvents({ inputs: ["posts.ndjson"], identity: "plain", purpose: "an example" });
 * console.log(read.quality.rowsRead); // → 864
 * for await (const event of read.rows("events")) {
 *   console.log(event.account_id, event.time_utc, event.links.length); // → forum::person14 2025-03-03T00:05:43.000Z 1
 *   break;
 * }
 * await read.close();
 * ```
 */
export async function openEvents(request: ReadRequest): Promise<OpenEvents> {
  const { inputs, key = null, signal, progress = SILENT, ...flags } = request;
  if (request.identity !== "plain" && key === null)
    throw new UsageError(
      'read: pseudonyms need a key. Give 32 random bytes as "key" and keep them, or set identity: "plain" with a purpose.',
    );
  const options = effectiveOptions({ flags, environment: {}, config: null });
  const plan = resolvePlan(await inputFiles(inputs), options, { cores: availableParallelism() }, key);
  const run: RunContext = { signal: signal ?? new AbortController().signal, progress };
  let close: () => void = () => {};
  const closed = new Promise<void>((done) => {
    close = done;
  });
  return new Promise<OpenEvents>((opened, failed) => {
    const whole = inTemporaryFolder("posts", (folder) =>
      reading(folder, { plan, key, run }, async (store, quality) => {
        const end = () => {
          close();
          return whole;
        };
        opened({ quality, rows: (table) => rowsOf(store, table), close: end });
        await closed;
      }),
    );
    whole.catch((cause) => failed(run.signal.aborted ? new InterruptedError() : cause));
  });
}

/** What a reading works with. */
interface Reading {
  readonly plan: Plan;
  readonly key: Buffer | null;
  readonly run: RunContext;
}

/** Reads into a store of its own, and closes it when `use` is over. */
async function reading(
  folder: string,
  { plan, key, run }: Reading,
  use: (store: Store, quality: QualityReport) => Promise<void>,
): Promise<void> {
  const store = await Store.open({
    memoryBytes: plan.memoryBytes / 2,
    threads: plan.threads,
    temporaryDirectory: join(folder, "spill"),
    encrypted: plan.identity.mode === "pseudonym",
    signal: run.signal,
  });
  try {
    const read = await readInputs(store, { inputs: plan.inputs, read: plan.read, workFolder: folder }, run);
    const quality = await makeEvents(store, { read: plan.read, identity: plan.identity, key }, read, run);
    await dropRelation(store, "raw");
    assertQuality(quality, plan.read.maxRejected);
    await use(store, quality);
  } finally {
    run.progress.end();
    store.close();
  }
}

async function* rowsOf(store: Store, table: ReadTable): AsyncGenerator<Record<string, unknown>> {
  if (!READ_TABLES.includes(table))
    throw new UsageError(`read: no such table, "${table}". Tables: ${READ_TABLES.join(", ")}.`);
  yield* store.stream(`SELECT ${await shownColumns(store, table)} FROM ${identifier(table)}`);
}

const READ_TABLES: readonly string[] = ["events", "accounts", "rejected"];
