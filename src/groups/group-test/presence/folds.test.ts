import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldOf, foldSchemes, longestSpan, rowsOfFold, testFoldOf } from "./folds.js";

const HOUR = 3.6e9;
const QUARTER = HOUR / 4;

/** First act, length of the data in seconds, and the widest window. */
const data = fc.record({
  first: fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => seconds * 1e6),
  length: fc
    .oneof(fc.integer({ min: 0, max: 86_400 }), fc.integer({ min: 0, max: 40 * 86_400 }))
    .map((seconds) => seconds * 1e6),
  window: fc.constantFrom(1, 60, 1800, 86_400),
});
const moments = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });
const at = (first: number, length: number, share: number) => first + Math.floor(share * length);

describe("schemes", () => {
  it("have blocks of whole quarters of an hour that no span straddles", () => {
    fc.assert(
      fc.property(data, moments, ({ first, length, window }, shares) => {
        const schemes = foldSchemes(first, first + length, window);
        const span = longestSpan(schemes) * 1e6;
        for (const scheme of schemes) {
          expect(scheme.blockTicks % QUARTER).toBe(0);
          expect(scheme.offsetTicks % QUARTER).toBe(0);
          for (const share of shares) {
            const tick = at(first, length, share);
            const begin = first + Math.floor((tick - first) / span) * span;
            const folds = [begin, tick, begin + span - 1].map((moment) => foldOf(scheme, moment));
            expect(new Set(folds).size).toBe(1);
          }
        }
      }),
    );
  });

  it("split long data so that every hour of the day, and days of either parity, fall into both halves", () => {
    const [inTurn] = foldSchemes(0, 28 * 24 * HOUR, 1800);
    for (let hour = 0; hour < 24; hour++) {
      const folds = Array.from({ length: 28 }, (_, day) => foldOf(inTurn, (24 * day + hour + 0.5) * HOUR));
      for (const parity of [0, 1]) expect(new Set(folds.filter((_, day) => day % 2 === parity)).size).toBe(2);
    }
  });

  it("give both halves a fair part, in turn and hashed", () => {
    for (const scheme of foldSchemes(0, 60 * 24 * HOUR, 1800)) {
      const hours = Array.from({ length: 60 * 24 }, (_, hour) => foldOf(scheme, (hour + 0.5) * HOUR));
      const share = hours.reduce((sum: number, fold) => sum + fold, 0) / hours.length;
      expect(share).toBeGreaterThan(0.35);
      expect(share).toBeLessThan(0.65);
    }
  });
});

describe("halves", () => {
  it("hold each moment once, and test none within the widest window of the other half, where blocks are long", () => {
    fc.assert(
      fc.property(data, moments, ({ first, length, window }, shares) => {
        for (const scheme of foldSchemes(first, first + length, window)) {
          const ticks = Float64Array.from(shares, (share) => at(first, length, share)).sort();
          const halves = ([0, 1] as const).map((fold) => rowsOfFold(ticks, scheme, fold));
          expect([...halves[0], ...halves[1]].sort((x, y) => x - y)).toEqual([...ticks.keys()]);
          for (const tick of ticks) {
            const tested = testFoldOf(scheme, tick);
            const own = foldOf(scheme, tick);
            expect([own, 2]).toContain(tested);
            const near = [-1, 1].map((side) => foldOf(scheme, tick + side * scheme.embargoTicks));
            if (scheme.embargoTicks > 0) expect(tested === own).toBe(near.every((fold) => fold === own));
          }
        }
      }),
    );
  });

  it("are the same when all clocks are shifted", () => {
    fc.assert(
      fc.property(
        data,
        moments,
        fc.integer({ min: 1, max: 1_000_000 }),
        ({ first, length, window }, shares, quarters) => {
          const shift = quarters * QUARTER;
          const schemes = foldSchemes(first, first + length, window);
          const later = foldSchemes(first + shift, first + length + shift, window);
          for (const [n, scheme] of schemes.entries())
            for (const share of shares) {
              const tick = at(first, length, share);
              expect(testFoldOf(later[n], tick + shift)).toBe(testFoldOf(scheme, tick));
            }
        },
      ),
    );
  });
});
