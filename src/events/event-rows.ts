/**
 * From `read_rows` to `events`, block after block: lists joined in, accounts named, rows that repeat one another merged. The
 * number of an event is that of its (first) row among all rows read, so numbers follow the inputs and have gaps where rows
 * were not kept.
 */
import { EVENTS, type RunContext, type TimePrecision } from "../model/index.js";
import {
  createNarrowTable,
  heldName,
  identifier,
  neutralTextSql,
  rowCount,
  type Store,
} from "../store/index.js";
import { formSql, microsSql } from "./clock-sql.js";
import { cellsOf, type EventLists, isSingle } from "./event-lists.js";
import { coarserSql } from "./file-precision.js";
import { accountIdSql, type Identities } from "./identities.js";
import { maskSql, shownPostSql } from "./masks.js";
import { RepeatedRows } from "./merged-rows.js";
import { inBlock, type RowBlock } from "./row-blocks.js";
import { makeShownNames, makeShownTexts } from "./shown-names.js";

/** What `events` is made from, besides `read_rows`. */
export interface EventRowsOptions {
  readonly filled: ReadonlySet<string>;
  /** SQL of columns of `read_rows` that are the same in every row. */
  readonly values: ReadonlyMap<string, string>;
  readonly blocks: readonly RowBlock[];
  readonly lists: EventLists;
  readonly precisions: ReadonlyMap<number, TimePrecision>;
  readonly identities: Identities;
  /** Media were looked up in a folder: each stands in its table of cells. */
  readonly mediaRenamed: boolean;
}

/** Makes `events`. Returns how many rows were merged into others. */
export async function makeEventRows(
  store: Store,
  options: EventRowsOptions,
  run: RunContext,
): Promise<number> {
  const kept = await store.row<{ n: number }>("SELECT count(*) AS n FROM read_rows WHERE reason IS NULL");
  const rows = kept?.n ?? 0;
  run.progress.start("Making events", rows, "rows");
  if (options.identities.hidden) await makeShownNames(store, options.filled, options.identities, run);
  const values = new Map([...options.values].filter(([, sql]) => !sql.startsWith("NULL")));
  const held = heldColumns(options.filled).filter(
    (column) => !values.has(column) && (column !== "permalink" || !options.identities.hidden),
  );
  await createNarrowTable(store, EVENTS, { held: new Set(held), values });
  const repeated = await RepeatedRows.find(store, options.filled);
  const bound = options.identities.hidden ? [options.identities.postKey] : [];
  // what is put in order on its way need not be put in order afterwards
  const order = options.blocks.length === 1 && repeated.count === 0 ? " ORDER BY micros, number" : "";
  const insert = (sql: string, keys: readonly string[]) =>
    store.run(`INSERT INTO ${heldName(EVENTS.name)} ${eventsSql(held, sql)}${order}`, keys);
  try {
    for (const block of options.blocks)
      for (const which of repeated.count > 0 ? (["repeated", "single"] as const) : (["all"] as const)) {
        const sql = await blockSql(store, options, { block, which }, run);
        if (sql !== null) await (which === "repeated" ? repeated.add(sql, bound) : insert(sql, bound));
      }
    await repeated.merge((merged) => insert(merged, []));
  } finally {
    await repeated.close();
    for (const name of ["shown_accounts", "shown_clients", "shown_texts"])
      await store.run(`DROP TABLE IF EXISTS temp.${name}`);
    await store.run("DROP VIEW IF EXISTS temp.block_rows");
  }
  return rows - (await rowCount(store, "events"));
}

/** Columns of `events` that hold nothing where a column of the rows holds nothing. */
const NEEDS: Readonly<Record<string, string>> = {
  post_id: "post",
  text: "text",
  wording: "text",
  repost_of: "repost_of",
  reply_to: "reply_to",
  quote_of: "quote_of",
  links: "links",
  domains: "links",
  hashtags: "hashtags",
  mentions: "mentions",
  media: "media",
  object_ids: "objects",
  lang: "lang",
  client: "client",
  account_created: "account_created",
  permalink: "permalink",
};

/** Columns of `events` that may hold anything, in their order. */
const heldColumns = (filled: ReadonlySet<string>): string[] =>
  EVENTS.columns.map((c) => c.name).filter((name) => NEEDS[name] === undefined || filled.has(NEEDS[name]));

/** SQL of columns of `events` that a row calls by another name. */
const FROM_ROW: Readonly<Record<string, string>> = {
  event_id: "number",
  post_id: "post",
  time_utc: "make_timestamp(micros)",
  time_precision: "precision",
};

const eventsSql = (held: readonly string[], rows: string): string =>
  `(${held.join(", ")}) SELECT ${held.map((name) => FROM_ROW[name] ?? name).join(", ")} FROM (${rows})`;

/** Makes what the rows of a block need and returns SQL of them, `$1` the key of posts; null where the block has none. */
async function blockSql(
  store: Store,
  options: EventRowsOptions,
  { block, which }: { readonly block: RowBlock; readonly which: "all" | "single" | "repeated" },
  run: RunContext,
): Promise<string | null> {
  run.signal.throwIfAborted();
  const own = `SELECT * FROM read_rows WHERE ${inBlock(block)} AND reason IS NULL`;
  const others = `(SELECT number, key FROM repeated_rows WHERE ${inBlock(block)})`;
  const joined = {
    all: own,
    single: `SELECT r.* FROM (${own}) r ANTI JOIN ${others} o USING (number)`,
    repeated: `SELECT r.*, o.key FROM (${own}) r JOIN ${others} o USING (number)`,
  };
  await store.run(`CREATE OR REPLACE TEMP VIEW block_rows AS ${joined[which]}`);
  const rows = await rowCount(store, "block_rows");
  if (rows === 0) return null;
  const tables = await options.lists.make(run);
  if (options.filled.has("text")) await makeShownTexts(store, options.identities, run);
  run.progress.advance(rows);
  return rowSql(options, tables, which === "repeated");
}

/** SQL: one row of events for each row of `block_rows`. */
function rowSql(
  { filled, precisions, identities, mediaRenamed }: EventRowsOptions,
  tables: ReadonlySet<string>,
  keyed: boolean,
): string {
  const join = (list: string, on: string) =>
    tables.has(list) ? `LEFT JOIN ${identifier(cellsOf(list))} ${list} ON ${on}` : "";
  const name = accountIdSql("r.platform", "r.account");
  const elements = (list: string, column = "elements") =>
    tables.has(list) ? `coalesce(${list}.${column}, [])` : "[]::VARCHAR[]";
  const singles = (list: string) =>
    `CASE WHEN r.${list} IS NOT NULL AND ${isSingle(`r.${list}`, identities.hidden || (list === "media" && mediaRenamed))} THEN [r.${list}] ELSE ${elements(list)} END`;
  const created = filled.has("account_created") ? createdSql(identities.hidden) : "NULL::TIMESTAMP";
  const post = (column: string) =>
    identities.hidden && (column === "post" || filled.has(column))
      ? `${shownPostSql("r.platform", `r.${column}`)} AS ${column}`
      : `r.${column}`;
  const texts = filled.has("text");
  const clients = identities.hidden && filled.has("client");
  const lang = identities.hidden && filled.has("lang") ? `${langSql("r.lang")} AS lang` : "r.lang";
  return `SELECT ${keyed ? "r.key, " : ""}r.number, r.source_file, r.source_line, r.platform, r.account, ${post("post")}, r.micros, r.objects, r.links AS link_cell,
    r.hashtags AS hashtag_cell, r.media AS media_cell, r.text AS plain_text,
    ${identities.hidden ? "shown_accounts.shown" : name} AS account_id, ${coarserSql("r.precision", precisions)} AS precision, r.time AS time_raw,
    coalesce(r.kind, CASE WHEN r.repost_of IS NOT NULL THEN 'repost' WHEN r.reply_to IS NOT NULL THEN 'reply' WHEN r.quote_of IS NOT NULL THEN 'quote'
      WHEN r.objects IS NOT NULL AND r.text IS NULL THEN 'share' ELSE 'post' END) AS kind,
    ${texts && identities.hidden ? "coalesce(shown_texts.shown, r.text)" : "r.text"} AS text, ${texts ? `${WORDING} AS wording` : "NULL::VARCHAR AS wording"},
    ${["repost_of", "reply_to", "quote_of"].map(post).join(", ")}, ${lang},
    ${clients ? "coalesce(shown_clients.shown, r.client) AS client" : "r.client"},
    ${created} AS account_created, ${ADDRESS} AS permalink, ${elements("links")} AS links, ${elements("links", "domains")} AS domains, ${elements("hashtags")} AS hashtags,
    ${elements("mentions")} AS mentions, ${filled.has("media") ? singles("media") : "[]::VARCHAR[]"} AS media,
    ${filled.has("objects") ? singles("objects") : "[]::VARCHAR[]"} AS object_ids
    FROM block_rows r ${identities.hidden ? `JOIN shown_accounts ON shown_accounts.account = ${name}` : ""}
    ${texts ? "LEFT JOIN shown_texts ON shown_texts.number = r.number" : ""}
    ${clients ? "LEFT JOIN shown_clients ON shown_clients.client = r.client" : ""}
    ${["links", "hashtags", "media", "objects"].map((list) => join(list, `${list}.cell = r.${list}`)).join(" ")}
    ${join("mentions", "mentions.cell = r.mentions AND mentions.platform = r.platform")}`;
}

/** SQL of the address of the post, where it is a whole one. */
const ADDRESS = "CASE WHEN regexp_matches(r.permalink, '^https?://[^[:space:]]+$', 'i') THEN r.permalink END";

/** SQL of the text as it is compared, where masks change more of it than links and mentions. */
const WORDING = `CASE WHEN ${neutralTextSql("r.text")} <> ${neutralTextSql("shown_texts.shown")} THEN ${neutralTextSql("shown_texts.shown")} END`;

/** SQL of when the account was made; under pseudonyms the day, since the second finds it on its platform. */
function createdSql(hidden: boolean): string {
  const made = `make_timestamp(${microsSql("r.account_created", formSql("r.account_created"), "coalesce(r.zone, 'UTC')")})`;
  return hidden ? `date_trunc('day', ${made})::TIMESTAMP` : made;
}

/** SQL of a language; what is no code of one is a number. */
const langSql = (lang: string): string =>
  `CASE WHEN regexp_full_match(${lang}, '[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}') THEN ${lang} ELSE ${maskSql("lang", lang)} END`;
