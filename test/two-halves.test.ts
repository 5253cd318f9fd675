/** The halves tested in threads of their own come to what one thread comes to, to the last digit. */
import { expect, it } from "vitest";
import { worldMaker } from "../src/bench/data/worlds.js";
import { InterruptedError, quietContext, SILENT } from "../src/model/index.js";
import { heldOut, type SearchOptions } from "../src/pipeline/search.js";
import type { Store } from "../src/store/index.js";

const SEED = 11;

async function world(): Promise<{ store: Store; options: SearchOptions }> {
  const sample = await worldMaker("two-farms", () => true).make(
    SEED,
    { seed: SEED, threads: 2, memoryBytes: 1e9 },
    quietContext(),
  );
  if (!sample) throw new Error("no world");
  const windows = new Map(sample.traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
  return {
    store: sample.store,
    options: { windows, minGroup: 4, seed: SEED, threads: 2, memoryBytes: 1e9, alpha: 0.05 },
  };
}

it("comes to the same groups in one thread and in two", async () => {
  const { store, options } = await world();
  try {
    const of = async (manyActions: number) => {
      const shown: unknown[] = [];
      const { verdicts } = await heldOut(
        store,
        { ...options, manyActions },
        quietContext(),
        async (found, jury) => {
          const candidates = found.confirmed.map(({ candidate }) => candidate);
          shown.push(await jury.firstDetected(candidates, Math.log(found.tested / options.alpha)));
          for (const candidate of candidates.slice(0, 4)) shown.push(await jury.byTrace(candidate));
        },
      );
      return { verdicts, shown };
    };
    const one = await of(Number.POSITIVE_INFINITY);
    expect(one.verdicts.confirmed.length).toBeGreaterThan(1);
    expect(one.shown[0]).not.toBeNull();
    expect(await of(0)).toEqual(one);
  } finally {
    store.close();
  }
}, 300_000);

it("stops in either half when the run is stopped", async () => {
  const { store, options } = await world();
  const stop = new AbortController();
  const start = (label: string) => {
    if (label === "judging accounts") stop.abort(new InterruptedError());
  };
  await expect(
    heldOut(store, { ...options, manyActions: 0 }, { signal: stop.signal, progress: { ...SILENT, start } }),
  ).rejects.toThrow(InterruptedError);
  store.close();
}, 300_000);
