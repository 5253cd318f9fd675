import { describe, expect, it } from "vitest";
import { traceOf } from "./fixture.js";
import { HabitWeights, wholeHabits } from "./habits.js";
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
