/** Families of wording in a store: who is put together, what the family is called, and that the order of rows is nothing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENTS, quietContext, UsageError } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { makeTextFamilies } from "./text-families.js";

const OPTIONS = { minimumCharacters: 30, similarity: 0.7, seed: 1 };
const BASE = "every harbour town keeps one clock that nobody winds and everybody trusts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

async function families(rows: readonly [id: number, text: string | null, kind?: string][]) {
  await createTable(store, EVENTS);
  for (const [id, text, kind] of rows)
    await store.run(
      "INSERT INTO events (event_id, account_id, time_utc, kind, text) VALUES (?, ?, make_timestamp(?::BIGINT), ?, ?)",
      [id, `u${id}`, BigInt(id) * 1_000_000n, kind ?? "post", text],
    );
  const counts = await makeTextFamilies(store, OPTIONS, quietContext());
  const found = await store.rows<{ event_id: number; family_id: string; similarity: number }>(
    "SELECT * FROM text_families ORDER BY event_id",
  );
  return { counts, found };
}

test("copies and near-copies are one family; strangers, short texts and reposts have none", async () => {
  const { counts, found } = await families([
    [1, BASE],
    [2, `${BASE.toUpperCase()}!!! https://t.example/1 @somebody`],
    [3, BASE.replace("trusts", "trusted")],
    [4, "quite another text about tides, boats and the price of fish"],
    [5, "short"],
    [6, "short"],
    [7, BASE, "repost"],
    [8, null],
    [9, "   "],
  ]);
  expect(found.map((row) => row.event_id)).toEqual([1, 2, 3]);
  expect(new Set(found.map((row) => row.family_id)).size).toBe(1);
  expect(found[0].family_id).toMatch(/^text:[0-9a-f]{12}$/);
  expect(found.map((row) => row.similarity === 1)).toEqual([true, true, false]);
  expect(counts).toEqual({ events: 6, texts: 3, families: 1, eventsInFamilies: 3 });
});

test("no character of a text is taken for its end", async () => {
  const rows = [BASE, BASE.replaceAll(" ", "\u001e"), `\u001e${BASE}\u001e`, "\u001e\u001f\u0000"];
  const { found } = await families(rows.map((text, i) => [i + 1, text]));
  expect(found.map(({ event_id, similarity }) => [event_id, similarity])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
});

test("the same rows in another order give the same families", async () => {
  const rows: [number, string][] = [
    BASE,
    `${BASE} indeed`,
    "a second wording that two people use word for word",
    "a second wording that two people use word for word",
  ].map((text, i) => [i + 1, text]);
  const straight = await families(rows);
  expect(await families([...rows].reverse())).toEqual(straight);
  expect(straight.counts.families).toBe(2);
});

test("no chain: a text is compared with the first text only", async () => {
  const words = Array.from({ length: 12 }, (_, i) => `word${i}${"abcdefghijkl"[i]}`);
  const step = (n: number) => words.map((word, i) => (i < n ? `new${i}x${i}` : word)).join(" ");
  const { found } = await families(Array.from({ length: 8 }, (_, n) => [n + 1, step(n)] as [number, string]));
  const family = found.find((row) => row.event_id === 1)?.family_id;
  expect(found.filter((row) => row.family_id === family).length).toBeLessThan(4);
  expect(found.every((row) => row.similarity >= OPTIONS.similarity)).toBe(true);
});

test("an impossible similarity is refused", async () => {
  await expect(makeTextFamilies(store, { ...OPTIONS, similarity: 0 }, quietContext())).rejects.toThrow(
    UsageError,
  );
});
