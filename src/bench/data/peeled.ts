/** A real set without the accounts of the groups that stand in it: what surrogates are to be made of where such a group owns its cells. */
import type { RunContext } from "../../model/index.js";
import { heldOut } from "../../pipeline/search.js";
import { readActions } from "../../store/index.js";
import type { DetectorOptions } from "../detectors.js";
import type { RealTrace } from "./real-sets.js";
import { actionsOf, sampleStore, type TraceActions } from "./sample.js";

const ROUNDS = 4;
const ALPHA = 0.05;
const MIN_GROUP = 4;

/**
 * Takes out every account of a candidate that stands, members that trimming would drop included, searches again, and so on until nothing
 * stands (four times at most). It is the method's own answer that is taken out: what is measured afterwards is how often it claims
 * something in the rest, and not whether what was taken out was right.
 */
export async function peeledTraces(
  traces: readonly RealTrace[],
  options: DetectorOptions,
  run: RunContext,
): Promise<readonly RealTrace[]> {
  let kept = traces.map(({ trace, actions }) =>
    actionsOf(trace, actions, Int32Array.from(actions.account.keys()), actions.account),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const out = await standing(kept, options, run);
    if (out.size === 0) break;
    kept = kept.map((one) => without(one, out));
  }
  const store = await sampleStore(kept, options);
  try {
    const peeled: RealTrace[] = [];
    for (const { trace } of kept) peeled.push({ trace, actions: await readActions(store, trace.id) });
    return peeled.filter(({ actions }) => actions.account.length > 0);
  } finally {
    store.close();
  }
}

async function standing(
  traces: readonly TraceActions[],
  options: DetectorOptions,
  run: RunContext,
): Promise<ReadonlySet<string>> {
  const store = await sampleStore(traces, options);
  try {
    const windows = new Map(traces.map(({ trace }) => [trace.id, trace.windowsSeconds]));
    const { verdicts } = await heldOut(
      store,
      { ...options, windows, minGroup: MIN_GROUP, alpha: ALPHA },
      run,
    );
    return new Set(verdicts.confirmed.flatMap(({ candidate }) => candidate.accounts));
  } finally {
    store.close();
  }
}

function without(actions: TraceActions, out: ReadonlySet<string>): TraceActions {
  const rows = actions.account.flatMap((account, i) => (out.has(account) ? [] : [i]));
  return {
    trace: actions.trace,
    account: rows.map((i) => actions.account[i]),
    object: rows.map((i) => actions.object[i]),
    event: Float64Array.from(rows, (i) => actions.event[i]),
    time: Float64Array.from(rows, (i) => actions.time[i]),
  };
}
