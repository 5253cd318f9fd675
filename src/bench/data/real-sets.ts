/**
 * Real sets that the benchmark makes surrogates of. They stand beside the project, not in it; a set that is absent is left
 * out with a word. Each is read into actions once, its identifiers as they are (the publishers replaced or hashed them).
 */
import type { RunContext } from "../../model/index.js";
import { fileLiteral, type IndexedActions, identifier, readActions, Store } from "../../store/index.js";
import type { BenchTrace, DetectorOptions } from "../detectors.js";
import { readFiles } from "./read-files.js";

/** One real set: where it is and how its rows become actions. */
export interface RealSet {
  readonly id: string;
  readonly title: string;
  /** Path below the data folder. */
  readonly file: string;
  read(path: string, options: DetectorOptions, run: RunContext): Promise<readonly RealTrace[]>;
}

/** The actions of one trace of a real set. */
export interface RealTrace {
  readonly trace: BenchTrace;
  readonly actions: IndexedActions;
}

const WINDOWS = [60, 300, 1800];
const GERMAN = "coortweet/german_elections.csv.gz";

/** A column of objects in a table of shares: account, post and time in seconds stand in columns of their own. */
interface Columns {
  readonly trace: string;
  readonly account: string;
  readonly post: string;
  readonly object: string;
  readonly time: string;
}

const shares = (id: string, title: string, file: string, columns: Columns): RealSet => ({
  id,
  title,
  file,
  async read(path, options) {
    const store = await Store.open({ memoryBytes: options.memoryBytes, threads: options.threads });
    try {
      await store.run(sharesSql(path, columns), [columns.trace]);
      const actions = await readActions(store, columns.trace);
      const { windowsSeconds = WINDOWS } = options;
      return [{ trace: { id: columns.trace, windowsSeconds }, actions }];
    } finally {
      store.close();
    }
  },
});

/** SQL of `actions`: the first share of an account on an object; the event is the post, which may carry several objects. */
export const sharesSql = (path: string, { account, post, object, time }: Columns): string =>
  `CREATE TABLE actions AS
   SELECT ?::VARCHAR AS trace, object_id, account_id, first.event AS event_id, make_timestamp((first.time * 1000000)::BIGINT) AS time_utc
   FROM (
     SELECT object_id, account_id, min({ time: time, event: event }) AS first
     FROM (
       SELECT ${identifier(object)} AS object_id, ${identifier(account)} AS account_id, ${identifier(time)}::DOUBLE AS time,
         dense_rank() OVER (ORDER BY ${identifier(account)}, ${identifier(post)}) AS event
       FROM read_csv(${fileLiteral(path, "read")}, header = true, all_varchar = true, hive_partitioning = false)
       WHERE ${identifier(object)} <> '' AND ${identifier(account)} <> '')
     GROUP BY ALL)`;

const german = (id: string, what: string, object: string, trace: string): RealSet =>
  shares(`german-${id}`, `German election 2021, ${what}`, GERMAN, {
    trace,
    account: "account_id",
    post: "post_id",
    object,
    time: "timestamp",
  });

/** The sets, in the order of the tables. */
export const REAL_SETS: readonly RealSet[] = [
  german("url", "links", "url_id", "co-share"),
  german("hashtag", "hashtags", "hashtag_id", "co-hashtag"),
  german("domain", "domains", "domain_id", "co-domain"),
  german("image", "image hashes", "phash_id", "co-share"),
  shares("russian-reposts", "Russia 2021, reposts", "coortweet/russian_coord_tweets.csv.gz", {
    trace: "co-share",
    account: "account_id",
    post: "content_id",
    object: "object_id",
    time: "timestamp_share",
  }),
  {
    id: "telegram-news",
    title: "Telegram news channels 2023-2024, text and links",
    file: "telegram-news/messages.ndjson.gz",
    async read(path, options, run) {
      const { store, traces } = await readFiles(
        [path],
        {
          map: ["account=sender_id", "post=message_id", "time=date", "text=text"],
          trace: ["co-link", "co-text"],
        },
        options,
        run,
      );
      try {
        const list: RealTrace[] = [];
        for (const trace of traces) list.push({ trace, actions: await readActions(store, trace.id) });
        return list.filter(({ actions }) => actions.account.length > 0);
      } finally {
        store.close();
      }
    },
  },
];
