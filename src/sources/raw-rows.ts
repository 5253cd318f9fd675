/** The fields of the table `raw` that sources fill, and the writer that puts rows of JSON sources there in batches. */
import { RAW } from "../model/index.js";
import { type Store, typesOf } from "../store/index.js";
import type { RawRow } from "./source.js";

/** Columns of `raw` that a source may fill; the place of the row comes from the reader. */
export const RAW_FIELDS = [
  "platform",
  "account",
  "account_handle",
  "account_name",
  "account_created",
  "account_bio",
  "post",
  "permalink",
  "time",
  "time_zone",
  "time_finer",
  "kind",
  "text",
  "repost_of",
  "reply_to",
  "quote_of",
  "links",
  "hashtags",
  "mentions",
  "media",
  "objects",
  "lang",
  "client",
] as const;

const BATCH_ROWS = 32_768;

/** Collects rows of one input and appends them to `raw`; call `flush` at the end. */
export class RawWriter {
  private readonly lines: number[] = [];
  private readonly parts: number[] = [];
  private readonly rows: RawRow[] = [];

  constructor(
    private readonly store: Store,
    private readonly file: number,
    private readonly constants: RawRow,
  ) {}

  /** Adds the rows of one record; `line` is its 1-based line. */
  async add(line: number, rows: readonly RawRow[]): Promise<void> {
    rows.forEach((row, part) => {
      this.lines.push(line);
      this.parts.push(part);
      this.rows.push(row);
    });
    if (this.rows.length >= BATCH_ROWS) await this.flush();
  }

  /** Writes what has been collected. */
  async flush(): Promise<void> {
    const count = this.rows.length;
    if (!count) return;
    const place = [
      new Int32Array(count).fill(this.file),
      BigInt64Array.from(this.lines, BigInt),
      Int32Array.from(this.parts),
    ];
    const fields = RAW_FIELDS.map((field) =>
      this.rows.map((row) => row[field] ?? this.constants[field] ?? null),
    );
    await this.store.append(RAW.name, typesOf(RAW), [...place, ...fields]);
    this.lines.length = this.parts.length = this.rows.length = 0;
  }
}
