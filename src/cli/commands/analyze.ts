/** `claque analyze`: the main job. Its options come from the registry in `pipeline/options.ts`. */
import { Command, Option } from "commander";
import { namesAccounts, UsageError } from "../../model/index.js";
import { effectiveOptions, originOf } from "../../pipeline/config.js";
import { inputFiles } from "../../pipeline/inputs.js";
import { ANALYZE_OPTIONS, environmentName } from "../../pipeline/options.js";
import { resolvePlan } from "../../pipeline/plan.js";
import { runPlan } from "../../pipeline/run.js";
import type { RunSummary } from "../../pipeline/summary.js";
import { EXIT } from "../exit.js";
import { jsonLine } from "../json-text.js";
import { pseudonymKey, refuseKeyInside } from "../key.js";
import { configFile, cores, interruptible, peakMemoryBytes, write } from "../machine.js";
import { printable, shown } from "../printable.js";
import { summaryWords } from "../words.js";

/** The command. */
export function analyzeCommand(): Command {
  const command = new Command("analyze")
    .description("read, trace, find groups, explain; write the case")
    .argument("<inputs...>", 'files, folders, globs, or "-"');
  for (const option of ANALYZE_OPTIONS) {
    const flags = `--${option.flag}${option.argument ? ` <${option.argument}>` : ""}`;
    const made = new Option(flags, `${option.about} [${environmentName(option)}]`);
    if (option.repeatable)
      made.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option.default === undefined ? made : made.default(undefined, String(option.default)));
  }
  return command
    .option("--json", "print one summary object on standard output")
    .option("--quiet", "say nothing but errors")
    .option(
      "--fail-on <what>",
      'exit with 1 when any "groups" were found, or only "named" ones: coordinated, open or contested',
    )
    .addHelpText(
      "before",
      `Examples:
  claque analyze tweets.jsonl --out case
  claque analyze export.csv --map account=user --map time=date --map links=url --timezone Europe/Berlin --out case
  claque analyze shares.csv.gz --window 60s --trace co-share --out case --json
`,
    )
    .action(analyze);
}

async function analyze(inputs: string[], flags: Record<string, unknown>): Promise<void> {
  const quiet = flags.quiet === true || false;
  const context = interruptible({ quiet });
  const failing = failingStatus(flags.failOn);
  const sources = { flags: flagsByName(flags), environment: process.env, config: configFile() };
  const options = effectiveOptions(sources);
  if (options.identity === "plain") tellPlain(originOf("identity", sources), options.purpose);
  if (!options.out) throw new UsageError("--out: no case folder was named. Add --out CASE.");
  if (options.identity !== "plain") refuseKeyInside(options.out);
  const key = options.identity === "plain" ? null : pseudonymKey(context.progress.note);
  const plan = resolvePlan(await inputFiles(inputs), options, { cores: cores() }, key);
  if (plan.inputs.some((i) => i.path === "-") && process.stdin.isTTY)
    throw new UsageError(
      'analyze: standard input is a terminal. Pipe a file into it, or name the file instead of "-".',
    );
  const summary = await runPlan(plan, {
    out: options.out,
    key,
    stdin: process.stdin,
    context,
    peakMemoryBytes,
  });
  await announce(summary, { json: flags.json === true, quiet });
  if (Object.entries(summary.groups).some(([status, n]) => n > 0 && failing(status)))
    process.exitCode = EXIT.groupsFound;
}

/** Which statuses make a run fail: `groups` any, candidates among them; `named` those whose accounts are said to act in concert. */
function failingStatus(flag: unknown): (status: string) => boolean {
  if (flag === undefined) return () => false;
  if (flag === "groups") return () => true;
  if (flag === "named") return namesAccounts;
  throw new UsageError(`--fail-on: only "groups" and "named" are known, not "${String(flag)}".`);
}

/** Says, quiet or not, that names will be shown where no flag of this command asked for it. */
function tellPlain(origin: string, purpose: string | undefined): void {
  if (origin === "flag") return;
  process.stderr.write(
    `${printable(`Names will be shown: identity is plain, set by ${origin}${purpose ? `, for the purpose "${purpose}"` : ""}. For pseudonyms add --identity pseudonym.`)}\n`,
  );
}

/** The registry's names of commander's parsed flags; commander has camel-cased `--min-group` already. */
function flagsByName(flags: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    ANALYZE_OPTIONS.map((o) => [o.name, flags[o.flag.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())]]),
  );
}

/** Says what a run came to: words on standard error, or the object on standard output. */
export async function announce(summary: RunSummary, how: { json: boolean; quiet: boolean }): Promise<void> {
  if (how.json) await write(jsonLine(summary));
  else if (!how.quiet) await write(`${summaryWords(shown(summary))}\n`);
}
