/**
 * The records of a JSON document whose lists are not known by name: a list under `data` without what a page of X's API has beside it, an
 * object of records by their key, and a table by its columns, as pandas writes it. A document of any other form is one record.
 */
import type { JsonRecord } from "./json-lines.js";

type Fields = Readonly<Record<string, unknown>>;

/** Fewest records of an object that are told by their keys: a post is an object of objects, too. */
const FEWEST = 5;
/** Fields that such records have in common. */
const COMMON = 3;

/** The records within a document, numbered from 1; the document itself where it is one. */
export function recordsWithin(whole: JsonRecord): JsonRecord[] {
  if (!isFields(whole.value)) return [whole];
  const list = listed(whole.value);
  const found = list ?? columns(whole.value) ?? keyed(whole.value);
  const place = list && { list: "/data/*" };
  return found?.map((value, index) => ({ ...whole, line: index + 1, value, ...place })) ?? [whole];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{"status": "ok", "data": [{…}, …]}`; what is a page of X's API is read as one record, with its users. */
function listed({ data, includes, meta }: Fields): readonly unknown[] | null {
  if (!Array.isArray(data) || data.length === 0 || !data.every(isFields) || includes !== undefined)
    return null;
  return isFields(meta) && ("result_count" in meta || "next_token" in meta || "newest_id" in meta)
    ? null
    : data;
}

/** `{"author": {"0": …, "1": …}, "text": {"0": …, …}}`: values of one column by the number of the row. */
function columns(value: Fields): readonly unknown[] | null {
  const names = Object.keys(value);
  const cells = Object.values(value);
  if (names.length < 2 || !cells.every(isFields)) return null;
  const rows = Object.keys(cells[0]);
  const same = (column: Fields) =>
    Object.keys(column).length === rows.length && rows.every((row) => row in column);
  if (rows.length === 0 || !rows.every((row) => /^\d+$/.test(row)) || !cells.every(same)) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, cells[place][row]])));
}

/** `{"17": {…}, "18": {…}}`: records by their key, all with some fields in common. */
function keyed(value: Fields): readonly unknown[] | null {
  const records = Object.values(value);
  if (records.length < FEWEST || !records.every(isFields)) return null;
  const common = Object.keys(records[0]).filter((name) => records.every((record) => name in record));
  return common.length < COMMON ? null : records;
}
