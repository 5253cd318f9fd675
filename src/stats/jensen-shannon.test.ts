/** The Jensen-Shannon divergence against scipy, and its bounds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { jensenShannon } from "./jensen-shannon.js";

// scipy 1.17.1: scipy.spatial.distance.jensenshannon(a, b, base=2) ** 2
test.each([
  [[10, 0, 5, 1], [3, 4, 5, 8], 0.31446019691780946],
  [[1, 1], [1, 0], 0.3112781244591328],
  [[2, 3, 5], [4, 6, 10], 0],
  [[1, 0], [0, 7], 1],
])("of %j and %j", (a, b, want) => {
  expect(jensenShannon(a, b)).toBeCloseTo(want, 12);
});

test("lies between 0 and 1, is the same both ways, and is nothing without counts", () => {
  const counts = fc.array(fc.nat(50), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const value = jensenShannon(a, b);
      if (a.every((n) => n === 0) || b.every((n) => n === 0)) return expect(value).toBeNaN();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(jensenShannon(b, a)).toBeCloseTo(value, 12);
    }),
  );
});
