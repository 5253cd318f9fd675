/** The bipartite configuration model: two accounts that share more objects than their activity and the objects' fame explain. */
import { logPoissonUpperTail } from "../../stats/index.js";
import type { Detector } from "../detectors.js";
import { addAccepted, NOMINAL } from "./accepted-pairs.js";
import { type Layer, layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/**
 * Common objects at any time against the Chung–Lu approximation of the bipartite configuration model: account i is on object o
 * with probability min(1, k_i k_o / m), the count is Poisson with the sum over objects of the two probabilities multiplied,
 * Benjamini–Hochberg at 5 %. Time plays no part, so a shared taste looks like an order. Reference: Saracco et al. 2017,
 * https://doi.org/10.1088/1367-2630/aa6b38.
 */
export const configurationModel = (): Detector => ({
  id: "configuration-model",
  title: "bipartite configuration model (Chung-Lu), no time",
  nominal: NOMINAL,
  async detect(store, traces, options, run) {
    const found = new PairGroups();
    for (const layer of await layersOf(store, traces, options)) {
      const { a, b, support } = await layer.met(Number.POSITIVE_INFINITY, 2, run);
      const mean = expectedCommon(layer);
      const logP = new Float64Array(a.length);
      for (let n = 0; n < a.length; n++) logP[n] = logPoissonUpperTail(support[n], mean(a[n], b[n]));
      addAccepted(found, layer, { a, b, logP });
    }
    return found.detected();
  },
});

/** Expected common objects of two accounts; objects of equal popularity are summed together. */
function expectedCommon({ actions, degree }: Layer): (i: number, j: number) => number {
  const accountsOn = new Int32Array(actions.objectCount);
  for (const object of actions.object) accountsOn[object]++;
  const objectsWith = new Map<number, number>();
  for (const k of accountsOn) if (k > 0) objectsWith.set(k, (objectsWith.get(k) ?? 0) + 1);
  const classes = [...objectsWith];
  const all = actions.account.length;
  const most = classes.reduce((largest, [k]) => Math.max(largest, k), 0);
  const squares = classes.reduce((sum, [k, count]) => sum + count * (k / all) ** 2, 0);
  return (i, j) => {
    const [x, y] = [degree[i], degree[j]];
    if (Math.max(x, y) * most <= all) return x * y * squares;
    return classes.reduce(
      (sum, [k, count]) => sum + count * Math.min(1, (x * k) / all) * Math.min(1, (y * k) / all),
      0,
    );
  };
}
