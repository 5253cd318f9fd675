/**
 * A simulated world in a store, without the readers: the events table filled straight from the simulated rows, so that
 * traces, network and groups can be tested together. The reading of files has tests of its own.
 */
import { EVENTS } from "../../src/model/index.js";
import type { World } from "../../src/simulate/index.js";
import { createTable, Store } from "../../src/store/index.js";

/** A store in memory that holds the world's events. Close it when done. */
export async function worldStore(world: World): Promise<Store> {
  const store = await Store.open({ memoryBytes: 1e9, threads: 1 });
  await createTable(store, EVENTS);
  await fillEvents(store, world);
  return store;
}

async function fillEvents(store: Store, { events }: World): Promise<void> {
  await store.run(
    "CREATE TEMP TABLE simulated (event_id BIGINT, account VARCHAR, post VARCHAR, time VARCHAR, kind VARCHAR, text VARCHAR, repost_of VARCHAR, reply_to VARCHAR, links VARCHAR[], hashtags VARCHAR[], platform VARCHAR)",
  );
  const list = "VARCHAR[]";
  await store.append(
    "simulated",
    [
      "BIGINT",
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      list,
      list,
      "VARCHAR",
    ],
    [
      events.map((_, i) => BigInt(i + 1)),
      events.map((e) => `${e.platform}::${e.account}`),
      events.map((e) => e.post),
      events.map((e) => e.time),
      events.map((e) => e.kind),
      events.map((e) => e.text),
      events.map((e) => e.repost_of),
      events.map((e) => e.reply_to),
      events.map((e) => e.links),
      events.map((e) => e.hashtags),
      events.map((e) => e.platform),
    ],
  );
  await store.run(
    `INSERT INTO events BY NAME SELECT event_id, platform, account AS account_id, post AS post_id, CAST(time AS TIMESTAMPTZ)::TIMESTAMP AS time_utc,
       'second' AS time_precision, time AS time_raw, kind, text, repost_of, reply_to, links, hashtags,
       list_distinct(list_transform(links, lambda x: split_part(x, '/', 3))) AS domains, []::VARCHAR[] AS object_ids, 0 AS source_file, event_id AS source_line
     FROM simulated`,
  );
  await store.run("DROP TABLE simulated");
}
