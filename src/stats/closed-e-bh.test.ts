/** Closed e-BH against its definition, with every set of hypotheses tried, and against e-BH. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { closedEBenjaminiHochberg } from "./closed-e-bh.js";
import { eBenjaminiHochberg } from "./e-bh.js";

const values = fc.array(
  fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 400, noNaN: true })),
  {
    minLength: 1,
    maxLength: 9,
  },
);

function byDefinition(e: readonly number[], alpha: number): number {
  const sorted = [...e].sort((x, y) => y - x);
  for (let r = sorted.length; r > 0; r--) {
    let holds = true;
    for (let set = 1; set < 1 << sorted.length && holds; set++) {
      const inside = sorted.filter((_, i) => (set >> i) & 1);
      const taken = sorted.slice(0, r).filter((_, i) => (set >> i) & 1).length;
      const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
      holds = mean >= (taken / (alpha * r)) * (1 - 1e-9);
    }
    if (holds) return r;
  }
  return 0;
}

it("takes as many as the definition, with every set tried", () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0.05, 0.1, 0.3), (e, alpha) => {
      expect(closedEBenjaminiHochberg(e, alpha)).toBe(byDefinition(e, alpha));
    }),
    { numRuns: 300, seed: 11 },
  );
});

it("never takes fewer than e-BH", () => {
  fc.assert(
    fc.property(values, (e) => {
      const logs = e.map(Math.log);
      const bound = eBenjaminiHochberg(logs, 0.1, e.length);
      expect(closedEBenjaminiHochberg(e, 0.1)).toBeGreaterThanOrEqual(
        logs.filter((log) => log >= bound).length,
      );
    }),
    { numRuns: 300, seed: 12 },
  );
});

it("takes nothing where nothing stands, and all where all are far above the bound", () => {
  expect(closedEBenjaminiHochberg([], 0.05)).toBe(0);
  expect(closedEBenjaminiHochberg([1, 1, 1, 0.5], 0.05)).toBe(0);
  expect(closedEBenjaminiHochberg([900, 800, 700], 0.05)).toBe(3);
});
