/** How far a whole run is: from stage to stage, never back, with the time left once that can be told. */
import { expect, it } from "vitest";
import { SILENT } from "../model/index.js";
import { STAGES } from "./stages.js";
import { WholeRun } from "./whole-run.js";

it("shares of all stages make a run", () => {
  expect(STAGES.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

it("never goes back, comes to the end, and estimates by the time it took", () => {
  const told: { stage: string; share: number; left: number | null }[] = [];
  let now = 0;
  const door = {
    ...SILENT,
    whole: (stage: string, share: number, left: number | null) => told.push({ stage, share, left }),
  };
  const run = new WholeRun(door, 0.2, () => now);
  run.begin({ title: "One", share: 0.4, pieces: 2 });
  for (let piece = 0; piece < 5; piece++) {
    run.progress.start("piece", 10);
    for (let step = 0; step < 10; step++) {
      now += 200;
      run.progress.advance(1);
    }
    run.progress.end();
  }
  run.begin({ title: "Two", share: 0.4 });
  expect(told.at(-1)).toEqual({ stage: "Two", share: expect.closeTo(0.6, 9), left: expect.closeTo(10, 9) });
  run.end();
  expect(told.at(-1)).toEqual({ stage: "", share: 1, left: null });
  for (const [i, { share }] of told.entries())
    if (i > 0) expect(share).toBeGreaterThanOrEqual(told[i - 1].share);
  expect(told[0]).toEqual({ stage: "One", share: 0.2, left: null });
});
