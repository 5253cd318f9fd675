/** The fields of the table `raw` that sources fill, and the writer that puts rows of JSON sources there. */
import { join } from "node:path";
import { BREAK_MARK, CELL_MARK, StageFiles } from "../files/index.js";
import { RAW } from "../model/index.js";
import type { AppendColumn, Store } from "../store/index.js";
import { stageRelation, unmarkedSql } from "./raw-select.js";
import { RAW_PLACE, rawTarget } from "./raw-table.js";
import type { RawField, RawRow } from "./source.js";

/** Columns of `raw` that a source may fill; the place of the row comes from the reader. */
export const RAW_FIELDS = [
  "platform",
  "account",
  "account_handle",
  "account_name",
  "account_created",
  "account_bio",
  "account_picture",
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

/** Stands for a carriage return inside a value of a stage file; `BREAK_MARK` stands for a line feed. */
const RETURN_MARK = 0x1d;
const [MARK, BREAK, RETURN] = [CELL_MARK, BREAK_MARK, RETURN_MARK].map((code) => String.fromCharCode(code));
const UNSAFE = new RegExp(`[\\0\\n\\r${MARK}${BREAK}${RETURN}]`);
const NO_TEXT = new RegExp(`[\\0${MARK}${BREAK}${RETURN}]`, "g");
const HELD_BYTES = 1 << 20;
/** Longest row that goes through a stage file: the store takes no line above 2 MB. */
const LONG_CHARACTERS = 500_000;
/** Most bytes that such a row takes. */
const MAX_ROW_BYTES = 3 * LONG_CHARACTERS;
/** So few rows go to the store directly: a stage file costs more than they do. */
const FEW_ROWS = 200;

interface PlacedRow {
  readonly line: number;
  readonly part: number;
  readonly row: RawRow;
}

/** Puts the rows of one input into `raw` by way of stage files. Call `flush` at the end and `discard` whatever happens. */
export class RawWriter {
  /** Rows that wait for the stage file, in UTF-8; its room is used again and again, for fresh memory is dear. */
  private readonly held = Buffer.allocUnsafeSlow(HELD_BYTES + MAX_ROW_BYTES);
  private heldBytes = 0;
  private lastLine = 0;
  private nextPart = 0;
  /** Fields that hold line breaks in any row so far, by their place in `RAW_FIELDS`. */
  private readonly broken = new Uint8Array(RAW_FIELDS.length);
  /** All rows so far while they are few; null from then on. */
  private few: PlacedRow[] | null = [];
  private readonly stage: StageFiles;
  private readonly rest: string[];
  /** Fields that any row so far fills, by their place in `RAW_FIELDS`. */
  private readonly filled: Uint8Array;

  constructor(
    private readonly store: Store,
    private readonly file: number,
    private readonly constants: RawRow,
    workFolder: string,
  ) {
    this.stage = new StageFiles(join(workFolder, `stage-${file}`), (path) => this.load(path));
    this.rest = RAW_FIELDS.map((field) => constants[field] ?? "");
    this.filled = Uint8Array.from(this.rest, (value) => (value === "" ? 0 : 1));
  }

  /** Adds the rows of one record; `line` is its 1-based line. Rows of one line are numbered, also where records share it. */
  async add(line: number, rows: readonly RawRow[]): Promise<void> {
    const first = line === this.lastLine ? this.nextPart : 0;
    this.lastLine = line;
    this.nextPart = first + rows.length;
    for (let i = 0; i < rows.length; i++) {
      const part = first + i;
      const row = rows[i];
      const text = this.rowText(line, part, row);
      if (text.length > LONG_CHARACTERS) await this.append([{ line, part, row }]);
      else {
        this.heldBytes += this.held.write(text, this.heldBytes);
        if (this.heldBytes >= HELD_BYTES) this.write();
        if (this.few && this.few.push({ line, part, row }) > FEW_ROWS) this.few = null;
      }
    }
    if (this.few === null) await this.stage.turn();
  }

  /** Loads what has been collected. */
  async flush(): Promise<void> {
    if (this.few) return this.append(this.few);
    this.write();
    await this.stage.end();
  }

  /** Lets go of the stage files. */
  discard(): Promise<void> {
    return this.stage.discard();
  }

  private rowText(line: number, part: number, row: RawRow): string {
    let text = `${line}${MARK}${part}`;
    for (let i = 0; i < RAW_FIELDS.length; i++) {
      const value = row[RAW_FIELDS[i]] ?? this.rest[i];
      text += MARK;
      if (value === "") continue;
      this.filled[i] = 1;
      text += UNSAFE.test(value) ? this.marked(i, value) : value;
    }
    return `${text}\n`;
  }

  private marked(field: number, value: string): string {
    this.broken[field] = 1;
    return value.replace(NO_TEXT, " ").replace(/\n/g, BREAK).replace(/\r/g, RETURN);
  }

  private write(): void {
    this.few = null;
    if (this.heldBytes > 0) this.stage.write(this.held.subarray(0, this.heldBytes));
    this.heldBytes = 0;
  }

  private async load(path: string): Promise<void> {
    const column = (i: number) =>
      this.broken[i] === 1 ? unmarkedSql(`c${i + 1}`, { [BREAK_MARK]: 10, [RETURN_MARK]: 13 }) : `c${i + 1}`;
    const fields = RAW_FIELDS.filter((_, i) => this.filled[i] === 1);
    const values = fields.map((field) => column(RAW_FIELDS.indexOf(field)));
    const kept = Array.from({ length: RAW_FIELDS.length + 1 }, (_, i) => i);
    const { name } = await rawTarget(this.store, fields);
    await this.store.run(
      `INSERT INTO ${name} (${[...RAW_PLACE, ...fields].join(", ")})
       SELECT ${[this.file, "line", "c0::INTEGER", ...values].join(", ")} FROM ${stageRelation(path, kept)}`,
    );
  }

  private async append(rows: readonly PlacedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const filled = RAW_FIELDS.filter((_, i) => this.filled[i] === 1);
    const { name, columns } = await rawTarget(this.store, filled);
    const place: Readonly<Record<string, AppendColumn>> = {
      source_file: new Int32Array(rows.length).fill(this.file),
      source_line: BigInt64Array.from(rows, ({ line }) => BigInt(line)),
      source_part: Int32Array.from(rows, ({ part }) => part),
    };
    const value = (row: RawRow, field: string) =>
      (row[field as RawField] ?? this.constants[field as RawField] ?? "").replace(NO_TEXT, " ") || null;
    const types = columns.map((column) => RAW.columns.find((c) => c.name === column)!.type);
    await this.store.append(
      name,
      types,
      columns.map((column) => place[column] ?? rows.map(({ row }) => value(row, column))),
    );
  }
}
