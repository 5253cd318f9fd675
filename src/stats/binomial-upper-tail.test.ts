/** Values from exact fractions: the tail of a fair coin is a sum of binomial coefficients over a power of two. */
import { expect, test } from "vitest";
import { binomialUpperTail } from "./binomial-upper-tail.js";

test.each([
  [8, 10, 0.5, 56 / 1024],
  [10, 10, 0.5, 1 / 1024],
  [1, 3, 0.25, 37 / 64],
  [0, 5, 0.1, 1],
  [6, 5, 0.1, 0],
  [40, 40, 0.01, 1e-80],
])("P(X >= %i of %i) at %f", (count, trials, share, value) => {
  const found = binomialUpperTail(count, trials, share);
  expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-11 * value);
});

test("a share of nothing, of everything, and of no sense", () => {
  expect(binomialUpperTail(1, 9, 0)).toBe(0);
  expect(binomialUpperTail(9, 9, 1)).toBe(1);
  expect(binomialUpperTail(1, 9, 2)).toBeNaN();
});
