/** Applause that stays inside is found and counted; a group that acts on everybody's posts does not stand out. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { quietContext } from "../../model/index.js";
import { random } from "../../stats/index.js";
import { Store } from "../../store/index.js";
import { measureSignals } from "../measure-signals.js";
import { fillEvents, firstAccounts, START, talk, type WorldEvent } from "../topic-world.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

const group = firstAccounts(10);

async function measured(events: readonly WorldEvent[]) {
  await fillEvents(store, events, { group });
  await measureSignals(
    store,
    { signals: ["closed-amplification"], seed: 1, factChecks: null },
    quietContext(),
  );
  return (await store.row<{ value: number; p_value: number; measurable: boolean; note: string }>(
    "SELECT * FROM signals",
  ))!;
}

/** Three acts of everybody on posts of others; of the group's, this share on posts of members. */
function world(seed: number, inside: number): WorldEvent[] {
  const rng = random(seed + 50);
  const posts = talk({ seed, accounts: 120, days: 8 }).map((event, i) => ({ ...event, post: `post-${i}` }));
  const own = posts.filter(({ account }) => group.includes(account));
  const acts = Array.from({ length: 120 }, (_, a) => `a${a}`).flatMap((account) =>
    Array.from({ length: 6 }, (_, n): WorldEvent => {
      const from = group.includes(account) && rng.float() < inside ? own : posts;
      const { post } = from[rng.integer(from.length)];
      const at = START + (8 + rng.float()) * 86_400;
      return { account, at, ...[{ repostOf: post }, { replyTo: post }, { quoteOf: post }][n % 3] };
    }),
  );
  return [...posts, ...acts];
}

test("applause that stays inside stands out", async () => {
  const found = await measured(world(41, 0.7));
  expect(found).toMatchObject({ measurable: true, p_value: 0.005 });
  expect(found.value).toBeGreaterThan(0.5);
  expect(found.note).toMatch(/are of other members' posts/);
});

test("acts on everybody's posts do not", async () => {
  expect((await measured(world(42, 0))).p_value).toBeGreaterThan(0.02);
});

test("acts on one's own posts do not count", async () => {
  const own = group.flatMap((account) => [
    { account, at: START + 100, post: `own-${account}` },
    { account, at: START + 200, repostOf: `own-${account}` },
  ]);
  expect((await measured([...world(43, 0), ...own])).p_value).toBeGreaterThan(0.02);
});

test("without reposts, replies or quotes nothing can be said", async () => {
  expect(await measured(talk({ seed: 44, accounts: 120, days: 5 }))).toMatchObject({
    measurable: false,
    note: expect.stringContaining("hardly any reposts"),
  });
});
