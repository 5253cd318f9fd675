import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blended, blendOf } from "./blend.js";

const logs = fc.array(
  fc.array(fc.double({ min: -20, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe("a blend", () => {
  it("has weights that sum to 1 and stakes that are never all or nothing", () => {
    fc.assert(
      fc.property(logs, (wealth) => {
        const { lane, stake } = blendOf(wealth);
        expect(lane.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const share of stake.flat()) {
          expect(share).toBeGreaterThanOrEqual(0.05);
          expect(share).toBeLessThanOrEqual(0.95);
        }
      }),
    );
  });

  it("keeps the expectation of e-values of expectation 1, whatever it learnt on the other half", () => {
    fc.assert(
      fc.property(logs, (wealth) => {
        const blend = blendOf(wealth);
        const lanes = wealth.map((lane) => lane.map(() => 0));
        // Two equally likely outcomes of one trace: double or nothing, all else still.
        const outcome = (value: number) =>
          Math.exp(
            blended(
              lanes.map((lane, n) => (n === 0 ? [Math.log(value), lane[1], lane[2]] : lane)),
              blend,
            ),
          );
        expect((outcome(2) + outcome(1e-300)) / 2).toBeCloseTo(1, 9);
      }),
    );
  });

  it("puts its weight on the lane that was worth it", () => {
    const { lane } = blendOf([
      [10, 0, 0],
      [0, 0, 0],
    ]);
    expect(lane[0]).toBeGreaterThan(0.8);
  });
});
