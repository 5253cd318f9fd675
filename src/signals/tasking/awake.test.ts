import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ground } from "../ground.js";
import { awakeWithin, isAwake, presence } from "./awake.js";

const DAY = 86_400;

/** A ground with nothing but events. */
function groundOf(perAccount: readonly (readonly number[])[]): Ground {
  const sorted = perAccount.map((seconds) => [...seconds].sort((x, y) => x - y));
  const from = new Int32Array(sorted.length + 1);
  sorted.forEach((seconds, i) => {
    from[i + 1] = from[i] + seconds.length;
  });
  const seconds = Float64Array.from(sorted.flat());
  return {
    events: { from, seconds },
    firstSeconds: Math.min(...seconds),
    lastSeconds: Math.max(...seconds),
  } as unknown as Ground;
}

describe("awakeWithin", () => {
  const at = fc.integer({ min: 0, max: DAY });
  it("counts each account with an event in the span once, whatever the span", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(at, { maxLength: 12 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -7200, max: DAY + 7200 }),
        fc.integer({ min: 0, max: DAY }),
        (perAccount, from, length) => {
          fc.pre(perAccount.some((seconds) => seconds.length > 0));
          const ground = groundOf(perAccount);
          const awake = perAccount.filter((_, i) => isAwake(ground, i, from, from + length)).length;
          expect(awakeWithin(presence(ground), from, from + length)).toBe(awake);
        },
      ),
    );
  });
});
