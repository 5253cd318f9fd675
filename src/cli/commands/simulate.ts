/** `claque simulate`: labelled abstract worlds for tests, and labelled data made from anybody's own. */
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { DIALS, parametersOf, SCENARIO_IDS, simulate } from "../../pipeline/worlds.js";
import { interruptible, write } from "../machine.js";
import { outOf, seedOf, writtenWords } from "../simulate-flags.js";
import { worldsList } from "../worlds-words.js";
import { implantCommand, surrogateCommand } from "./simulate-from-data.js";

interface Flags {
  readonly out?: string;
  readonly seed: string;
  readonly set?: string[];
  readonly list?: boolean;
  readonly quiet?: boolean;
}

/** The command. */
export function simulateCommand(): Command {
  const command = new Command("simulate")
    .description("labelled worlds, honest and planted: events.ndjson, labels.csv, scenario.json")
    .argument("[scenario]", "id of the world; see --list")
    .option("--out <dir>", "folder to write to")
    .option("--seed <n>", "seed of everything that is drawn", "1")
    .option(
      "--set <name=value>",
      "parameter of the scenario, e.g. farm.jitterSeconds=600; repeatable",
      (value: string, before: string[] = []) => [...before, value],
    )
    .option("--list", "say what the worlds are, and write nothing")
    .option("--quiet", "say nothing but errors")
    .addHelpText(
      "before",
      `Examples:
  claque simulate --list
  claque simulate small-farm --seed 7 --out world
  claque simulate farm-rotating --set farm.jitterSeconds=600 --set farm.joinShare=0.2 --out world
  claque simulate surrogate posts.csv --seed 7 --out shuffled
  claque simulate implant --operation world --background posts.csv --seed 7 --out mixed
`,
    )
    .addHelpText("after", `\n${afterHelp()}`)
    .action(perform);
  for (const made of [surrogateCommand(), implantCommand()])
    command.addCommand(made.exitOverride().showHelpAfterError(`See claque simulate ${made.name()} --help.`));
  return command;
}

function afterHelp(): string {
  const width = Math.max(...DIALS.map(({ parameter }) => parameter.length));
  return [
    `Worlds: ${SCENARIO_IDS.join(", ")}`,
    "",
    "Dials of any operation (--set; all parameters of a world stand in its scenario.json):",
    ...DIALS.map(({ parameter, about }) => `  ${parameter.padEnd(width)}  ${about}`),
    "",
  ].join("\n");
}

async function perform(scenario: string | undefined, flags: Flags): Promise<void> {
  if (flags.list) return write(worldsList());
  if (scenario === undefined)
    throw new UsageError("simulate: no world was named. Name one; see claque simulate --list.");
  const parameters = parametersOf(scenario, flags.set ?? []);
  const options = { scenario, seed: seedOf(flags.seed), folder: outOf(flags.out), parameters };
  const files = await simulate(options, interruptible({ quiet: flags.quiet === true }));
  if (!flags.quiet) await write(writtenWords(files));
}
