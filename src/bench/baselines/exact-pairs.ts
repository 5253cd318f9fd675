/** The exact pair test: how often labels dealt out again within hour and popularity would have made two accounts meet. */
import { logPoissonUpperTail, permutationNulls } from "../../stats/index.js";
import type { Detector } from "../detectors.js";
import { addAccepted, NOMINAL } from "./accepted-pairs.js";
import { layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/**
 * The exact mean under permutation within 1 h × popularity, Poisson tail, Benjamini–Hochberg at 5 %: what `edges.level` is made
 * of. Holds its rate on data without coordination of that resolution, and is weak: a pair seldom has enough meetings of its own.
 */
export const exactPairs = (windowSeconds: number): Detector => ({
  id: `exact-pairs-${windowSeconds}`,
  title: `exact permutation of pairs, 1 h × popularity, ${windowSeconds} s`,
  nominal: NOMINAL,
  async detect(store, traces, options, run) {
    const found = new PairGroups();
    for (const layer of await layersOf(store, traces, options)) {
      const { a, b, support } = await layer.met(windowSeconds, 2, run);
      if (a.length === 0) continue;
      const chance = permutationNulls(layer.actions, { binSeconds: 3600, popularityCap: 12 });
      const expected = chance(windowSeconds).expectedPairs(a, b);
      const logP = expected.map((mean, n) => logPoissonUpperTail(support[n], mean));
      addAccepted(found, layer, { a, b, logP });
    }
    return found.detected();
  },
});
