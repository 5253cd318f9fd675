/**
 * The pool's numbers against an independent computation (Python, written from the method page alone). In words: two days, one of each
 * half, with 55 posts 200 s apart from eight o'clock, one stratum each; post n is by account (n² + 3n + day) mod 17 up to n = 39, then by 7n
 * mod 50; every third post touches object n mod 4 of its day, once an account. Habits are counts of kinds over both days with twenty
 * posts of everybody's before; six rounds of fitting to columns, then rows; a chance's share is the weight of the group's labels at
 * that post and behind it over that of all.
 */
import { expect, it } from "vitest";
import { blended, blendOf } from "./blend.js";
import { traceOf } from "./fixture.js";
import { Pool } from "./pool.js";
import { poolLanes } from "./pool-evidence.js";

const DAYS = [20_000, 20_001];
const WINDOWS = [3600, 9000];
const name = (number: number) => `a${String(number).padStart(2, "0")}`;

function posts() {
  return DAYS.flatMap((day) => {
    const seen = new Set<string>();
    return Array.from({ length: 55 }, (_, n) => {
      const account = name(n < 40 ? (n * n + 3 * n + day) % 17 : (7 * n) % 50);
      const object = `o${day}-${n % 4}`;
      const touches = n % 3 === 0 && !seen.has(`${account} ${object}`);
      if (touches) seen.add(`${account} ${object}`);
      return { account, object: touches ? object : null, time: day * 86_400 + 28_800 + 200 * n };
    });
  });
}

function pool() {
  const all = posts();
  const data = traceOf(all.flatMap(({ object, ...post }) => (object ? [{ ...post, object }] : [])));
  const { accountIds, account, event } = data.actions;
  const eventOf = new Map(
    Array.from(data.ticks, (tick, row) => [`${accountIds[account[row]]} ${tick}`, event[row]]),
  );
  const names = Array.from({ length: 50 }, (_, number) => name(number));
  const made = {
    account: Int32Array.from(all, (post) => names.indexOf(post.account)),
    event: Float64Array.from(all, (post, n) => eventOf.get(`${post.account} ${post.time * 1e6}`) ?? 1000 + n),
    ticks: Float64Array.from(all, (post) => post.time * 1e6),
    accountIds: names,
  };
  const folds = { blockSeconds: 86_400, offsetSeconds: 0 };
  return new Pool(made, [{ data, windowsSeconds: WINDOWS }], { folds, seed: 1, popularityCap: 12 });
}

const near = (got: number, want: number) => expect(Math.abs(got / want - 1)).toBeLessThan(1e-11);

it("fits the same weights and multiplies the same bets as a computation of its own", () => {
  const made = pool();
  const half = made.half(1);
  const [deal] = half.deals;
  expect(deal.size).toHaveLength(1);
  const weights = [0, 12, 27, 33].map(
    (post) => deal.weights?.byKind(deal.stratum[post], deal.account[post])[deal.kind[post]] ?? 0,
  );
  [0.2006889079211606, 0.23180283059704432, 0.2049439285738935, 0.09554234675491645].forEach((want, n) => {
    near(weights[n], want);
  });
  const { logs, chances, saturated } = poolLanes({
    pool: made,
    half,
    group: made.group([2, 3, 5, 11, 17].map(name)),
    looked: [true],
    odds: [1],
    windows: (all) => all,
  });
  const wanted = [0.14611673770464917, -1.3873821013433194, 0.14611673770464917, -1.7847026860126043];
  expect(logs).toHaveLength(4);
  wanted.forEach((want, n) => {
    near(logs[n][0], want);
  });
  expect([chances, saturated]).toEqual([11, 5]);
  near(blended(logs, blendOf([[1.2], [-0.7], [4], [0]])), 0.042244696959827646);
});
