/** The rule of thumb as somebody would use it who knew the answer: each window and count tried, the best by the labels kept. */
import type { Detected, HindsightRule } from "../detectors.js";
import { layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/** Windows, seconds, and counts of common objects that are tried, the strictest first: of equal answers that one is kept. */
export const TRIED = { windowsSeconds: [60, 300, 1800], counts: [12, 8, 5, 3, 2] } as const;

/** Components smaller than claque's smallest group are left out, which helps the rule where two strangers met by chance. */
const SMALLEST = 4;

/**
 * Fixed counts with hindsight: for each world the window and count whose groups fit its labels best by F. No user can choose so, and it
 * is no method; it says what counting could reach at most.
 */
export const bestFixedCount: HindsightRule = {
  id: "best-fixed",
  title: "the best fixed count with hindsight",
  async answers(store, traces, options, run) {
    const layers = await layersOf(store, traces, options);
    const answers: Detected[] = [];
    for (const windowSeconds of TRIED.windowsSeconds) {
      const met = [];
      for (const layer of layers) met.push(await layer.met(windowSeconds, 2, run));
      for (const minimum of TRIED.counts) {
        const found = new PairGroups();
        met.forEach(({ a, b, support }, l) => {
          const name = layers[l].actions.accountIds;
          for (let n = 0; n < a.length; n++)
            if (support[n] >= minimum) found.add(name[a[n]], name[b[n]], support[n], true);
        });
        const { groups, ...rest } = found.detected();
        answers.push({ ...rest, groups: groups.filter(({ accounts }) => accounts.length >= SMALLEST) });
      }
    }
    return answers;
  },
};
