/** Average precision and recall at a rate against scikit-learn's documented example and by hand. */
import { describe, expect, it } from "vitest";
import { averagePrecision } from "./average-precision.js";
import { recallAtRate } from "./recall-at-rate.js";

/** The example of scikit-learn's average_precision_score and roc_curve: .83 and the curve (0, 0, .5, .5, 1), (0, .5, .5, 1, 1). */
const SCORES = [0.1, 0.4, 0.35, 0.8];
const POSITIVE = [false, false, true, true];

describe("averagePrecision", () => {
  it("has scikit-learn's .83", () => {
    expect(averagePrecision(SCORES, POSITIVE)).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
  });

  it("takes equal scores together, and gives the share of positives where all are equal", () => {
    expect(averagePrecision([1, 1, 1, 1], [true, false, false, false])).toBeCloseTo(0.25, 12);
    expect(averagePrecision([2, 2, 1, 0], [true, false, true, false])).toBeCloseTo(
      0.5 * 0.5 + 0.5 * (2 / 3),
      12,
    );
  });

  it("is 1 for a perfect ranking and NaN where nothing is to be found", () => {
    expect(averagePrecision([3, 2, 1], [true, true, false])).toBe(1);
    expect(averagePrecision([3, 2, 1], [false, false, false])).toBeNaN();
  });
});

describe("recallAtRate", () => {
  it("reads the ROC curve without interpolation", () => {
    expect(recallAtRate(SCORES, POSITIVE, 0.5)).toBe(1);
    expect(recallAtRate([9, 8, 7, 6, 5, 4], [true, false, true, false, false, false], 0.25)).toBe(1);
    expect(recallAtRate([9, 8, 7, 6, 5, 4], [true, false, true, true, false, false], 0.34)).toBe(1);
  });

  it("finds what stands above every other", () => {
    const positive = Array.from({ length: 1004 }, (_, i) => i < 4);
    const scores = positive.map((_, i) => (i < 2 ? 9 : i === 500 ? 8 : i === 501 ? 8 : i < 4 ? 7 : 0));
    expect(recallAtRate(scores, positive, 1e-3)).toBe(0.5);
    expect(recallAtRate(scores, positive, 2e-3)).toBe(1);
  });

  it("says null where the others are too few, NaN where nothing is to be found", () => {
    expect(recallAtRate(SCORES, POSITIVE, 1e-3)).toBeNull();
    expect(recallAtRate([1, 2], [false, false], 0.5)).toBeNaN();
  });
});
