/** The threshold from the data itself: the heaviest edges are taken for coordination, whatever the data. */
import type { Detector } from "../detectors.js";
import { layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/**
 * Pairs that met on more objects within the window than the given percentile of all pairs that met at all (linear between
 * ranks, R's type 7; strictly above, as CooRTweet does). Always finds about the same share, also where nothing is. Reference:
 * Righetti and Balluff 2025, https://doi.org/10.5117/CCR2025.1.7.RIGH.
 */
export const percentileWeights = (percent: number, windowSeconds: number): Detector => ({
  id: `percentile-${percent}-${windowSeconds}`,
  title: `edges above the ${percent} % quantile, ${windowSeconds} s`,
  async detect(store, traces, options, run) {
    const found = new PairGroups();
    for (const layer of await layersOf(store, traces, options)) {
      const { a, b, support } = await layer.met(windowSeconds, 1, run);
      const threshold = quantile(support, percent / 100);
      const name = layer.actions.accountIds;
      for (let n = 0; n < a.length; n++)
        if (support[n] >= 2) found.add(name[a[n]], name[b[n]], support[n], support[n] > threshold);
    }
    return found.detected();
  },
});

/** The quantile of whole numbers, linear between ranks; 0 where there are none. */
export function quantile(values: Int32Array, share: number): number {
  const sorted = values.slice().sort();
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted.length ? sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]) : 0;
}
