/** The thread of a family sorter: gets its plan first, then batches, then a question for what is known in the end. */
import { parentPort } from "node:worker_threads";
import { type FamilySorter, familySorter, type SorterPlan, type TextBatch } from "./family-sorter.js";

/** What the thread is told. */
export type SorterMessage =
  | { readonly plan: SorterPlan }
  | { readonly pass: number; readonly batch: TextBatch }
  | { readonly end: true };

let sorter: FamilySorter | null = null;

parentPort?.on("message", (message: SorterMessage) => {
  if ("plan" in message) sorter = familySorter(message.plan);
  const answer = "batch" in message ? sorter?.take(message.pass, message.batch) : null;
  parentPort?.postMessage("end" in message ? sorter?.end() : answer);
});
