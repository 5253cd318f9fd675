/** Things that cross platforms within the hour are found; one platform is not measurable, and popular things cross for everybody. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { quietContext } from "../../model/index.js";
import { Store } from "../../store/index.js";
import { measureSignals } from "../measure-signals.js";
import { fillEvents, firstAccounts, orders, talk, type WorldEvent } from "../topic-world.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

const group = firstAccounts(16);
const platforms = ["x", "telegram", "facebook"];
const platformOf = (account: string) => platforms[Number(account.slice(1)) % platforms.length];

async function measured(events: readonly WorldEvent[]) {
  await fillEvents(store, events, { group });
  await measureSignals(store, { signals: ["cross-platform"], seed: 1, factChecks: null }, quietContext());
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

test("orders over three platforms cross within the hour", async () => {
  const { events } = orders(group, { seed: 51, days: 14, platformOf });
  const found = await measured([...talk({ seed: 51, accounts: 180, days: 14, platforms }), ...events]);
  expect(found).toMatchObject({ measurable: true, p_value: 0.005 });
  expect(found.note).toMatch(/on another platform within the hour.*first\.$/);
  const picture = JSON.parse(found.pictures[0].data);
  expect(picture).toMatchObject({ kind: "lanes", lanes: ["facebook", "telegram", "x"] });
  expect(picture.joins.length).toBeGreaterThan(0);
});

test("popular links cross for everybody", async () => {
  const found = await measured(talk({ seed: 52, accounts: 180, days: 14, platforms, newsPerDay: 3 }));
  expect(found.measurable).toBe(true);
  expect(found.p_value).toBeGreaterThan(0.02);
});

test("one platform only is not measurable", async () => {
  const found = await measured(talk({ seed: 53, accounts: 120, days: 5 }));
  expect(found).toMatchObject({
    measurable: false,
    note: "Not measurable: all members are on one platform.",
  });
});
