/** The hypergeometric tail against scipy, and against its definition on small urns. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { logHypergeometricUpperTail } from "./hypergeometric-upper-tail.js";

// scipy 1.17.1: hypergeom.logsf(count - 1, all, marked, drawn)
test.each([
  [3, 20, 7, 12, -0.05352270723558584],
  [1, 50, 5, 10, -0.37187964028834863],
  [8, 200, 10, 20, -16.204239804434383],
  [40, 5000, 45, 200, -118.92832592559496],
  [100, 1000, 300, 320, -1.1992155114244634],
  [2, 30, 2, 15, -1.4213856809311585],
])("log P(X >= %i) of %i, %i marked, %i drawn", (count, all, marked, drawn, want) => {
  expect(Math.abs(logHypergeometricUpperTail(count, { all, marked, drawn }) - want)).toBeLessThan(1e-9);
});

test("at its edges", () => {
  expect(logHypergeometricUpperTail(0, { all: 9, marked: 3, drawn: 4 })).toBe(0);
  expect(logHypergeometricUpperTail(4, { all: 9, marked: 3, drawn: 4 })).toBe(Number.NEGATIVE_INFINITY);
  expect(logHypergeometricUpperTail(2, { all: 5, marked: 4, drawn: 3 })).toBe(0);
  expect(logHypergeometricUpperTail(1, { all: 5, marked: 6, drawn: 3 })).toBeNaN();
});

test("is the share of all draws that hold so many", () => {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
  const urns = fc.record({
    all: fc.integer({ min: 1, max: 30 }),
    marked: fc.nat(30),
    drawn: fc.nat(30),
    count: fc.nat(31),
  });
  fc.assert(
    fc.property(urns, ({ all, marked: m, drawn: d, count }) => {
      const [marked, drawn] = [Math.min(m, all), Math.min(d, all)];
      let want = 0;
      for (let k = count; k <= marked; k++) want += choose(marked, k) * choose(all - marked, drawn - k);
      want /= choose(all, drawn);
      expect(Math.exp(logHypergeometricUpperTail(count, { all, marked, drawn }))).toBeCloseTo(want, 10);
    }),
  );
});
