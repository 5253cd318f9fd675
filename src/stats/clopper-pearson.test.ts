/** Exact binomial bounds against qbeta of R (its nmath in JavaScript, good to 1e-7 here), literals of R, and closed forms. */
import { qbeta } from "lib-r-math.js";
import { describe, expect, it } from "vitest";
import { UsageError } from "../model/index.js";
import { clopperPearson } from "./clopper-pearson.js";

describe("clopperPearson", () => {
  it("is the beta quantile", () => {
    for (const [count, trials] of [
      [0, 107],
      [1, 3],
      [2, 96],
      [5, 10],
      [10, 10],
      [40, 400],
    ]) {
      const { lower, upper } = clopperPearson(count, trials, 0.95);
      expect(lower).toBeCloseTo(count === 0 ? 0 : qbeta(0.05, count, trials - count + 1), 6);
      expect(upper).toBeCloseTo(count === trials ? 1 : qbeta(0.95, count + 1, trials - count), 6);
    }
  });

  it("has the closed form for none and all", () => {
    expect(clopperPearson(0, 107, 0.95).upper).toBeCloseTo(1 - 0.05 ** (1 / 107), 12);
    expect(clopperPearson(20, 20, 0.95).lower).toBeCloseTo(0.05 ** (1 / 20), 12);
  });

  it("gives R's two-sided interval at .975: binom.test(5, 10) has .1871 and .8129", () => {
    const { lower, upper } = clopperPearson(5, 10, 0.975);
    expect(lower).toBeCloseTo(0.1870860284, 9);
    expect(upper).toBeCloseTo(0.8129139716, 9);
  });

  it("knows nothing after no trial, and refuses what is no count", () => {
    expect(clopperPearson(0, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
    expect(() => clopperPearson(3, 2, 0.95)).toThrow(UsageError);
    expect(() => clopperPearson(1, 2, 5)).toThrow(UsageError);
  });
});
