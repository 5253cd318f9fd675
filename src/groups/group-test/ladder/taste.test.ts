/** Taste is measured on public objects, and whether an object is public does not hang on the post that is asked about. */
import { expect, it } from "vitest";
import { random } from "../../stats/index.js";
import { groupOf, scratchFor } from "./chances.js";
import { dealPosts } from "./deal.js";
import { traceOf } from "./fixture.js";
import { distantPosts, tasteOdds } from "./taste.js";

const HOUR = 3600;
const DISTANCES = { fromSeconds: 1800, toSeconds: 43_200 };

/** Objects that four of sixty accounts come to, two hours apart, whoever they are: nobody has a taste. */
function crowd(seed: number) {
  const draw = random(seed);
  return traceOf(
    Array.from({ length: 600 }, (_, object) => {
      const start = draw.integer(40 * HOUR);
      return Array.from({ length: 4 }, (_, n) => ({
        account: `a${draw.integer(60)}`,
        object: `o${object}`,
        time: start + 2 * HOUR * n,
      }));
    }).flat(),
  );
}

it.each([1, 2, 3])(
  "is none where everybody comes to the same things by chance, half of them being the group, draw %i",
  (seed) => {
    const data = crowd(seed);
    const deal = dealPosts(data, Int32Array.from(data.ticks.keys()), {
      binSeconds: 900,
      popularityCap: 12,
      seed: 1,
    });
    const members = Int32Array.from({ length: 30 }, (_, n) => n);
    const group = groupOf(data.actions.accountCount, members, new Int32Array(0));
    const found = distantPosts(deal, group, DISTANCES, scratchFor(deal));
    const { hits } = found;
    const shares = Array.from(found.shares);
    const expected = shares.reduce((sum, share) => sum + share, 0);
    const spread = Math.sqrt(shares.reduce((sum, share) => sum + share * (1 - share), 0));
    expect(shares.length).toBeGreaterThan(400);
    expect(Math.abs(hits - expected)).toBeLessThan(4 * spread);
  },
);

it("shows on public things, and not on what the group has for itself", () => {
  const acts = (object: string, accounts: readonly string[]) =>
    accounts.map((account, n) => ({ account, object, time: HOUR * 2 * n + 100 * Number(object.slice(1)) }));
  const others = (n: number) => [`p${n % 20}`, `p${(n + 7) % 20}`];
  const world = (shared: boolean) =>
    traceOf(
      Array.from({ length: 60 }, (_, n) => [
        ...acts(`o${n}`, shared ? ["g0", others(n)[0], "g1", others(n)[1]] : ["g0", "g1"]),
        ...acts(`o${100 + n}`, others(n)),
      ]).flat(),
    );
  const odds = (shared: boolean) => {
    const data = world(shared);
    const deal = dealPosts(data, Int32Array.from(data.ticks.keys()), {
      binSeconds: 240 * HOUR,
      popularityCap: 12,
      seed: 1,
    });
    const group = groupOf(
      data.actions.accountCount,
      Int32Array.from(["g0", "g1"], (id) => data.numbers.get(id) ?? -1),
      new Int32Array(0),
    );
    return tasteOdds(distantPosts(deal, group, DISTANCES, scratchFor(deal)));
  };
  expect(odds(false)).toBe(1);
  expect(odds(true)).toBeGreaterThan(1.5);
});
