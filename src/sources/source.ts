/**
 * The shape of a source: one export format of one platform. A source says whether a file is its own and which raw fields
 * come from where; how bytes become rows, and what rows mean, is not its business.
 */
import type { RAW_FIELDS } from "./raw-rows.js";

/** A column of the table `raw` that a source may fill. */
export type RawField = (typeof RAW_FIELDS)[number];

/** One row for `raw`: text as it stood; what is absent is left out. */
export type RawRow = Partial<Record<RawField, string | null>>;

/** What is known of a file before it is read in full. */
export interface FileHead {
  /** How the file is laid out: a table of named columns, or JSON records. */
  readonly layout: "table" | "records";
  /** Names of the columns, or the paths (`author.id`) found in the first records. */
  readonly columns: readonly string[];
  /** The first records, parsed; empty for a table. */
  readonly records: readonly unknown[];
  /** The header looks like a row of data. */
  readonly headerDoubt: boolean;
  /** Values of a column (or path) in the first rows, an empty text where a row has none; the same rows for every column. */
  readonly sample?: (column: string) => readonly string[];
  /** What stands around the records of a JSON document (`name`, `type`, `id` of a chat). */
  readonly context: RecordContext;
}

/** What stands around a record of a JSON document: the scalars of the objects that enclose it. */
export type RecordContext = Readonly<Record<string, string | number | boolean | null>>;

/** Confidence of a file that may be a source's own and shows no sign of it: it is read so only where `--source` says so. */
export const ONLY_WHEN_NAMED = 0.2;

/** Why a file is taken for a source's own. */
export interface Recognition {
  /** 0 to 1; the highest wins, ties go to the earlier source of the registry. */
  readonly confidence: number;
  /** The reason in words: `4 of 4 columns`. */
  readonly because: string;
  /** Raw field to column or path. */
  readonly mapping: Mapping;
  /** The platform, where this file tells it and the format does not. */
  readonly platform?: string;
}

/** Raw field to the column (or path) of the file that fills it. */
export type Mapping = Readonly<Partial<Record<RawField, string>>>;

/** What one record gives: rows, rows that are no acts of accounts, and rows that are not trusted. */
export interface RecordRows {
  readonly rows: readonly RawRow[];
  readonly skipped: number;
  readonly rejected: readonly { reason: "deleted-account" | "no-account" | "not-a-record"; detail: string }[];
}

/** A source. `expressions` serves tables, `rows` serves JSON records; each has one of them or both. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Platform of every row, unless a column says it. */
  readonly platform: string;
  /** Zone of its clocks where they carry none; null when the format does not say. */
  readonly timeZone: string | null;
  /** Fields stand where the user (or a guess from names) says, not where a format puts them. */
  readonly byMapping?: boolean;
  /** All rows of a file are of one account, which the file does not name. */
  readonly ofOneAccount?: boolean;
  /** Lists that are in the text as well as in a field of their own; those of the text are added. */
  readonly listsInText?: readonly ("links" | "hashtags" | "mentions")[];
  /** Columns of a table that `expressions` reads besides those of the mapping. */
  readonly alsoReads?: readonly string[];
  /** Whether this file is of this format; null when it is not. Looks at content only, never at the name. */
  readonly recognise: (head: FileHead) => Recognition | null;
  /**
   * SQL of raw fields that are more than the column itself. `column(field)` is the SQL of the column that the mapping gives
   * to a raw field (a NULL text where it gives none), `has(field)` says whether it gives one, `also(name)` is the SQL of a column
   * of `alsoReads` (a NULL text where the file has none).
   */
  readonly expressions?: (
    column: (field: RawField) => string,
    has: (field: RawField) => boolean,
    also: (name: string) => string,
  ) => Partial<Record<RawField, string>>;
  /**
   * A row of a table as the record that `rows` reads, for a format of JSON that is also saved as a table; empty cells are left out. A
   * source has this or `expressions`.
   */
  readonly recordOf?: (cells: Readonly<Record<string, string>>) => unknown;
  /** Rows of one JSON record; never throws on a strange record. */
  readonly rows?: (record: unknown, context: RecordContext, mapping: Mapping) => RecordRows;
}

/** Checks the shape of a source at load and returns it unchanged. */
export const defineSource = (source: Source): Source => source;
