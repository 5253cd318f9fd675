/** Reads JSON records into `raw`, batch by batch. */
import { RAW_CHARACTERS, type RejectedRecord } from "../files/index.js";
import type { RunContext } from "../model/index.js";
import type { Choice } from "./choose-source.js";
import { jsonText } from "./json-values.js";
import type { OpenInput } from "./open-input.js";
import type { RawWriter } from "./raw-rows.js";
import type { RowCounts } from "./read-table.js";

/** How to read the records of one input. */
export interface RecordsJob {
  readonly open: OpenInput;
  readonly choice: Choice;
  /** Null only counts. */
  readonly writer: RawWriter | null;
  readonly reject: (records: readonly RejectedRecord[]) => Promise<void>;
}

/** Reads all records of one input. */
export async function readRecords(job: RecordsJob, run: RunContext): Promise<RowCounts> {
  const { source, mapping } = job.choice;
  let [kept, rejected, skipped] = [0, 0, 0];
  const lists = new Set<string>();
  for await (const batch of job.open.json!.batches) {
    run.signal.throwIfAborted();
    run.progress.advance(batch.bytes);
    const refused: RejectedRecord[] = [...batch.rejected];
    for (const { line, value, context, list } of batch.records) {
      if (list !== undefined) lists.add(list);
      const found = source.rows!(value, context, mapping);
      kept += found.rows.length;
      skipped += found.skipped;
      for (const { reason, detail } of found.rejected)
        refused.push({ line, reason, detail, raw: (jsonText(value) ?? "").slice(0, RAW_CHARACTERS) });
      if (job.writer) await job.writer.add(line, found.rows);
    }
    rejected += refused.length;
    await job.reject(refused);
  }
  await job.writer?.flush();
  return { kept, rejected, skipped, lists };
}
