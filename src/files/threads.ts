/** Threads: a compiled module that answers messages beside the main thread, asked one thing after the other. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { InterruptedError, ResourceError, type RunContext } from "../model/index.js";

/** Where a thread's module lies, and who asks it. */
export interface ThreadPlace {
  /** `import.meta.url` of a module in the same folder of src. */
  readonly beside: string;
  /** Name of the thread's module, without its ending. */
  readonly name: string;
  /** Stage that messages name. */
  readonly stage: string;
}

interface Asked {
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
}

/** A thread that answers in the order of what it is asked. Close it when done: what it was asked and has not answered is rejected with `InterruptedError`. */
export class Thread {
  private readonly worker: Worker;
  private readonly asked: Asked[] = [];
  private ended: Error | null = null;
  private readonly stop = () => this.fail(new InterruptedError());

  /** Throws `ResourceError` where the module was not compiled. */
  constructor(
    place: ThreadPlace,
    private readonly run: RunContext,
  ) {
    this.worker = new Worker(compiled(place));
    this.worker.on("message", (answer) => this.asked.shift()?.resolve(answer as never));
    const broken = (cause: Error) =>
      this.fail(
        new ResourceError(
          `${place.stage}: a thread ended, ${cause.message}. Raise --memory or use fewer threads.`,
          { cause },
        ),
      );
    this.worker.on("error", broken);
    this.worker.on("exit", (code) => broken(new Error(`exit code ${code}`)));
    run.signal.addEventListener("abort", this.stop);
    if (run.signal.aborted) this.stop();
  }

  /** Asks, and waits for the answer. Rejects with `InterruptedError` where the run was stopped, with `ResourceError` where the thread ended. */
  ask<R>(message: unknown): Promise<R> {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise<R>((resolve, reject) => {
      this.worker.postMessage(message);
      this.asked.push({ resolve, reject });
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    this.run.signal.removeEventListener("abort", this.stop);
    this.stop();
    await this.worker.terminate();
  }

  private fail(cause: Error): void {
    this.ended ??= cause;
    for (const { reject } of this.asked.splice(0)) reject(this.ended);
  }
}

/** Threads load JavaScript only: from a TypeScript source (tests) the compiled twin in dist is taken. */
function compiled({ beside, name, stage }: ThreadPlace): URL {
  if (!beside.endsWith(".ts")) return new URL(`./${name}.js`, beside);
  const twin = /\/src\/(.*\/)[^/]*$/.exec(beside);
  const built = new URL(beside.replace(/\/src\/.*$/, `/dist/${twin?.[1]}${name}.js`));
  if (existsSync(fileURLToPath(built))) return built;
  throw new ResourceError(
    `${stage}: a thread is not compiled, dist/${twin?.[1]}${name}.js. Build the package first.`,
  );
}
