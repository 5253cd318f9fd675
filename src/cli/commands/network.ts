/** `claque network`: the pair network as a peer defines it, for comparison and migration. */
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { compatCoortweet } from "../../pipeline/compat.js";
import { effectiveOptions } from "../../pipeline/config.js";
import { inputFiles } from "../../pipeline/inputs.js";
import { ANALYZE_OPTIONS } from "../../pipeline/options.js";
import { resolvePlan } from "../../pipeline/plan.js";
import { secondsOf } from "../../pipeline/quantities.js";
import { pseudonymKey } from "../key.js";
import { configFile, cores, interruptible, write } from "../machine.js";
import { printable } from "../printable.js";

const optionOf = (name: string) => ANALYZE_OPTIONS.find((option) => option.name === name)!;

/** The command. */
export function networkCommand(): Command {
  return new Command("network")
    .description(
      "the pair network as a peer defines it, in the peer's own columns, for comparison and migration",
    )
    .argument("<inputs...>", 'files, folders, globs, or "-"')
    .requiredOption("--compat <peer>", "coortweet")
    .requiredOption("--to <file>", "file for the edges (CSV)")
    .option("--pairs-to <file>", "file for the pairs of posts (CSV)")
    .option("--window <time>", "window, e.g. 60s", "60s")
    .option("--min-participation <n>", "rows an account needs", "2")
    .option("--edge-weight <quantile>", "quantile of weights above which an edge is marked", "0.5")
    .option("--source <id>", "format of the inputs (else recognised by content)")
    .option(
      "--map <field=column>",
      "which column holds which field; repeatable",
      (v: string, before: string[] = []) => [...before, v],
    )
    .option("--timezone <zone>", optionOf("timezone").about)
    .option("--date-order <order>", optionOf("dateOrder").about)
    .option("--identity <mode>", "pseudonym or plain; plain needs --purpose", "pseudonym")
    .option("--purpose <text>", "why identifiers are shown")
    .option("--quiet", "say nothing but errors")
    .addHelpText(
      "before",
      "Examples:\n  claque network shares.csv --compat coortweet --window 60 --min-participation 2 --to edges.csv --pairs-to pairs.csv\n",
    )
    .action(network);
}

interface Flags {
  compat: string;
  to: string;
  pairsTo?: string;
  window: string;
  minParticipation: string;
  edgeWeight: string;
  source?: string;
  map?: string[];
  timezone?: string;
  dateOrder?: string;
  identity: string;
  purpose?: string;
  quiet?: boolean;
}

async function network(inputs: string[], flags: Flags): Promise<void> {
  if (flags.compat !== "coortweet")
    throw new UsageError(`--compat: no such peer, "${flags.compat}". Only coortweet is known.`);
  const context = interruptible({ quiet: flags.quiet === true });
  const options = effectiveOptions({
    flags: {
      source: flags.source,
      map: flags.map,
      timezone: flags.timezone,
      dateOrder: flags.dateOrder,
      identity: flags.identity,
      purpose: flags.purpose,
    },
    environment: process.env,
    config: configFile(),
  });
  const key = options.identity === "plain" ? null : pseudonymKey(context.progress.note);
  const plan = resolvePlan(await inputFiles(inputs), options, { cores: cores() }, key);
  const result = await compatCoortweet(
    {
      inputs: plan.inputs,
      read: plan.read,
      windowSeconds: secondsOf(flags.window, "--window"),
      minimumParticipation: numberOf(
        flags.minParticipation,
        "--min-participation",
        1,
        Number.MAX_SAFE_INTEGER,
      ),
      edgeWeightQuantile: numberOf(flags.edgeWeight, "--edge-weight", 0, 1),
      edgesTo: flags.to,
      pairsTo: flags.pairsTo,
      stdin: process.stdin,
      memoryBytes: plan.memoryBytes,
      threads: plan.threads,
      key,
    },
    context,
  );
  const said = `${result.pairs.toLocaleString("en")} pairs, ${result.edges.toLocaleString("en")} edges, ${result.accounts.toLocaleString("en")} accounts: ${flags.to}`;
  if (!flags.quiet) await write(`${printable(said)}\n`);
  if (result.rowsLeftOut > 0)
    context.progress.note(
      `${result.rowsLeftOut.toLocaleString("en")} of ${result.rows.toLocaleString("en")} rows were left out: no object, account, post or readable time.`,
    );
}

function numberOf(text: string, where: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= min && value <= max))
    throw new UsageError(`${where}: not a number from ${min}, "${text}".`);
  return value;
}
