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

const NOTHING = {};

/** The records of a stream of lines, some at a time. Blank lines are passed over. */
export async function* jsonLines(bytes: AsyncGenerator<Buffer>): AsyncGenerator<JsonBatch> {
  const parts: Buffer[] = [];
  let held = 0;
  let line = 1;
  let tooLong = false;
  for await (const block of bytes) {
    let batch = emptyBatch();
    let from = 0;
    let told = 0;
    for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, from)) {
      const piece = block.subarray(from, at);
      take(batch, parts.length ? Buffer.concat([...parts, piece]) : piece, line++, tooLong);
      parts.length = held = 0;
      tooLong = false;
      from = at + 1;
      if (from - told < BATCH_BYTES) continue;
      yield { ...batch, bytes: from - told };
      batch = emptyBatch();
      told = from;
    }
    if (from < block.length && !tooLong) {
      parts.push(block.subarray(from));
      held += block.length - from;
      if (held > MAX_LINE_BYTES) {
        tooLong = true;
        parts.splice(1);
      }
    }
    yield { ...batch, bytes: block.length - told };
  }
  if (!parts.length) return;
  const batch = emptyBatch();
  take(batch, Buffer.concat(parts), line, tooLong);
  yield { ...batch, bytes: 0 };
}

const emptyBatch = () => ({ records: [] as JsonRecord[], rejected: [] as RejectedRecord[] });

function take(
  batch: { records: JsonRecord[]; rejected: RejectedRecord[] },
  bytes: Buffer,
  line: number,
  tooLong: boolean,
): void {
  const text = bytes.toString("utf8");
  const reject = (reason: RejectedRecord["reason"], detail: string) =>
    batch.rejected.push({ line, reason, detail, raw: text.trim().slice(0, RAW_CHARACTERS) });
  if (tooLong) reject("too-long", `more than ${MAX_LINE_BYTES} bytes`);
  else if (!isUtf8(bytes)) reject("bad-encoding", "not valid UTF-8");
  else if (/\S/.test(text)) {
    try {
      batch.records.push({ line, value: parsedJson(text), context: NOTHING });
    } catch (cause) {
      reject("bad-json", jsonFault(cause));
    }
  }
}
