/** What a command needs of the machine: a signal that Ctrl-C raises, peak memory, cores, the config file. */
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { InterruptedError, ResourceError, type RunContext } from "../model/index.js";
import { EXIT } from "./exit.js";
import { terminalProgress } from "./progress.js";

/** Largest memory of this process so far, bytes. */
export const peakMemoryBytes = (): number => process.resourceUsage().maxRSS * 1024;

/** Cores that may be used. */
export const cores = (): number => availableParallelism();

/** What asks a command to stop: Ctrl-C, an end by the system, a terminal that closes. */
const STOPPING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Milliseconds after which a command that was asked to stop and has not is ended; what it has finished is on the disk by then. */
const PATIENCE = 1800;

const controller = new AbortController();
let stopping: (() => void) | null = null;

/** Whether the command was asked to stop. */
export const isStopping = (): boolean => controller.signal.aborted;

/** Listens for what asks to stop: it ends the process at once, until a command says that it can stop by itself. */
export function listenForStop(): void {
  for (const signal of STOPPING) process.on(signal, onStop);
}

function onStop(): void {
  if (stopping === null || controller.signal.aborted) process.exit(EXIT.interrupted);
  stopping();
}

/**
 * Does work during which this thread hears nothing. Without a listener the system ends the process when it is asked to stop, as it must be
 * ready for anyway: what was finished before is on the disk.
 */
function unheard<T>(work: () => T): T {
  for (const signal of STOPPING) process.off(signal, onStop);
  try {
    return work();
  } finally {
    listenForStop();
  }
}

/** A context whose signal Ctrl-C aborts; a second Ctrl-C ends the process at once, and so does a step that goes on for two seconds. */
export function interruptible(options: { quiet: boolean }): RunContext {
  stopping = () => {
    process.stderr.write("\nStopping. What is finished stays; press Ctrl-C again to end at once.\n");
    setTimeout(() => {
      process.stderr.write(`${new InterruptedError().message}\n`);
      process.exit(EXIT.interrupted);
    }, PATIENCE).unref();
    controller.abort();
  };
  return { signal: controller.signal, progress: terminalProgress(options), unheard };
}

/** Resolves when a command that only waits is asked to stop, and may end by itself; asked again, the process ends at once. */
export const askedToStop = (): Promise<void> =>
  new Promise((done) => {
    stopping = () => {
      controller.abort();
      done();
    };
  });

/** The config file of the working folder, if there is one. */
export function configFile(): { path: string; text: string } | null {
  const path = "claque.config.json";
  return existsSync(path) ? { path, text: readFileSync(path, "utf8") } : null;
}

const outputError = (cause: Error): ResourceError =>
  new ResourceError(
    `standard output: cannot be written, ${(cause as NodeJS.ErrnoException).code === "ENOSPC" ? "no room left on the disk" : cause.message}. Free space or send it elsewhere, then run the same command; what was written is not whole.`,
    { cause },
  );

/** Writes data to standard output, waiting for a slow reader; a reader that went away ends the command quietly. */
export function write(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(text, (error) => {
      if (!error) done();
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") process.exit(EXIT.done);
      else failed(outputError(error));
    });
  });
}
