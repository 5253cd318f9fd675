/** `claque bench laws`: what must not matter, done to anybody's data or to random worlds, and whether the answer stayed. */
import { benchLaws, LAW_IDS, lawCells, lawWords } from "../../bench/index.js";
import { InterruptedError, type RunContext, UsageError } from "../../model/index.js";
import { inputFiles } from "../../pipeline/inputs.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import { cores, write } from "../machine.js";
import { textTable } from "../text-table.js";
import { machine } from "./bench-machine.js";

const MEMORY_BYTES = 2e9;
const WIDTH = 180;

/** Flags as lists. */
export interface LawsFlags {
  readonly inputs: readonly string[];
  readonly cases: readonly string[];
  readonly reading: AnalyzeOptions;
  /** Random worlds where no input is named. */
  readonly runs: number;
  readonly seed: number;
  readonly to: string | null;
}

/** Tries the laws, prints the table, writes JSON where asked. */
export async function lawsBench(flags: LawsFlags, context: RunContext): Promise<void> {
  for (const id of flags.cases)
    if (!LAW_IDS.includes(id))
      throw new UsageError(`--cases: no such case, "${id}". Cases: ${LAW_IDS.join(", ")}.`);
  const file = await benchLaws(
    {
      inputs: await inputFiles(flags.inputs),
      reading: flags.reading,
      cases: flags.cases,
      runs: flags.runs,
      seed: flags.seed,
      threads: cores(),
      memoryBytes: MEMORY_BYTES,
      machine: machine(),
      to: flags.to,
    },
    context,
  );
  await write(`${textTable(lawCells(file), WIDTH)}\n\n${lawWords(file)}\n`);
  if (context.signal.aborted)
    throw new InterruptedError(
      flags.to
        ? `interrupted: ${file.worlds.flatMap(({ cases }) => cases).length} cases are in ${flags.to}. Run the same command again for all of them.`
        : "interrupted: nothing was written. Name a file with --to to keep what there is.",
    );
}
