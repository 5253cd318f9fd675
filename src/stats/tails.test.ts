/** Log gamma, the Poisson tail and q-values against R (its nmath in JavaScript, and literals from R itself). */
import fc from "fast-check";
import { lgamma, ppois } from "lib-r-math.js";
import { expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.js";
import { logGamma } from "./log-gamma.js";
import { logPoisson, logPoissonUpperTail } from "./poisson-upper-tail.js";

const relative = (got: number, want: number) => Math.abs(got - want) / Math.max(Math.abs(want), 1e-300);

it("has R's lgamma", () => {
  // R 4: print(lgamma(c(.5, 3, 10.5, 1e6)), digits = 17)
  expect(relative(logGamma(0.5), 0.57236494292470008)).toBeLessThan(1e-14);
  expect(relative(logGamma(3), Math.LN2)).toBeLessThan(1e-14);
  expect(relative(logGamma(1e6), 12815504.569147611)).toBeLessThan(1e-14);
  for (const x of [1e-8, 0.1, 1.7, 5.5, 6.999, 7, 15.9, 16, 42, 170.3, 1e4, 1e10])
    expect(relative(logGamma(x), lgamma(x))).toBeLessThan(4e-14);
  expect(logGamma(0)).toBeNaN();
  expect(logGamma(1)).toBe(0);
});

it("has R's upper Poisson tail to 1e-12 in p, from 1 down to 1e-300", () => {
  for (const mean of [1e-9, 1e-4, 0.02, 0.5, 1, 3.3, 10, 47.5, 200, 5000])
    for (const k of [1, 2, 3, 5, 9, 20, 50, 100, 150, 220, 5000, 5400]) {
      const want = ppois(k - 1, mean, false, true);
      if (!(want > -690)) continue;
      expect(Math.abs(logPoissonUpperTail(k, mean) - want)).toBeLessThan(1e-12);
    }
});

it("goes on in logarithms where doubles end", () => {
  // P(X >= 1) = 1 - exp(-mean) and P(X >= 2) = 1 - exp(-mean)(1 + mean), both exact by series.
  for (const mean of [1e-200, 1e-20, 1e-3, 0.3, 0.9])
    expect(relative(logPoissonUpperTail(1, mean), Math.log(-Math.expm1(-mean)))).toBeLessThan(1e-13);
  expect(relative(logPoissonUpperTail(2, 1e-200), Math.log(0.5) - 400 * Math.LN10)).toBeLessThan(1e-13);
  // Far above the mean the tail is P(X = k) (1 + mean / (k + 1) + …), with log k! from logGamma.
  const [k, mean] = [1000, 1e-5];
  expect(
    relative(
      logPoissonUpperTail(k, mean),
      k * Math.log(mean) - mean - logGamma(k + 1) + Math.log1p(mean / (k + 1)),
    ),
  ).toBeLessThan(1e-13);
  expect(logPoissonUpperTail(100_000, 0.01)).toBeLessThan(-1e6);
});

it("is a distribution at its edges", () => {
  expect(logPoissonUpperTail(0, 3)).toBe(0);
  expect(logPoissonUpperTail(1, 0)).toBe(Number.NEGATIVE_INFINITY);
  expect(logPoissonUpperTail(1, -1)).toBeNaN();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 1e-6, max: 300, noNaN: true }),
      (k, mean) => {
        const [here, next] = [logPoissonUpperTail(k, mean), logPoissonUpperTail(k + 1, mean)];
        expect(next).toBeLessThanOrEqual(here);
        expect(Math.abs(Math.exp(here - next) - Math.exp(logPoisson(k, mean) - next) - 1)).toBeLessThan(
          1e-9 * Math.exp(here - next),
        );
      },
    ),
  );
});

it("has R's p.adjust, with tests that are not listed", () => {
  // R: p.adjust(c(.01, .04, .03, .005), "BH") and with n = 10
  const p = Float64Array.of(0.01, 0.04, 0.03, 0.005).map(Math.log);
  const close = (got: Float64Array, want: number[]) => {
    for (const [i, w] of want.entries()) expect(relative(got[i], w)).toBeLessThan(1e-12);
  };
  close(benjaminiHochberg(p, 4), [0.02, 0.04, 0.04, 0.02]);
  close(benjaminiHochberg(p, 10), [0.05, 0.1, 0.1, 0.05]);
  expect([...benjaminiHochberg(Float64Array.of(0, 0), 1000)]).toEqual([1, 1]);
  expect(benjaminiHochberg(new Float64Array(0), 5)).toHaveLength(0);
});

it("has the definition of q on any list, in any order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 200 }),
      (list, more) => {
        const p = list.map((x) => 10 ** (-x / 4));
        const m = p.length + more;
        const q = benjaminiHochberg(Float64Array.from(p, Math.log), m);
        p.forEach((x, i) => {
          const want = Math.min(
            1,
            ...p.filter((y) => y >= x).map((y) => (y * m) / p.filter((z) => z <= y).length),
          );
          expect(relative(q[i], want)).toBeLessThan(1e-12);
        });
      },
    ),
  );
});
