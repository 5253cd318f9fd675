/** The search: from `actions` to tested groups. Stages, the self-check and the benchmark all run this one. */
import {
  candidatesOf,
  type Folds,
  foldSql,
  Lab,
  readFolds,
  readTrace,
  type Verdicts,
  verdicts,
} from "../groups/index.js";
import { EDGES, type RunContext } from "../model/index.js";
import { networkEdges } from "../network/index.js";
import { createTable, dropRelation, type Store } from "../store/index.js";

/** What a search needs besides the tables. */
export interface SearchOptions {
  /** Windows of each trace, seconds. */
  readonly windows: ReadonlyMap<string, readonly number[]>;
  readonly minGroup: number;
  readonly seed: number;
  readonly threads: number;
  readonly memoryBytes: number;
  /** False discovery rate of groups. */
  readonly alpha: number;
}

/** Finds candidates on each half and tests them on the other. Reads `actions`. */
export async function heldOut(
  store: Store,
  options: SearchOptions,
  run: RunContext,
): Promise<{ verdicts: Verdicts; folds: Folds }> {
  const folds = await readFolds(store);
  const traces = [];
  for (const [id, windowsSeconds] of options.windows)
    traces.push({ data: await readTrace(store, id), windowsSeconds });
  const found = [];
  for (const fold of [0, 1] as const) {
    const tables = await halfTables(store, folds, fold, options, run);
    found.push(...(await candidatesOf(store, traces, { fold, folds, tables, seed: options.seed }, run)));
    await dropRelation(store, tables.edges);
    await dropRelation(store, tables.actions);
  }
  const lab = new Lab(traces, folds, options.seed);
  return {
    verdicts: await verdicts(lab, found, { alpha: options.alpha, smallest: options.minGroup }, run),
    folds,
  };
}

async function halfTables(store: Store, folds: Folds, fold: 0 | 1, options: SearchOptions, run: RunContext) {
  const tables = { actions: "half_actions", edges: "half_edges" };
  await store.run(
    `CREATE OR REPLACE TABLE half_actions AS SELECT * FROM actions WHERE ${foldSql(folds, fold)}`,
  );
  await createTable(store, { ...EDGES, name: tables.edges });
  for (const [trace, windowsSeconds] of options.windows)
    await networkEdges(
      store,
      {
        trace,
        windowsSeconds,
        fdr: 1,
        workers: options.threads,
        memoryBytes: options.memoryBytes,
        from: tables.actions,
        into: tables.edges,
        rhythmOnly: true,
      },
      run,
    );
  return tables;
}
