/** Places and kinds, held against a plain look at all acts; and posts whose accounts were exchanged trace by trace. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Post, presenceOf, traceOf } from "../fixture.js";
import { foldSchemes } from "./folds.js";
import { Presence } from "./presence.js";

const worlds = fc.array(
  fc.record({
    account: fc.integer({ min: 0, max: 6 }).map((n) => `a${n}`),
    time: fc.integer({ min: 0, max: 400 }),
    on: fc.record({
      "co-link": fc.uniqueArray(fc.constantFrom("x", "y", "z"), { maxLength: 2 }),
    }),
  }),
  { minLength: 1, maxLength: 80 },
);

it("keeps places object by object in order of time, and tells kinds by popularity so far", () => {
  fc.assert(
    fc.property(worlds, (free) => {
      const first: Post[] = ["b0", "b1"].map((account) => ({ account, time: 0, on: { "co-link": ["x"] } }));
      const presence = presenceOf([...first, ...free], { "co-link": [60] });
      const [trace] = presence.traces;
      const popular = new Map<number, number>();
      for (const [place, post] of trace.postAt.entries()) {
        const [from, to] = [trace.objectStart[place], trace.objectEnd[place]];
        expect(place).toBeGreaterThanOrEqual(from);
        expect(place).toBeLessThan(to);
        if (place > from) expect(trace.postAt[place - 1]).toBeLessThan(post);
        popular.set(post, Math.max(popular.get(post) ?? 0, place - from + 1));
      }
      for (let post = 0; post < trace.posts; post++) {
        if (post > 0) expect(trace.ticks[post]).toBeGreaterThanOrEqual(trace.ticks[post - 1]);
        const acts = popular.get(post);
        expect(trace.kind[post]).toBe(acts === undefined ? 0 : 1 + Math.floor(Math.log2(acts)));
        const own = [...trace.postAt.entries()].filter(([, at]) => at === post).map(([place]) => place);
        expect(trace.placeOf[post]).toBe(own.length === 0 ? -1 : own.length > 1 ? -2 : own[0]);
      }
      for (let account = 0; account < trace.accounts; account++) {
        const own = trace.placesOf.subarray(trace.placeStart[account], trace.placeStart[account + 1]);
        expect([...own]).toEqual(
          [...trace.postAt.entries()]
            .filter(([, at]) => trace.account[at] === account)
            .map(([place]) => place),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it("finds the post of an event by its account, where a copy gave an event to several", () => {
  const acts = ["b", "a", "c"].map((account, n) => ({ account, object: "x", time: 10 * n, event: 5 }));
  const data = traceOf(acts);
  const presence = new Presence({
    posts: {
      account: Int32Array.from([0, 1, 2, 0]),
      event: Float64Array.from([5, 5, 5, 9]),
      ticks: Float64Array.from([10e6, 0, 20e6, 30e6]),
      accountIds: ["a", "b", "c"],
    },
    traces: [{ data, windowsSeconds: [60] }],
    schemes: foldSchemes(0, 20e6, 60),
    seed: 1,
  });
  const [trace] = presence.traces;
  expect([...trace.postAt].map((post) => trace.account[post])).toEqual([1, 0, 2]);
  expect(trace.kind[3]).toBe(0);
});

it("knows groups by identifiers, and forgets accounts that never posted", () => {
  const presence = presenceOf(
    ["a", "b", "c"].map((account) => ({ account, time: 0, on: { "co-link": ["x"] } })),
    { "co-link": [60] },
  );
  const group = presence.group(["a", "c", "nobody"], ["b"]);
  expect([...group.members]).toEqual([0, 2]);
  expect([...group.isMember]).toEqual([1, 0, 1]);
  expect([...(group.out?.isOut ?? [])]).toEqual([0, 1, 0]);
  expect(presence.group(["a"]).out).toBeNull();
});
