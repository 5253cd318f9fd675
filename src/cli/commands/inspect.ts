/** `claque inspect`: what a file is, which fields were found, what is wrong with it. Writes nothing. */
import { Command } from "commander";
import { shellWord } from "../../model/index.js";
import { effectiveOptions } from "../../pipeline/config.js";
import { inputFiles } from "../../pipeline/inputs.js";
import { inspectFiles } from "../../pipeline/inspect.js";
import { ANALYZE_OPTIONS } from "../../pipeline/options.js";
import { resolvePlan } from "../../pipeline/plan.js";
import { exitOf } from "../exit.js";
import { inspectionWords } from "../inspection-words.js";
import { jsonLine } from "../json-text.js";
import { configFile, cores, interruptible, write } from "../machine.js";
import { shown } from "../printable.js";

const READING = ["source", "map", "timezone", "dateOrder", "media", "maxRejected", "memory", "threads"];

/** The command. */
export function inspectCommand(): Command {
  const command = new Command("inspect")
    .description("what this file is, which fields were found, what is wrong with it; writes nothing")
    .argument("<inputs...>", 'files, folders, globs, or "-"');
  for (const option of ANALYZE_OPTIONS.filter((o) => READING.includes(o.name))) {
    const flags = `--${option.flag} <${option.argument}>`;
    if (option.repeatable)
      command.option(flags, option.about, (value: string, before: string[] = []) => [...before, value]);
    else command.option(flags, option.about);
  }
  return command
    .option("--json", "print one object on standard output")
    .option("--quiet", "say nothing but errors")
    .addHelpText(
      "before",
      "Examples:\n  claque inspect posts.csv\n  claque inspect export.csv --map account=user --map time=date\n",
    )
    .action(inspect);
}

async function inspect(inputs: string[], flags: Record<string, unknown>): Promise<void> {
  const context = interruptible({ quiet: flags.quiet === true });
  const given = Object.fromEntries(READING.map((name) => [name, flags[name]]));
  const options = effectiveOptions({ flags: given, environment: process.env, config: configFile() });
  const paths = await inputFiles(inputs);
  const plan = resolvePlan(paths, { ...options, identity: "pseudonym" }, { cores: cores() }, null);
  const result = await inspectFiles(
    { paths, read: plan.read, stdin: process.stdin, memoryBytes: plan.memoryBytes, threads: plan.threads },
    context,
  );
  await write(
    flags.json ? jsonLine(result) : `${inspectionWords(shown(result), typedWords(inputs, flags))}\n`,
  );
  if (result.refusalCode !== null) process.exitCode = exitOf(result.refusalCode);
}

/** Inputs and flags of reading as they were typed, each flag with its value as one. */
function typedWords(inputs: readonly string[], flags: Readonly<Record<string, unknown>>): string[] {
  const options = ANALYZE_OPTIONS.filter(({ name }) => READING.includes(name) && flags[name] !== undefined);
  return [
    ...inputs.map(shellWord),
    ...options.flatMap(({ name, flag }) =>
      [flags[name]].flat().map((value) => `--${flag} ${shellWord(String(value))}`),
    ),
  ];
}
