/** Families of retellings in a store: who is put together, who is left to the trace of wording, and that the order of rows is nothing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENTS, quietContext, UsageError } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { makePhraseFamilies } from "./phrase-families.js";
import { makeTextFamilies } from "./text-families.js";

const OPTIONS = { minimumCharacters: 30, similarity: 0.2 };
const TOLD =
  "the old harbour clock was stopped by the mayor on a rainy monday because nobody paid for winding it";
const RETOLD = [
  "they say the old harbour clock was stopped by our mayor on a rainy monday as nobody paid for winding it up",
  "old harbour clock was stopped by the mayor himself on a rainy tuesday because nobody paid the winding",
];
const OTHERS = [
  "fishermen of three towns met yesterday and talked at length about nets ropes and prices",
  "in the evening there was music at the square until the rain came and people ran home",
  "a rainy monday is no reason for staying in bed said the baker and opened his shop",
];

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

async function families(rows: readonly [id: number, text: string, kind?: string][]) {
  await createTable(store, EVENTS);
  for (const [id, text, kind] of rows)
    await store.run(
      "INSERT INTO events (event_id, account_id, time_utc, kind, text) VALUES (?, ?, make_timestamp(?::BIGINT), ?, ?)",
      [id, `u${id}`, BigInt(id) * 1_000_000n, kind ?? "post", text],
    );
  await makeTextFamilies(store, { ...OPTIONS, similarity: 0.7, seed: 1 }, quietContext());
  const counts = await makePhraseFamilies(store, OPTIONS, quietContext());
  const found = await store.rows<{ event_id: number; family_id: string; similarity: number }>(
    "SELECT * FROM phrase_families ORDER BY event_id",
  );
  return { counts, found };
}

test("who tells the same in other words is put together, with who copies one of them; strangers and reposts are not", async () => {
  const { counts, found } = await families([
    [1, TOLD],
    [2, RETOLD[0]],
    [3, OTHERS[0]],
    [4, RETOLD[1]],
    [5, OTHERS[1]],
    [6, `${TOLD} !!!`],
    [7, RETOLD[0], "repost"],
    [8, OTHERS[2]],
  ]);
  expect(found.map((row) => row.event_id)).toEqual([1, 2, 4, 6]);
  expect(new Set(found.map((row) => row.family_id)).size).toBe(1);
  expect(found[0].family_id).toMatch(/^phrases:[0-9a-f]{12}$/);
  expect(found.map((row) => row.similarity === 1)).toEqual([true, false, false, true]);
  expect(counts).toEqual({ families: 1, events: 4 });
});

test("one wording, however often, is left to the trace of wording", async () => {
  const { found } = await families([
    [1, TOLD],
    [2, TOLD],
    [3, `${TOLD} indeed`],
    [4, OTHERS[0]],
  ]);
  expect(found).toEqual([]);
});

test("a row of hashtags at the end tells nothing", async () => {
  const row = "#harbour #clocks #mayors #rain #monday #winding";
  const { found } = await families(OTHERS.map((text, i) => [i + 1, `${text} ${row}`]));
  expect(found).toEqual([]);
});

test("the same rows in another order give the same families", async () => {
  const rows = [TOLD, ...RETOLD, ...OTHERS].map((text, i) => [i + 1, text] as [number, string]);
  const straight = await families(rows);
  expect(await families([...rows].reverse())).toEqual(straight);
  expect(straight.counts.families).toBe(1);
});

test("an impossible similarity is refused", async () => {
  await expect(makePhraseFamilies(store, { ...OPTIONS, similarity: 2 }, quietContext())).rejects.toThrow(
    UsageError,
  );
});
