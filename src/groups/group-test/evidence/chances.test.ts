/** Chances by one pass along each object, held against looking at every pair of posts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  chancesOf,
  DIRECTIONS,
  type Direction,
  groupOf,
  nearChances,
  postsWithin,
  scratchFor,
} from "./chances.js";
import { type Deal, dealPosts } from "./deal.js";
import { traceOf } from "./fixture.js";

/** A post on one object or several. */
const postOf = fc.record({
  account: fc.integer({ min: 0, max: 7 }).map((n) => `a${n}`),
  objects: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
  time: fc.integer({ min: 0, max: 60 }),
});

/** Givers of each post by its object neighbours, one pair after the other. */
function giversOf(deal: Deal, members: ReadonlySet<number>, windowTicks: number, direction: Direction) {
  const givers = new Map<number, { accounts: Set<number>; nearest: number }>();
  for (let giver = 0; giver < deal.postAt.length; giver++)
    for (let place = deal.objectStart[giver]; place < deal.objectEnd[giver]; place++) {
      const account = deal.account[deal.postAt[giver]];
      const distance = Math.abs(deal.ticks[deal.postAt[place]] - deal.ticks[deal.postAt[giver]]);
      const isBehind = direction === "forward" ? place > giver : place < giver;
      if (!members.has(account) || !isBehind || distance > windowTicks) continue;
      const known = givers.get(deal.postAt[place]) ?? { accounts: new Set(), nearest: distance };
      known.accounts.add(account);
      givers.set(deal.postAt[place], { ...known, nearest: Math.min(known.nearest, distance) });
    }
  return givers;
}

it("finds each post behind a member's act within the window, who alone gave it, and how near", () => {
  fc.assert(
    fc.property(
      fc.array(postOf, { minLength: 2, maxLength: 60 }),
      fc.constantFrom(5, 20),
      (written, window) => {
        const data = traceOf(
          written.flatMap(({ account, objects, time }, n) =>
            objects.map((object) => ({ account, object: `o${object}`, time, post: `p${n}` })),
          ),
        );
        fc.pre(data.ticks.length > 0);
        const deal = dealPosts(data, Int32Array.from(data.ticks.keys()), {
          binSeconds: 900,
          popularityCap: 12,
          seed: 1,
        });
        const numbers = Int32Array.from(data.actions.accountIds.keys()).filter((n) => n % 2 === 0);
        const group = groupOf(deal.accounts, numbers, new Int32Array(0));
        const scratch = scratchFor(deal);
        for (const direction of DIRECTIONS) {
          const expected = giversOf(deal, new Set(numbers), window * 1e6, direction);
          const { posts, sole } = chancesOf(deal, group, window * 1e6, direction, scratch);
          const found = new Map(Array.from(posts, (post, n) => [post, sole[n]]));
          expect(found.size).toBe(posts.length);
          expect(found).toEqual(
            new Map(
              [...expected].map(([post, { accounts }]) => [
                post,
                accounts.size === 1 ? [...accounts][0] : -1,
              ]),
            ),
          );
          const near = nearChances(deal, group, 20e6, direction, scratch);
          expect([...postsWithin(near, window * 1e6)]).toEqual([...expected.keys()].sort((x, y) => x - y));
        }
      },
    ),
    { numRuns: 300 },
  );
});
