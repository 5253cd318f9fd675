/** The search comes to the same twice over, to the last digit, and ends when it is stopped, whatever it is at. */
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

it("comes to the same groups twice", async () => {
  const { store, options } = await world();
  try {
    const of = async () => (await heldOut(store, options, quietContext())).verdicts;
    const one = await of();
    expect(one.confirmed.length).toBeGreaterThan(0);
    expect(await of()).toEqual(one);
  } finally {
    store.close();
  }
}, 300_000);

it.each(["looking for candidates", "testing candidates", "judging accounts"])(
  "stops while %s",
  async (stage) => {
    const { store, options } = await world();
    const stop = new AbortController();
    const start = (label: string) => {
      if (label === stage) stop.abort(new InterruptedError());
    };
    await expect(
      heldOut(store, options, { signal: stop.signal, progress: { ...SILENT, start } }),
    ).rejects.toThrow(InterruptedError);
    store.close();
  },
  300_000,
);
