/**
 * The records of a JSON input, whatever its layout: lines, a document whose record arrays are known, a document that is
 * one record, or many of them one after another. A sample of the first records is taken on the way, without reading anything twice.
 */
import { InputError } from "../model/index.js";
import { jsonDocument, RECORD_PATHS } from "./json-document.js";
import { type JsonBatch, type JsonRecord, jsonLines } from "./json-lines.js";
import { jsonFault, parsedJson } from "./json-text.js";
import type { OpenText } from "./open-text.js";
import { recordsWithin } from "./whole-document.js";

/** The records of a JSON input with a sample of the first ones. */
export interface OpenJson {
  /** At most 1,000 records. */
  readonly sample: readonly JsonRecord[];
  /** Records that were rejected on the way to the sample. */
  readonly rejected: number;
  readonly batches: AsyncGenerator<JsonBatch>;
}

const SAMPLE_RECORDS = 1000;
const SAMPLE_BYTES = 4 << 20;
const SEARCH_BYTES = 128 << 20;

/** Opens the records. Throws `InputError` where a document is no JSON or holds no records where they are looked for. */
export async function openJson(open: OpenText, path: string): Promise<OpenJson> {
  const reader =
    open.layout === "json-lines"
      ? jsonLines(open.bytes)
      : open.layout === "json-sequence"
        ? jsonDocument(open.bytes, null, path)
        : documentRecords(open, path);
  const first: JsonBatch[] = [];
  const sample: JsonRecord[] = [];
  let bytes = 0;
  while (sample.length === 0 || (sample.length < SAMPLE_RECORDS && bytes < SAMPLE_BYTES)) {
    const next = await reader.next();
    if (next.done) break;
    first.push(next.value);
    bytes += next.value.bytes;
    sample.push(...next.value.records.slice(0, SAMPLE_RECORDS - sample.length));
  }
  const rejected = first.reduce((sum, batch) => sum + batch.rejected.length, 0);
  const batches = (async function* () {
    for (let batch = first.shift(); batch; batch = first.shift()) yield batch;
    yield* reader;
  })();
  return { sample, rejected, batches };
}

async function* documentRecords(open: OpenText, path: string): AsyncGenerator<JsonBatch> {
  const held: Buffer[] = [];
  let holding = true;
  let bytes = 0;
  const tapped = (async function* () {
    for await (const block of open.bytes) {
      if (holding) held.push(Buffer.from(block));
      bytes += block.length;
      if (holding && bytes > SEARCH_BYTES)
        throw new InputError(
          `read: the JSON document is too large to be one record, ${path}. Export one record a line (NDJSON).`,
        );
      yield block;
    }
  })();
  for await (const batch of jsonDocument(tapped, RECORD_PATHS, path)) {
    if (holding && (batch.records.length || batch.rejected.length)) {
      holding = false;
      held.length = 0;
    }
    yield batch;
  }
  const whole = holding ? wholeRecord(Buffer.concat(held), path) : null;
  if (whole && !Array.isArray(whole.value)) yield { records: recordsWithin(whole), rejected: [], bytes: 0 };
}

function wholeRecord(bytes: Buffer, path: string): JsonRecord {
  try {
    return { line: 1, value: parsedJson(bytes.toString("utf8")), context: {} };
  } catch (cause) {
    // without its cause, which quotes the file
    throw new InputError(`read: the file is not valid JSON, ${path}: ${jsonFault(cause)}. Export it again.`);
  }
}
