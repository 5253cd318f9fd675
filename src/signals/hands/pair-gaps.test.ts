/** Pauses of some accounts with all others are those that a look at all pairs gives. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorPauses, PAUSES, pairPauses } from "./pair-gaps.js";

const stream = fc
  .array(fc.tuple(fc.nat(7), fc.nat(8000)), { maxLength: 120 })
  .map((posts) => [...posts].sort((a, b) => a[1] - b[1]))
  .map((posts) => ({
    accounts: 8,
    account: Int32Array.from(posts, ([account]) => account),
    seconds: Float64Array.from(posts, ([, seconds]) => seconds),
  }));

test("pauses of anchors are the pauses of their pairs", () => {
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 8 }), (posts, anchors) => {
      const all = pairPauses(posts);
      const some = anchorPauses(posts, anchors);
      for (let i = 0; i < anchors; i++)
        for (let j = 0; j < posts.accounts; j++)
          if (j !== i)
            for (let sort = 0; sort < PAUSES.length; sort++)
              expect(some.counts[some.pairAt(i, j) * PAUSES.length + sort]).toBe(
                all.counts[all.pairAt(i, j) * PAUSES.length + sort],
              );
    }),
  );
});
