import fc from "fast-check";
import { expect, it } from "vitest";
import { SHORTEST_SPAN_SECONDS, spansOf } from "./spans.js";

const HOUR = 3600;
const ORIGIN = 1000 * HOUR;
const spansFrom = (posts: readonly { readonly time: number; readonly account: number }[], shift = 0) =>
  spansOf(
    {
      ticks: Float64Array.from(posts, ({ time }) => (ORIGIN + shift + time) * 1e6),
      account: Int32Array.from(posts, ({ account }) => account),
      accounts: 200,
    },
    { origin: (ORIGIN + shift) * 1e6, longestSeconds: HOUR },
  );

/** Posts of two hours, sometimes few and sometimes dense. */
const worlds = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: -2, max: 2 }))
  .chain(([count, accounts, first]) =>
    fc.array(
      fc.record({
        time: fc.integer({ min: first * HOUR, max: (first + 2) * HOUR }),
        account: fc.integer({ min: 0, max: accounts - 1 }),
      }),
      { minLength: count, maxLength: count },
    ),
  )
  .map((posts) => posts.sort((x, y) => x.time - y.time));

it("put each post into one span, of an hour's whole, half or quarter, with the accounts that are there", () => {
  fc.assert(
    fc.property(worlds, (posts) => {
      const { start, present, span } = spansFrom(posts);
      expect(start[0]).toBe(0);
      expect(start[start.length - 1]).toBe(posts.length);
      for (let n = 0; n + 1 < start.length; n++) {
        const own = posts.slice(start[n], start[n + 1]);
        expect(own.length).toBeGreaterThan(0);
        for (let post = start[n]; post < start[n + 1]; post++) expect(span[post]).toBe(n);
        expect(present[n]).toBe(new Set(own.map(({ account }) => account)).size);
        const cell = (seconds: number) => (time: number) => Math.floor(time / seconds);
        const cells = (seconds: number) => new Set(own.map(({ time }) => cell(seconds)(time))).size;
        expect(cells(HOUR)).toBe(1);
        const width = [SHORTEST_SPAN_SECONDS, HOUR / 2].find((seconds) => cells(seconds) === 1) ?? HOUR;
        const whole = cell(width)(own[0].time);
        expect(posts.filter(({ time }) => cell(width)(time) === whole)).toEqual(own);
      }
    }),
    { numRuns: 100 },
  );
});

it("are halved where sixty accounts are in both halves, and are not where one half has fewer", () => {
  const minute = (accounts: number, minutes: number) =>
    Array.from({ length: accounts }, (_, account) => ({ time: 60 * minutes, account }));
  const sizes = (posts: readonly { time: number; account: number }[]) => [...spansFrom(posts).present];
  expect(sizes([...minute(60, 10), ...minute(60, 40)])).toEqual([60, 60]);
  expect(sizes([...minute(60, 10), ...minute(59, 40)])).toEqual([60]);
  expect(sizes([...minute(60, 5), ...minute(60, 20), ...minute(60, 40)])).toEqual([60, 60, 60]);
  expect(sizes([...minute(60, 1), ...minute(60, 14)])).toEqual([60]);
});

it("are the same whatever the clock says", () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 1, max: 10_000 }), (posts, shift) => {
      expect(spansFrom(posts, shift)).toEqual(spansFrom(posts));
    }),
    { numRuns: 50 },
  );
});

it("are put together while fewer than twenty are there, and never over the end of a stretch", () => {
  const hour = (accounts: number, at: number) =>
    Array.from({ length: accounts }, (_, account) => ({
      time: at * HOUR + 60 * account,
      account: at * 40 + account,
    }));
  const stretched = (posts: readonly { time: number; account: number }[]) => {
    const ticks = Float64Array.from(posts, ({ time }) => (ORIGIN + time) * 1e6);
    const stretchOf = (tick: number) => Math.floor((tick / 1e6 - ORIGIN) / (3 * HOUR));
    const account = Int32Array.from(posts, (post) => post.account);
    return [
      ...spansOf({ ticks, account, accounts: 400 }, { origin: ORIGIN * 1e6, longestSeconds: HOUR, stretchOf })
        .present,
    ];
  };
  expect(stretched([...hour(8, 0), ...hour(8, 1), ...hour(8, 2), ...hour(8, 3), ...hour(8, 4)])).toEqual([
    24, 16,
  ]);
  expect(stretched([...hour(8, 0), ...hour(12, 1), ...hour(8, 2), ...hour(30, 3)])).toEqual([20, 8, 30]);
  expect(stretched([...hour(25, 0), ...hour(8, 2), ...hour(8, 3)])).toEqual([25, 8, 8]);
});
