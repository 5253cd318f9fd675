/**
 * From `read_rows` to `events`: lists joined in, accounts named, rows that repeat one another merged. The number of an event
 * is that of its (first) row among all rows read, so numbers follow the inputs and have gaps where rows were not kept.
 */
import { EVENTS, type RunContext, type TimePrecision } from "../model/index.js";
import { createTable, identifier, rowCount, type Store } from "../store/index.js";
import { makeCellTable } from "./cells.js";
import { formSql, microsSql } from "./clock-sql.js";
import { cellsOf, isSingle } from "./event-lists.js";
import { coarserSql } from "./file-precision.js";
import { accountId, accountIdSql, type Identities, shownPostSql } from "./identities.js";
import { mayHoldNameSql, type NamedPerson } from "./known-names.js";
import { listElements } from "./list-cells.js";

/** What `events` is made from, besides `read_rows` and the tables of cells. */
export interface EventRowsOptions {
  readonly filled: ReadonlySet<string>;
  /** Lists that have a table of cells. */
  readonly tables: ReadonlySet<string>;
  readonly precisions: ReadonlyMap<number, TimePrecision>;
  readonly identities: Identities;
  /** Media were looked up in a folder: each stands in its table of cells. */
  readonly mediaRenamed: boolean;
}

const NAME = accountIdSql("platform", "account");

const SCALARS = [
  "account_id",
  "precision",
  "time_raw",
  "kind",
  "text",
  "repost_of",
  "reply_to",
  "quote_of",
  "lang",
  "client",
  "account_created",
];
const LISTS = ["links", "domains", "hashtags", "mentions", "media", "object_ids"];
const PLACE = ["source_file", "source_line"];

/**
 * Rows of one account and one post (or, without posts, one content at one time) are one event, when their clocks agree as far
 * as the coarser of them is written: one file may say the minute and another the millisecond.
 */
const SAME = ["platform", "account", "post"];
const SAME_CONTENT = ["text", "objects", "links", "hashtags", "media"];

/** Makes `events`. Returns how many rows were merged into others. */
export async function makeEventRows(
  store: Store,
  options: EventRowsOptions,
  run: RunContext,
): Promise<number> {
  const { filled, identities } = options;
  if (identities.hidden) await shownTables(store, identities, filled, run);
  await createTable(store, EVENTS);
  const content = SAME_CONTENT.filter((name) => filled.has(name) || (name === "text" && filled.has("text")));
  const key = `hash(${SAME.map((c) => `r.${c}`).join(", ")}, CASE WHEN r.post IS NULL THEN hash(${["micros", ...content].map((c) => `r.${c}`).join(", ")}) END)`;
  await store.run(`CREATE OR REPLACE TEMP TABLE repeated_keys AS
    SELECT ${key} AS key FROM read_rows r WHERE r.reason IS NULL GROUP BY key HAVING count(*) > 1`);
  const repeats = (await rowCount(store, "repeated_keys")) > 0;
  const [rows, lists] = [rowSql(options), LISTS.join(", ")];
  const out = ["number", ...PLACE, "platform", "post", "micros", ...SCALARS, ...LISTS].join(", ");
  const single = repeats
    ? `${rows} WHERE r.reason IS NULL AND ${key} NOT IN (SELECT key FROM repeated_keys)`
    : `${rows} WHERE r.reason IS NULL`;
  const merged = repeats
    ? ` UNION ALL (${mergedSql(`${rows} WHERE r.reason IS NULL AND ${key} IN (SELECT key FROM repeated_keys)`, content)})`
    : "";
  await store.run(
    `INSERT INTO events SELECT number, platform, account_id, post, make_timestamp(micros),
      precision, time_raw, kind, text, repost_of, reply_to, quote_of, ${lists}, lang, client, account_created, source_file, source_line
    FROM (SELECT ${out} FROM (${single})${merged})`,
    identities.hidden ? [identities.postKey] : [],
  );
  const kept = await store.row<{ n: number }>("SELECT count(*) AS n FROM read_rows WHERE reason IS NULL");
  return (kept?.n ?? 0) - (await rowCount(store, "events"));
}

/** SQL: one row of events for each row, from `read_rows r`. */
function rowSql({ filled, tables, precisions, identities, mediaRenamed }: EventRowsOptions): string {
  const join = (list: string, on: string) =>
    tables.has(list) ? `LEFT JOIN ${identifier(cellsOf(list))} ${list} ON ${on}` : "";
  const name = accountIdSql("r.platform", "r.account");
  const elements = (list: string, column = "elements") =>
    tables.has(list) ? `coalesce(${list}.${column}, [])` : "[]::VARCHAR[]";
  const singles = (list: string) =>
    `CASE WHEN r.${list} IS NOT NULL AND ${isSingle(`r.${list}`, identities.hidden || (list === "media" && mediaRenamed))} THEN [r.${list}] ELSE ${elements(list)} END`;
  const created = filled.has("account_created")
    ? `make_timestamp(${microsSql("r.account_created", formSql("r.account_created"), "coalesce(r.zone, 'UTC')")})`
    : "NULL::TIMESTAMP";
  const post = (column: string) =>
    identities.hidden && (column === "post" || filled.has(column))
      ? `${shownPostSql("r.platform", `r.${column}`)} AS ${column}`
      : `r.${column}`;
  return `SELECT r.number, r.source_file, r.source_line, r.platform, r.account, ${post("post")}, r.micros, r.objects, r.links AS link_cell,
    r.hashtags AS hashtag_cell, r.media AS media_cell, r.text AS plain_text,
    ${identities.hidden ? "shown_accounts.shown" : name} AS account_id, ${coarserSql("r.precision", precisions)} AS precision, r.time AS time_raw,
    coalesce(r.kind, CASE WHEN r.repost_of IS NOT NULL THEN 'repost' WHEN r.reply_to IS NOT NULL THEN 'reply' WHEN r.quote_of IS NOT NULL THEN 'quote'
      WHEN r.objects IS NOT NULL AND r.text IS NULL THEN 'share' ELSE 'post' END) AS kind,
    ${identities.hidden && filled.has("text") ? "coalesce(shown_texts.shown, r.text)" : "r.text"} AS text, ${["repost_of", "reply_to", "quote_of"].map(post).join(", ")}, r.lang,
    ${identities.hidden && filled.has("client") ? "coalesce(shown_clients.shown, r.client) AS client" : "r.client"},
    ${created} AS account_created, ${elements("links")} AS links, ${elements("links", "domains")} AS domains, ${elements("hashtags")} AS hashtags,
    ${elements("mentions")} AS mentions, ${filled.has("media") ? singles("media") : "[]::VARCHAR[]"} AS media,
    ${filled.has("objects") ? singles("objects") : "[]::VARCHAR[]"} AS object_ids
    FROM read_rows r ${identities.hidden ? `JOIN shown_accounts ON shown_accounts.account = ${name}` : ""}
    ${identities.hidden && filled.has("text") ? "LEFT JOIN shown_texts ON shown_texts.number = r.number" : ""}
    ${identities.hidden && filled.has("client") ? "LEFT JOIN shown_clients ON shown_clients.client = r.client" : ""}
    ${["links", "hashtags", "media", "objects"].map((list) => join(list, `${list}.cell = r.${list}`)).join(" ")}
    ${join("mentions", "mentions.cell = r.mentions AND mentions.platform = r.platform")}`;
}

/** SQL: the length of a unit of time in microseconds. */
const unitSql = (precision: string): string =>
  `CASE ${precision} WHEN 'day' THEN 86400000000 WHEN 'minute' THEN 60000000 WHEN 'second' THEN 1000000 WHEN 'millisecond' THEN 1000 ELSE 1 END`;

/** Columns that go with the clock: taken together from the row whose clock is the finest. */
const CLOCK = ["precision", "time_raw"];

/**
 * SQL: rows that are one event as one row. The finest clock wins, of all else what comes first in the inputs and is there;
 * lists are united.
 */
function mergedSql(rows: string, content: readonly string[]): string {
  const cells: Readonly<Record<string, string>> = {
    text: "plain_text",
    links: "link_cell",
    hashtags: "hashtag_cell",
    media: "media_cell",
  };
  const same = [...SAME, ...content.map((c) => `CASE WHEN post IS NULL THEN ${cells[c] ?? c} END`)];
  const first = (column: string) => `arg_min(${column}, number) AS ${column}`;
  const finest = (column: string) => `arg_min(${column}, (unit, number)) AS ${column}`;
  const scalars = SCALARS.map((column) => (CLOCK.includes(column) ? finest(column) : first(column)));
  return `SELECT min(number) AS number, ${PLACE.map(first).join(", ")}, platform, post, ${finest("micros")}, ${scalars.join(", ")},
      ${LISTS.map((list) => `${unitedSql(`flatten(list(${list} ORDER BY number))`, list)} AS ${list}`).join(", ")}
    FROM (SELECT *, micros - micros % CASE WHEN post IS NULL THEN 1 ELSE max(unit) OVER (PARTITION BY ${SAME.join(", ")}) END AS moment
      FROM (SELECT *, ${unitSql("precision")} AS unit FROM (${rows}))) GROUP BY ${same.join(", ")}, moment`;
}

/** SQL: a list without repetitions. Hashtags keep their order, which co-hashtag-sequence reads; other lists are sorted. */
const unitedSql = (list: string, column: string): string =>
  column === "hashtags"
    ? `list_filter(${list}, lambda tag, place: list_position(${list}, tag) = place)`
    : `list_sort(list_distinct(${list}))`;

async function shownTables(
  store: Store,
  identities: Identities,
  filled: ReadonlySet<string>,
  run: RunContext,
): Promise<void> {
  await makeCellTable(
    store,
    {
      name: "shown_accounts",
      keys: `SELECT DISTINCT ${NAME} AS account FROM read_rows WHERE reason IS NULL`,
      keyTypes: { account: "VARCHAR" },
      valueTypes: { shown: "VARCHAR" },
      work: ([account]) => [identities.shown(account as string)],
    },
    run,
  );
  if (filled.has("client"))
    await makeCellTable(
      store,
      {
        name: "shown_clients",
        keys: "SELECT DISTINCT client FROM read_rows WHERE reason IS NULL AND client IS NOT NULL",
        keyTypes: { client: "VARCHAR" },
        valueTypes: { shown: "VARCHAR" },
        work: ([client]) => [identities.shownWord(client as string)],
      },
      run,
    );
  if (filled.has("text")) await makeShownTexts(store, identities, run);
}

async function makeShownTexts(store: Store, identities: Identities, run: RunContext): Promise<void> {
  await makeCellTable(
    store,
    {
      name: "shown_texts",
      keys: namedTextsSql,
      keyTypes: {
        number: "BIGINT",
        platform: "VARCHAR",
        text: "VARCHAR",
        account: "VARCHAR",
        own_names: "VARCHAR",
        named: "VARCHAR",
      },
      valueTypes: { shown: "VARCHAR" },
      keptKeys: 1,
      work: ([, platform, text, account, ownNames, named]) => {
        const shown = identities.shownText(platform as string, text as string, [
          ...peopleOf(account as string, ownNames as string | null),
          ...mentionedPeople(platform as string, named as string | null),
        ]);
        return shown === text ? null : [shown];
      },
    },
    run,
  );
}

const has = (text: string): string => `contains(lower(text), lower(${text}))`;

/** SQL: texts that may name somebody, with the names of their author and the mentions that give a name. */
const namedTextsSql = `SELECT number, platform, text, ${NAME} AS account,
    concat_ws(chr(31), CASE WHEN ${has("account_name")} THEN account_name END, CASE WHEN ${has("account_handle")} THEN account_handle END) AS own_names,
    CASE WHEN contains(mentions, ' =') THEN mentions END AS named
  FROM read_rows WHERE reason IS NULL AND (contains(text, '@') OR regexp_matches(text, '[a-zA-Z]/[^\\s]') OR ${mayHoldNameSql("text")}
    OR contains(mentions, ' =') OR ${has("account_name")} OR ${has("account_handle")})`;

const peopleOf = (account: string, names: string | null): NamedPerson[] =>
  (names ?? "").split("\u001f").map((name) => ({ name, account }));

const mentionedPeople = (platform: string, mentions: string | null): NamedPerson[] =>
  listElements(mentions ?? "", "mentions").flatMap((mention) => {
    const [, id, name] = /^(\S+) =(.+)$/s.exec(mention) ?? [];
    return id === undefined ? [] : [{ name, account: accountId(platform, id) }];
  });
