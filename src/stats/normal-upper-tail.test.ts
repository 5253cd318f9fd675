/** The normal tail against scipy. */
import { expect, test } from "vitest";
import { logNormalUpperTail } from "./normal-upper-tail.js";

// scipy.stats.norm.logsf, 1.17.1
test.each([
  [-40, -0.0],
  [-6, -9.86587645524372e-10],
  [-3.2, -0.0006873741253904893],
  [-1, -0.1727537790234499],
  [-0.1, -0.6165050101150262],
  [0, -Math.LN2],
  [0.3, -0.9621028181688505],
  [1.5, -2.7059444008238898],
  [2.9, -6.284058234947419],
  [3.1, -6.940688458421228],
  [5, -15.064998393988727],
  [10, -53.23128515051248],
  [40, -804.6084420137539],
])("log P(Z >= %d) is %d", (z, value) => {
  expect(logNormalUpperTail(z)).toBeCloseTo(value, 10);
});

test("no number, no answer", () => {
  expect(logNormalUpperTail(Number.NaN)).toBeNaN();
});
