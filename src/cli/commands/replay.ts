/** `claque replay`: the plan of a case done anew on the same inputs, every table compared byte for byte. */
import { Command } from "commander";
import { CaseError, UsageError } from "../../model/index.js";
import { readManifest } from "../../pipeline/manifest.js";
import { bytesOf } from "../../pipeline/quantities.js";
import { type Replay, type ReplayedTable, replayCase } from "../../pipeline/replay.js";
import { jsonLine } from "../json-text.js";
import { existingKey, refuseKeyInside } from "../key.js";
import { cores, interruptible, peakMemoryBytes, write } from "../machine.js";
import { printable } from "../printable.js";

/** The command. */
export function replayCommand(): Command {
  return new Command("replay")
    .description("the plan of a case on the same inputs gives the same tables, byte for byte")
    .argument("<case>")
    .option(
      "--inputs <dir>",
      "folder that holds the inputs now; they are known by their SHA-256, not by name",
    )
    .option("--to <dir>", "keep the case made anew; must not exist (default: a temporary folder)")
    .option("--threads <n>", "threads to use (default: the machine's cores, at most 8); changes no result")
    .option("--memory <size>", "memory to stay under, e.g. 8GB (default: as the case had it)")
    .option("--json", "one JSON object a line: a table each")
    .option("--quiet", "say nothing but the tables and errors")
    .addHelpText(
      "before",
      "Examples:\n  claque replay my-case\n  claque replay their-case --inputs their-data --to made-anew\n",
    )
    .action(replay);
}

interface Flags {
  inputs?: string;
  to?: string;
  threads?: string;
  memory?: string;
  json?: boolean;
  quiet?: boolean;
}

async function replay(folder: string, flags: Flags): Promise<void> {
  const context = interruptible({ quiet: flags.quiet === true });
  const { plan } = await readManifest(folder);
  if (plan.identity.mode !== "plain" && flags.to !== undefined) refuseKeyInside(flags.to);
  const result = await replayCase(
    {
      folder,
      inputs: flags.inputs ?? null,
      to: flags.to ?? null,
      key: plan.identity.mode === "plain" ? null : existingKey(),
      threads: threadsOf(flags.threads),
      memoryBytes: flags.memory === undefined ? null : bytesOf(flags.memory, "--memory"),
      peakMemoryBytes,
    },
    context,
  );
  for (const table of result.tables) await write(flags.json ? jsonLine(table) : lineOf(table));
  if (!result.equal) throw new CaseError(differenceWords(folder, result));
  context.progress.note(
    `replay: all ${result.tables.length} tables are the same, byte for byte.${flags.to === undefined ? "" : ` The case made anew: ${printable(flags.to)}`}`,
  );
}

function threadsOf(text: string | undefined): number {
  if (text === undefined) return Math.max(1, Math.min(8, cores()));
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 64)
    throw new UsageError(`--threads: not a whole number from 1 to 64, "${text}".`);
  return Number(text);
}

const lineOf = ({ state, file, rows, replayed_rows }: ReplayedTable): string =>
  `${state.padEnd(8)}  ${file}  ${rows ?? 0} rows${state === "differs" ? `, ${replayed_rows ?? 0} made anew` : ""}\n`;

function differenceWords(folder: string, { tables, reasons }: Replay): string {
  const named = (...states: ReplayedTable["state"][]) => tables.filter(({ state }) => states.includes(state));
  const list = (found: readonly ReplayedTable[]) => found.map(({ file }) => file).join(", ");
  const touched = named("changed", "absent");
  if (touched.length > 0)
    return `replay: ${touched.length} of ${tables.length} tables of ${folder} are not what its manifest names, ${list(touched)}. Restore them from a copy; "claque verify ${folder}" shows all files.`;
  const other = named("differs", "new");
  const why =
    reasons.length > 0
      ? `What may explain it: ${reasons.join("; ")}.`
      : "Version, inputs and plan are the same: report it as a fault, with both manifests.";
  return `replay: ${other.length} of ${tables.length} tables came out differently, ${list(other)}. ${why}`;
}
