import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Remaining } from "./chances.js";
import { dealPosts } from "./deal.js";
import { traceOf } from "./fixture.js";
import { type Habits, HabitWeights, habitsSoFar, knownTogether, wholeHabits } from "./habits.js";
import { Pool } from "./pool.js";

/** Sixty accounts that post at all times, ten of them with links, two of those with the same links at once. */
function pool() {
  const acts = Array.from({ length: 40 }, (_, n) => [
    { account: `linker${n % 10}`, object: `o${n}`, time: 900 * n + 10, post: `l${n}` },
    { account: `linker${(n + 1) % 10}`, object: `o${n}`, time: 900 * n + 20, post: `m${n}` },
  ]).flat();
  const data = traceOf(acts);
  const names = [...data.actions.accountIds, ...Array.from({ length: 50 }, (_, i) => `quiet${i}`)].sort();
  const number = new Map(names.map((name, i) => [name, i]));
  const rows = [
    ...Array.from(data.ticks, (tick, row) => ({
      account: number.get(data.actions.accountIds[data.actions.account[row]]) ?? 0,
      event: data.actions.event[row],
      tick,
    })),
    ...Array.from({ length: 2000 }, (_, n) => ({
      account: number.get(`quiet${n % 50}`) ?? 0,
      event: 10_000 + n,
      tick: n * 18e6,
    })),
  ].sort((x, y) => x.tick - y.tick);
  const posts = {
    account: Int32Array.from(rows, (row) => row.account),
    event: Float64Array.from(rows, (row) => row.event),
    ticks: Float64Array.from(rows, (row) => row.tick),
    accountIds: names,
  };
  const folds = { blockSeconds: 3600, offsetSeconds: 0 };
  return {
    made: new Pool(posts, [{ data, windowsSeconds: [60] }], { folds, seed: 1, popularityCap: 12 }),
    number,
  };
}

describe("habit weights", () => {
  it("give the posts of a kind to those who post such things, and all of them to somebody", () => {
    const { made, number } = pool();
    const [deal] = made.half(0).deals;
    const post = deal.kind.findIndex((kind) => kind > 0);
    const weights = deal.weights as HabitWeights;
    const stratum = deal.stratum[post];
    let sum = 0;
    for (let n = 0; n < deal.size[stratum]; n++)
      sum += weights.byKind(stratum, deal.account[deal.postsIn[deal.stratumStart[stratum] + n]])[
        deal.kind[post]
      ];
    let ofKind = 0;
    for (let n = 0; n < deal.size[stratum]; n++)
      if (deal.kind[deal.postsIn[deal.stratumStart[stratum] + n]] === deal.kind[post]) ofKind++;
    expect(sum).toBeCloseTo(ofKind, 1);
    const actor = deal.account[post];
    const quiet = deal.account[deal.postsIn[deal.stratumStart[stratum] + deal.size[stratum] - 1]];
    expect(number.size).toBe(60);
    if (deal.kind[deal.postsIn[deal.stratumStart[stratum] + deal.size[stratum] - 1]] === 0)
      expect(weights.byKind(stratum, actor)[deal.kind[post]]).toBeGreaterThan(
        5 * weights.byKind(stratum, quiet)[deal.kind[post]],
      );
  });

  it("weigh all labels of a stratum that holds one kind alike", () => {
    const { made } = pool();
    const [deal] = made.half(0).deals;
    const bare = { ...deal, kind: new Uint8Array(deal.kind.length), weights: null };
    const weights = new HabitWeights(bare, wholeHabits([bare]));
    const stratum = deal.stratum[0];
    for (let n = 0; n < deal.size[stratum]; n++)
      expect(
        weights.byKind(stratum, deal.account[deal.postsIn[deal.stratumStart[stratum] + n]])[deal.kind[0]],
      ).toBeCloseTo(1, 6);
  });
});

it("labels left weigh what each of them weighs, and one label as much as one post", () => {
  const { made } = pool();
  const [deal] = made.half(0).deals;
  const weights = deal.weights as HabitWeights;
  const touching = [...deal.kind.keys()].filter((post) => deal.kind[post] > 0);
  expect(touching.length).toBeGreaterThan(10);
  for (const post of touching) {
    const stratum = deal.stratum[post];
    const labels = deal.postsIn.subarray(
      deal.stratumStart[stratum],
      deal.stratumStart[stratum] + deal.size[stratum],
    );
    const each = Array.from(labels, (label) => weights.byKind(stratum, deal.account[label]).slice());
    for (const own of each) expect(own.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    const sum = (from: number, to?: number) =>
      each.slice(from, to).reduce((total, own) => total + own[deal.kind[post]], 0);
    expect(weights.left(post, "forward")).toBeCloseTo(sum(deal.position[post]), 9);
    expect(weights.left(post, "backward")).toBeCloseTo(sum(0, deal.position[post] + 1), 9);
  }
});

it("labels of a group weigh what each of them weighs, however many are kept and in whatever order one asks", () => {
  const { made } = pool();
  const [deal] = made.half(0).deals;
  const weights = deal.weights as HabitWeights;
  const posts = [...deal.kind.keys()];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: deal.postStart.length - 2 }), { minLength: 1, maxLength: 12 }),
      fc.array(
        fc.tuple(fc.constantFrom(...posts), fc.constantFrom("forward" as const, "backward" as const)),
        {
          minLength: 1,
          maxLength: 40,
        },
      ),
      fc.constantFrom(0, 1e6),
      (members, questions, mostKept) => {
        const remaining = new Remaining(deal, members, mostKept);
        for (const [post, direction] of questions) {
          const stratum = deal.stratum[post];
          const from = deal.stratumStart[stratum];
          const [first, last] =
            direction === "forward"
              ? [from + deal.position[post], from + deal.size[stratum]]
              : [from, from + deal.position[post] + 1];
          const own = deal.postsIn
            .subarray(first, last)
            .filter((label) => members.includes(deal.account[label]));
          const weight = Array.from(
            own,
            (label) => weights.byKind(stratum, deal.account[label])[deal.kind[post]],
          );
          const answer = remaining.at(post, direction);
          expect(answer.count).toBe(own.length);
          expect(answer.weight).toBeCloseTo(
            weight.reduce((sum, one) => sum + one, 0),
            9,
          );
        }
      },
    ),
  );
});

/** Acts of a few accounts on a few objects within some hours, each a post of its own. */
const deals = fc
  .array(
    fc.record({
      account: fc.integer({ min: 0, max: 5 }),
      object: fc.integer({ min: 0, max: 4 }),
      time: fc.integer({ min: 0, max: 9000 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((acts) =>
    traceOf(
      acts.map(({ account, object, time }) => ({ account: `a${account}`, object: `o${object}`, time })),
    ),
  )
  .filter((data) => data.ticks.length > 0)
  .map((data) =>
    dealPosts(data, Int32Array.from(data.ticks.keys()), { binSeconds: 900, popularityCap: 12, seed: 1 }),
  );

const WINDOW = 1800e6;

describe("acts alone", () => {
  it("are those with nobody else on the object within the window, and are known when the other acts", () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const objectOf = new Int32Array(deal.posts);
        for (const [place, post] of deal.postAt.entries()) objectOf[post] = deal.objectStart[place];
        const known = knownTogether(deal, WINDOW);
        for (let post = 0; post < deal.posts; post++) {
          const others = [...Array(deal.posts).keys()].filter(
            (other) =>
              other !== post &&
              objectOf[other] === objectOf[post] &&
              Math.abs(deal.ticks[other] - deal.ticks[post]) <= WINDOW,
          );
          const moments = others.map((other) => Math.max(other, post));
          expect(known[post]).toBe(Math.min(deal.posts, ...moments));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("make the same habits at a moment as the posts before it make by themselves", () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const together = knownTogether(deal, WINDOW);
        const live = habitsSoFar(deal, together);
        const strata = [...deal.size.keys()];
        for (const stratum of [...strata, ...strata.reverse()]) {
          const first = deal.postsIn[deal.stratumStart[stratum]];
          const alone = (post: number) => post < first && together[post] >= first;
          const all = new Float64Array(deal.kinds);
          for (let account = 0; account < deal.accounts; account++) {
            const wanted = new Float64Array(deal.kinds);
            for (let post = 0; post < deal.posts; post++)
              if (deal.account[post] === account && alone(post)) wanted[deal.kind[post]]++;
            const got = new Float64Array(deal.kinds);
            expect(live.of(account, stratum, got)).toBe(wanted.reduce((sum, n) => sum + n, 0));
            expect(got).toEqual(wanted);
            for (const [kind, n] of wanted.entries()) all[kind] += n;
          }
          const got = new Float64Array(deal.kinds);
          live.all(stratum, got);
          expect(got).toEqual(all);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("alone count where they are asked for", () => {
    const data = traceOf([
      { account: "a", object: "x", time: 0 },
      { account: "b", object: "x", time: 60 },
      { account: "a", object: "y", time: 9000 },
      { account: "b", object: "y", time: 20_000 },
    ]);
    const deal = dealPosts(data, Int32Array.from(data.ticks.keys()), {
      binSeconds: 900,
      popularityCap: 12,
      seed: 1,
    });
    const sum = (habits: Habits) => habits.of(0, 0, new Float64Array(deal.kinds));
    expect(sum(wholeHabits([deal]))).toBe(2);
    expect(sum(wholeHabits([deal], [knownTogether(deal, WINDOW)]))).toBe(1);
  });
});
