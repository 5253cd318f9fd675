/** `claque demo`: simulates a small world with a planted group, analyzes it, and says where the report lies. */
import { Command } from "commander";
import { runDemo } from "../../pipeline/demo.js";
import { pseudonymKey } from "../key.js";
import { cores, interruptible, peakMemoryBytes, write } from "../machine.js";
import { shown } from "../printable.js";
import { summaryWords } from "../words.js";

/** The command. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("simulate a small world with a planted group, analyze it, say where the report lies")
    .option("--out <dir>", "folder for the world and the case; made anew each time", "claque-demo")
    .option("--seed <n>", "seed of the world", "1")
    .option("--quiet", "say nothing but errors")
    .addHelpText("before", "Examples:\n  claque demo\n  claque demo --seed 7 --out elsewhere\n")
    .action(demo);
}

async function demo(flags: { out: string; seed: string; quiet?: boolean }): Promise<void> {
  const context = interruptible({ quiet: flags.quiet === true });
  const key = pseudonymKey(context.progress.note);
  const result = await runDemo({
    out: flags.out,
    seed: Number(flags.seed),
    key,
    cores: cores(),
    context,
    peakMemoryBytes,
  });
  await write(
    `${summaryWords(shown(result.summary))}\n` +
      `The world was made up: ${result.planted} of its ${result.accounts} accounts were planted as one group. ` +
      `The first group holds ${result.plantedInFirst} of them and ${result.othersInFirst} other.\n`,
  );
}
