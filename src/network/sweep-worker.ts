/** The thread of the sweep: takes one job after the other and sends back its result. All big columns are shared memory. */
import { parentPort } from "node:worker_threads";
import { type Job, perform } from "./sweep-jobs.js";

parentPort?.on("message", (job: Job) => {
  const result = perform(job);
  const moved =
    result && "a" in result
      ? [result.a, result.b, result.support].map((column) => column.buffer as ArrayBuffer)
      : [];
  parentPort?.postMessage(result, moved);
});
