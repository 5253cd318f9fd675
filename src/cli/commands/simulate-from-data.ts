/** `claque simulate surrogate` and `claque simulate implant`: labelled data made from anybody's own. */
import { Command } from "commander";
import { type Plan, UsageError } from "../../model/index.js";
import { effectiveOptions } from "../../pipeline/config.js";
import { ANALYZE_OPTIONS } from "../../pipeline/options.js";
import { resolvePlan } from "../../pipeline/plan.js";
import { secondsOf } from "../../pipeline/quantities.js";
import { assertOutApart, dataFiles, implant, labelsOfOperation, surrogate } from "../../pipeline/worlds.js";
import { configFile, cores, interruptible, write } from "../machine.js";
import { outOf, seedOf, writtenWords } from "../simulate-flags.js";

const READING = ["source", "map", "timezone", "dateOrder", "maxRejected", "memory", "threads"];

interface Flags {
  readonly out?: string;
  readonly seed: string;
  readonly bin: string;
  readonly quiet?: boolean;
  readonly operation?: string;
  readonly background?: string;
  readonly operationMap?: string[];
  readonly labels?: string;
  readonly accounts?: string;
  readonly embed?: string;
}

/** `simulate surrogate`. */
export function surrogateCommand(): Command {
  return withCommon(
    new Command("surrogate")
      .description(
        "your data with authors exchanged at random: nobody acts in concert in it, by construction",
      )
      .argument("<inputs...>", "files, folders or globs")
      .addHelpText("before", "Examples:\n  claque simulate surrogate posts.csv --seed 7 --out shuffled\n"),
  ).action(async (inputs: string[], _own: Flags, command: Command) => {
    const flags = command.optsWithGlobals<Flags>();
    const folder = outOf(flags.out);
    const run = interruptible({ quiet: flags.quiet === true });
    const plan = await planOf(inputs, flags);
    await assertOutApart(
      folder,
      plan.inputs.map(({ path }) => path),
    );
    const files = await surrogate({ plan, folder, binSeconds: binOf(flags.bin) }, run);
    if (!flags.quiet) await write(writtenWords(files));
  });
}

/** `simulate implant`. */
export function implantCommand(): Command {
  return withCommon(
    new Command("implant")
      .description("the planted accounts of one labelled set in the surrogate of another")
      .option("--operation <input>", "a folder that simulate made, or an export with --labels")
      .option("--background <input>", "the data to drop it into; its authors are exchanged first")
      .option("--labels <file>", "CSV with account and label (planted or not), for an operation of your own")
      .option(
        "--operation-map <FIELD=COLUMN>",
        "which column of the operation holds which field; --map and --source are for the background",
        (value: string, before: string[] = []) => [...before, value],
      )
      .option("--accounts <n>", "planted accounts to take, drawn by the seed (default: all)")
      .option(
        "--embed <share>",
        "share of the operation's objects that become objects of the background",
        "0.5",
      )
      .addHelpText(
        "before",
        "Examples:\n  claque simulate implant --operation world --background posts.csv --seed 7 --out mixed\n",
      ),
  ).action(performImplant);
}

/** Options that `simulate` has too are parsed there, so flags come from both commands. */
async function performImplant(_own: Flags, command: Command): Promise<void> {
  const flags = command.optsWithGlobals<Flags>();
  if (!flags.operation) throw new UsageError("--operation: none was named. Add --operation INPUT.");
  if (!flags.background) throw new UsageError("--background: none was named. Add --background INPUT.");
  const folder = outOf(flags.out);
  const labels = await labelsOfOperation(flags.operation, flags.labels);
  const accounts = flags.accounts === undefined ? null : numberOf(flags.accounts, "--accounts", 1, 1e9);
  if (accounts !== null && !Number.isInteger(accounts))
    throw new UsageError(`--accounts: not a whole number, "${flags.accounts}".`);
  const run = interruptible({ quiet: flags.quiet === true });
  const ofOperation = { ...flags, map: flags.operationMap, source: undefined };
  const operation = await planOf([flags.operation], ofOperation);
  const background = await planOf([flags.background], flags);
  await assertOutApart(folder, [
    labels,
    ...[...operation.inputs, ...background.inputs].map(({ path }) => path),
  ]);
  const embed = numberOf(flags.embed ?? "0.5", "--embed", 0, 1);
  const files = await implant(
    { operation, background, labels, folder, accounts, embed, binSeconds: binOf(flags.bin) },
    run,
  );
  if (!flags.quiet) await write(writtenWords(files));
}

function withCommon(command: Command): Command {
  command
    .option("--out <dir>", "folder to write to")
    .option("--seed <n>", "seed of everything that is drawn", "1")
    .option("--bin <time>", "time bins in which authors are exchanged, e.g. 1h or 15m", "1h");
  for (const option of ANALYZE_OPTIONS.filter((o) => READING.includes(o.name))) {
    const flags = `--${option.flag} <${option.argument}>`;
    if (option.repeatable)
      command.option(flags, option.about, (value: string, before: string[] = []) => [...before, value]);
    else command.option(flags, option.about);
  }
  return command.option("--quiet", "say nothing but errors");
}

async function planOf(inputs: readonly string[], flags: Flags): Promise<Plan> {
  if (inputs.includes("-"))
    throw new UsageError('simulate: "-" cannot be used here. Name the file; standard input is for analyze.');
  const given = Object.fromEntries(READING.map((name) => [name, (flags as never)[name]]));
  const options = effectiveOptions({ flags: given, environment: process.env, config: configFile() });
  return resolvePlan(
    await dataFiles(inputs),
    { ...options, trace: undefined, identity: "pseudonym", seed: seedOf(flags.seed) },
    { cores: cores() },
    null,
  );
}

function binOf(text: string): number {
  const seconds = secondsOf(text, "--bin");
  if (seconds < 60 || seconds > 86400)
    throw new UsageError(`--bin: not between a minute and a day, "${text}". Write for example 1h or 15m.`);
  return seconds;
}

function numberOf(text: string, where: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= min && value <= max))
    throw new UsageError(`${where}: not a number from ${min} to ${max}, "${text}".`);
  return value;
}
