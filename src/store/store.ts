/**
 * The only importer of DuckDB: opens a database with the network switched off, runs SQL, hands columns out as typed
 * arrays and takes them in again. Row objects are slow, so hot paths use chunks.
 */
import { resolve } from "node:path";
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
} from "@duckdb/node-api";
import { ClaqueError, InterruptedError, QueryError, ResourceError } from "../model/index.js";
import { columnType, columnValue } from "./types.js";

/** How to open a store. */
export interface StoreOptions {
  /** Database file; absent for memory only. */
  readonly path?: string;
  readonly memoryBytes: number;
  readonly threads: number;
  /** Folder for spilling; absent switches spilling off. */
  readonly temporaryDirectory?: string;
  /** What is spilled is encrypted under a key that ends with the process, for tables that name people: it may lie there after a crash. */
  readonly encrypted?: boolean;
  /** Interrupts the statement that runs when it is raised. */
  readonly signal?: AbortSignal;
}

/** A value that can be bound. */
export type SqlValue = string | number | bigint | boolean | null;

/** A row as plain JavaScript values: bigint and timestamps as text-safe types. */
export type Row = Record<string, unknown>;

/** One batch of rows, column by column. */
export interface Chunk {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly column: (index: number) => DuckDBVector;
  /** Values of a column as JavaScript values (null where empty). */
  readonly values: (index: number) => readonly unknown[];
}

/** Typed or plain arrays to be appended, one a column, all of one length; a TIMESTAMP as microseconds (bigint), a DATE as ISO text. */
export type AppendColumn =
  | Int32Array
  | Float64Array
  | BigInt64Array
  | readonly (SqlValue | undefined | readonly string[] | readonly bigint[])[];

const CHUNK_ROWS = 2048;
/** A statement that takes less tells nothing. */
const TELL_MILLISECONDS = 1000;

/** A DuckDB session. Close it when done. */
export class Store {
  /** Results that are being streamed. */
  private reading = 0;
  private readonly stop = () => this.connection.interrupt();

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    /** The session that opened the database, and closes it. */
    private readonly owner = true,
    private readonly signal?: AbortSignal,
  ) {
    signal?.addEventListener("abort", this.stop);
  }

  /** Opens a store; throws `ResourceError` where the file or memory cannot be had. */
  static async open(options: StoreOptions): Promise<Store> {
    const config: Record<string, string> = {
      threads: String(Math.max(1, options.threads)),
      memory_limit: `${Math.max(64, Math.floor(options.memoryBytes / 1e6))}MB`,
      // Blocks are kept and used again: asking the system for fresh memory costs more than what is written there.
      block_allocator_memory: `${Math.max(16, Math.floor(options.memoryBytes / 4e6))}MB`,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      preserve_insertion_order: "true",
      temp_directory: options.temporaryDirectory ? resolve(options.temporaryDirectory) : "",
      ...(options.encrypted && options.temporaryDirectory
        ? { force_mbedtls_unsafe: "true", temp_file_encryption: "true" }
        : {}),
    };
    try {
      const instance = await DuckDBInstance.create(options.path ? resolve(options.path) : ":memory:", config);
      const connection = await instance.connect();
      await connection.run("SET TimeZone = 'UTC'");
      // counted for `runTold`, never printed
      await connection.run("SET enable_progress_bar = true");
      await connection.run("SET enable_progress_bar_print = false");
      return new Store(instance, connection, true, options.signal);
    } catch (cause) {
      throw new ResourceError(
        `store: cannot open ${options.path ?? "memory"}, ${text(cause)}. Check the folder and its free space.`,
        { cause },
      );
    }
  }

  /** A second session on the same tables, for statements that run while this one goes on. Close it when done. */
  async beside(): Promise<Store> {
    return new Store(this.instance, await this.instance.connect(), false);
  }

  /** Threads that statements of all sessions of the database share from now on. */
  async useThreads(threads: number): Promise<void> {
    await this.run(`SET threads = ${Math.max(1, Math.floor(threads))}`);
  }

  /** Memory that the tables of the database take, bytes. */
  async tableBytes(): Promise<number> {
    const row = await this.row<{ bytes: number }>(
      "SELECT coalesce(sum(memory_usage_bytes), 0)::BIGINT AS bytes FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'",
    );
    return row?.bytes ?? 0;
  }

  /** Runs one statement. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    this.assertUnread(sql);
    await this.guard(sql, () => this.connection.run(sql, [...values] as DuckDBValue[]));
  }

  /** Runs one long statement; `tell` hears now and then which share of it is done, as far as the store knows. */
  async runTold(sql: string, tell: (share: number) => void): Promise<void> {
    let most = 0;
    const ask = setInterval(() => {
      const share = this.connection.progress.percentage / 100;
      if (share <= most) return;
      most = Math.min(1, share);
      tell(most);
    }, TELL_MILLISECONDS);
    try {
      await this.run(sql);
    } finally {
      clearInterval(ask);
    }
  }

  /** Rows as objects; for small results. Timestamps come as ISO text, lists as arrays, BIGINT as number where exact. */
  async rows<T = Row>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    this.assertUnread(sql);
    const reader = await this.guard(sql, () =>
      this.connection.runAndReadAll(sql, [...values] as DuckDBValue[]),
    );
    return reader.getRowObjectsJS().map((row) => plainRow(row)) as T[];
  }

  /** The first row, or undefined. */
  async row<T = Row>(sql: string, values: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  /** Streams a result chunk by chunk, in order. */
  async *chunks(sql: string, values: readonly SqlValue[] = []): AsyncGenerator<Chunk> {
    this.assertUnread(sql);
    this.reading++;
    try {
      const result = await this.guard(sql, () => this.connection.stream(sql, [...values] as DuckDBValue[]));
      for (;;) {
        const chunk = await this.guard(sql, () => result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        yield {
          rowCount: chunk.rowCount,
          columnCount: chunk.columnCount,
          column: (index) => chunk.getColumnVector(index),
          values: (index) => chunk.getColumnValues(index),
        };
      }
    } finally {
      this.reading--;
    }
  }

  /** Streams rows as objects, chunk by chunk; for results of any size. */
  async *stream<T = Row>(sql: string, values: readonly SqlValue[] = []): AsyncGenerator<T> {
    this.assertUnread(sql);
    this.reading++;
    try {
      const result = await this.guard(sql, () => this.connection.stream(sql, [...values] as DuckDBValue[]));
      for await (const batch of result.yieldRowObjectJs()) for (const row of batch) yield plainRow(row) as T;
    } finally {
      this.reading--;
    }
  }

  /** Numeric columns of a result as typed arrays on shared memory, so that threads can read them: INTEGER → Int32Array, DOUBLE → Float64Array, BIGINT → BigInt64Array. No NULLs. */
  async numbers(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<{ rowCount: number; columns: (Int32Array | Float64Array | BigInt64Array)[] }> {
    const parts: (Int32Array | Float64Array | BigInt64Array)[][] = [];
    let rowCount = 0;
    for await (const chunk of this.chunks(sql, values)) {
      for (let c = 0; c < chunk.columnCount; c++) {
        const { items } = chunk.column(c) as unknown as { items: Int32Array | Float64Array | BigInt64Array };
        parts[c] ??= [];
        parts[c].push(items.slice(0, chunk.rowCount) as Int32Array);
      }
      rowCount += chunk.rowCount;
    }
    return { rowCount, columns: parts.map((list) => joined(list, rowCount)) };
  }

  /** Appends columns to a table; types are the table's column types in order. Typed arrays are copied in bulk. */
  async append(table: string, types: readonly string[], columns: readonly AppendColumn[]): Promise<void> {
    this.assertUnread(`append ${table}`);
    const rows = columns[0]?.length ?? 0;
    const duckTypes: DuckDBType[] = types.map(columnType);
    await this.guard(`append ${table}`, async () => {
      const appender = await this.connection.createAppender(table);
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        const to = Math.min(rows, from + CHUNK_ROWS);
        const chunk = DuckDBDataChunk.create(duckTypes, to - from);
        columns.forEach((column, index) => {
          if (ArrayBuffer.isView(column)) {
            const vector = chunk.getColumnVector(index) as unknown as { items: Int32Array; flush(): void };
            vector.items.set((column as Int32Array).subarray(from, to));
            vector.flush();
          } else
            chunk.setColumnValues(
              index,
              column.slice(from, to).map((value) => columnValue(value, types[index])),
            );
        });
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    });
  }

  /** Closes the session and releases its files. */
  close(): void {
    this.signal?.removeEventListener("abort", this.stop);
    this.connection.closeSync();
    if (this.owner) this.instance.closeSync();
  }

  /** Another statement on the connection would end a result that is being streamed, without a word: rows would be lost. */
  private assertUnread(sql: string): void {
    if (this.reading > 0)
      throw new QueryError(
        "store: a statement would end a result that is still being read. This is a fault of claque: please report it with the SQL.",
        sql,
      );
  }

  private async guard<T>(sql: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (cause) {
      if (cause instanceof ClaqueError) throw cause;
      const message = text(cause);
      if (/No space left|disk full|could not write|max_temp_directory_size/i.test(message))
        throw new ResourceError(
          `store: no room left on the disk, ${firstLine(message)}. Free space or choose another --out, then run the same command to resume.`,
          { cause },
        );
      if (/^INTERRUPT/i.test(message)) throw new InterruptedError();
      if (/Out of Memory/i.test(message))
        throw new ResourceError(`store: out of memory, ${firstLine(message)}. Raise --memory.`, { cause });
      throw new QueryError(
        `store: query failed, ${firstLine(message)}. This is a fault of claque: please report it with the SQL.`,
        sql,
        { cause },
      );
    }
  }
}

const text = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
/** The first line of what the store says, without the values that it quotes: they may name people. */
const firstLine = (message: string): string =>
  message
    .split("\n", 1)[0]
    .replace(/'[^']*'|"[^"]*"/g, "…")
    .replace(/(?<=\b(?:Line|Value|Key)): .*$/i, ": …");

function plainRow(row: Record<string, unknown>): Row {
  for (const key in row) row[key] = plainValue(row[key]);
  return row;
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  return value;
}

function joined(
  parts: (Int32Array | Float64Array | BigInt64Array)[],
  length: number,
): Int32Array | Float64Array | BigInt64Array {
  const Type = parts[0].constructor as typeof Int32Array;
  const whole = new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT));
  let at = 0;
  for (const part of parts) {
    whole.set(part as Int32Array, at);
    at += part.length;
  }
  return whole;
}
