/** SQL that turns the columns of a table, read from a stage file or from Parquet, into the columns of `raw`. */
import { CELL_MARK } from "../files/index.js";
import { fileLiteral, identifier, literal } from "../store/index.js";
import { columnNamed, columnsOf } from "./columns.js";
import type { FileHead, Mapping, RawField, Source } from "./source.js";

/** The columns of `raw` and the SQL that fills each. */
export interface RawSelect {
  readonly fields: readonly RawField[];
  readonly sql: readonly string[];
}

/** Columns of a file that a source reads: those of the mapping, and those that its expressions need besides. */
export function readColumns(source: Source, mapping: Mapping, head: FileHead): string[] {
  const also = (source.alsoReads ?? []).map((name) => columnNamed(head, name));
  const mapped = Object.values(mapping).flatMap((name) => columnsOf(head, name));
  return [...new Set([...mapped, ...also.filter((name) => name !== undefined)])];
}

const NOTHING = "NULL::VARCHAR";

/** What fills the fields: columns by the mapping, then the source's own expressions, then its constants. */
export function rawSelect(
  { source, mapping }: { readonly source: Source; readonly mapping: Mapping },
  head: FileHead,
  columnSql: (column: string) => string,
): RawSelect {
  const filled: Partial<Record<RawField, string>> = {};
  for (const [field, name] of Object.entries(mapping)) {
    const columns = columnsOf(head, name).map(columnSql);
    filled[field as RawField] =
      columns.length === 1 ? columns[0] : `nullif(concat_ws(' ', ${columns.join(", ")}), '')`;
  }
  const own = source.expressions?.(
    (field) => filled[field] ?? NOTHING,
    (field) => filled[field] !== undefined,
    (name) => {
      const present = source.alsoReads?.includes(name) ? columnNamed(head, name) : undefined;
      return present === undefined ? NOTHING : columnSql(present);
    },
  );
  const all: Partial<Record<RawField, string>> = { ...filled, ...own };
  all.platform = all.platform
    ? `coalesce(lower(${all.platform}), ${literal(source.platform)})`
    : literal(source.platform);
  if (source.timeZone)
    all.time_zone = all.time_zone
      ? `coalesce(${all.time_zone}, ${literal(source.timeZone)})`
      : literal(source.timeZone);
  return { fields: Object.keys(all) as RawField[], sql: Object.values(all) };
}

/** SQL of a column of a stage file with characters in place of marks, given as codes; replacing is dear and done where a mark is. */
export function unmarkedSql(column: string, marks: Readonly<Record<number, number>>): string {
  const texts = (codes: readonly (string | number)[]) => codes.map((code) => `chr(${code})`);
  const [from, to] = [texts(Object.keys(marks)), texts(Object.values(marks))];
  const any = from.map((mark) => `contains(${column}, ${mark})`).join(" OR ");
  return `CASE WHEN ${any} THEN translate(${column}, ${from.join(" || ")}, ${to.join(" || ")}) ELSE ${column} END`;
}

/** What the store reads of a stage file at once: less than its own 32 MB, since memory is dear to come by; more than the longest line. */
const BUFFER_BYTES = 8 << 20;

/** SQL that reads a stage file; columns are `line`, then `c0`, `c1`, … for the columns that were kept. */
export function stageRelation(path: string, kept: readonly number[]): string {
  const columns = ["'line': 'BIGINT'", ...kept.map((index) => `'c${index}': 'VARCHAR'`)].join(", ");
  const options = `auto_detect = false, buffer_size = ${BUFFER_BYTES}, header = false, quote = '', escape = '', new_line = '\\n', nullstr = '', delim = ${literal(String.fromCharCode(CELL_MARK))}`;
  return `read_csv(${fileLiteral(path, "read")}, hive_partitioning = false, ${options}, columns = {${columns}})`;
}

/** SQL of a Parquet column as text: lists and structures as JSON. */
export function parquetText(name: string, type: string): string {
  const column = identifier(name);
  return /[[(]/.test(type) && !type.startsWith("DECIMAL")
    ? `to_json(${column})::VARCHAR`
    : `${column}::VARCHAR`;
}
