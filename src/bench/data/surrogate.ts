/** Surrogates of a real set: the same actions with accounts dealt out again, so that nobody acts in concert by construction. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type RunContext, SILENT } from "../../model/index.js";
import { permutedLabels, random } from "../../stats/index.js";
import type { DetectorOptions } from "../detectors.js";
import { peeledTraces } from "./peeled.js";
import type { RealSet, RealTrace } from "./real-sets.js";
import { accountsOf, actionsOf, type SampleMaker, sampleStore, type TraceActions } from "./sample.js";

/** How accounts are dealt: bins by a third of their width beside those of the tests, so that no bin of a test is the surrogate's. */
export interface SurrogateKind {
  readonly id: string;
  readonly title: string;
  readonly binSeconds: number;
  readonly shiftSeconds: number;
  /** Whether the accounts of groups that stand in the real set are taken out first. */
  readonly peeled?: boolean;
}

const POPULARITY_CAP = 12;
const STREAMS = 1000;

/**
 * The kinds, coarse and fine. The fine one keeps bursts of a quarter of an hour and is the harder test. Dealing accounts out inside a
 * cell cannot take apart a group that owns the cell: twelve accounts that post one image in one second stay twelve accounts that
 * post one image in one second. So each kind is also made of the set without the accounts of groups that stand in it.
 */
export const SURROGATE_KINDS: readonly SurrogateKind[] = [
  { id: "1h", title: "1 h, shifted by 20 min", binSeconds: 3600, shiftSeconds: 1200 },
  { id: "15min", title: "15 min, shifted by 5 min", binSeconds: 900, shiftSeconds: 300 },
  {
    id: "1h-peeled",
    title: "1 h, shifted by 20 min, standing groups taken out first",
    binSeconds: 3600,
    shiftSeconds: 1200,
    peeled: true,
  },
  {
    id: "15min-peeled",
    title: "15 min, shifted by 5 min, standing groups taken out first",
    binSeconds: 900,
    shiftSeconds: 300,
    peeled: true,
  },
];

/** The surrogate of a set: each trace dealt by itself, posts kept whole. The same seed gives the same rows. */
export function surrogateActions(
  traces: readonly RealTrace[],
  kind: SurrogateKind,
  seed: number,
): TraceActions[] {
  return traces.map(({ trace, actions }, n) => {
    const { rows, account } = permutedLabels(
      actions,
      { ...kind, popularityCap: POPULARITY_CAP, post: actions.event },
      random(seed * STREAMS + n),
    );
    return actionsOf(trace, actions, rows, account);
  });
}

/** A set whose actions are read when they are first needed. */
export interface LoadableSet {
  readonly id: string;
  readonly title: string;
  readonly load: () => Promise<readonly RealTrace[]>;
  /** The same without the accounts of groups that stand in it. */
  readonly loadPeeled: () => Promise<readonly RealTrace[]>;
}

/** The sets whose file is in the folder, each read once when first needed, and those that are not there. */
export function loadableSets(
  folder: string,
  sets: readonly RealSet[],
  options: DetectorOptions,
  { signal }: RunContext,
): { present: LoadableSet[]; absent: RealSet[] } {
  const there = (set: RealSet) => existsSync(join(folder, set.file));
  const present = sets.filter(there).map((set): LoadableSet => {
    let read: Promise<readonly RealTrace[]> | null = null;
    const load = () => {
      read ??= set.read(join(folder, set.file), options, { signal, progress: SILENT });
      return read;
    };
    let bare: Promise<readonly RealTrace[]> | null = null;
    const loadPeeled = () => {
      bare ??= load().then((traces) => peeledTraces(traces, options, { signal, progress: SILENT }));
      return bare;
    };
    return { id: set.id, title: set.title, load, loadPeeled };
  });
  return { present, absent: sets.filter((set) => !there(set)) };
}

/** Samples of a set's surrogate; nobody is planted. */
export const surrogateMaker = (set: LoadableSet, kind: SurrogateKind): SampleMaker => ({
  id: `${set.id} ${kind.id}`,
  title: `${set.title}; surrogate ${kind.title}`,
  async make(seed, options) {
    const made = surrogateActions(await (kind.peeled ? set.loadPeeled() : set.load()), kind, seed);
    return {
      store: await sampleStore(made, options),
      traces: made.map(({ trace }) => trace),
      truth: { groups: [], accounts: accountsOf(made) },
      actions: made.reduce((sum, { account }) => sum + account.length, 0),
    };
  },
});
