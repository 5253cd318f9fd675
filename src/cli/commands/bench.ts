/** `claque bench`: what claque costs, against what it replaces, in one run. */
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { Command } from "commander";
import { type AnalyzeSample, benchAnalyze, benchSpeed, speedTable } from "../../bench/index.js";
import { UsageError } from "../../model/index.js";
import { VERSION } from "../../pipeline/version.js";
import { cores, interruptible, write } from "../machine.js";

/** The command. */
export function benchCommand(): Command {
  return new Command("bench")
    .description("measure claque; prints a table, writes JSON")
    .argument("<suite>", "speed")
    .option("--sizes <list>", "millions of shares for the sweep, comma-joined", "1,5,20")
    .option("--analyze <n>", "millions of shares for the whole of analyze; 0 leaves it out", "1")
    .option("--giant <n>", "shares of one object in a load of a million; 0 leaves it out", "120000")
    .option("--runs <n>", "runs of each side; the median counts", "3")
    .option("--seed <n>", "seed of the generated shares", "1")
    .option("--to <file>", "JSON file for the result")
    .option("--quiet", "say nothing but the table")
    .addHelpText(
      "before",
      "Examples:\n  claque bench speed\n  claque bench speed --sizes 1,5 --runs 5 --to speed.json\n",
    )
    .action(bench);
}

interface Flags {
  sizes: string;
  analyze: string;
  giant: string;
  runs: string;
  seed: string;
  to?: string;
  quiet?: boolean;
}

async function bench(suite: string, flags: Flags): Promise<void> {
  if (suite !== "speed")
    throw new UsageError(`bench: no such suite, "${suite}". Only speed exists in this version.`);
  const context = interruptible({ quiet: flags.quiet === true });
  const [runs, seed, giant, analyze] = (["runs", "seed", "giant", "analyze"] as const).map((name) =>
    numberOf(flags[name], name),
  );
  const sizes = flags.sizes.split(",").map((text) => numberOf(text, "sizes") * 1e6);
  const sweep = await benchSpeed({ sizes: sizes.filter((size) => size > 0), seed, runs, giant }, context);
  const analyzed = analyze > 0 ? await benchAnalyze({ shares: analyze * 1e6, seed, runs }, context) : [];
  const machine = {
    cores: cores(),
    model: cpus()[0]?.model ?? "unknown",
    memoryBytes: totalmem(),
    node: process.version,
  };
  if (flags.to)
    await writeFile(
      flags.to,
      `${JSON.stringify({ claque: VERSION, machine, sweep, analyze: analyzed }, null, 2)}\n`,
    );
  await write(`${speedTable(sweep)}\n${analyzed.length ? `${analyzeLine(analyzed)}\n` : ""}`);
}

function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new UsageError(`--${name}: not a number from 0, "${text}".`);
  return value;
}

function analyzeLine(samples: readonly AnalyzeSample[]): string {
  const [median] = [...samples].sort((x, y) => x.seconds - y.seconds).slice(Math.floor(samples.length / 2));
  const peak = Math.max(...samples.map((s) => s.bytesPeak));
  const stages = Object.entries(median.stages).map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
  return `analyze of ${median.shares / 1e6} M shares (${(median.csvBytes / 1e6).toFixed(0)} MB CSV), cold start to report: ${median.seconds.toFixed(1)} s, peak ${(peak / 1e9).toFixed(2)} GB, ${median.groups} candidate groups (${stages.join(", ")} s; median of ${samples.length})`;
}
