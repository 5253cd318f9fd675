import fc from "fast-check";
import { expect, it } from "vitest";
import { TiltedBets } from "../../stats/index.js";
import { Ledger } from "./ledger.js";

const bets = fc.array(
  fc.record({
    known: fc.integer({ min: 0, max: 9 }),
    lane: fc.integer({ min: 0, max: 2 }),
    w: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
    hit: fc.boolean(),
  }),
  { maxLength: 60 },
);

it("a lane has the wealth of the bets that are known, whatever came in between", () => {
  fc.assert(
    fc.property(
      bets,
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 0, max: 12 })),
      (all, until, stops) => {
        const ledger = new Ledger(until);
        const lanes = [0, 1, 2].map(() => ledger.open());
        for (const bet of all) ledger.add({ ...bet, lane: lanes[bet.lane] });
        const kept = all.filter(({ known }) => known < until);
        const moments = [...new Set(kept.map(({ known }) => known))].sort((x, y) => x - y);
        expect(ledger.moments()).toEqual(moments);
        let now = -1;
        for (const stop of stops) {
          ledger.advance(stop);
          now = Math.max(now, stop);
          for (const lane of lanes) {
            const alone = new TiltedBets();
            for (const { known, w, hit, lane: own } of kept)
              if (own === lane && known <= now) alone.add(w, hit);
            expect(ledger.logE(lane)).toBeCloseTo(alone.logE(), 9);
          }
        }
      },
    ),
  );
});
