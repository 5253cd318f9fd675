import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eBenjaminiHochberg } from "./e-bh.js";
import { logEOf, logMeanExp, logWeightedMeanExp, TILTS, TiltedBets } from "./tilted-bets.js";

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe("TiltedBets", () => {
  it("has the wealth of the formula after one hit and one miss", () => {
    const bets = new TiltedBets();
    bets.add(0.2, true);
    bets.add(0.5, false);
    const wealth = TILTS.map((t) => (t / (0.8 + 0.2 * t)) * (1 / (0.5 + 0.5 * t)));
    expect(bets.logE()).toBeCloseTo(Math.log(wealth.reduce((sum, x) => sum + x, 0) / TILTS.length), 12);
  });

  it("has expectation 1 under chance, over every way a run of chances can go", () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 8 }), (shares) => {
        let mean = 0;
        for (let ways = 0; ways < 2 ** shares.length; ways++) {
          const bets = new TiltedBets();
          let probability = 1;
          shares.forEach((w, i) => {
            const hit = ((ways >> i) & 1) === 1;
            probability *= hit ? w : 1 - w;
            bets.add(w, hit);
          });
          mean += probability * Math.exp(bets.logE());
        }
        expect(mean).toBeCloseTo(1, 9);
      }),
    );
  });

  it("takes misses in bulk as it takes them one by one, and several runs as one", () => {
    const runs = fc.array(fc.array(chance, { maxLength: 400 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(runs, (lists) => {
        const one = new TiltedBets();
        const several = lists.map((shares) => {
          const own = new TiltedBets();
          for (const bets of [own, one]) bets.add(0.3, true);
          own.addMisses(Float64Array.from([...shares, 0.9]), shares.length);
          for (const w of shares) one.add(w, false);
          return own;
        });
        expect(logEOf(several)).toBeCloseTo(one.logE(), 8);
      }),
    );
  });

  it("grows with hits that chance hardly gives, far beyond what a number of doubles could hold as a product", () => {
    const bets = new TiltedBets();
    for (let i = 0; i < 1000; i++) bets.add(0.001, true);
    expect(bets.logE()).toBeGreaterThan(5000);
    expect(Number.isFinite(bets.logE())).toBe(true);
  });
});

describe("logMeanExp", () => {
  it("is the logarithm of the mean, without overflow, with weights", () => {
    expect(logMeanExp([Math.log(1), Math.log(3)])).toBeCloseTo(Math.log(2), 12);
    expect(logMeanExp([1000, 1000])).toBeCloseTo(1000, 9);
    expect(logWeightedMeanExp([Math.log(1), Math.log(3), 900], [3, 1, 0])).toBeCloseTo(Math.log(1.5), 12);
    expect(logMeanExp([])).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("eBenjaminiHochberg", () => {
  it("takes the largest k with E(k) >= K / (alpha k)", () => {
    const logE = [100, 45, 30, 1, 0.2].map(Math.log);
    expect(eBenjaminiHochberg(logE, 0.1, 10)).toBeCloseTo(Math.log(100), 12);
    expect(eBenjaminiHochberg([100, 50, 30, 1].map(Math.log), 0.1, 10)).toBeCloseTo(Math.log(50), 12);
    expect(eBenjaminiHochberg([100, 45, 34, 1].map(Math.log), 0.1, 10)).toBeCloseTo(Math.log(34), 12);
    expect(eBenjaminiHochberg([99].map(Math.log), 0.1, 10)).toBe(Number.POSITIVE_INFINITY);
    expect(eBenjaminiHochberg([], 0.1, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("never takes more at a smaller rate, and keeps at 1 / alpha what a single candidate needs", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 40 }), (logE) => {
        const taken = (alpha: number) =>
          logE.filter((x) => x >= eBenjaminiHochberg(logE, alpha, logE.length)).length;
        expect(taken(0.01)).toBeLessThanOrEqual(taken(0.05));
      }),
    );
    expect(eBenjaminiHochberg([Math.log(20) + 1e-9], 0.05, 1)).toBeCloseTo(Math.log(20), 6);
  });
});
