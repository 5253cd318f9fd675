/** The time of detection knows nothing of later days: cutting the data behind it leaves it where it is. */
import { expect, it } from "vitest";
import { worldMaker } from "../src/bench/data/worlds.js";
import { detectedAt, Lab, type LabTrace, readFolds, readPool, readTrace } from "../src/groups/index.js";
import { quietContext } from "../src/model/index.js";
import { heldOut } from "../src/pipeline/search.js";
import { rowsOf } from "../src/store/index.js";

const OPTIONS = { threads: 2, memoryBytes: 1e9, seed: 6 };

it.each(["farm-rotating", "two-farms"])(
  "does not move when the days after it are cut off, in %s",
  async (scenario) => {
    const run = quietContext();
    const sample = await worldMaker(scenario, () => true).make(6, OPTIONS, run);
    if (!sample) throw new Error("no world");
    const { store, traces } = sample;
    try {
      const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
      const { verdicts, lab } = await heldOut(store, { ...OPTIONS, windows, minGroup: 4, alpha: 0.05 }, run);
      const bound = Math.log(verdicts.tested / 0.05);
      const dated = verdicts.confirmed.flatMap(({ candidate }) => {
        const moment = detectedAt(lab, candidate, bound);
        return moment === null ? [] : [{ candidate, moment }];
      });
      expect(dated.length).toBeGreaterThan(0);
      const folds = await readFolds(store);
      const latest = dated.sort(
        (x, y) => y.moment - x.moment || y.candidate.accounts.length - x.candidate.accounts.length,
      );
      let compared = 0;
      for (const { candidate, moment } of latest.slice(0, 4)) {
        for (const table of ["actions", "events"])
          await store.run(`DELETE FROM ${await rowsOf(store, table)} WHERE epoch_us(time_utc) >= ?`, [
            moment,
          ]);
        const cut: LabTrace[] = [];
        for (const { data, windowsSeconds } of lab.traces)
          cut.push({ data: await readTrace(store, data.id), windowsSeconds });
        const early = new Lab(cut, folds, OPTIONS.seed, await readPool(store));
        if (early.pool?.traces.length !== lab.pool?.traces.length) continue;
        compared++;
        expect(detectedAt(early, candidate, bound)).toBe(moment);
      }
      expect(compared).toBeGreaterThan(0);
    } finally {
      store.close();
    }
  },
);
