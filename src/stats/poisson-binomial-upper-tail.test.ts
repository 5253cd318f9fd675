/** The exact tail of unequal trials: against sums of sixty digits, against the binomial, and against the bounds that it sharpens. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { binomialUpperTail } from "./binomial-upper-tail.js";
import { poissonBinomialUpperTail } from "./poisson-binomial-upper-tail.js";
import { logPoissonUpperTail } from "./poisson-upper-tail.js";

const chances = (n: number, a: number, b: number) =>
  Array.from({ length: n }, (_, i) => (i + 1) / (a + b * (i + 1)));

// The distribution built trial by trial in sixty digits (mpmath), chance i of n being i / (a + b i); then summed from k on.
it.each([
  [2, 5, 10, 2, 0.2152157738095238],
  [9, 40, 100, 3, 0.03587586236277442],
  [30, 40, 100, 3, 2.090828499951503e-21],
  [40, 40, 100, 3, 1.0041731399251732e-40],
  [60, 100, 1e4, 10, 3.6862857861591057e-115],
  [120, 300, 50, 2, 0.4350083990937089],
  [170, 300, 50, 2, 5.651750607486202e-10],
  [3, 10, 1, 1, 0.9999655282988617],
])("P(X >= %i of %i) with chances i / (%f + %f i) to 1e-12 of its value", (count, n, a, b, value) => {
  expect(Math.abs(poissonBinomialUpperTail(count, chances(n, a, b)) / value - 1)).toBeLessThan(1e-12);
});

it("is the binomial tail where all chances are one", () => {
  for (const [count, n, p] of [
    [3, 10, 0.5],
    [60, 100, 0.01],
    [33, 33, 1e-9],
    [150, 1000, 0.001],
  ])
    expect(
      Math.abs(
        poissonBinomialUpperTail(
          count,
          Array.from({ length: n }, () => p),
        ) /
          binomialUpperTail(count, n, p) -
          1,
      ),
    ).toBeLessThan(1e-12);
});

it("has its edges", () => {
  expect(poissonBinomialUpperTail(0, [0.2])).toBe(1);
  expect(poissonBinomialUpperTail(2, [0.2])).toBe(0);
  expect(poissonBinomialUpperTail(1, [])).toBe(0);
  expect(poissonBinomialUpperTail(2, [1, 1, 0])).toBe(1);
  expect(poissonBinomialUpperTail(2, [1, 0.25, 0])).toBeCloseTo(0.25, 15);
  expect(poissonBinomialUpperTail(1, [2])).toBeNaN();
});

it("stays below the binomial and the Poisson tail above the mean plus one, as Hoeffding and Anderson and Samuels say", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (list, count) => {
        const mean = list.reduce((sum, p) => sum + p, 0);
        fc.pre(count >= mean + 1);
        const exact = poissonBinomialUpperTail(count, list);
        expect(exact).toBeLessThanOrEqual(
          binomialUpperTail(count, list.length, mean / list.length) * (1 + 1e-9),
        );
        expect(exact).toBeLessThanOrEqual(Math.exp(logPoissonUpperTail(count, mean)) * (1 + 1e-9));
      },
    ),
  );
});
