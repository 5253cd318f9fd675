/**
 * Passes once over a table and writes a stage file that holds its sound records only, each with its line number. What is
 * ragged, broken or in another encoding goes to the quarantine: every record is either staged or rejected, none is lost.
 */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync, writeSync } from "node:fs";
import { type RejectionReason, ResourceError } from "../model/index.js";
import type { TableHead } from "./dialect.js";
import { RecordScanner } from "./record-scanner.js";

/** A record that is not trusted. */
export interface RejectedRecord {
  readonly line: number;
  readonly reason: RejectionReason;
  readonly detail: string;
  /** The record as it stood, cut at 2,000 characters. */
  readonly raw: string;
}

/** How to stage a table. */
export interface StageOptions {
  readonly head: TableHead;
  /** Columns to keep, as indexes into `head.columns`, ascending; null stages nothing and only counts. */
  readonly keep: readonly number[] | null;
  /** The stage file. */
  readonly path: string;
  /** Called between blocks with what was rejected and how many bytes were read since the last call. */
  readonly between: (rejected: readonly RejectedRecord[], bytes: number) => Promise<void>;
}

/** Rows of a staged table. */
export interface StageCounts {
  readonly staged: number;
  readonly rejected: number;
  /** Some cell may hold a line break, written as `BREAK_MARK`. */
  readonly breaks: boolean;
}

const FLUSH_BYTES = 1 << 20;
const RAW_BYTES = 8000;

/** Longest text kept of a rejected row, in characters. */
export const RAW_CHARACTERS = 2000;

/** Stages all records of a table. `bytes` is UTF-8 text from its very first byte. */
export async function stageTable(bytes: AsyncGenerator<Buffer>, options: StageOptions): Promise<StageCounts> {
  const stage = new Stage(options);
  try {
    let rest: Buffer | null = null;
    let skip = options.head.dataOffset;
    for await (const whole of bytes) {
      const block: Buffer = skip ? whole.subarray(Math.min(skip, whole.length)) : whole;
      skip -= Math.min(skip, whole.length);
      const buffer: Buffer = rest?.length ? Buffer.concat([rest, block]) : block;
      rest = buffer.subarray(stage.consume(buffer, false));
      await options.between(stage.takeRejected(), whole.length);
    }
    if (rest?.length) stage.consume(rest, true);
    await options.between(stage.takeRejected(), 0);
    return { staged: stage.staged, rejected: stage.rejectedCount, breaks: stage.breaks };
  } finally {
    stage.close();
  }
}

class Stage {
  staged = 0;
  rejectedCount = 0;
  private readonly scanner: RecordScanner;
  private readonly file: number | null;
  private line: number;
  private rejected: RejectedRecord[] = [];
  /** Inside a line that was given up because it is too long. */
  private skipping = false;

  constructor(private readonly options: StageOptions) {
    const { head, keep } = options;
    const kept = new Uint8Array(head.columns.length);
    for (const index of keep ?? []) kept[index] = 1;
    this.scanner = new RecordScanner(head.dialect, keep ? kept : null);
    this.line = head.dataLine;
    this.file = keep ? openSync(options.path, "w", 0o600) : null;
  }

  /** Consumes whole records; returns the offset of what is left. */
  consume(buffer: Buffer, last: boolean): number {
    const { scanner } = this;
    const cut = buffer.lastIndexOf(10) + 1;
    const valid = isUtf8(buffer) || (cut > 0 && !last && isUtf8(buffer.subarray(0, cut)));
    let at = this.skipping ? this.skipLine(buffer) : 0;
    while (at < buffer.length) {
      const before = scanner.outLength;
      scanner.begin(this.line, buffer.length - at + this.options.head.columns.length);
      if (!scanner.scan(buffer, at, last)) {
        scanner.outLength = before;
        return at;
      }
      if (scanner.cells > 0) this.judge(buffer, at, before, valid);
      else scanner.outLength = before;
      this.line += scanner.lines;
      at = scanner.end;
      if (scanner.fault && scanner.lines === 0 && !last) {
        this.skipping = true;
        return buffer.length;
      }
      if (scanner.outLength > FLUSH_BYTES) this.flush();
    }
    return buffer.length;
  }

  get breaks(): boolean {
    return this.scanner.breaks;
  }

  takeRejected(): RejectedRecord[] {
    const taken = this.rejected;
    this.rejected = [];
    return taken;
  }

  close(): void {
    if (this.file === null) return;
    this.flush();
    closeSync(this.file);
  }

  private judge(buffer: Buffer, at: number, before: number, valid: boolean): void {
    const { scanner } = this;
    const expected = this.options.head.columns.length;
    const wrong = (reason: RejectionReason, detail: string) => {
      scanner.outLength = before;
      this.rejectedCount++;
      const raw = buffer.toString("utf8", at, Math.min(scanner.end, at + RAW_BYTES));
      this.rejected.push({ line: this.line, reason, detail, raw: raw.trimEnd().slice(0, RAW_CHARACTERS) });
    };
    if (scanner.fault) wrong(scanner.fault, "");
    else if (scanner.cells !== expected)
      wrong(
        scanner.cells < expected ? "too-few-cells" : "too-many-cells",
        `${scanner.cells} cells where the header has ${expected}`,
      );
    else if (!valid && !isUtf8(buffer.subarray(at, scanner.end))) wrong("bad-encoding", "not valid UTF-8");
    else {
      this.staged++;
      if (this.file === null) scanner.outLength = before;
      else scanner.out[scanner.outLength++] = 10;
    }
  }

  private skipLine(buffer: Buffer): number {
    const at = buffer.indexOf(10);
    if (at < 0) return buffer.length;
    this.skipping = false;
    this.line++;
    return at + 1;
  }

  private flush(): void {
    if (this.file !== null) {
      let from = 0;
      try {
        while (from < this.scanner.outLength)
          from += writeSync(this.file, this.scanner.out, from, this.scanner.outLength - from);
      } catch (cause) {
        const { message } = cause as Error;
        throw new ResourceError(
          `read: cannot write the work folder, ${message}. Free space, then run the same command.`,
          { cause },
        );
      }
    }
    this.scanner.outLength = 0;
  }
}
