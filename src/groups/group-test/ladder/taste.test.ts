/** Taste is measured on public objects, and whether an object is public does not hang on the post that is asked about. */
import { expect, it } from "vitest";
import { random } from "../../../stats/index.js";
import { scratchFor } from "../evidence/chances.js";
import { presenceOf } from "../fixture.js";
import { distantPosts, tasteOdds } from "./taste.js";

const HOUR = 3600;
const DISTANCES = { fromSeconds: 1800, toSeconds: 43_200 };
const WINDOWS = { "co-link": [1800] };

/** Objects that four of sixty accounts come to, two hours apart, whoever they are: nobody has a taste. */
function crowd(seed: number) {
  const draw = random(seed);
  return presenceOf(
    Array.from({ length: 600 }, (_, object) => {
      const start = draw.integer(40 * HOUR);
      return Array.from({ length: 4 }, (_, n) => ({
        account: `a${draw.integer(60)}`,
        time: start + 2 * HOUR * n,
        on: { "co-link": [`o${object}`] },
      }));
    }).flat(),
    WINDOWS,
  );
}

it.each([1, 2, 3])(
  "is none where everybody comes to the same things by chance, half of them being the group, draw %i",
  (seed) => {
    const presence = crowd(seed);
    const [trace] = presence.traces;
    const group = presence.group(Array.from({ length: 30 }, (_, n) => `a${n}`));
    const { hits, shares } = distantPosts(trace, group, DISTANCES, scratchFor(trace.posts));
    const all = Array.from(shares);
    const expected = all.reduce((sum, share) => sum + share, 0);
    const spread = Math.sqrt(all.reduce((sum, share) => sum + share * (1 - share), 0));
    expect(all.length).toBeGreaterThan(400);
    expect(Math.abs(hits - expected)).toBeLessThan(4 * spread);
  },
);

it("shows on public things, and not on what the group has for itself", () => {
  const acts = (object: string, accounts: readonly string[]) =>
    accounts.map((account, n) => ({
      account,
      time: HOUR * 2 * n + 100 * Number(object.slice(1)),
      on: { "co-link": [object] },
    }));
  const others = (n: number) => [`p${n % 20}`, `p${(n + 7) % 20}`];
  const odds = (shared: boolean) => {
    const presence = presenceOf(
      Array.from({ length: 60 }, (_, n) => [
        ...acts(`o${n}`, shared ? ["g0", others(n)[0], "g1", others(n)[1]] : ["g0", "g1"]),
        ...acts(`o${100 + n}`, others(n)),
      ]).flat(),
      WINDOWS,
    );
    const [trace] = presence.traces;
    return tasteOdds(distantPosts(trace, presence.group(["g0", "g1"]), DISTANCES, scratchFor(trace.posts)));
  };
  expect(odds(false)).toBe(1);
  expect(odds(true)).toBeGreaterThan(1.5);
});
