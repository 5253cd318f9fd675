/** `claque bench signals`: what signals say of labelled groups, and of groups drawn by chance. */
import { benchSignals, drawnCells, type SignalRow, signalCells, truthWords } from "../../bench/index.js";
import { InterruptedError, type RunContext, UsageError } from "../../model/index.js";
import { SIGNAL_IDS } from "../../pipeline/catalog.js";
import { parametersOf, SCENARIO_IDS } from "../../pipeline/worlds.js";
import { cores, write } from "../machine.js";
import { textTable } from "../text-table.js";
import { machine } from "./bench-machine.js";

const WIDTH = 180;
const MEMORY_BYTES = 2e9;

/** Worlds with a labelled group on which signals are measured unless asked otherwise. */
const USUAL: readonly string[] = ["honest-newsroom", "honest-union", "honest-fandom"];

/** Flags as lists. */
export interface SignalsFlags {
  readonly scenarios: readonly string[];
  readonly signals: readonly string[];
  readonly set: readonly string[];
  readonly runs: number;
  readonly seed: number;
  /** Groups drawn by chance in each world; with `drawnOnly` nothing else is measured. */
  readonly drawn: number;
  readonly drawnOnly: boolean;
  readonly to: string | null;
  readonly resume: boolean;
}

/** Measures, prints the table, writes JSON where asked. */
export async function signalsBench(flags: SignalsFlags, context: RunContext): Promise<void> {
  for (const id of flags.scenarios)
    if (!SCENARIO_IDS.includes(id))
      throw new UsageError(`--scenarios: no such world, "${id}". Worlds: ${SCENARIO_IDS.join(", ")}.`);
  for (const id of flags.signals)
    if (!SIGNAL_IDS.includes(id))
      throw new UsageError(`--signals: no such signal, "${id}". Signals: ${SIGNAL_IDS.join(", ")}.`);
  const scenarios = flags.scenarios.length > 0 ? flags.scenarios : USUAL;
  if (flags.set.length > 0 && scenarios.length > 1)
    throw new UsageError("--set: parameters are of one world. Name it with --scenarios.");
  const file = await benchSignals(
    {
      scenarios,
      seeds: Array.from({ length: flags.runs }, (_, n) => flags.seed + n),
      drawn: flags.drawn,
      labelled: !flags.drawnOnly,
      signals: flags.signals,
      parameters: parametersOf(scenarios[0], flags.set),
      threads: cores(),
      memoryBytes: MEMORY_BYTES,
      machine: machine(),
      to: flags.to,
      resume: flags.resume,
    },
    context,
  );
  await write(`${textTable(signalCells(file.rows as SignalRow[]), WIDTH)}\n`);
  if (file.drawn.some(({ drawn }) => drawn > 1))
    await write(`Drawn groups of all worlds\n${textTable(drawnCells(file.drawn), WIDTH)}\n`);
  for (const scenario of scenarios) {
    const scores = file.runs.filter((one) => one.scenario === scenario).flatMap(({ truth }) => truth ?? []);
    for (const words of truthWords(scores)) await write(`${scenario}: ${words}.\n`);
  }
  if (context.signal.aborted)
    throw new InterruptedError(
      flags.to
        ? `interrupted: ${file.runs.length} runs are in ${flags.to}. Run the same command with --resume to go on.`
        : "interrupted: nothing was written. Name a file with --to to be able to resume.",
    );
}
