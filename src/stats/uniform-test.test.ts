/** The uniform test against scipy.stats.kstest(values, "uniform", method="exact"), scipy 1.17. */
import { expect, test } from "vitest";
import { random } from "./random.js";
import { uniformTest } from "./uniform-test.js";

const CASES: readonly [string, readonly number[], number, number][] = [
  ["one", [0.5], 0.5, 1],
  ["the lower half", [0.1, 0.2, 0.3, 0.4, 0.5], 0.5, 0.112],
  ["eight by chance", [0.02, 0.11, 0.35, 0.36, 0.52, 0.77, 0.81, 0.99], 0.145, 0.9863137403429703],
  ["twenty in the lower half", Array.from({ length: 20 }, (_, i) => (i + 1) / 40), 0.5, 3.787595240539032e-5],
  ["twenty evenly", Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20), 0.025, 1],
  [
    "a hundred, bent",
    Array.from({ length: 100 }, (_, i) => (i / 100) ** 1.3),
    0.10623933939994434,
    0.19461708484298346,
  ],
];

test.each(CASES)("%s", (_, values, distance, pValue) => {
  const found = uniformTest(values);
  expect(found.distance).toBeCloseTo(distance, 12);
  expect(found.pValue).toBeCloseTo(pValue, 10);
});

test("uniform numbers give uniform p-values", () => {
  const rng = random(8);
  const ps = Array.from(
    { length: 300 },
    () => uniformTest(Array.from({ length: 20 }, () => rng.float())).pValue,
  );
  expect(uniformTest(ps).pValue).toBeGreaterThan(0.01);
  expect(uniformTest([]).pValue).toBe(1);
});
