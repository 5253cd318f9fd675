/** What a detector is shown: a store with actions, and beside it the truth, which no detector sees. */
import type { RunContext } from "../../model/index.js";
import { ACTIONS, EVENTS } from "../../model/index.js";
import { createTable, type IndexedActions, Store, typesOf } from "../../store/index.js";
import type { BenchTrace, DetectorOptions } from "../detectors.js";

/** The planted groups of a data set, and who else is in it. */
export interface Truth {
  /** Planted accounts by group, in the identifiers of `actions`. */
  readonly groups: readonly (readonly string[])[];
  /** Every account that acts, planted or not. */
  readonly accounts: readonly string[];
}

/** One data set of one run. Close the store when done. */
export interface Sample {
  readonly store: Store;
  readonly traces: readonly BenchTrace[];
  readonly truth: Truth;
  readonly actions: number;
  /** What was drawn for a world of chance, kept beside its figures. */
  readonly world?: unknown;
}

/** Makes samples of one kind: a world, an implant, a surrogate. The same seed gives the same sample. */
export interface SampleMaker {
  readonly id: string;
  readonly title: string;
  /** Null where the data set turns out not to belong to the suite. */
  make(seed: number, options: DetectorOptions, run: RunContext): Promise<Sample | null>;
}

/** Actions of one trace before they are in a store: columns of equal length, event numbers unique to a post. */
export interface TraceActions {
  readonly trace: BenchTrace;
  readonly account: readonly string[];
  readonly object: readonly string[];
  readonly event: ArrayLike<number>;
  /** Seconds since 1970. */
  readonly time: ArrayLike<number>;
}

/** The rows of a trace that was read, some of them, some with another account. */
export function actionsOf(
  trace: BenchTrace,
  actions: IndexedActions,
  rows: Int32Array,
  account: Int32Array,
): TraceActions {
  return {
    trace,
    account: Array.from(account, (number) => actions.accountIds[number]),
    object: Array.from(rows, (row) => actions.objectIds[actions.object[row]]),
    event: Float64Array.from(rows, (row) => actions.event[row]),
    time: Float64Array.from(rows, (row) => actions.time[row]),
  };
}

/** A store in memory with `actions` of all traces and an empty table `events`. */
export async function sampleStore(traces: readonly TraceActions[], options: DetectorOptions): Promise<Store> {
  const store = await Store.open({ memoryBytes: options.memoryBytes, threads: options.threads });
  try {
    for (const table of [ACTIONS, EVENTS]) await createTable(store, table);
    for (const { trace, account, object, event, time } of traces)
      await store.append("actions", typesOf(ACTIONS), [
        new Array<string>(account.length).fill(trace.id),
        object,
        account,
        BigInt64Array.from(event as ArrayLike<number> & Iterable<number>, BigInt),
        BigInt64Array.from(time as ArrayLike<number> & Iterable<number>, (t) => BigInt(Math.round(t * 1e6))),
      ]);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The accounts of some traces, each once, in byte order. */
export const accountsOf = (traces: readonly { readonly account: readonly string[] }[]): string[] =>
  [...new Set(traces.flatMap(({ account }) => account))].sort();
