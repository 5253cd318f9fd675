/** The codebook: every table and column with type, unit, meaning and what an empty cell means, as rows of one table. */
import type { Column, Table } from "../../model/index.js";

/** One row of the codebook. */
export interface CodebookRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly unit: string;
  readonly meaning: string;
  readonly missing: string;
}

/** The columns of the codebook. */
export const CODEBOOK_COLUMNS: readonly Column[] = [
  { name: "table", type: "VARCHAR", about: "name of the table" },
  { name: "column", type: "VARCHAR", about: "name of the column" },
  { name: "type", type: "VARCHAR", about: "sort of its values" },
  { name: "unit", type: "VARCHAR", about: "unit of its values" },
  { name: "meaning", type: "VARCHAR", about: "what it holds" },
  { name: "missing", type: "VARCHAR", about: "what an empty cell means" },
];

const TYPES: Readonly<Record<string, string>> = {
  VARCHAR: "text",
  INTEGER: "whole number",
  BIGINT: "whole number",
  UBIGINT: "whole number",
  DOUBLE: "number",
  BOOLEAN: "true or false",
  TIMESTAMP: "time",
  DATE: "day",
};
const UNITS: Readonly<Record<string, string>> = { TIMESTAMP: "UTC", DATE: "UTC" };

const isList = (type: string): boolean => type.endsWith("[]");
const typeWords = (type: string): string =>
  isList(type) ? `list of ${TYPES[type.slice(0, -2)]}` : (TYPES[type] ?? type);

/** A row for each column of the tables, in their order. */
export const codebookRows = (tables: readonly Table[]): CodebookRow[] =>
  tables.flatMap((table) =>
    table.columns.map(({ name, type, about, unit, missing }) => ({
      table: table.name,
      column: name,
      type: typeWords(type),
      unit: unit ?? UNITS[type] ?? "",
      meaning: about,
      missing: missing ?? (isList(type) ? "an empty list: none" : "no row is without"),
    })),
  );
