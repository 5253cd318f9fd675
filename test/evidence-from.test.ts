/** Since when the evidence against a group was there: within the data, the later the more is asked for, and never where it is not reached. */
import { expect, it } from "vitest";
import { worldMaker } from "../src/bench/data/worlds.js";
import { evidenceFrom, hereIn } from "../src/groups/index.js";
import { quietContext } from "../src/model/index.js";
import { heldOut } from "../src/pipeline/search.js";

const OPTIONS = { threads: 2, memoryBytes: 1e9, seed: 6 };

it.each(["farm-rotating", "two-farms"])(
  "is not later than the last act, moves on with the bound, and is known where the group stands, in %s",
  async (scenario) => {
    const run = quietContext();
    const sample = await worldMaker(scenario, () => true).make(6, OPTIONS, run);
    if (!sample) throw new Error("no world");
    const { store, traces } = sample;
    try {
      const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
      const { verdicts, presence } = await heldOut(
        store,
        { ...OPTIONS, windows, minGroup: 4, alpha: 0.05 },
        run,
      );
      const here = hereIn(presence);
      const [first] = presence.posts.ticks;
      const last = presence.posts.ticks[presence.posts.posts - 1];
      const found = verdicts.confirmed.flatMap(({ candidates, logE }) => ({
        candidate: candidates[0],
        logE,
      }));
      expect(found.length).toBeGreaterThan(0);
      for (const { candidate, logE } of found) {
        const moments = [0.25, 0.5, 0.75, 1].map((share) => evidenceFrom(here, candidate, share * logE));
        for (const [n, moment] of moments.entries()) {
          if (moment === null) throw new Error("the evidence is there");
          expect(moment).toBeGreaterThanOrEqual(n === 0 ? first : (moments[n - 1] ?? last));
          expect(moment).toBeLessThanOrEqual(last);
        }
        expect(evidenceFrom(here, candidate, 1e6)).toBeNull();
      }
    } finally {
      store.close();
    }
  },
);
