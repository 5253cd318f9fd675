/** A conversation of others that was entered in a block and turned is found; news, newcomers who say the same, and the group's own tags are not. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

const group = firstAccounts(12);
const world = (seed: number) => talk({ seed, accounts: 160, days: 14, newsPerDay: 1 });

async function measured(events: readonly WorldEvent[]) {
  await fillEvents(store, events, { group });
  await measureSignals(store, { signals: ["hashtag-diversion"], seed: 1, factChecks: null }, quietContext());
  const row = await store.row<{ value: number; p_value: number; measurable: boolean; note: string }>(
    "SELECT * FROM signals",
  );
  return {
    ...row!,
    pictures: await store.rows<{ kind: string; data: string }>(
      "SELECT kind, data FROM signal_pictures ORDER BY number",
    ),
  };
}

const about = (rng: ReturnType<typeof random>, from: number) =>
  Array.from({ length: 10 }, () => `tok${from + rng.integer(60)}`).join(" ");
/** The conversation of others: four posts a day by thirty accounts about one matter. */
const conversation = (seed: number): WorldEvent[] => {
  const rng = random(seed);
  return Array.from({ length: 80 }, (_, i) => ({
    account: `a${60 + rng.integer(30)}`,
    at: START + (i / 80) * 13 * 86_400,
    text: about(rng, 100),
    hashtags: ["garden"],
  }));
};
const entry = (seed: number, from: number): WorldEvent[] => {
  const rng = random(seed + 1);
  return group.flatMap((account) =>
    [0, 1, 2].map((n) => ({
      account,
      at: START + 8 * 86_400 + n * 86_400 + rng.float() * 20_000,
      text: about(rng, from),
      hashtags: ["garden"],
    })),
  );
};

describe("a hashtag of others", () => {
  test("entered in a block with other words is found, with its share over time", async () => {
    const found = await measured([...world(31), ...conversation(31), ...entry(31, 3000)]);
    expect(found).toMatchObject({ measurable: true, p_value: 0.005 });
    expect(found.note).toMatch(
      /^One hashtag was entered in a block\..*12 members came within a day from 2024-01-09/,
    );
    const [picture] = found.pictures;
    expect(picture.kind).toBe("series");
    expect(JSON.parse(picture.data).title).toContain("garden");
  });

  test("entered by people who speak of the same matter is not told of", async () => {
    const found = await measured([...world(32), ...conversation(32), ...entry(32, 100)]);
    expect(found).toMatchObject({ value: 0, p_value: 1 });
    expect(found.note).toMatch(/^No hashtag of others/);
  });

  test("that nobody used before is the group's own", async () => {
    expect((await measured([...world(33), ...entry(33, 3000)])).note).toMatch(/^No hashtag of others/);
  });

  test("cannot be told in three days, or without hashtags", async () => {
    const short = talk({ seed: 34, accounts: 120, days: 3 });
    expect((await measured(short)).note).toMatch(/spans 3\.\d days/);
    const bare = world(35).map((event) => ({ ...event, hashtags: [] }));
    expect((await measured(bare)).note).toMatch(/no hashtag is used/);
  });
});
