/** `claque bench laws`: what must not matter, done to anybody's data, and whether the answer stayed. */
import { benchLaws, LAW_IDS, lawCells } from "../../bench/index.js";
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
  readonly seed: number;
  readonly to: string | null;
}

/** Tries the laws, prints the table, writes JSON where asked. */
export async function lawsBench(flags: LawsFlags, context: RunContext): Promise<void> {
  if (flags.inputs.length === 0)
    throw new UsageError(
      "bench laws: no input was named. Give a file as analyze takes it: claque bench laws posts.csv",
    );
  for (const id of flags.cases)
    if (!LAW_IDS.includes(id))
      throw new UsageError(`--cases: no such case, "${id}". Cases: ${LAW_IDS.join(", ")}.`);
  const file = await benchLaws(
    {
      inputs: await inputFiles(flags.inputs),
      reading: flags.reading,
      cases: flags.cases,
      seed: flags.seed,
      threads: cores(),
      memoryBytes: MEMORY_BYTES,
      machine: machine(),
      to: flags.to,
    },
    context,
  );
  const tried = file.cases.filter(({ holds }) => holds !== null);
  const broken = tried.filter(({ holds }) => holds === false);
  await write(
    `${textTable(lawCells(file), WIDTH)}\n\n${file.posts} posts of ${file.accounts} accounts, ${file.named} groups named. ${
      broken.length === 0
        ? `No law is broken in ${tried.length} cases.`
        : `Laws are broken in ${broken.length} of ${tried.length} cases: ${broken.map(({ id }) => id).join(", ")}.`
    }\n`,
  );
  if (context.signal.aborted)
    throw new InterruptedError(
      flags.to
        ? `interrupted: ${file.cases.length} cases are in ${flags.to}. Run the same command again for all of them.`
        : "interrupted: nothing was written. Name a file with --to to keep what there is.",
    );
}
