/** Files into a store as `analyze` would read them: events, text families, actions, and the windows the clock allows. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeEvents } from "../../events/index.js";
import type { RunContext } from "../../model/index.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import { resolvePlan } from "../../pipeline/plan.js";
import { planTraces } from "../../pipeline/trace-plan.js";
import { readInputs } from "../../sources/index.js";
import { Store } from "../../store/index.js";
import { makeActions, prepareTables } from "../../traces/index.js";
import type { BenchTrace, DetectorOptions } from "../detectors.js";

/** A store with `events` and `actions`, and the traces that the data allows. */
export interface ReadFiles {
  readonly store: Store;
  readonly traces: readonly BenchTrace[];
}

/**
 * Reads inputs with the defaults of `analyze` (and `more` options); identifiers stay plain, since the labels name them, unless `more` asks for
 * pseudonyms and a key is given.
 */
export async function readFiles(
  inputs: readonly string[],
  more: AnalyzeOptions,
  options: DetectorOptions,
  run: RunContext,
  key: Buffer | null = null,
): Promise<ReadFiles> {
  const plan = resolvePlan(
    inputs,
    {
      identity: "plain",
      purpose: "benchmark on labelled data",
      window: options.windowsSeconds?.map((seconds) => `${seconds}s`),
      ...more,
      seed: options.seed,
    },
    { cores: options.threads },
    key,
  );
  const store = await Store.open({ memoryBytes: options.memoryBytes, threads: options.threads });
  const workFolder = await mkdtemp(join(tmpdir(), "claque-bench-"));
  try {
    const read = await readInputs(store, { inputs: plan.inputs, read: plan.read, workFolder }, run);
    await makeEvents(store, { read: plan.read, identity: plan.identity, key }, read, run);
    const before = await planTraces(store, plan);
    await prepareTables(store, { traces: before.traces, seed: plan.seed }, run);
    const { traces, windows } = await planTraces(store, plan);
    await makeActions(store, { traces: traces.map((trace) => ({ trace })) }, run);
    return {
      store,
      traces: traces.map(({ id }) => ({ id, windowsSeconds: windows.get(id) ?? [] })),
    };
  } catch (error) {
    store.close();
    throw error;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
