/**
 * Cases as numbers: every table of a case with its names replaced by what they are of (an account by the number of its first event, an
 * object by the events on it), so that two cases of one file under other names can be compared row by row.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { TABLES } from "../../src/model/index.js";
import { literal, Store } from "../../src/store/index.js";

/** Columns that name accounts, and objects of actions. */
const ACCOUNT = ["account_id", "account_a", "account_b", "first_taker"];
const OBJECT = "object_id";
const TOPIC = "topic";
/** Lists whose elements are names: their lengths are compared. */
const NAMED_LISTS = ["links", "domains", "hashtags", "mentions", "media", "object_ids", "handles", "names"];
/** Columns that show names, or what was hashed of them under a key: whether they hold anything is compared. */
const SHOWN = [
  "post_id",
  "text",
  "repost_of",
  "reply_to",
  "quote_of",
  "client",
  "sample",
  "portrait",
  "detail",
  "raw",
  "bio",
  "data",
];
const HASHED_LISTS = ["handle_patterns", "name_patterns", "bio_grams", "bio_sketch"];
/** Told to the day under pseudonyms, and of profiles only kept with plain identities. */
const BY_DAY = ["account_created", "created"];
const PLAIN_ONLY = ["handles", "names", "bio", "permalink"];

type Row = Record<string, unknown>;

/** Rows of every table of a case without its names, in an order of their own. */
export async function numbersOf(folder: string): Promise<Record<string, string[]>> {
  const store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  const rows = (table: string) =>
    store.rows<Row>(`SELECT * FROM read_parquet(${literal(join(folder, `${table}.parquet`))})`);
  const accounts = new Map<string, string>();
  const objects = new Map<string, string>();
  const found: Record<string, string[]> = {};
  try {
    for (const { account_id, event_id } of (await rows("events")).sort(byEvent))
      if (!accounts.has(String(account_id))) accounts.set(String(account_id), `account of event ${event_id}`);
    const on = new Map<string, number[]>();
    if (existsSync(join(folder, "actions.parquet")))
      for (const { trace, object_id, event_id } of await rows("actions")) {
        const key = `${trace} ${object_id}`;
        const events = on.get(key);
        if (events) events.push(Number(event_id));
        else on.set(key, [Number(event_id)]);
      }
    for (const [key, events] of on) objects.set(key, `object on ${events.sort((a, b) => a - b).join(" ")}`);
    for (const { name, columns } of TABLES) {
      if (!existsSync(join(folder, `${name}.parquet`))) continue;
      found[name] = (await rows(name))
        .map((row) =>
          JSON.stringify(
            columns.map((column) => unnamed(column.name, row[column.name], row)).concat(pairOf(row)),
          ),
        )
        .sort();
    }
  } finally {
    store.close();
  }
  return found;

  function pairOf(row: Row): unknown[] {
    const pair = [row.account_a, row.account_b].map((account) => accounts.get(String(account)) ?? null);
    return pair.sort();
  }

  function unnamed(column: string, value: unknown, row: Row): unknown {
    if (["account_a", "account_b", "event_a", "event_b", "time_a", "time_b"].includes(column)) return null;
    if (PLAIN_ONLY.includes(column)) return null;
    if (value === null || value === undefined) return null;
    if (ACCOUNT.includes(column)) return accounts.get(String(value)) ?? "nobody";
    if (column === OBJECT) return objects.get(`${row.trace} ${value}`) ?? "something";
    if (column === TOPIC) return "something";
    if (NAMED_LISTS.includes(column) || HASHED_LISTS.includes(column)) return (value as unknown[]).length;
    if (BY_DAY.includes(column)) return String(value).slice(0, 10);
    return SHOWN.includes(column) ? "shown" : typeof value === "bigint" ? String(value) : value;
  }
}

const byEvent = (a: Row, b: Row): number => Number(a.event_id) - Number(b.event_id);
