/** Chances by one pass along each object, held against looking at every pair of acts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { presenceOf } from "../fixture.js";
import type { Direction } from "../presence/habits.js";
import type { Touched } from "../presence/presence.js";
import { chancesOf, DIRECTIONS, givenChancesOf, placesOfMembers, scratchFor } from "./chances.js";

/** Posts on one object or several, among few accounts and many ties in time. */
const worlds = fc
  .array(
    fc.record({
      account: fc.integer({ min: 0, max: 7 }).map((n) => `a${n}`),
      objects: fc.uniqueArray(
        fc.integer({ min: 0, max: 9 }).map((n) => `o${n}`),
        { minLength: 1, maxLength: 4 },
      ),
      time: fc.integer({ min: 0, max: 60 }),
    }),
    { minLength: 2, maxLength: 60 },
  )
  .map((written) => written.map(({ objects, ...post }) => ({ ...post, on: { "co-link": objects } })))
  .filter((posts) => {
    const shared = posts.flatMap(({ account, on }) => on["co-link"].map((object) => `${object} ${account}`));
    return new Set(shared.map((act) => act.split(" ")[0])).size < new Set(shared).size;
  });

/** Every pair of acts on one object: the post of the first, and the post of the other. */
function* pairs({ postAt, objectStart, objectEnd }: Touched): Generator<readonly [number, number]> {
  for (const [place, post] of postAt.entries())
    for (let other = objectStart[place]; other < objectEnd[place]; other++)
      if (other !== place) yield [post, postAt[other]];
}

/** The nearest giver of each post: the last post before it (backward: the first behind it) by a member on an object of it. */
function nearest(trace: Touched, isMember: Uint8Array, isOut: Uint8Array | null, direction: Direction) {
  const givers = new Map<number, number>();
  for (const [giver, post] of pairs(trace)) {
    const isBefore = direction === "forward" ? giver < post : giver > post;
    if (!isBefore || isMember[trace.account[giver]] === 0 || isOut?.[trace.account[post]] === 1) continue;
    const known = givers.get(post) ?? giver;
    givers.set(post, direction === "forward" ? Math.max(known, giver) : Math.min(known, giver));
  }
  return givers;
}

it("finds each post behind a member's act within the window, how near, and whose that act was", () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(0, 5, 20), fc.boolean(), (posts, window, leavesOut) => {
      const presence = presenceOf(posts, { "co-link": [60] });
      const [trace] = presence.traces;
      const group = presence.group(["a0", "a2", "a4"], leavesOut ? ["a1", "a3"] : []);
      const scratch = scratchFor(trace.posts);
      for (const direction of DIRECTIONS) {
        const wanted = [...nearest(trace, group.isMember, group.out?.isOut ?? null, direction)]
          .map(([post, giver]) => ({
            post,
            distance: Math.abs(trace.ticks[post] - trace.ticks[giver]),
            giver: trace.account[giver],
          }))
          .filter(({ distance }) => distance <= window * 1e6)
          .sort((x, y) => x.post - y.post);
        const { distance, giver, ...found } = chancesOf(trace, group, window * 1e6, direction, scratch);
        expect(
          Array.from(found.posts, (post, n) => ({ post, distance: distance[n], giver: giver[n] })),
        ).toEqual(wanted);
      }
    }),
    { numRuns: 300 },
  );
});

it("finds for members each post near an act of another member, before or after, and who alone gave it", () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(0, 5, 20), (posts, window) => {
      const presence = presenceOf(posts, { "co-link": [60] });
      const [trace] = presence.traces;
      const { members, isMember } = presence.group(["a0", "a1", "a2", "a4", "a6"]);
      const givers = new Map<number, Set<number>>();
      for (const [giver, post] of pairs(trace)) {
        const by = trace.account[giver];
        if (isMember[by] === 0 || Math.abs(trace.ticks[post] - trace.ticks[giver]) > window * 1e6) continue;
        givers.set(post, (givers.get(post) ?? new Set()).add(by));
      }
      const found = givenChancesOf(trace, members, window * 1e6, scratchFor(trace.posts));
      expect(Array.from(found.posts, (post, n) => [post, found.sole[n]])).toEqual(
        [...givers].map(([post, by]) => [post, by.size === 1 ? [...by][0] : -1]).sort((x, y) => x[0] - y[0]),
      );
    }),
    { numRuns: 300 },
  );
});

it("lists the places of members object by object", () => {
  const presence = presenceOf(
    ["a", "b", "c"].map((account, n) => ({ account, time: n, on: { "co-link": ["x", "y"] } })),
    { "co-link": [60] },
  );
  const [trace] = presence.traces;
  expect([...placesOfMembers(trace, presence.numbersOf(["c", "a"]))]).toEqual([0, 2, 3, 5]);
});
