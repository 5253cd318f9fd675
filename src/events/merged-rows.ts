/**
 * Rows that are one event: one account and one post (or, without posts, one content at one time), when their clocks agree as
 * far as the coarser of them is written, since one file may say the minute and another the millisecond. Rows that repeat are
 * found by a hash, set apart in parts of that hash, and merged part by part, so that any number of them fits in memory.
 */
import { identifier, rowCount, type Store } from "../store/index.js";

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
  "permalink",
];
const LISTS = ["links", "domains", "hashtags", "mentions", "media", "object_ids"];
const PLACE = ["source_file", "source_line"];
const SAME = ["platform", "account", "post"];
const SAME_CONTENT = ["text", "objects", "links", "hashtags", "media"];
/** Columns of a row that say whether rows without a post have one content. */
const CELLS: Readonly<Record<string, string>> = {
  text: "plain_text",
  links: "link_cell",
  hashtags: "hashtag_cell",
  media: "media_cell",
};

/** Rows of a part at most, as far as there are not too many parts. */
const PART_ROWS = 400_000;
const MAX_PARTS = 64;

/** The rows that repeat one another. */
export class RepeatedRows {
  private parts = 0;

  private constructor(
    private readonly store: Store,
    private readonly content: readonly string[],
    /** How many rows repeat one another. */
    readonly count: number,
  ) {}

  /** Finds them: the table `repeated_rows` (number, key). */
  static async find(store: Store, filled: ReadonlySet<string>): Promise<RepeatedRows> {
    const content = SAME_CONTENT.filter((name) => filled.has(name));
    const without = await store.row(
      "SELECT 1 AS found FROM read_rows WHERE reason IS NULL AND post IS NULL LIMIT 1",
    );
    const key = without
      ? `hash(${SAME.join(", ")}, CASE WHEN post IS NULL THEN hash(${["micros", ...content].join(", ")}) END)`
      : `hash(${SAME.join(", ")})`;
    const keys = `SELECT number, ${key} AS key FROM read_rows WHERE reason IS NULL`;
    await store.run(
      `CREATE OR REPLACE TEMP TABLE repeated_keys AS SELECT key FROM (${keys}) GROUP BY key HAVING count(*) > 1`,
    );
    const any = (await rowCount(store, "repeated_keys")) > 0;
    await store.run(
      `CREATE OR REPLACE TEMP TABLE repeated_rows AS ${any ? `SELECT number, key FROM (${keys}) WHERE key IN (SELECT key FROM repeated_keys) ORDER BY number` : "SELECT 0::BIGINT AS number, 0::UBIGINT AS key LIMIT 0"}`,
    );
    await store.run("DROP TABLE temp.repeated_keys");
    return new RepeatedRows(store, content, any ? await rowCount(store, "repeated_rows") : 0);
  }

  /** Sets rows apart: `rows` is SQL of rows with their `key`. */
  async add(rows: string, values: readonly string[]): Promise<void> {
    if (this.parts === 0) {
      this.parts = Math.min(MAX_PARTS, Math.ceil(this.count / PART_ROWS));
      for (let part = 0; part < this.parts; part++)
        await this.store.run(`CREATE OR REPLACE TEMP TABLE ${partName(part)} AS ${rows} LIMIT 0`, values);
    }
    if (this.parts === 1) return this.store.run(`INSERT INTO ${partName(0)} ${rows}`, values);
    await this.store.run(`CREATE OR REPLACE TEMP TABLE repeated_block AS ${rows}`, values);
    for (let part = 0; part < this.parts; part++)
      await this.store.run(
        `INSERT INTO ${partName(part)} SELECT * FROM repeated_block WHERE key % ${this.parts} = ${part}`,
      );
    await this.store.run("DROP TABLE temp.repeated_block");
  }

  /** Merges all that was set apart; `into` takes SQL of merged rows. */
  async merge(into: (rows: string) => Promise<void>): Promise<void> {
    for (let part = 0; part < this.parts; part++) {
      await into(mergedSql(partName(part), this.content));
      await this.store.run(`DROP TABLE temp.${partName(part)}`);
    }
  }

  /** Drops the tables. */
  async close(): Promise<void> {
    const parts = Array.from({ length: this.parts }, (_, part) => partName(part));
    for (const name of [...parts, "repeated_rows", "repeated_block"])
      await this.store.run(`DROP TABLE IF EXISTS temp.${identifier(name)}`);
  }
}

const partName = (part: number): string => `repeated_part_${part}`;

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
  const same = [...SAME, ...content.map((c) => `CASE WHEN post IS NULL THEN ${CELLS[c] ?? c} END`)];
  const first = (column: string) => `arg_min(${column}, number) AS ${column}`;
  const finest = (column: string) => `arg_min(${column}, (unit, number)) AS ${column}`;
  // of the row whose text is taken
  const wording = "arg_min({'w': wording}, number) FILTER (text IS NOT NULL).w AS wording";
  const scalars = SCALARS.map((column) => (CLOCK.includes(column) ? finest(column) : first(column)));
  return `SELECT min(number) AS number, ${PLACE.map(first).join(", ")}, platform, post, ${finest("micros")}, ${scalars.join(", ")}, ${wording},
      ${LISTS.map((list) => `${unitedSql(`flatten(list(${list} ORDER BY number))`, list)} AS ${list}`).join(", ")}
    FROM (SELECT *, micros - micros % CASE WHEN post IS NULL THEN 1 ELSE max(unit) OVER (PARTITION BY ${SAME.join(", ")}) END AS moment
      FROM (SELECT *, ${unitSql("precision")} AS unit FROM ${rows})) GROUP BY ${same.join(", ")}, moment`;
}

/** SQL: a list without repetitions. Hashtags keep their order, which co-hashtag-sequence reads; other lists are sorted. */
const unitedSql = (list: string, column: string): string =>
  column === "hashtags"
    ? `list_filter(${list}, lambda tag, place: list_position(${list}, tag) = place)`
    : `list_sort(list_distinct(${list}))`;
