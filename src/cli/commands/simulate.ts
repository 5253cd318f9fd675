/** `claque simulate`: labelled abstract worlds for tests. */
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { SCENARIO_IDS, simulate } from "../../pipeline/worlds.js";
import { interruptible, write } from "../machine.js";

/** The command. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("labelled worlds, honest and planted: events.ndjson, labels.csv, scenario.json")
    .argument("<scenario>", SCENARIO_IDS.join(", "))
    .requiredOption("--out <dir>", "folder to write to")
    .option("--seed <n>", "seed of everything that is drawn", "1")
    .option("--quiet", "say nothing but errors")
    .addHelpText("before", "Examples:\n  claque simulate small-farm --seed 7 --out world\n")
    .action(perform);
}

async function perform(
  scenario: string,
  flags: { out: string; seed: string; quiet?: boolean },
): Promise<void> {
  const seed = Number(flags.seed);
  if (!Number.isInteger(seed) || seed < 0)
    throw new UsageError(`--seed: not a whole number from 0, "${flags.seed}".`);
  const files = await simulate(
    { scenario, seed, folder: flags.out },
    interruptible({ quiet: flags.quiet === true }),
  );
  if (!flags.quiet)
    await write(
      `${files.events.toLocaleString("en")} events by ${files.accounts} accounts, ${files.planted} of them planted: ${files.eventsPath}\n`,
    );
}
