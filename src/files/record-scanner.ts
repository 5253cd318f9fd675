/**
 * The machine that says where a record of a CSV or TSV ends. It walks bytes, counts cells and lines, and writes the cells
 * it has vouched for in a dialect that needs no quoting: cells parted by 0x1F, a line break inside a cell as 0x1E, one
 * record a line. DuckDB then only splits what has been checked here, so every line number is exact.
 */

/** Parts cells in a stage file. */
export const CELL_MARK = 0x1f;
/** Stands for a line break inside a cell of a stage file. */
export const BREAK_MARK = 0x1e;
/** Longest record in bytes; what is longer is a quote that was never closed, or no table. */
export const MAX_RECORD_BYTES = 1 << 20;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 10;
const CR = 13;

/** How a table is written. */
export interface Dialect {
  /** One ASCII byte. */
  readonly delimiter: number;
  readonly quoted: boolean;
  /** A quote inside a quoted cell is written `\"` instead of `""`. */
  readonly backslash: boolean;
  /** Line breaks inside cells are written as `BREAK_MARK` already: a record is one line. */
  readonly marked?: boolean;
}

/** What is wrong with a record. */
export type RecordFault = "broken-quote" | "control-bytes" | "too-long" | null;

/** Scans one record at a time; the fields say what the last `scan` found. */
export class RecordScanner {
  /** Cells of the record; 0 for a blank line. */
  cells = 0;
  /** Offset after the record. */
  end = 0;
  /** Line breaks that the record holds, its own end included. */
  lines = 0;
  fault: RecordFault = null;
  /** Whether any cell so far held a line break. */
  breaks = false;
  /** Bytes written so far. */
  out = Buffer.allocUnsafe(1 << 12);
  outLength = 0;
  /** Bytes of sound records, and bytes looked at in vain for the end of a quote. */
  private sound = 0;
  private vain = 0;
  private readonly stops = new Uint8Array(256);

  /** `keep[i]` says whether cell i is written; null writes nothing. */
  constructor(
    private readonly dialect: Dialect,
    private readonly keep: Uint8Array | null,
  ) {
    for (const byte of [dialect.delimiter, LF, CR, 0, CELL_MARK, BREAK_MARK]) this.stops[byte] = 1;
  }

  /** Writes the number of the line that begins a record, and makes room for the record. */
  begin(line: number, room: number): void {
    const needed = this.outLength + room + 64;
    if (needed > this.out.length) {
      const larger = Buffer.allocUnsafe(needed * 2);
      this.out.copy(larger, 0, 0, this.outLength);
      this.out = larger;
    }
    this.outLength += this.out.write(String(line), this.outLength, "latin1");
  }

  /** Scans the record at `at`. False when the buffer ends before the record does and more is to come (`last` false). */
  scan(buffer: Buffer, at: number, last: boolean): boolean {
    this.cells = 0;
    this.lines = 0;
    this.fault = null;
    const { delimiter, quoted } = this.dialect;
    const room = this.quoteRoom();
    const reach = Math.min(buffer.length, at + room);
    let p = at;
    for (;;) {
      const written = this.keep !== null && this.keep[this.cells] === 1;
      if (written) this.out[this.outLength++] = CELL_MARK;
      this.cells++;
      if (quoted && buffer[p] === QUOTE) {
        p = this.quotedCell(buffer, p + 1, reach, written);
        if (p < 0) return reach - at < room && !last ? false : this.unclosed(buffer, at, reach);
      } else p = this.plainCell(buffer, p, written);
      if (p >= buffer.length) {
        if (last) return this.finished(at, p, p);
        return p - at < MAX_RECORD_BYTES ? false : this.broken(buffer, at, "too-long");
      }
      const byte = buffer[p];
      if (byte === delimiter) p++;
      else if (byte === LF) return this.ended(at, p, p + 1);
      else if (byte !== CR) return this.broken(buffer, at, "broken-quote");
      else if (p + 1 === buffer.length && !last) return false;
      else return this.ended(at, p, buffer[p + 1] === LF ? p + 2 : p + 1);
    }
  }

  private plainCell(buffer: Buffer, from: number, written: boolean): number {
    const { stops, out, dialect } = this;
    const length = buffer.length;
    let o = this.outLength;
    let p = from;
    for (; p < length; p++) {
      const byte = buffer[p];
      if (stops[byte] === 1) {
        if (byte === dialect.delimiter || byte === LF || byte === CR) break;
        if (byte === 0) this.fault = "control-bytes";
        if (written) out[o++] = 32;
      } else if (written) out[o++] = byte;
    }
    this.outLength = o;
    return p;
  }

  /** Offset after the closing quote; -1 when `reach` comes first. */
  private quotedCell(buffer: Buffer, from: number, reach: number, written: boolean): number {
    const { out, dialect } = this;
    let o = this.outLength;
    for (let p = from; p < reach; p++) {
      let byte = buffer[p];
      if (byte === QUOTE) {
        if (dialect.backslash || buffer[p + 1] !== QUOTE) {
          this.outLength = o;
          return p + 1;
        }
        p++;
      } else if (byte === BACKSLASH && dialect.backslash) byte = buffer[++p] ?? BACKSLASH;
      else if (byte < 32) {
        if (byte === 0) this.fault = "control-bytes";
        if (byte === CR && buffer[p + 1] === LF) continue;
        if (byte === LF || byte === CR) {
          this.lines++;
          this.breaks = true;
          byte = BREAK_MARK;
        } else if (byte === BREAK_MARK && dialect.marked === true) this.breaks = true;
        else if (byte === CELL_MARK || byte === BREAK_MARK) byte = 32;
      }
      if (written) out[o++] = byte;
    }
    return -1;
  }

  private ended(at: number, contentEnd: number, end: number): boolean {
    this.lines++;
    return this.finished(at, contentEnd, end);
  }

  private finished(at: number, contentEnd: number, end: number): boolean {
    this.end = end;
    this.sound += end - at;
    if (contentEnd === at) this.cells = 0;
    return true;
  }

  /** Longest record that a quote may span: what is looked at in vain stays in proportion to what is sound. */
  private quoteRoom(): number {
    return Math.min(MAX_RECORD_BYTES, Math.max(1 << 14, 4 * (MAX_RECORD_BYTES + this.sound) - this.vain));
  }

  private unclosed(buffer: Buffer, at: number, reach: number): boolean {
    this.vain += reach - at;
    return this.broken(buffer, at, reach - at < MAX_RECORD_BYTES ? "broken-quote" : "too-long");
  }

  /** Gives up on the record: it is its first line alone, and scanning goes on behind that. */
  private broken(buffer: Buffer, at: number, fault: RecordFault): boolean {
    let p = at;
    while (p < buffer.length && buffer[p] !== LF && buffer[p] !== CR) p++;
    this.fault = fault;
    this.lines = p < buffer.length ? 1 : 0;
    this.end = Math.min(buffer.length, buffer[p] === CR && buffer[p + 1] === LF ? p + 2 : p + 1);
    return true;
  }
}
