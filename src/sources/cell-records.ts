/**
 * Rows of a table as the records that a source of JSON reads: where a scraper's data set was saved as CSV (`authorMeta/name`,
 * `hashtags/0/name`), or a program wrote its objects into cells (`{'username': 'a'}`, `User(username='a')`).
 */
import { type Literal, parsedJson, parsedLiteral } from "../files/index.js";
import { recognisedRecords } from "./records.js";
import type { FileHead, Recognition } from "./source.js";

/** Cells of a row by the names of their columns; empty ones are left out. */
export type Cells = Readonly<Record<string, string>>;

type Node = { [key: string]: unknown };

/** Fields that hold words of people: a text that looks like a list is a text. */
const WORDS =
  /(?:text|content|caption|message|description|title|name|signature|biography|label|source|url|link)$/i;
const WHOLE = /^\d+$/;

/** The record of a row: columns with `/` or `.` in their names are fields of fields, numbers among them places of a list. */
export function recordOfCells(cells: Cells): Readonly<Record<string, unknown>> {
  const record: Node = Object.create(null);
  for (const [column, cell] of Object.entries(cells)) {
    const path = column.split(/[/.]/).filter((part) => part !== "");
    if (path.length === 0) continue;
    const last = path.findLast((part) => !WHOLE.test(part)) ?? "";
    place(record, path, /^is[A-Z]/.test(last) ? truth(cell) : cellValue(cell, last));
  }
  return lists(record) as Node;
}

function place(record: Node, path: readonly string[], value: unknown): void {
  let node = record;
  for (const part of path.slice(0, -1)) {
    node[part] ??= Object.create(null);
    if (typeof node[part] !== "object" || Array.isArray(node[part])) return;
    node = node[part] as Node;
  }
  node[path.at(-1)!] ??= value;
}

/** Objects whose names are all numbers become lists. */
function lists(node: unknown): unknown {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  for (const key of keys) (node as Node)[key] = lists((node as Node)[key]);
  if (keys.length === 0 || !keys.every((key) => WHOLE.test(key))) return node;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => (node as Node)[key]);
}

const truth = (cell: string): unknown => (/^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : cell);

function cellValue(cell: string, name: string): unknown {
  if (WORDS.test(name) || !/^(?:[[{]|[A-Z]\w*\()/.test(cell)) return cell;
  if (/^[[{]/.test(cell)) {
    try {
      return parsedJson(cell);
    } catch {
      // not JSON: perhaps what another program printed
    }
  }
  const found = parsedLiteral(/^[A-Z]/.test(cell) ? `[${cell}]` : cell, "free");
  if (found === undefined) return cell;
  const value = plain(found);
  return /^[A-Z]/.test(cell) && Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A value with objects for fields; a clock as Python prints it (year, month, day, …) is a text. */
function plain(value: Literal): unknown {
  if (value === null || typeof value === "string") return value;
  if (value instanceof Map) {
    const node: Node = Object.create(null);
    for (const [key, child] of value)
      node[key] = /^(?:created|date)$/.test(key) ? clockOf(child) : plain(child);
    return node;
  }
  return (value as readonly Literal[]).map(plain);
}

/** `datetime.datetime(2021, 3, 1, 9, 0, 5)` in UTC, as text. */
function clockOf(value: Literal): unknown {
  const parts = Array.isArray(value) ? value.map(String) : [];
  if (parts.length < 3 || !parts.slice(0, 3).every((part) => WHOLE.test(part))) return plain(value);
  const [year, month, day, hour = "0", minute = "0", second = "0"] = parts.filter((part) => WHOLE.test(part));
  const two = (part: string) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}

/** What to look for in the first rows of a table. */
export interface CellFormat {
  readonly title: string;
  readonly what: string;
  readonly mapping: Recognition["mapping"];
  /** The record of a row, and whether it is one of the format. */
  readonly recordOf: (cells: Cells) => unknown;
  readonly is: (record: unknown) => boolean;
  /** Whether the columns can be those of the format at all. */
  readonly has: (columns: ReadonlySet<string>) => boolean;
}

/** Recognises a table of which at least half of the first rows are records of the format. */
export function recognisedCells(head: FileHead, format: CellFormat): Recognition | null {
  if (head.layout !== "table" || !head.sample || !format.has(new Set(head.columns))) return null;
  const columns = head.columns.map((column) => [column, head.sample!(column)] as const);
  const records = Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, row) =>
    format.recordOf(
      Object.fromEntries(columns.flatMap(([column, cells]) => (cells[row] ? [[column, cells[row]]] : []))),
    ),
  );
  return recognisedRecords({ ...head, layout: "records", records }, format);
}
