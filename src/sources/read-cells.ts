/** Reads a table whose rows are records of a source of JSON: staged as any table is, then taken row by row. */
import { join } from "node:path";
import { BREAK_MARK, RAW_CHARACTERS, type RejectedRecord, StageFiles, stageTable } from "../files/index.js";
import type { RunContext } from "../model/index.js";
import { fileLiteral, type Store } from "../store/index.js";
import type { Cells } from "./cell-records.js";
import type { Choice } from "./choose-source.js";
import { jsonText } from "./json-values.js";
import type { OpenInput } from "./open-input.js";
import { parquetText, stageRelation, unmarkedSql } from "./raw-select.js";
import type { RowCounts } from "./read-table.js";
import type { RawRow } from "./source.js";

/** How to read the rows of one table as records. */
export interface CellsJob {
  readonly file: number;
  readonly open: OpenInput;
  readonly choice: Choice;
  readonly workFolder: string;
  readonly bytes: AsyncGenerator<Buffer>;
  /** Takes the rows that a row of the table gives; its number is 1-based. */
  readonly add: (line: number, rows: readonly RawRow[]) => Promise<void>;
  readonly reject: (records: readonly RejectedRecord[]) => Promise<void>;
}

/** Reads all rows, of text or of Parquet. Faults of the store pass through. */
export async function readCells(store: Store, job: CellsJob, run: RunContext): Promise<RowCounts> {
  // a session of its own, since rows are written while others are still being taken
  const beside = await store.beside();
  try {
    return job.open.parquet
      ? await taken(beside, job, parquetRows(job.open), run)
      : await staged(beside, job, run);
  } finally {
    beside.close();
  }
}

const NO_ROWS: RowCounts = { kept: 0, rejected: 0, skipped: 0 };
const sum = (a: RowCounts, b: RowCounts): RowCounts => ({
  kept: a.kept + b.kept,
  rejected: a.rejected + b.rejected,
  skipped: a.skipped + b.skipped,
});

async function staged(beside: Store, job: CellsJob, run: RunContext): Promise<RowCounts> {
  const head = job.open.table!;
  const keep = head.columns.map((_, index) => index);
  let counts = NO_ROWS;
  let breaks = false;
  const load = async (path: string): Promise<void> => {
    const cells = keep.map((i) =>
      breaks ? `${unmarkedSql(`c${i}`, { [BREAK_MARK]: 10 })} AS c${i}` : `c${i}`,
    );
    const rows = `SELECT line, ${cells.join(", ")} FROM ${stageRelation(path, keep)}`;
    counts = sum(counts, await taken(beside, job, rows, run));
  };
  const stage = new StageFiles(join(job.workFolder, `cells-${job.file}`), load);
  try {
    const { rejected } = await stageTable(job.bytes, {
      head,
      keep,
      stage,
      between: async (refused, bytes, anyBreaks) => {
        run.signal.throwIfAborted();
        run.progress.advance(bytes);
        breaks = anyBreaks;
        await job.reject(refused);
      },
    });
    return sum(counts, { ...NO_ROWS, rejected });
  } finally {
    await stage.discard();
  }
}

/** SQL of the rows of a Parquet file as text, numbered from 1. */
function parquetRows({ input, parquet }: OpenInput): string {
  const cells = parquet!.map(({ name, type }, i) => `nullif(${parquetText(name, type)}, '') AS c${i}`);
  const from = `read_parquet(${fileLiteral(input.path, "read")}, hive_partitioning = false)`;
  return `SELECT row_number() OVER () AS line, ${cells.join(", ")} FROM ${from}`;
}

/** Takes rows as SQL gives them: `line`, then a column for each of the table's. */
async function taken(
  beside: Store,
  { open, choice, add, reject }: CellsJob,
  rows: string,
  run: RunContext,
): Promise<RowCounts> {
  const { source, mapping } = choice;
  const columns = open.head.columns;
  let [kept, rejected, skipped] = [0, 0, 0];
  for await (const chunk of beside.chunks(rows)) {
    run.signal.throwIfAborted();
    const values = Array.from({ length: chunk.columnCount }, (_, i) => chunk.values(i));
    const refused: RejectedRecord[] = [];
    for (let row = 0; row < chunk.rowCount; row++) {
      const line = Number(values[0][row]);
      const record = source.recordOf!(cellsOf(columns, (i) => values[i + 1][row]));
      const found = source.rows!(record, {}, mapping);
      kept += found.rows.length;
      skipped += found.skipped;
      for (const { reason, detail } of found.rejected)
        refused.push({ line, reason, detail, raw: (jsonText(record) ?? "").slice(0, RAW_CHARACTERS) });
      await add(line, found.rows);
    }
    rejected += refused.length;
    await reject(refused);
  }
  return { kept, rejected, skipped };
}

const cellsOf = (columns: readonly string[], cell: (index: number) => unknown): Cells =>
  Object.fromEntries(
    columns.flatMap((column, i) => {
      const value = cell(i);
      return value === null || value === undefined || value === "" ? [] : [[column, String(value)]];
    }),
  );
