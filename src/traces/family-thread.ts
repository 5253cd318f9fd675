/** The thread of a family sorter: gets its plan first, then texts, then questions. */
import { parentPort } from "node:worker_threads";
import { type FamilySorter, familySorter, type SorterPlan, type TextBatch } from "./family-sorter.js";

/** What the thread is told. */
export type SorterMessage =
  | { readonly plan: SorterPlan }
  | { readonly batch: TextBatch }
  | { readonly prepare: true }
  | { readonly from: number; readonly to: number }
  | { readonly end: true };

let sorter: FamilySorter | null = null;

function answer(message: SorterMessage): unknown {
  if ("plan" in message) sorter = familySorter(message.plan);
  if ("batch" in message) sorter?.take(message.batch);
  if ("prepare" in message) return sorter?.prepare();
  if ("from" in message) return sorter?.place(message.from, message.to);
  return "end" in message ? sorter?.end() : null;
}

parentPort?.on("message", (message: SorterMessage) => parentPort?.postMessage(answer(message)));
