/** Families of images in a store: who is put together, what is no hash, and that the order of rows is nothing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENTS, quietContext, UsageError } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { makeImageFamilies } from "./image-families.js";

const PDQ = "d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22";
const NEAR = "d8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22";
const OTHER = "6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

type Row = readonly [id: number, media: readonly string[], kind?: string, platform?: string];

async function families(rows: readonly Row[], distance = 31) {
  await createTable(store, EVENTS);
  for (const [id, media, kind, platform] of rows)
    await store.run(
      `INSERT INTO events (event_id, account_id, time_utc, kind, platform, media) VALUES (?, ?, make_timestamp(?::BIGINT), ?, ?, from_json(?, '["VARCHAR"]'))`,
      [id, `u${id}`, BigInt(id) * 1_000_000n, kind ?? "post", platform ?? "x", JSON.stringify(media)],
    );
  const counts = await makeImageFamilies(store, { distance }, quietContext());
  const found = await store.rows<{ event_id: number; family_id: string; distance: number }>(
    "SELECT * FROM image_families ORDER BY event_id, family_id",
  );
  return { counts, found };
}

test("near hashes are one family across platforms; strangers, flat pictures and reposts have none", async () => {
  const { counts, found } = await families([
    [1, [PDQ]],
    [2, [`pdq:${NEAR.toUpperCase()}`], "post", "telegram"],
    [3, [OTHER]],
    [4, ["0".repeat(64)]],
    [5, ["0".repeat(64)]],
    [6, [PDQ], "repost"],
    [7, [" ", ""]],
  ]);
  expect(found).toEqual([
    { event_id: 1, family_id: `image:${PDQ}`, distance: 0 },
    { event_id: 2, family_id: `image:${PDQ}`, distance: 14 },
  ]);
  expect(counts).toEqual({ media: 4, hashes: 4, featureless: 1 });
  expect(
    (
      await families(
        [
          [1, [PDQ]],
          [2, [NEAR]],
        ],
        13,
      )
    ).found,
  ).toEqual([]);
});

test("hashes of 64 bits are compared with their like, at a quarter of the distance", async () => {
  const { found } = await families([
    [1, ["ba8c84536bd3c366"]],
    [2, ["ba8c84536bd3c319"]],
    [3, ["ba8c84536bd3c499"]],
    [4, [PDQ]],
  ]);
  expect(found.map(({ event_id, distance }) => [event_id, distance])).toEqual([
    [1, 0],
    [2, 7],
  ]);
});

test("what is no hash meets its equals on its own platform only", async () => {
  const { found } = await families([
    [1, ["3_123", "3_123"]],
    [2, ["3_123", PDQ]],
    [3, ["3_123"], "post", "telegram"],
    [4, [PDQ]],
  ]);
  expect(found.map(({ event_id, family_id }) => [event_id, family_id])).toEqual([
    [1, "media:x:3_123"],
    [2, `image:${PDQ}`],
    [2, "media:x:3_123"],
    [4, `image:${PDQ}`],
  ]);
});

test("shuffled rows give the same families", async () => {
  const rows: Row[] = [
    [1, [PDQ]],
    [2, [NEAR]],
    [3, [OTHER]],
    [4, [OTHER, NEAR]],
  ];
  expect((await families([...rows].reverse())).found).toEqual((await families(rows)).found);
});

test("refuses a distance that makes no sense", async () => {
  await expect(families([[1, [PDQ]]], 32)).rejects.toThrow(UsageError);
});

test("ten thousand media are all placed", async () => {
  await createTable(store, EVENTS);
  await store.run(`INSERT INTO events (event_id, account_id, time_utc, kind, platform, media)
    SELECT i, 'u' || i, make_timestamp(i * 1000000), 'post', 'x', ['m' || (i // 2)] FROM range(20000) r(i)`);
  expect((await makeImageFamilies(store, { distance: 31 }, quietContext())).media).toBe(10_000);
  expect(await store.row("SELECT count(DISTINCT family_id) AS n FROM image_families")).toEqual({ n: 10_000 });
});
