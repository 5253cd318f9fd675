/** The thread of the sweep: takes one job after the other and sends back its result. All big columns are shared memory. */
import { parentPort } from "node:worker_threads";
import { type CountJob, count } from "./sweep-count.js";
import { type OrderJob, order } from "./sweep-order.js";

parentPort?.on("message", (job: OrderJob | CountJob) => {
  if (job.kind === "order") {
    const tally = order(job);
    parentPort?.postMessage(tally, [tally.entries.buffer as ArrayBuffer, tally.work.buffer as ArrayBuffer]);
    return;
  }
  const result = count(job);
  parentPort?.postMessage(result, [
    result.a.buffer as ArrayBuffer,
    result.b.buffer as ArrayBuffer,
    result.support.buffer as ArrayBuffer,
  ]);
});
