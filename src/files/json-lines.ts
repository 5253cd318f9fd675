/** One JSON record a line: read line by line from a stream, with exact line numbers; a bad line is rejected, not fatal. */
import { isUtf8 } from "node:buffer";
import { jsonFault, parsedJson } from "./json-text.js";
import { RAW_CHARACTERS, type RejectedRecord } from "./stage-table.js";

/** A record with its place: the line, or the number of the record in a document. */
export interface JsonRecord {
  readonly line: number;
  readonly value: unknown;
  /** Scalars of what encloses the record in a document. */
  readonly context: Readonly<Record<string, string | number | boolean | null>>;
  /** The list of a document that holds it (`/messages/*`). */
  readonly list?: string;
}

/** Some records of a stream, with what was rejected among them and how many bytes they took. */
export interface JsonBatch {
  readonly records: readonly JsonRecord[];
  readonly rejected: readonly RejectedRecord[];
  readonly bytes: number;
}

/** Longest line in bytes; a longer one is rejected. */
export const MAX_LINE_BYTES = 256 << 20;

/** Bytes of a batch: few enough that its records die young, which spares the collector of garbage a fifth of the time. */
const BATCH_BYTES = 1 << 16;

/** What is kept of a line that is too long. */
const LONG_LINE_BYTES = 1 << 16;
/** Room for a line that is kept for the next one. */
const KEPT_BYTES = 16 << 20;

const NOTHING = {};

/** The records of a stream of lines, some at a time. Blank lines are passed over. A block is not kept. */
export async function* jsonLines(bytes: AsyncGenerator<Buffer>): AsyncGenerator<JsonBatch> {
  const held = new HeldLine();
  let line = 1;
  for await (const block of bytes) {
    let batch = emptyBatch();
    let from = 0;
    let told = 0;
    for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, from)) {
      if (held.length === 0) take(batch, block, { from, to: at, line: line++, tooLong: false });
      else {
        held.add(block.subarray(from, at));
        take(batch, held.bytes, { from: 0, to: held.length, line: line++, tooLong: held.tooLong });
        held.clear();
      }
      from = at + 1;
      if (from - told < BATCH_BYTES) continue;
      yield { ...batch, bytes: from - told };
      batch = emptyBatch();
      told = from;
    }
    if (from < block.length) held.add(block.subarray(from));
    yield { ...batch, bytes: block.length - told };
  }
  if (held.length === 0) return;
  const batch = emptyBatch();
  take(batch, held.bytes, { from: 0, to: held.length, line, tooLong: held.tooLong });
  yield { ...batch, bytes: 0 };
}

/** A line that goes on in the next block; of one that is too long, its beginning. Its room is used again for the next one. */
class HeldLine {
  bytes = Buffer.allocUnsafeSlow(1 << 16);
  length = 0;
  tooLong = false;

  add(piece: Buffer): void {
    if (this.tooLong) return;
    this.tooLong = this.length + piece.length > MAX_LINE_BYTES;
    const taken = this.tooLong ? piece.subarray(0, Math.max(0, LONG_LINE_BYTES - this.length)) : piece;
    const needed = this.length + taken.length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    taken.copy(this.bytes, this.length);
    this.length = this.tooLong ? Math.min(needed, LONG_LINE_BYTES) : needed;
  }

  clear(): void {
    this.length = 0;
    this.tooLong = false;
    if (this.bytes.length > KEPT_BYTES) this.bytes = Buffer.allocUnsafeSlow(1 << 16);
  }
}

const emptyBatch = () => ({ records: [] as JsonRecord[], rejected: [] as RejectedRecord[] });

interface LineAt {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly tooLong: boolean;
}

/** A record, also with the comma behind it that parts it from the next in a list. */
function parsedLine(text: string): unknown {
  try {
    return parsedJson(text);
  } catch (cause) {
    const bare = text.trimEnd();
    if (!bare.endsWith("},")) throw cause;
    return parsedJson(bare.slice(0, -1));
  }
}

function take(
  batch: { records: JsonRecord[]; rejected: RejectedRecord[] },
  bytes: Buffer,
  { from, to, line, tooLong }: LineAt,
): void {
  const text = bytes.toString("utf8", from, to);
  const reject = (reason: RejectedRecord["reason"], detail: string) =>
    batch.rejected.push({ line, reason, detail, raw: text.trim().slice(0, RAW_CHARACTERS) });
  if (tooLong) reject("too-long", `more than ${MAX_LINE_BYTES} bytes`);
  else if (!isUtf8(bytes.subarray(from, to))) reject("bad-encoding", "not valid UTF-8");
  else if (/\S/.test(text)) {
    try {
      batch.records.push({ line, value: parsedLine(text), context: NOTHING });
    } catch (cause) {
      reject("bad-json", jsonFault(cause));
    }
  }
}
