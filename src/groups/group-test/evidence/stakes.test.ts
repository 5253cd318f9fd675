import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { staked, stakesOf } from "./stakes.js";

const logs = fc.array(
  fc.array(fc.double({ min: -20, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 }),
  { minLength: 1, maxLength: 6 },
);

describe("stakes", () => {
  it("weigh lanes by weights that sum to 1, and are never all or nothing", () => {
    fc.assert(
      fc.property(logs, (wealth) => {
        const { lane, stake } = stakesOf(wealth);
        expect(lane.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const weight of lane) expect(weight).toBeGreaterThanOrEqual(0.1 / lane.length - 1e-12);
        for (const share of stake.flat()) {
          expect(share).toBeGreaterThanOrEqual(0.05);
          expect(share).toBeLessThanOrEqual(0.95);
        }
      }),
    );
  });

  it("keep the expectation of e-values of expectation 1, whatever was learnt on the other half", () => {
    fc.assert(
      fc.property(logs, (wealth) => {
        const stakes = stakesOf(wealth);
        const still = wealth.map((lane) => lane.map(() => 0));
        // Two equally likely outcomes of one bin: double or nothing, all else still.
        const outcome = (value: number) =>
          Math.exp(
            staked(
              still.map((lane, n) => (n === 0 ? [Math.log(value), lane[1], lane[2]] : lane)),
              stakes,
            ),
          );
        expect((outcome(2) + outcome(1e-300)) / 2).toBeCloseTo(1, 9);
      }),
    );
  });

  it("lie on the lane and the bin that were worth it", () => {
    const { lane, stake } = stakesOf([
      [10, 0, -3],
      [0, 0, 0],
    ]);
    expect(lane[0]).toBeGreaterThan(0.8);
    expect(stake[0]).toEqual([0.95, 0.5, 0.05]);
  });

  it("believe less of the lanes the lower the temper", () => {
    const wealth = [[4], [0]];
    const [bold, usual, none] = [2, 0.5, 0].map((temper) => stakesOf(wealth, temper).lane[0]);
    expect(bold).toBeGreaterThan(usual);
    expect(usual).toBeGreaterThan(none);
    expect(none).toBeCloseTo(0.5, 12);
  });

  it("lose little to bins that are dead weight: free acts hide nothing", () => {
    const learnt = stakesOf([[30, ...Array.from({ length: 20 }, () => -10)]]);
    const tested = [[30, ...Array.from({ length: 20 }, () => -40)]];
    expect(staked(tested, learnt)).toBeGreaterThan(30 - 21 * 0.06);
  });
});
