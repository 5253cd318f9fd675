/** What a table is: the shape in which stages meet, before any table is named. */

/** What more there is to say of a column. */
interface ColumnNotes {
  /** Unit of the values, e.g. `seconds`; absent where the type says all. */
  readonly unit?: string;
  /** What NULL means here; absent where every row of a case has a value. */
  readonly missing?: string;
}

/** One column: its DuckDB type and what it holds. */
export interface Column extends ColumnNotes {
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

/** Columns from a record of name to type, meaning and notes. */
export const columns = (
  spec: Record<string, readonly [type: string, about: string, notes?: ColumnNotes]>,
): Column[] => Object.entries(spec).map(([name, [type, about, notes]]) => ({ name, type, about, ...notes }));
