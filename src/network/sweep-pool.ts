/**
 * Who does the jobs of the sweep: threads for large inputs, this thread for small ones. Either way results come in the order
 * of the jobs, progress is told, and a stop is obeyed at once.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { Thread } from "../files/index.js";
import { InterruptedError, type RunContext } from "../model/index.js";
import { type Job, perform, type ResultOf } from "./sweep-jobs.js";

/** Runs jobs; close it when done. */
export interface Pool {
  /** Whether jobs leave this thread, so that their columns must lie on shared memory. */
  readonly shares: boolean;
  /** Results in the order of the jobs. `between` is called now and then while they run. */
  run<J extends Job>(jobs: readonly J[], between?: () => void): Promise<ResultOf<J>[]>;
  close(): Promise<void>;
}

/** Throws `InterruptedError` where the run was stopped. */
export function stopIfAsked(run: RunContext): void {
  if (run.signal.aborted) throw new InterruptedError();
}

/** Does the jobs in this thread, one turn of the event loop between two of them. */
export function inlinePool(run: RunContext): Pool {
  return {
    shares: false,
    async run(jobs, between) {
      const results = [];
      for (const job of jobs) {
        stopIfAsked(run);
        results.push(perform(job));
        between?.();
        await nextTurn();
      }
      return results;
    },
    close: async () => {},
  };
}

/** Does the jobs in threads; a stopped run ends the threads and throws `InterruptedError`. */
export function threadPool(threads: number, run: RunContext): Pool {
  const place = { beside: import.meta.url, name: "sweep-worker", stage: "network" };
  const workers = Array.from({ length: threads }, () => new Thread(place, run));
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  const all = async <J extends Job>(jobs: readonly J[], between?: () => void): Promise<ResultOf<J>[]> => {
    const results = new Array<ResultOf<J>>(jobs.length);
    const timer = setInterval(() => between?.(), 100);
    let next = 0;
    const serve = async (worker: Thread) => {
      while (next < jobs.length) {
        const index = next++;
        results[index] = await worker.ask<ResultOf<J>>(jobs[index]);
      }
    };
    try {
      await Promise.all(workers.map(serve));
    } finally {
      clearInterval(timer);
    }
    between?.();
    return results;
  };
  return { shares: true, run: all, close };
}
