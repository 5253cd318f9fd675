/** The rule of thumb: accounts that acted on so many common objects within so many seconds are one group. */
import type { Detector } from "../detectors.js";
import { layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/**
 * Pairs with at least `minimum` distinct objects within the window; groups are connected components, an account's score is its
 * largest count. No null model: what is rare in one set is daily bread in another. Reference: Giglietto et al. 2020,
 * https://doi.org/10.1080/1369118X.2020.1739732.
 */
export const fixedCounts = (minimum: number, windowSeconds: number): Detector => ({
  id: `fixed-${minimum}-${windowSeconds}`,
  title: `at least ${minimum} objects in ${windowSeconds} s`,
  async detect(store, traces, options, run) {
    const found = new PairGroups();
    for (const layer of await layersOf(store, traces, options)) {
      const { a, b, support } = await layer.met(windowSeconds, 2, run);
      const name = layer.actions.accountIds;
      for (let n = 0; n < a.length; n++) found.add(name[a[n]], name[b[n]], support[n], support[n] >= minimum);
    }
    return found.detected();
  },
});
