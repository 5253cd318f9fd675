/** Groups drawn by chance from a world of talk: the signals of topics give them small p-values no more often than they may. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { quietContext } from "../model/index.js";
import { binomialUpperTail, random } from "../stats/index.js";
import { Store } from "../store/index.js";
import { measureSignals } from "./measure-signals.js";
import { fillEvents, START, talk, type WorldEvent } from "./topic-world.js";

const SIGNALS = ["daily-tasking", "hashtag-diversion", "narrative", "closed-amplification", "cross-platform"];
const GROUPS = 12;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

/** A world on two platforms, with reposts of posts of the same platform. */
function world(seed: number): WorldEvent[] {
  const rng = random(seed);
  const posts = talk({ seed, accounts: 160, days: 8, platforms: ["x", "telegram"], newsPerDay: 2 }).map(
    (event, i) => ({
      ...event,
      post: `post-${i}`,
    }),
  );
  const of = (platform: string) => posts.filter((event) => event.platform === platform);
  const targets = new Map([
    ["x", of("x")],
    ["telegram", of("telegram")],
  ]);
  const reposts = posts
    .filter((_, i) => i % 5 === 0)
    .map(({ account, platform }): WorldEvent => {
      const from = targets.get(platform as string)!;
      return {
        account,
        platform,
        at: START + rng.float() * 8 * 86_400,
        repostOf: from[rng.integer(from.length)].post,
      };
    });
  return [...posts, ...reposts];
}

test("p-values of chance do not lean to the small side", async () => {
  const small = new Map(SIGNALS.map((signal) => [signal, { tenth: 0, all: 0 }]));
  for (let i = 0; i < GROUPS; i++) {
    const accounts = random(700 + i).shuffle(Array.from({ length: 160 }, (_, a) => `a${a}`));
    await fillEvents(store, world(60 + (i % 3)), { group: accounts.slice(0, 12), seed: i });
    await measureSignals(store, { signals: SIGNALS, seed: i, factChecks: null }, quietContext());
    for (const { signal, p } of await store.rows<{ signal: string; p: number }>(
      "SELECT signal, p_value AS p FROM signals WHERE measurable",
    )) {
      const counts = small.get(signal)!;
      counts.all++;
      counts.tenth += Number(p <= 0.1);
    }
    expect((await store.rows("SELECT * FROM order_book")).length).toBeLessThanOrEqual(1);
  }
  for (const [signal, { tenth, all }] of small) {
    expect(all, signal).toBe(GROUPS);
    expect(binomialUpperTail(tenth, all, 0.1), signal).toBeGreaterThan(0.001);
  }
}, 300_000);
