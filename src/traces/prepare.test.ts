/** Families made side by side in threads are those made one after the other, in this thread. */
import { expect, test } from "vitest";
import { EVENTS, InterruptedError, quietContext, SILENT } from "../model/index.js";
import { random } from "../stats/index.js";
import { createTable, Store } from "../store/index.js";
import { prepareTables, TRACES } from "./index.js";

const POSTS = 60_000;
const SEED = 7;

/** Posts of token words: most by nobody else, some copies, some retold with two words changed. */
async function withPosts(): Promise<Store> {
  const store = await Store.open({ memoryBytes: 1e9, threads: 2 });
  await createTable(store, EVENTS);
  const chance = random(SEED);
  const words = () => Array.from({ length: 14 }, () => `w${chance.integer(3000)}`);
  const known = Array.from({ length: 200 }, words);
  const text = () => {
    const kind = chance.integer(10);
    if (kind > 1) return words();
    const base = [...known[chance.integer(known.length)]];
    if (kind === 0) for (let i = 0; i < 2; i++) base[chance.integer(14)] = `w${chance.integer(3000)}`;
    return base;
  };
  const ids = Float64Array.from({ length: POSTS }, (_, i) => i);
  await store.run("CREATE TABLE posts (id DOUBLE, text VARCHAR)");
  await store.append("posts", ["DOUBLE", "VARCHAR"], [ids, Array.from(ids, () => text().join(" "))]);
  await store.run(
    `INSERT INTO events (event_id, account_id, time_utc, kind, text)
     SELECT id::BIGINT, 'u' || (id::BIGINT % 500), make_timestamp(id::BIGINT * 1000000), 'post', text FROM posts`,
  );
  return store;
}

const textTraces = TRACES.filter(({ id }) => id === "co-text" || id === "co-phrase");
const families = (store: Store) =>
  Promise.all(
    ["text_families", "phrase_families"].map((table) =>
      store.rows(`SELECT * FROM ${table} ORDER BY event_id`),
    ),
  );

test("any number of threads gives the same families, and nothing else is left behind", async () => {
  const store = await withPosts();
  const options = { traces: textTraces, seed: SEED };
  expect(await prepareTables(store, { ...options, threads: 1 }, quietContext())).toEqual([
    "text_families",
    "phrase_families",
  ]);
  const [wordings, stories] = await families(store);
  expect(wordings.length).toBeGreaterThan(POSTS / 10);
  expect(stories.length).toBeGreaterThan(POSTS / 10);
  for (const memoryBytes of [1e9, 1e6]) {
    await prepareTables(store, { ...options, threads: 2, memoryBytes }, quietContext());
    expect(await families(store)).toEqual([wordings, stories]);
  }
  const tables = await store.rows<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() ORDER BY name",
  );
  expect(tables.map(({ name }) => name)).toEqual(["events", "phrase_families", "posts", "text_families"]);
  store.close();
});

test("a stop ends both walks", async () => {
  const store = await withPosts();
  const stop = new AbortController();
  const progress = { ...SILENT, advance: () => stop.abort(new InterruptedError()) };
  await expect(
    prepareTables(store, { traces: textTraces, seed: SEED, threads: 2 }, { signal: stop.signal, progress }),
  ).rejects.toThrow(InterruptedError);
  store.close();
});
