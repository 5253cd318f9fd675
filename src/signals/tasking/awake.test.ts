import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ground } from "../ground.js";
import { awakeWithin, presence } from "./awake.js";

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
          const awake = perAccount.map((seconds) =>
            seconds.some((second) => second >= from && second <= from + length),
          );
          const member = Uint8Array.from(perAccount, (_, i) => i % 2);
          expect(awakeWithin(presence(ground), member, from, from + length)).toEqual({
            all: awake.filter((is) => is).length,
            own: awake.filter((is, i) => is && i % 2 === 1).length,
          });
        },
      ),
    );
  });
});
