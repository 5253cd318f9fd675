/** A real set without the accounts of the groups that stand in it: what surrogates are to be made of where such a group owns its cells. */
import type { RunContext } from "../../model/index.js";
import { peel } from "../../pipeline/peel.js";
import { readActions } from "../../store/index.js";
import type { DetectorOptions } from "../detectors.js";
import type { RealTrace } from "./real-sets.js";
import { actionsOf, sampleStore } from "./sample.js";

const ALPHA = 0.05;
const MIN_GROUP = 4;

/** The traces without every account that `peel` takes out of them; traces of which nothing is left are not there. */
export async function peeledTraces(
  traces: readonly RealTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<readonly RealTrace[]> {
  const whole = traces.map(({ trace, actions }) =>
    actionsOf(trace, actions, Int32Array.from(actions.account.keys()), actions.account),
  );
  const store = await sampleStore(whole, options);
  try {
    const windows = new Map(traces.map(({ trace }) => [trace.id, trace.windowsSeconds]));
    await peel(store, { ...options, windows, minGroup: MIN_GROUP, alpha: ALPHA }, run);
    const peeled: RealTrace[] = [];
    for (const { trace } of whole) peeled.push({ trace, actions: await readActions(store, trace.id) });
    return peeled.filter(({ actions }) => actions.account.length > 0);
  } finally {
    store.close();
  }
}
