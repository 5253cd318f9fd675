/** What each transformation changes and what it leaves, on any acts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Act,
  clocksShifted,
  firstDayDropped,
  freeActsAdded,
  halfThinned,
  renamed,
  rowsDoubled,
  rowsShuffled,
  strangersAdded,
  strangersRemoved,
} from "./transform.js";

interface Share extends Act {
  readonly object: string;
}

const DAY = 86_400;
const START = 1_740_960_000;
const alone = (act: Act): Share => ({ ...act, object: `only ${act.post}` });
const alike = ({ object }: Share, act: Act): Share => ({ ...act, object });
const things = ({ object }: Share) => [object];

const shares = fc
  .array(
    fc.record({
      account: fc.integer({ min: 0, max: 9 }),
      object: fc.integer({ min: 0, max: 9 }),
      at: fc.nat(20 * DAY),
    }),
    {
      minLength: 2,
      maxLength: 60,
    },
  )
  .map((rows) =>
    rows.map(
      ({ account, object, at }, n): Share => ({
        account: `a${account}`,
        object: `o${object}`,
        time: START + at,
        post: `p${n}`,
      }),
    ),
  );

describe("strangers", () => {
  it("come with one act each, within the span, on what nobody else has; the rest stays", () => {
    fc.assert(
      fc.property(shares, fc.nat(50), (acts, count) => {
        const more = strangersAdded(acts, { count, seed: 3, alone });
        expect(more.slice(0, acts.length)).toEqual(acts);
        const added = more.slice(acts.length);
        expect(new Set(added.map(({ account }) => account)).size).toBe(count);
        expect(new Set(more.map(({ object }) => object)).size).toBe(
          new Set(acts.map((a) => a.object)).size + count,
        );
        const times = acts.map(({ time }) => time);
        for (const { time } of added) {
          expect(time).toBeGreaterThanOrEqual(Math.min(...times));
          expect(time).toBeLessThanOrEqual(Math.max(...times));
        }
      }),
    );
  });

  it("go as they came, with those who were strangers before", () => {
    fc.assert(
      fc.property(shares, fc.nat(50), (acts, count) => {
        const more = strangersAdded(acts, { count, seed: 3, alone });
        expect(strangersRemoved(more, things)).toEqual(strangersRemoved(acts, things));
        const kept = new Set(strangersRemoved(acts, things));
        for (const act of acts)
          if (
            acts.some(
              (other) => other !== act && (other.account === act.account || other.object === act.object),
            )
          )
            expect(kept.has(act)).toBe(true);
      }),
    );
  });
});

describe("clocks", () => {
  it("move by the same time, and back", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -50, max: 50 }), (acts, hours) => {
        const there = clocksShifted(acts, hours * 3600);
        expect(there.every(({ time }, n) => time - acts[n].time === hours * 3600)).toBe(true);
        expect(clocksShifted(there, -hours * 3600)).toEqual(acts);
      }),
    );
  });

  it("begin a day later without the first, and all else stays", () => {
    fc.assert(
      fc.property(shares, (acts) => {
        const rest = firstDayDropped(acts);
        const first = Math.min(...acts.map(({ time }) => Math.floor(time / DAY)));
        expect(rest).toEqual(acts.filter(({ time }) => Math.floor(time / DAY) !== first));
        expect(rest.length).toBeLessThan(acts.length);
      }),
    );
  });
});

it("free acts have the share that was asked for, and nobody else's acts change", () => {
  fc.assert(
    fc.property(shares, fc.double({ min: 0, max: 0.9, noNaN: true }), (acts, share) => {
      const accounts = new Set([acts[0].account]);
      const more = freeActsAdded(acts, { accounts, share, seed: 5, alone, alike });
      expect(more.slice(0, acts.length)).toEqual(acts);
      const added = more.slice(acts.length);
      const own = acts.filter(({ account }) => accounts.has(account)).length;
      if (own === acts.length) {
        expect(added).toEqual([]);
        return;
      }
      expect(added.every(({ account }) => accounts.has(account))).toBe(true);
      expect(Math.abs(added.length - (own * share) / (1 - share))).toBeLessThanOrEqual(0.5);
      expect(new Set(more.map(({ post }) => post)).size).toBe(more.length);
    }),
  );
});

it("thinning touches one half only, keeps about the share, and takes a post whole", () => {
  const acts = Array.from({ length: 2000 }, (_, n) =>
    [1, 2].map((object) => ({ account: "a", object: `o${object}`, time: START + n * 60, post: `p${n}` })),
  ).flat();
  const middle = START + (1999 * 60) / 2;
  for (const half of ["first", "second"] as const) {
    const left = halfThinned(acts, { half, kept: 0.3, seed: 8 });
    const inHalf = (act: Act) => act.time < middle === (half === "first");
    expect(left.filter((act) => !inHalf(act))).toEqual(acts.filter((act) => !inHalf(act)));
    expect(left.filter(inHalf).length / acts.filter(inHalf).length).toBeCloseTo(0.3, 1);
    const posts = new Map<string, number>();
    for (const { post } of left) posts.set(post, (posts.get(post) ?? 0) + 1);
    expect([...posts.values()].every((count) => count === 2)).toBe(true);
  }
});

it("new names are one to one and reach those who are mentioned", () => {
  fc.assert(
    fc.property(shares, (acts) => {
      const named = acts.map((act) => ({ ...act, mentions: [acts[0].account, "somebody else"] }));
      const { acts: after, names } = renamed(named, 4, (act, nameOf) => ({
        ...act,
        mentions: act.mentions.map(nameOf),
      }));
      expect(new Set(names.values()).size).toBe(names.size);
      expect(after.map(({ account }) => account)).toEqual(acts.map(({ account }) => names.get(account)));
      expect(after[0].mentions).toEqual([names.get(acts[0].account), "somebody else"]);
      expect(after.map(({ object, time, post }) => ({ object, time, post }))).toEqual(
        acts.map(({ object, time, post }) => ({ object, time, post })),
      );
    }),
  );
});

it("rows are doubled, or in another order, and none is lost", () => {
  fc.assert(
    fc.property(shares, (acts) => {
      const sorted = (rows: readonly Share[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(rowsShuffled(acts, 7))).toEqual(sorted(acts));
      expect(sorted(rowsDoubled(acts))).toEqual(sorted([...acts, ...acts]));
    }),
  );
});
