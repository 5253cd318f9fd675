/**
 * Who does the jobs of the sweep: threads for large inputs, this thread for small ones. Either way results come in the order
 * of the jobs, progress is told, and a stop is obeyed at once.
 */
import { existsSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { InterruptedError, ResourceError, type RunContext } from "../model/index.js";
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
  const workers = Array.from({ length: threads }, () => new Worker(workerFile()));
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  const all = async <J extends Job>(jobs: readonly J[], between?: () => void): Promise<ResultOf<J>[]> => {
    const results = new Array<ResultOf<J>>(jobs.length);
    const timer = setInterval(() => between?.(), 100);
    let next = 0;
    const serve = async (worker: Worker) => {
      while (next < jobs.length) {
        const index = next++;
        results[index] = await answer<ResultOf<J>>(worker, jobs[index], run);
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

function answer<R>(worker: Worker, job: unknown, run: RunContext): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      run.signal.removeEventListener("abort", onAbort);
      act();
    };
    const onMessage = (result: R) => settle(() => resolve(result));
    const onAbort = () => settle(() => reject(new InterruptedError()));
    const onError = (cause: Error) =>
      settle(() =>
        reject(
          new ResourceError(
            `network: a thread of the sweep ended, ${cause.message}. Raise --memory or use fewer threads.`,
            { cause },
          ),
        ),
      );
    if (run.signal.aborted) return onAbort();
    worker.on("message", onMessage);
    worker.on("error", onError);
    run.signal.addEventListener("abort", onAbort);
    worker.postMessage(job);
  });
}

/** Threads load JavaScript only: from a TypeScript source (tests) the compiled twin in dist is taken. */
function workerFile(): URL {
  const here = import.meta.url;
  if (!here.endsWith(".ts")) return new URL("./sweep-worker.js", here);
  const built = new URL(here.replace(/\/src\/network\/[^/]*$/, "/dist/network/sweep-worker.js"));
  if (existsSync(fileURLToPath(built))) return built;
  throw new ResourceError(
    "network: the sweep has no compiled thread, dist/network/sweep-worker.js. Build the package first.",
  );
}
