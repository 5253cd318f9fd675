/** Every dial turns something that its world has, and leaves more than a thousand honest accounts. */
import { expect, it } from "vitest";
import { quietContext } from "../model/index.js";
import { scenarioOf } from "../simulate/index.js";
import { DIALS, dialsOf, largeWorlds } from "./dials.js";

it.each(DIALS)(
  "$id has a world for each value, harder from the first to the last",
  ({ scenario, values, parameters }) => {
    const worlds = values.map((value) => scenarioOf(scenario, parameters(value)));
    expect(new Set(worlds.map((world) => JSON.stringify(world))).size).toBe(values.length);
    for (const world of worlds) expect(world.accounts).toBeGreaterThan(1000);
    const steps = values.slice(1).map((value, n) => Math.sign(value - values[n]));
    expect(new Set(steps).size).toBe(1);
  },
);

it("names every sample once, and narrows by name", () => {
  const ids = [...dialsOf([]), ...largeWorlds([])].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(dialsOf(["gap"]).map(({ id }) => id)).toEqual(["gap 150", "gap 600", "gap 1800", "gap 4500"]);
  expect(largeWorlds(["two-farms"]).map(({ id }) => id)).toEqual([
    "two-farms large",
    "two-farms large, delayed",
  ]);
});

it("plants what it says among as many honest accounts as it says", async () => {
  const [easiest] = dialsOf(["size"]);
  const options = { seed: 11, threads: 1, memoryBytes: 1e9 };
  const sample = await easiest.make(11, options, quietContext());
  if (!sample) throw new Error("no world");
  sample.store.close();
  expect(sample.truth.groups.map((group) => group.length)).toEqual([40]);
  expect(sample.truth.accounts.length - 40).toBeGreaterThan(1000);
});
