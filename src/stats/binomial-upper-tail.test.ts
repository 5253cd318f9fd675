/** Values from exact fractions, and from sums of sixty digits (the JavaScript port of R's pbinom is off by up to 3e-7 of its value). */
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

// The sum of binomial(n, j) p^j (1 - p)^(n - j) over j from k on, p the double itself, in sixty digits (mpmath).
test.each([
  [1, 10, 0.1, 0.6513215599000001],
  [3, 10, 0.5, 0.9453125],
  [20, 50, 0.1, 2.3685993581841882e-8],
  [60, 100, 0.01, 9.25714151694166e-93],
  [150, 1000, 0.001, 5.770993069039586e-269],
  [120, 200_000, 1e-6, 1.5725678830782087e-283],
  [5200, 10_000, 0.5, 3.296757799336221e-5],
  [39, 40, 0.9, 0.08047369601447729],
  [90, 2000, 0.02, 4.097682903964753e-12],
  [25, 30, 1e-9, 1.4250599931487522e-220],
  [33, 33, 1e-9, 1.000000000000002e-297],
  [3, 60, 0.003, 0.0008130549389350383],
  [200, 500, 0.2, 1.092178280827315e-24],
  [400, 500, 0.2, 1.1453027884022306e-182],
  [400, 500, 0.77, 0.059953757130707254],
])("P(X >= %i of %i) at %f to 1e-12 of its value", (count, trials, share, value) => {
  expect(Math.abs(binomialUpperTail(count, trials, share) / value - 1)).toBeLessThan(1e-12);
});
