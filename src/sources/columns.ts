/** Recognising a table by the names of its columns. */
import { remembered } from "../stats/index.js";
import type { FileHead, Mapping, Recognition } from "./source.js";

/** Columns by name, and the first of each name whatever its case: every source asks for many of them. */
const namesOf = remembered((columns: FileHead["columns"]) => ({
  exact: new Set(columns),
  anyCase: new Map([...columns].reverse().map((column) => [column.toLowerCase(), column])),
}));

/** The column of the file that bears this name, whatever its case; undefined when there is none. */
export function columnNamed(head: FileHead, name: string): string | undefined {
  const { exact, anyCase } = namesOf(head.columns);
  return exact.has(name) ? name : anyCase.get(name.toLowerCase());
}

/** The columns that one entry of a mapping names: one, or several joined by `+` (`Date+Hour`) where no column bears the whole name. */
export function columnsOf(head: FileHead, name: string): string[] {
  if (!name.includes("+") || columnNamed(head, name) !== undefined) return [name];
  return name.split("+").map((part) => part.trim());
}

/** The part of a mapping whose columns the file has, with the names as the file writes them. */
export function presentMapping(head: FileHead, mapping: Mapping): Mapping {
  const pairs = Object.entries(mapping).map(([field, name]) => [field, columnNamed(head, name)] as const);
  return Object.fromEntries(pairs.filter(([, name]) => name !== undefined)) as Mapping;
}

/** Recognises a table that has all `required` columns; confidence grows with the share of `known` columns that it has. */
export function recognisedColumns(
  head: FileHead,
  format: { title: string; required: readonly string[]; known: readonly string[]; mapping: Mapping },
): Recognition | null {
  if (head.layout !== "table" || !format.required.every((name) => columnNamed(head, name))) return null;
  const found = format.known.filter((name) => columnNamed(head, name)).length;
  return {
    confidence: 0.8 + 0.2 * (found / format.known.length),
    because: `${format.title}: ${found} of ${format.known.length} columns`,
    mapping: presentMapping(head, format.mapping),
  };
}
