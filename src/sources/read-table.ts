/** Reads a table (CSV, TSV, Parquet) into `raw`: staged by the scanner, split by the store while the scan goes on. */
import { join } from "node:path";
import { BREAK_MARK, type RejectedRecord, StageFiles, stageTable, type TableHead } from "../files/index.js";
import { InputError, QueryError, type RunContext } from "../model/index.js";
import { fileLiteral, identifier, type Store } from "../store/index.js";
import type { Choice } from "./choose-source.js";
import { columnNamed } from "./columns.js";
import type { OpenInput } from "./open-input.js";
import {
  parquetText,
  type RawSelect,
  rawSelect,
  readColumns,
  stageRelation,
  unmarkedSql,
} from "./raw-select.js";
import { RAW_PLACE } from "./raw-table.js";

/** Rows of one input by what became of them. */
export interface RowCounts {
  readonly kept: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Of a JSON document: the lists that held records. */
  readonly lists?: ReadonlySet<string>;
}

/** How to read one table. */
export interface TableJob {
  readonly file: number;
  readonly open: OpenInput;
  readonly choice: Choice;
  readonly workFolder: string;
  /** The table to fill, given the fields of `raw` that are filled; null only counts. */
  readonly into: ((fields: readonly string[]) => Promise<string>) | null;
  readonly bytes: AsyncGenerator<Buffer>;
  readonly reject: (records: readonly RejectedRecord[]) => Promise<void>;
}

/** Reads a staged text table. */
export async function readTable(store: Store, job: TableJob, run: RunContext): Promise<RowCounts> {
  const head = job.open.table as TableHead;
  const index = (column: string) => head.columns.indexOf(columnNamed(job.open.head, column) ?? column);
  const columns = readColumns(job.choice.source, job.choice.mapping, job.open.head);
  const kept = [...new Set(columns.map(index))].sort((a, b) => a - b);
  const into = job.into;
  let breaks = false;
  const load = async (path: string): Promise<void> => {
    const column = (name: string) =>
      breaks ? unmarkedSql(`c${index(name)}`, { [BREAK_MARK]: 10 }) : `c${index(name)}`;
    const select = rawSelect(job.choice, job.open.head, column);
    return insert(store, await into!(select.fields), job.file, select, "line", stageRelation(path, kept));
  };
  const stage = into === null ? null : new StageFiles(join(job.workFolder, `stage-${job.file}`), load);
  try {
    const counts = await stageTable(job.bytes, {
      head,
      keep: stage === null ? null : kept,
      stage,
      between: async (rejected, bytes, anyBreaks) => {
        run.signal.throwIfAborted();
        run.progress.advance(bytes);
        breaks = anyBreaks;
        await job.reject(rejected);
      },
    });
    return { kept: counts.staged, rejected: counts.rejected, skipped: 0 };
  } finally {
    await stage?.discard();
  }
}

/** Numbers the rows of a Parquet file that has a column of the reader's own name. */
const ROW_NUMBER = "claque row number";

/** Reads a Parquet file; the line of a row is its number, from 1. Throws `InputError` for a file that is damaged inside. */
export async function readParquet(
  store: Store,
  job: Pick<TableJob, "file" | "open" | "choice" | "into"> & { limit?: number },
): Promise<RowCounts> {
  const { input, head, parquet } = job.open;
  const numbered = !columnNamed(head, "file_row_number");
  const file = `read_parquet(${fileLiteral(input.path, "read")}, file_row_number = ${numbered}, hive_partitioning = false)`;
  const relation = numbered
    ? file
    : `(SELECT *, row_number() OVER () AS ${identifier(ROW_NUMBER)} FROM ${file})`;
  const typeOf = (name: string) => parquet?.find((c) => c.name === name)?.type ?? "VARCHAR";
  const column = (name: string) => {
    const present = columnNamed(head, name) ?? name;
    return `nullif(${parquetText(present, typeOf(present))}, '')`;
  };
  const limited = job.limit ? `(FROM ${relation} LIMIT ${Math.floor(job.limit)})` : relation;
  try {
    if (job.into !== null) {
      const select = rawSelect(job.choice, job.open.head, column);
      const line = numbered ? "file_row_number + 1" : identifier(ROW_NUMBER);
      await insert(store, await job.into(select.fields), job.file, select, line, limited);
    }
    const kept = (await store.row<{ n: number }>(`SELECT count(*) AS n FROM ${limited}`))?.n ?? 0;
    return { kept, rejected: 0, skipped: 0 };
  } catch (cause) {
    if (!(cause instanceof QueryError)) throw cause;
    throw new InputError(`read: the Parquet file is damaged inside, ${input.path}. Copy it again.`, {
      cause,
    });
  }
}

async function insert(
  store: Store,
  table: string,
  file: number,
  select: RawSelect,
  line: string,
  from: string,
): Promise<void> {
  const names = [...RAW_PLACE, ...select.fields].map(identifier).join(", ");
  await store.run(
    `INSERT INTO ${identifier(table)} (${names}) SELECT ${file}, ${line}, 0, ${select.sql.join(", ")} FROM ${from}`,
  );
}
