/**
 * The result file of a benchmark: every run with every figure, written after each run, so that an interrupted benchmark keeps
 * what it has and `--resume` goes on where it stopped.
 */
import { readFile } from "node:fs/promises";
import { writeWhole } from "../files/index.js";
import { UsageError } from "../model/index.js";
import { VERSION } from "../pipeline/version.js";
import type { Figures } from "./scores.js";

/** One detector on one sample. */
export interface DetectorRun extends Figures {
  /** Seconds of its own; what several share (reading actions, counting pairs) falls to the first. */
  readonly seconds: number;
}

/** One sample with all detectors. */
export interface BenchRun {
  readonly set: string;
  readonly seed: number;
  readonly actions: number;
  readonly accounts: number;
  readonly traces: readonly string[];
  readonly detectors: Readonly<Record<string, DetectorRun>>;
  /** What was drawn, for worlds of chance. */
  readonly world?: unknown;
}

/** The file as a whole; `rows` are the table, made from `runs`. */
export interface BenchFile {
  readonly claque: string;
  readonly benchmark: string;
  readonly machine: unknown;
  readonly complete: boolean;
  readonly seeds: readonly number[];
  /** Windows of claque, seconds; absent where they are the usual ones. */
  readonly windowsSeconds?: readonly number[];
  /** Detectors by id, with their titles and what error rate they promise. */
  readonly detectors: Readonly<Record<string, { readonly title: string; readonly nominal: number | null }>>;
  readonly sets: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly rows: readonly unknown[];
  /** Where a suite sums its runs up. */
  readonly summary?: unknown;
  readonly runs: readonly BenchRun[];
}

/** Runs of an earlier file of the same benchmark, version and windows; none where there is no such file. Throws `UsageError` for another's. */
export async function earlierRuns(
  path: string,
  { benchmark, windowsSeconds }: Pick<BenchFile, "benchmark" | "windowsSeconds">,
): Promise<readonly BenchRun[]> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return [];
  const file = parsed(text);
  if (file?.benchmark !== benchmark || file.claque !== VERSION)
    throw new UsageError(
      `--resume: ${path} holds no ${benchmark} benchmark of version ${VERSION}. Leave --resume out, or name another file.`,
    );
  if (String(file.windowsSeconds ?? "") !== String(windowsSeconds ?? ""))
    throw new UsageError(
      `--resume: the runs in ${path} were made with other windows. Give the same --windows, or name another file.`,
    );
  return file.runs;
}

function parsed(text: string): BenchFile | null {
  try {
    return JSON.parse(text) as BenchFile;
  } catch {
    return null;
  }
}

/** Writes the file whole or not at all. Throws `ResourceError` for a full disk, `UsageError` for a path that cannot be written. */
export const writeBench = (path: string, file: object): Promise<void> =>
  writeWhole(path, `${JSON.stringify(file, null, 1)}\n`, { stage: "bench" });
