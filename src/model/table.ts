/** What a table is: the shape in which stages meet, before any table is named. */

/** One column: its DuckDB type and what it holds. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

/** One table: its columns in order, and the columns that sort it (row order is part of the result). */
export interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly order: readonly string[];
}

/** Columns from a record of name to type and meaning. */
export const columns = (spec: Record<string, readonly [type: string, about: string]>): Column[] =>
  Object.entries(spec).map(([name, [type, about]]) => ({ name, type, about }));
