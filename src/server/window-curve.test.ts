/** The curves of the window explorer against pairs counted one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../stats/index.js";
import { chanceWithin, expectedPairs, pairsWithin } from "./window-curve.js";

const acts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20_000 })), { maxLength: 40 })
  .map((list) => list.sort(([a, s], [b, t]) => a - b || s - t));
const columns = (list: readonly (readonly [number, number])[]) =>
  [Int32Array.from(list, ([object]) => object), Float64Array.from(list, ([, second]) => second)] as const;
const WINDOWS = [0, 1, 60, 3600, 9000];

describe("the curves", () => {
  it("count every pair of acts on one object within the window, once", () => {
    fc.assert(
      fc.property(acts, (list) => {
        const counted = WINDOWS.map(
          (window) =>
            list.flatMap(([object, second], i) =>
              list.slice(i + 1).filter(([o, s]) => o === object && Math.abs(s - second) <= window),
            ).length,
        );
        expect(pairsWithin(...columns(list), WINDOWS)).toEqual(counted);
      }),
    );
  });

  it("expect what acts drawn anew within their hours give on average", () => {
    const { float } = random(3);
    const list = Array.from({ length: 30 }, (_, i) => [i % 2, Math.floor(float() * 4) * 3600 + 1] as const);
    const sorted = [...list].sort(([a, s], [b, t]) => a - b || s - t);
    const expected = expectedPairs(...columns(sorted), WINDOWS);
    const sums = WINDOWS.map(() => 0);
    const rounds = 4000;
    for (let round = 0; round < rounds; round++) {
      const drawn = sorted
        .map(([object, second]) => [object, Math.floor(second / 3600) * 3600 + 3600 * float()] as const)
        .sort(([a, s], [b, t]) => a - b || s - t);
      pairsWithin(...columns(drawn), WINDOWS).forEach((n, w) => {
        sums[w] += n / rounds;
      });
    }
    for (const [w, mean] of expected.entries())
      expect(Math.abs(mean - sums[w])).toBeLessThan(0.02 * mean + 0.1);
  });

  it("know the chance of two hours side by side", () => {
    expect(chanceWithin(0, 1)).toBe(1);
    expect(chanceWithin(1, 1)).toBeCloseTo(0.5, 12);
    expect(chanceWithin(1, 2)).toBe(1);
    expect(chanceWithin(3, 1)).toBe(0);
  });
});
