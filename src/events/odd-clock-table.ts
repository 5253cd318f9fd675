/**
 * Clocks of `raw` that SQL does not read as they stand, and what each becomes: a table to join with, made block by block. What one
 * clock alone does not say is told by the others of its file: the order of dates, which of several zones an abbreviation means.
 */
import type { ReadPlan, RunContext } from "../model/index.js";
import { literal, type Store } from "../store/index.js";
import { makeCellTable } from "./cells.js";
import { formSql } from "./clock-sql.js";
import { type DayOrders, dayOrders } from "./day-order.js";
import { somethingSql } from "./nothing.js";
import { plainClock } from "./odd-clocks.js";
import { NAMED_ZONES, SEVERAL_ZONES } from "./zone-names.js";

const SCIENTIFIC = "[0-9](?:\\.[0-9]+)?[eE]\\+?[0-9]{1,2}";
/** Rounded numbers stand alone where they are rounded; among whole ones of up to this share they are whole by chance. */
const FEW = 0.05;
/** Rows of a file that are looked at for the meaning of an abbreviation. */
const SAMPLE = 2000;
/** Share of those that must agree. */
const AGREEING = 0.9;

/** Name of the table: `source_file`, `time`, `plain`, `zone`, `settled`, `unclear`, `hours`, `fault`. */
export const ODD_CLOCKS = "odd_clocks";

/** What the files say of their odd clocks. */
export class OddClocks {
  private constructor(
    private readonly store: Store,
    readonly orders: DayOrders,
    private readonly zones: ReadonlyMap<string, string>,
    private readonly rounded: ReadonlySet<number>,
  ) {}

  /** Looks at all clocks of `raw`. */
  static async find(store: Store, read: ReadPlan): Promise<OddClocks> {
    const orders = await dayOrders(store, read.dateOrder ?? null);
    return new OddClocks(store, orders, await settledZones(store, orders), await roundedFiles(store));
  }

  /** Makes the table for the rows of a block of `raw`, given as a condition on it. */
  async make(rawTable: string, range: string, run: RunContext): Promise<void> {
    const time = somethingSql("raw.time");
    await makeCellTable(
      this.store,
      {
        name: ODD_CLOCKS,
        keys: `SELECT DISTINCT source_file, time FROM (SELECT source_file, ${time} AS time FROM ${rawTable} raw WHERE ${range}) WHERE time IS NOT NULL AND ${formSql("time")} = 0`,
        keyTypes: { source_file: "INTEGER", time: "VARCHAR" },
        valueTypes: {
          plain: "VARCHAR",
          zone: "VARCHAR",
          settled: "VARCHAR",
          unclear: "VARCHAR",
          hours: "VARCHAR",
          fault: "VARCHAR",
        },
        work: ([file, text]) => this.work(file as number, text as string),
      },
      run,
    );
  }

  private work(file: number, text: string): (string | null)[] {
    const found = plainClock(text, this.orders.get(file)?.order ?? null);
    const fault = found.rounded && this.rounded.has(file) ? "rounded-time" : found.fault;
    const settled = found.unclear === null ? null : (this.zones.get(`${file} ${found.unclear}`) ?? null);
    return [
      fault === null ? found.plain : null,
      found.zone,
      settled,
      found.unclear,
      found.hours ? "hours" : null,
      fault,
    ];
  }

  /** Drops the table. */
  async close(): Promise<void> {
    await this.store.run(`DROP TABLE IF EXISTS temp.${ODD_CLOCKS}`);
  }
}

/** Files most of whose clocks are numbers with an exponent and too few digits. */
async function roundedFiles(store: Store): Promise<Set<number>> {
  const scientific = `regexp_full_match(time, ${literal(SCIENTIFIC)})`;
  const rows = await store.rows<{ file: number; short: number; numbers: number }>(
    `SELECT source_file AS file, count(*) FILTER (${scientific} AND strlen(time) < 13) AS short,
       count(*) FILTER (${scientific} OR regexp_full_match(time, '[0-9]{8,19}(?:\\.[0-9]+)?')) AS numbers
     FROM (SELECT source_file, ${somethingSql("time")} AS time FROM raw) GROUP BY source_file HAVING short > 0 ORDER BY source_file`,
  );
  return new Set(rows.flatMap(({ file, short, numbers }) => (short > numbers * FEW ? [file] : [])));
}

/** Zones of abbreviations by `file abbreviation`: told by identifiers that hold a clock, else by another abbreviation of the same file. */
async function settledZones(store: Store, orders: DayOrders): Promise<Map<string, string>> {
  const names = Object.keys(SEVERAL_ZONES);
  const ending = (list: readonly string[]) =>
    `upper(regexp_extract(time, ${literal(`(?i)[ (](${list.join("|")})\\)?$`)}, 1))`;
  const timed = `(SELECT source_file, source_line, source_part, time_finer, ${somethingSql("time")} AS time FROM raw)`;
  const met = await store.rows<{ file: number; name: string }>(
    `SELECT DISTINCT source_file AS file, ${ending([...names, ...Object.keys(NAMED_ZONES)])} AS name FROM ${timed} WHERE time IS NOT NULL ORDER BY ALL`,
  );
  const settled = new Map<string, string>();
  const open = met.filter(({ name }) => Object.hasOwn(SEVERAL_ZONES, name));
  if (open.length === 0) return settled;
  const sample = await store.rows<{ file: number; name: string; time: string; finer: string }>(
    `SELECT source_file AS file, ${ending(names)} AS name, time, time_finer AS finer FROM ${timed} WHERE time_finer IS NOT NULL AND name <> ''
     QUALIFY row_number() OVER (PARTITION BY source_file, name ORDER BY source_line, source_part) <= ${SAMPLE} ORDER BY ALL`,
  );
  for (const { file, name } of open) {
    const places = SEVERAL_ZONES[name];
    const votes = new Map<string, number>();
    let rows = 0;
    for (const row of sample) {
      if (row.file !== file || row.name !== name) continue;
      const place = placeOf(row, orders);
      rows++;
      if (place) votes.set(place, (votes.get(place) ?? 0) + 1);
    }
    const [best] = [...votes].sort(([, a], [, b]) => b - a);
    const beside = places.find(({ sibling }) =>
      met.some((other) => other.file === file && other.name === sibling),
    );
    if (best && best[1] >= rows * AGREEING) settled.set(`${file} ${name}`, best[0]);
    else if (places.length === 1 || (beside && !best))
      settled.set(`${file} ${name}`, (beside ?? places[0]).zone);
  }
  return settled;
}

/** The place whose clock shows what a row says at the moment that its identifier holds; null where none does. */
function placeOf(
  row: { file: number; name: string; time: string; finer: string },
  orders: DayOrders,
): string | null {
  const { plain } = plainClock(row.time, orders.get(row.file)?.order ?? null);
  if (plain === null) return null;
  const local = Date.parse(`${plain.replace(" ", "T")}Z`);
  const unit = /:\d\d:/.test(plain) ? 1000 : 60_000;
  const offset = local - Number(row.finer);
  const found = SEVERAL_ZONES[row.name].find(
    ({ minutes }) => offset <= minutes * 60_000 && offset > minutes * 60_000 - unit,
  );
  return found?.zone ?? null;
}
