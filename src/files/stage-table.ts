/**
 * Passes once over a table and writes a stage file that holds its sound records only, each with its line number. What is
 * ragged, broken or in another encoding goes to the quarantine: every record is either staged or rejected, none is lost.
 */
import { isUtf8 } from "node:buffer";
import type { RejectionReason } from "../model/index.js";
import type { TableHead } from "./dialect.js";
import { RecordScanner } from "./record-scanner.js";
import type { StageFiles } from "./stage-files.js";

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
  /** Where the sound records go; may be null where `keep` is. The caller discards it. */
  readonly stage: StageFiles | null;
  /**
   * Called between blocks, before anything staged is loaded: what was rejected and how many bytes were read since the last
   * call, and whether any cell so far may hold a line break, written as `BREAK_MARK`.
   */
  readonly between: (rejected: readonly RejectedRecord[], bytes: number, breaks: boolean) => Promise<void>;
}

/** Rows of a staged table. */
export interface StageCounts {
  readonly staged: number;
  readonly rejected: number;
}

const FLUSH_BYTES = 1 << 20;
const RAW_BYTES = 8000;

/** Longest text kept of a rejected row, in characters. */
export const RAW_CHARACTERS = 2000;

/** Stages all records of a table and waits until they are loaded. `bytes` is UTF-8 text from its very first byte. */
export async function stageTable(bytes: AsyncGenerator<Buffer>, options: StageOptions): Promise<StageCounts> {
  const stage = new Stage(options);
  const text = new TextToRead();
  let skip = options.head.dataOffset;
  for await (const whole of bytes) {
    const block: Buffer = skip ? whole.subarray(Math.min(skip, whole.length)) : whole;
    skip -= Math.min(skip, whole.length);
    text.add(block);
    text.drop(stage.consume(text.bytes, false));
    await options.between(stage.takeRejected(), whole.length, stage.breaks);
    await options.stage?.turn();
  }
  if (text.bytes.length) stage.consume(text.bytes, true);
  stage.flush();
  await options.between(stage.takeRejected(), 0, stage.breaks);
  await options.stage?.end();
  return { staged: stage.staged, rejected: stage.rejectedCount };
}

/** Text that is still to be read: what is left of a block, with the next one behind it, in room that is used again and again. */
class TextToRead {
  bytes = Buffer.alloc(0);
  private room = this.bytes;

  add(block: Buffer): void {
    const { length } = this.bytes;
    const needed = length + block.length;
    const room = needed > this.room.length ? Buffer.allocUnsafeSlow(2 * needed) : this.room;
    this.bytes.copy(room);
    block.copy(room, length);
    this.room = room;
    this.bytes = room.subarray(0, needed);
  }

  /** Drops what has been read. */
  drop(read: number): void {
    this.bytes = this.bytes.subarray(read);
  }
}

class Stage {
  staged = 0;
  rejectedCount = 0;
  private readonly scanner: RecordScanner;
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
  }

  /** Consumes whole records; returns the offset of what is left. */
  consume(buffer: Buffer, last: boolean): number {
    const { scanner } = this;
    const cut = buffer.lastIndexOf(10) + 1;
    const valid = isUtf8(buffer) || (cut > 0 && !last && isUtf8(buffer.subarray(0, cut)));
    let at = this.skipping ? this.skipLine(buffer) : 0;
    while (at < buffer.length) {
      if (buffer[at] === 10) {
        this.line++;
        at++;
        continue;
      }
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
      if (this.options.stage === null) scanner.outLength = before;
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

  /** Writes what is held to the stage. */
  flush(): void {
    const { scanner } = this;
    this.options.stage?.write(scanner.out.subarray(0, scanner.outLength));
    scanner.outLength = 0;
  }
}
