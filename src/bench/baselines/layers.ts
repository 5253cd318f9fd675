/** Actions and pair counts of a store, read once for all baselines: they ask the same questions of the same data. */
import type { RunContext } from "../../model/index.js";
import { type SweepResult, sweep } from "../../network/index.js";
import { type IndexedActions, readActions, type Store } from "../../store/index.js";
import type { BenchTrace, DetectorOptions } from "../detectors.js";

/** One trace as columns, with the pairs that met within a window. */
export interface Layer {
  readonly trace: string;
  readonly actions: IndexedActions;
  /** Objects of each account. */
  readonly degree: Int32Array;
  /** Pairs with as many common objects within the window; `Infinity` seconds leaves time out. */
  met(windowSeconds: number, minimumSupport: number, run: RunContext): Promise<SweepResult>;
}

const known = new WeakMap<Store, Map<string, Promise<Layer>>>();

/** The layers of a store, one a trace; made once and kept as long as the store is. */
export function layersOf(
  store: Store,
  traces: readonly BenchTrace[],
  options: DetectorOptions,
): Promise<Layer[]> {
  let layers = known.get(store);
  if (!layers) {
    layers = new Map();
    known.set(store, layers);
  }
  const made: Promise<Layer>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  for (const { id } of traces) {
    const layer: Promise<Layer> = layers.get(id) ?? before.then(() => layerOf(store, id, options));
    layers.set(id, layer);
    before = layer;
    made.push(layer);
  }
  return Promise.all(made);
}

async function layerOf(store: Store, trace: string, options: DetectorOptions): Promise<Layer> {
  const actions = await readActions(store, trace);
  const degree = new Int32Array(actions.accountCount);
  for (const account of actions.account) degree[account]++;
  const swept = new Map<string, Promise<SweepResult>>();
  return {
    trace,
    actions,
    degree,
    met(windowSeconds, minimumSupport, run) {
      const key = `${windowSeconds} ${minimumSupport}`;
      const sweeping =
        swept.get(key) ??
        sweep(
          actions,
          {
            windowSeconds: Math.min(windowSeconds, span(actions)),
            minimumSupport,
            workers: options.threads,
            memoryBytes: options.memoryBytes,
          },
          run,
        );
      swept.set(key, sweeping);
      return sweeping;
    },
  };
}

function span({ time }: IndexedActions): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < time.length; i++) {
    if (i === 0 || time[i] < low) low = time[i];
    if (i === 0 || time[i] > high) high = time[i];
  }
  return high - low;
}
