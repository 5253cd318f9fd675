/** Puts records that are not trusted into the table `rejected`. */
import type { RejectedRecord } from "../files/index.js";
import { type PlanInput, REJECTED } from "../model/index.js";
import { type Store, typesOf } from "../store/index.js";

/** Appends the rejected records of one input. */
export async function addRejected(
  store: Store,
  file: number,
  input: PlanInput,
  records: readonly RejectedRecord[],
): Promise<void> {
  if (!records.length) return;
  await store.append(REJECTED.name, typesOf(REJECTED), [
    new Int32Array(records.length).fill(file),
    records.map(() => input.name),
    BigInt64Array.from(records, (record) => BigInt(record.line)),
    records.map((record) => record.reason),
    records.map((record) => record.detail || null),
    records.map((record) => record.raw),
  ]);
}
