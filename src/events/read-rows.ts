/**
 * The table `read_rows`: every row of `raw` with its fields cleaned, its clock read and, where it cannot be trusted, the
 * reason. Nothing is dropped here; what has a reason goes to the quarantine, the rest becomes events.
 */
import { type InputQuality, RAW, type ReadPlan, type RunContext } from "../model/index.js";
import {
  createNarrowTable,
  heldName,
  identifier,
  isSorted,
  literal,
  rowCount,
  type Store,
} from "../store/index.js";
import { nameBareHandles } from "./bare-handles.js";
import { type ClockForm, FORMS, formSql, microsSql, precisionSql } from "./clock-sql.js";
import { refuseCrowdedAccounts } from "./crowded-accounts.js";
import { endsRounded, roundedLengths, writtenRounded } from "./damaged-ids.js";
import { setDateOnlyAside } from "./date-only.js";
import type { DayOrders } from "./day-order.js";
import { hashtagsInText, linksInText, mentionsInText } from "./from-text.js";
import { mendedPost } from "./mended-posts.js";
import { type NobodyNames, nobodyNames } from "./nobody-names.js";
import { somethingSql } from "./nothing.js";
import { ODD_CLOCKS, OddClocks } from "./odd-clock-table.js";
import { CELLS, CLEANED, heldColumns, READ_ROWS, READ_TABLE, REFERENCES } from "./read-row-table.js";
import { BLOCK_ROWS, blocksBetween, type RowBlock } from "./row-blocks.js";
import { loneValues, type Words, wordsOf } from "./word-columns.js";
import { zoneColumnSql } from "./zones.js";

/** The table behind the view `raw`, where rows are numbered. */
const RAW_TABLE = heldName(RAW.name);

/** Bounds of time: no platform here is older than 2004. */
const EARLIEST_MICROS = Date.UTC(2004, 0, 1) * 1000;
const LATEST_MICROS = Date.UTC(2101, 0, 1) * 1000;

/** What the table `read_rows` was made of. */
export interface ReadRowsInfo {
  /** Columns of `raw` that hold anything, and lists taken from the text. */
  readonly filled: ReadonlySet<string>;
  /** SQL of columns that are the same in every row. */
  readonly values: ReadonlyMap<string, string>;
  /** Files whose dates say by themselves whether the day or the month comes first. */
  readonly orders: DayOrders;
  /** Blocks in which the rows are to be worked on. */
  readonly blocks: readonly RowBlock[];
  /** References (reposted, answered, quoted posts) that were emptied because they are damaged. */
  readonly damagedReferences: number;
  /** Identifiers of posts that were rounded and taken from the address of the post instead. */
  readonly mendedPosts: number;
}

/**
 * Makes `read_rows`. `read.timezone` is a name that the store knows or an offset, for clocks that carry none; `hidden`: the case is
 * pseudonymous.
 */
export async function makeReadRows(
  store: Store,
  { read, hidden }: { readonly read: ReadPlan; readonly hidden: boolean },
  inputs: readonly InputQuality[],
  run: RunContext,
): Promise<ReadRowsInfo> {
  await sortRaw(store);
  const total = await rowCount(store, RAW.name);
  run.progress.start("Checking rows", total, "rows");
  const given = await filledColumns(store);
  const rounded: Record<string, number[]> = {};
  for (const column of ["account", "post", "objects", "repost_of", "reply_to", "quote_of"])
    rounded[column] = given.has(column) ? await roundedLengths(store, column) : [];
  const filled = new Set(given);
  for (const list of ["links", "hashtags", "mentions"])
    if (filled.has("text") && inputs.some((q) => fromText(q, list))) filled.add(list);
  const words = await wordsOf(store);
  const zone = filled.has("time_zone") ? await zoneColumnSql(store) : null;
  const values = loneValues(words, inputs, filled);
  const held = heldColumns(filled, read, hidden).filter((column) => !values.has(column));
  const nobody = await nobodyNames(store, given);
  const { forms, odd } = await clockForms(store, read);
  const rows = rowsSql(held, {
    filled: given,
    read,
    inputs,
    rounded,
    forms,
    odd: odd !== null,
    words,
    zone,
    nobody,
  });
  await createNarrowTable(store, READ_ROWS, { held: new Set(held), temporary: true, values });
  const cells = CELLS.filter((cell) => filled.has(cell));
  const blocks: RowBlock[] = [];
  for (let from = 0; from < total; from += BLOCK_ROWS) {
    run.signal.throwIfAborted();
    const to = Math.min(total, from + BLOCK_ROWS);
    const range = `raw.rowid >= ${from} AND raw.rowid < ${to}`;
    await odd?.make(RAW_TABLE, range, run);
    await store.run(`INSERT INTO ${READ_TABLE} (${held.join(", ")}) ${rows(range)}`);
    blocks.push(...(await blocksBetween(store, { from: from + 1, to: to + 1 }, cells)));
    run.progress.advance(to - from);
  }
  await odd?.close();
  await setDateOnlyAside(store);
  if (filled.has("account_handle")) {
    await refuseCrowdedAccounts(store);
    await nameBareHandles(store);
  }
  const row = await store.row<{ references: number; mended: number }>(
    'SELECT coalesce(sum(damaged_references), 0)::BIGINT AS "references", count(mended_post) AS mended FROM read_rows WHERE reason IS NULL',
  );
  const { references = 0, mended = 0 } = row ?? {};
  const orders = odd?.orders ?? new Map();
  return { filled, values, blocks, orders, damagedReferences: references, mendedPosts: mended };
}

/** What the rows of `read_rows` are made from. */
interface RowsOf {
  /** Columns of `raw` that hold anything. */
  readonly filled: ReadonlySet<string>;
  readonly read: ReadPlan;
  readonly inputs: readonly InputQuality[];
  /** Lengths at which the identifiers of a column were rounded. */
  readonly rounded: Readonly<Record<string, readonly number[]>>;
  readonly forms: readonly ClockForm[];
  /** Some clocks stand in the table of odd ones. */
  readonly odd: boolean;
  readonly words: Words;
  /** SQL of the zone that a row names in a column of its own; null where none has one. */
  readonly zone: string | null;
  readonly nobody: NobodyNames;
}

/** SQL of the columns `held` of the rows in a range of `raw`. */
function rowsSql(
  held: readonly string[],
  { filled, read, inputs, rounded, forms, odd, words, zone, nobody }: RowsOf,
): (range: string) => string {
  const damaged = (column: string) =>
    `(${writtenRounded(column)} OR ${endsRounded(column, rounded[column])})`;
  const references = REFERENCES.filter((c) => filled.has(c));
  const values: Readonly<Record<string, string>> = {
    micros: "CASE WHEN agrees THEN time_finer * 1000 ELSE coarse END",
    precision: "CASE WHEN agrees THEN 'millisecond' ELSE written END",
    ...Object.fromEntries(references.map((c) => [c, `CASE WHEN ${damaged(c)} THEN NULL ELSE ${c} END`])),
    damaged_references: references.map((c) => `coalesce(${damaged(c)}, FALSE)::INTEGER`).join(" + "),
    crowd: "NULL::BIGINT",
    reason: reasonSql(damaged, filled, nobody),
  };
  const shown = held.map((c) => (values[c] ? `${values[c]} AS ${c}` : c));
  return (range) => `
    WITH cleaned AS (${cleanedSql({ filled, read, inputs, words, zone, nobody })} WHERE ${range}),
    mended AS (SELECT *, ${filled.has("post") && filled.has("permalink") ? mendedPost("post", "permalink", damaged("post")) : "NULL::VARCHAR"} AS mended_post FROM cleaned),
    formed AS (${formedSql(odd)}),
    shaped AS (SELECT *, ${formSql("clock", forms)} AS form FROM formed),
    clocked AS (SELECT *, ${microsSql("clock", "form", "zone", forms)} AS coarse, CASE WHEN hours IS NOT NULL THEN 'day' ELSE ${precisionSql("clock", "form", forms)} END AS written FROM shaped),
    finer AS (SELECT *, ${agreesSql("coarse", "written", "time_finer")} AS agrees FROM clocked)
    SELECT ${shown.join(", ")} FROM (SELECT *, ${values.micros} AS m FROM finer)`;
}

/** SQL: rows with the clock that SQL reads, and what is known of odd ones. */
const formedSql = (odd: boolean): string =>
  odd
    ? `SELECT m.* REPLACE (coalesce(m.mended_post, m.post) AS post, coalesce(o.zone, m.zone, o.settled) AS zone),
        coalesce(o.plain, m.time) AS clock, o.unclear, o.hours, o.fault FROM mended m LEFT JOIN ${ODD_CLOCKS} o ON o.source_file = m.source_file AND o.time = m.time`
    : `SELECT * REPLACE (coalesce(mended_post, post) AS post), time AS clock, NULL::VARCHAR AS unclear, NULL::VARCHAR AS hours, NULL::VARCHAR AS fault FROM mended`;

async function filledColumns(store: Store): Promise<Set<string>> {
  const columns = [...CLEANED, "platform", "account_bio", "time_finer", "time_zone", "kind", "text"];
  const counts = await store.row<Record<string, number>>(
    `SELECT ${columns.map((c) => `count(${identifier(c)}) AS ${identifier(c)}`).join(", ")} FROM raw`,
  );
  return new Set(columns.filter((column) => (counts?.[column] ?? 0) > 0));
}

/** Forms of the clocks that occur; where some are in none, what the files say of their odd ones. */
async function clockForms(
  store: Store,
  read: ReadPlan,
): Promise<{ forms: readonly ClockForm[]; odd: OddClocks | null }> {
  const rows = await store.rows<{ form: number }>(
    `SELECT DISTINCT ${formSql("clock")} AS form FROM (SELECT ${somethingSql("time")} AS clock FROM raw) WHERE clock IS NOT NULL ORDER BY form`,
  );
  const forms: ClockForm[] = rows.length > 0 ? rows.map(({ form }) => FORMS[form]) : ["unknown"];
  if (rows.length === 0 || !forms.includes("unknown")) return { forms, odd: null };
  return { forms: FORMS, odd: await OddClocks.find(store, read) };
}

/** Rows are numbered by their place in the inputs. Sources write in that order, so sorting is the exception. */
async function sortRaw(store: Store): Promise<void> {
  const order = ["source_file", "source_line", "source_part"];
  if (await isSorted(store, RAW.name, order)) return;
  await store.run(`CREATE TABLE raw_sorted AS SELECT * FROM ${RAW_TABLE} ORDER BY ${order.join(", ")}`);
  await store.run(`DROP TABLE ${RAW_TABLE}`);
  await store.run(`ALTER TABLE raw_sorted RENAME TO ${RAW_TABLE}`);
}

/** The format of this input has a text and no list of its own, or not all of it there: the list is taken from the text. */
const fromText = (input: InputQuality, list: string): boolean =>
  input.mapping.text !== undefined &&
  (input.mapping[list] === undefined || input.listsInText?.includes(list) === true);

/** All of the list is in the text: the format has no field for it. */
const isWhole = (input: InputQuality, list: string): boolean => input.listsInText?.includes(list) !== true;

/** SQL of a list cell with one element or a JSON list, and behind it the elements of a JSON list; either may be NULL. */
const joinedSql = (cell: string, list: string): string =>
  `CASE WHEN ${cell} IS NULL THEN ${list} WHEN ${list} IS NULL THEN ${cell}
    ELSE to_json(list_concat(CASE WHEN starts_with(${cell}, '[') AND json_valid(${cell}) THEN from_json(${cell}, '["VARCHAR"]') ELSE [${cell}] END, from_json(${list}, '["VARCHAR"]')))::VARCHAR END`;

function cleanedSql({
  filled,
  read,
  inputs,
  words,
  zone: own,
  nobody,
}: Pick<RowsOf, "filled" | "read" | "inputs" | "words" | "zone" | "nobody">): string {
  const extract: Readonly<Record<string, (text: string) => string>> = {
    links: linksInText,
    hashtags: hashtagsInText,
    mentions: mentionsInText,
  };
  const column = (name: string): string => {
    const given = filled.has(name) ? somethingSql(`raw.${name}`) : "NULL::VARCHAR";
    if (!extract[name] || !filled.has("text")) return `${given} AS ${name}`;
    const found = extract[name]("text");
    const files = (whole: boolean) =>
      inputs.flatMap((q, file) => (fromText(q, name) && isWhole(q, name) === whole ? [file] : []));
    const branches = [
      ...(files(true).length ? [`WHEN source_file IN (${files(true).join(", ")}) THEN ${found}`] : []),
      ...(files(false).length
        ? [`WHEN source_file IN (${files(false).join(", ")}) THEN ${joinedSql(given, found)}`]
        : []),
    ];
    return branches.length
      ? `CASE ${branches.join(" ")} ELSE ${given} END AS ${name}`
      : `${given} AS ${name}`;
  };
  const zone = read.timezone === null ? "NULL::VARCHAR" : literal(read.timezone);
  return `SELECT raw.rowid + 1 AS number, source_file, source_line, source_part,
    ${words.platform.sql} AS platform,
    ${CLEANED.map(column).join(", ")}, ${filled.has("account_bio") ? "account_bio" : "NULL::VARCHAR AS account_bio"}, ${filled.has("text") ? textSql(nobody) : "NULL::VARCHAR"} AS text,
    ${filled.has("time_finer") ? "TRY_CAST(time_finer AS BIGINT)" : "NULL::BIGINT"} AS time_finer,
    ${own === null ? zone : `coalesce(${own}, ${zone})`} AS zone,
    ${words.kind.sql} AS kind FROM ${RAW_TABLE} raw`;
}

/** SQL of a text; what a platform leaves of a post that is gone is none, or all who lost one would share it. */
const textSql = ({ goneText }: NobodyNames): string =>
  goneText === "FALSE" ? "text" : `CASE WHEN ${goneText} THEN NULL ELSE text END`;

/** SQL: the finer clock (milliseconds) lies within the unit in which the coarser one is written. */
const agreesSql = (coarse: string, written: string, finer: string): string =>
  `coalesce(${finer} * 1000 - ${coarse} BETWEEN 0 AND CASE ${written} WHEN 'day' THEN 86400000000 WHEN 'minute' THEN 60000000 ELSE 1000000 END - 1, FALSE)`;

function reasonSql(
  damaged: (column: string) => string,
  filled: ReadonlySet<string>,
  nobody: NobodyNames,
): string {
  const ids = ["account", "post", "objects"].filter((column) => filled.has(column));
  return `CASE WHEN account IS NULL THEN 'no-account'
    WHEN ${nobody.deleted} THEN 'deleted-account' WHEN ${nobody.nameless} THEN 'no-account'
    ${ids.map((column) => `WHEN ${damaged(column)} THEN 'damaged-id'`).join(" ")}
    WHEN time IS NULL THEN 'no-time'
    WHEN fault IS NOT NULL THEN fault
    WHEN m IS NULL AND zone IS NULL AND unclear IS NOT NULL THEN 'unclear-zone'
    WHEN m IS NULL AND zone IS NULL AND form = 5 THEN 'no-zone'
    WHEN m IS NULL THEN 'bad-time'
    WHEN m < ${EARLIEST_MICROS} OR m >= ${LATEST_MICROS} THEN 'time-out-of-range' END`;
}

/** SQL of the detail that goes with a reason: the column and its value. */
export const detailSql = `CASE reason WHEN 'damaged-id' THEN CASE WHEN crowd IS NOT NULL THEN 'account=' || account || ', borne by ' || crowd || ' handles by turns' WHEN ${writtenRounded("account")} THEN 'account=' || account
    WHEN ${writtenRounded("coalesce(post, '')")} THEN 'post=' || post WHEN ${writtenRounded("coalesce(objects, '')")} THEN 'object=' || objects
    ELSE concat_ws(', ', 'account=' || account, 'post=' || post, 'object=' || objects) END
  WHEN 'deleted-account' THEN 'account=' || account WHEN 'no-account' THEN 'account=' || account WHEN 'no-time' THEN NULL ELSE 'time=' || time END`;
