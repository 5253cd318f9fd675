/** What a command needs of the machine: a signal that Ctrl-C raises, peak memory, cores, the config file. */
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { RunContext } from "../model/index.js";
import { EXIT } from "./exit.js";
import { terminalProgress } from "./progress.js";

/** Largest memory of this process so far, bytes. */
export const peakMemoryBytes = (): number => process.resourceUsage().maxRSS * 1024;

/** Cores that may be used. */
export const cores = (): number => availableParallelism();

/** A context whose signal Ctrl-C aborts; a second Ctrl-C ends the process at once. */
export function interruptible(options: { quiet: boolean }): RunContext {
  const controller = new AbortController();
  let asked = 0;
  const onSignal = () => {
    asked++;
    if (asked > 1) process.exit(EXIT.interrupted);
    process.stderr.write(
      "\nStopping after this step. What is finished stays; press Ctrl-C again to end at once.\n",
    );
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return { signal: controller.signal, progress: terminalProgress(options) };
}

/** The config file of the working folder, if there is one. */
export function configFile(): { path: string; text: string } | null {
  const path = "claque.config.json";
  return existsSync(path) ? { path, text: readFileSync(path, "utf8") } : null;
}

/** Writes data to standard output, waiting for a slow reader; a reader that went away ends the command quietly. */
export function write(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(text, (error) => {
      if (!error) done();
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") process.exit(EXIT.done);
      else failed(error);
    });
  });
}
