/** What a column holds where it is the same in every row: an export fills a few, and none of the others needs room or a sort. */
import type { Table } from "../model/index.js";
import { identifier, literal } from "./sql.js";
import type { Store } from "./store.js";

/** SQL of what stands in a column that holds nothing. */
export const nothingOf = (type: string): string => (type.endsWith("[]") ? `[]::${type}` : `NULL::${type}`);

/** Columns that hold one value, or nothing, in every row, and SQL of it. A column of a type that is not looked at is left out. */
export async function loneValues(store: Store, { name, columns }: Table): Promise<Map<string, string>> {
  const looked = columns.map(({ name: column, type }, i) => {
    const quoted = identifier(column);
    const nothing = type.endsWith("[]")
      ? `count(*) FILTER (len(${quoted}) = 0)`
      : `count(*) FILTER (${quoted} IS NULL)`;
    const [low, high] = ["VARCHAR", "INTEGER"].includes(type)
      ? [`min(${quoted})`, `max(${quoted})`]
      : ["NULL", "NULL"];
    return `count(${quoted}) AS held${i}, ${nothing} AS none${i}, ${low} AS low${i}, ${high} AS high${i}`;
  });
  const row = await store.row<Record<string, unknown>>(
    `SELECT count(*) AS rows, ${looked.join(", ")} FROM ${identifier(name)}`,
  );
  const values = new Map<string, string>();
  if (!row || row.rows === 0) return values;
  columns.forEach(({ name: column, type }, i) => {
    const [low, high] = [row[`low${i}`], row[`high${i}`]];
    if (row[`none${i}`] === row.rows) values.set(column, nothingOf(type));
    else if (row[`held${i}`] !== row.rows || low === null || low !== high) return;
    else if (typeof low === "number") values.set(column, `${low}::INTEGER`);
    else if (typeof low === "string" && !low.includes("\0")) values.set(column, literal(low));
  });
  return values;
}
