/** `claque bench`: what claque costs, how often it claims what is not there, and what it finds. */
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { interruptible } from "../machine.js";
import type { CompareFlags } from "./bench-compare.js";
import type { LawsFlags } from "./bench-laws.js";
import type { SignalsFlags } from "./bench-signals.js";

const EXAMPLES = `Examples:
  claque bench speed --sizes 1,5 --runs 5 --to speed.json
  claque bench reading --csv 5 --ndjson 0 --x-api 10 --runs 1 --folder /big/disk
  claque bench calibration --runs 20 --to calibration.json
  claque bench detection --suite implants --sets german-url --to detection.json
  claque bench detection --suite random --runs 200 --detectors claque,best-fixed --to random.json
  claque bench laws posts.csv --to laws.json
  claque bench signals --scenarios farm --runs 20 --to signals.json
  claque bench signals --scenarios farm,like-fans --runs 3 --drawn 10 --drawn-only
  claque bench detection --labelled posts.csv --labels labels.csv
`;

/** The command. */
export function benchCommand(): Command {
  return new Command("bench")
    .description(
      "measure claque: speed, reading, calibration, detection, laws, signals; prints a table, writes JSON",
    )
    .argument("<benchmark>", "speed, reading, calibration, detection, laws or signals")
    .argument("[inputs...]", "laws: data of your own, as analyze takes it (default: random worlds)")
    .option(
      "--runs <n>",
      "speed, reading: runs of each side (3); laws: random worlds (20); else runs of each data set (20, detection 3)",
    )
    .option("--seed <n>", "first seed (speed, reading 1, else 101; lower seeds are for tuning)")
    .option("--to <file>", "JSON file for the result")
    .option("--resume", "go on with the JSON file of an interrupted calibration, detection or signals")
    .option("--sizes <list>", "speed: millions of shares for the sweep, comma-joined", "1,5,20")
    .option("--analyze <list>", "speed: millions of shares for the whole of analyze; 0 leaves it out", "1")
    .option(
      "--memory <size>",
      "speed: --memory of analyze, e.g. 6GB for 20 million shares (default: its own)",
    )
    .option("--giant <n>", "speed: shares of one object in a load of a million; 0 leaves it out", "120000")
    .option("--csv <gb>", "reading: gigabytes of flat CSV; 0 leaves it out", "0.5")
    .option("--ndjson <gb>", "reading: gigabytes of flat NDJSON; 0 leaves it out", "0.5")
    .option("--x-api <gb>", "reading: gigabytes of NDJSON nested as X API v2; 0 leaves it out", "0.5")
    .option("--store <gb>", "reading: memory limit of the store, gigabytes", "1")
    .option("--folder <dir>", "reading: where the files are generated (default: the temporary folder)")
    .option("--data <dir>", "folder of the real data sets (default: ../shared/data) [CLAQUE_DATA]")
    .option("--sets <list>", "calibration, implants: real sets, comma-joined (default: all)")
    .option("--kinds <list>", "calibration: surrogates, 1h and 15min (default: both)")
    .option("--detectors <list>", "methods to compare, by id, comma-joined")
    .option(
      "--suite <suite>",
      "detection: worlds, implants or honest (default: these three), large, dials or random",
    )
    .option("--scenarios <list>", "detection, signals: worlds by id, comma-joined; random: kinds or parts")
    .option("--signals <list>", "signals: which, by id, comma-joined (default: all)")
    .option("--set <name=value>", "signals: a parameter of the world; repeatable", repeated)
    .option("--drawn <n>", "signals: groups drawn by chance in each world", "1")
    .option("--drawn-only", "signals: leave the labelled group out")
    .option("--embed <share>", "implants: share of the operation's objects that others share too", "0.5")
    .option("--windows <list>", "calibration, detection: windows of claque, e.g. 5m,30m,2h")
    .option("--labelled <file>", "detection: data of your own instead of a suite")
    .option("--labels <file>", "detection: its labels, account,label,group with label planted or honest")
    .option("--cases <list>", "laws: which, by id, comma-joined (default: all)")
    .option("--map <field=column>", "laws: which column holds which field; repeatable", repeated)
    .option("--source <id>", "laws: format of the inputs (else recognised by content)")
    .option("--timezone <zone>", "laws: zone of clocks that carry none, e.g. Europe/Berlin")
    .option("--quiet", "say nothing but the table")
    .addHelpText("before", EXAMPLES)
    .action(bench);
}

const repeated = (value: string, before: string[] = []): string[] => [...before, value];

type Flags = Readonly<Record<string, string | undefined>> & {
  readonly resume?: boolean;
  readonly quiet?: boolean;
  readonly drawnOnly?: boolean;
};

/** Runs a benchmark. What it needs is loaded here: the other commands start without it. */
async function bench(benchmark: string, inputs: readonly string[], flags: Flags): Promise<void> {
  const [context, to] = [interruptible({ quiet: flags.quiet === true }), flags.to ?? null];
  const number = (name: string, usual: number) => numberOf(flags[name] ?? String(usual), name);
  if (benchmark === "speed") {
    const { speedBench } = await import("./bench-speed.js");
    return speedBench(
      {
        sizes: listOf(flags.sizes).map((text) => numberOf(text, "sizes") * 1e6),
        analyze: listOf(flags.analyze).map((text) => numberOf(text, "analyze") * 1e6),
        memory: flags.memory ?? null,
        giant: number("giant", 120_000),
        runs: number("runs", 3),
        seed: number("seed", 1),
        to,
      },
      context,
    );
  }
  if (benchmark === "reading") {
    const { readingBench } = await import("./bench-reading.js");
    const gigabytes = (name: string) => number(name, 0.5) * 1e9;
    return readingBench(
      {
        bytes: { csv: gigabytes("csv"), ndjson: gigabytes("ndjson"), "x-api": gigabytes("xApi") },
        memoryBytes: number("store", 1) * 1e9,
        runs: number("runs", 3),
        seed: number("seed", 1),
        folder: flags.folder,
        to,
      },
      context,
    );
  }
  if (inputs.length > 0 && benchmark !== "laws")
    throw new UsageError(`bench ${benchmark}: takes no input, "${inputs[0]}". Inputs are for bench laws.`);
  if (benchmark === "laws")
    return (await import("./bench-laws.js")).lawsBench(lawsFlags(inputs, flags), context);
  if (benchmark === "signals")
    return (await import("./bench-signals.js")).signalsBench(signalsFlags(flags), context);
  if (benchmark !== "calibration" && benchmark !== "detection")
    throw new UsageError(
      `bench: no such benchmark, "${benchmark}". There are speed, reading, calibration, detection, laws and signals.`,
    );
  const { compareBench } = await import("./bench-compare.js");
  return compareBench(benchmark, compareFlags(flags, benchmark === "calibration" ? 20 : 3), context);
}

const compareFlags = (flags: Flags, usualRuns: number): CompareFlags => ({
  runs: numberOf(flags.runs ?? String(usualRuns), "runs"),
  seed: numberOf(flags.seed ?? "101", "seed"),
  sets: listOf(flags.sets),
  kinds: listOf(flags.kinds),
  detectors: listOf(flags.detectors),
  suite: flags.suite ?? "",
  scenarios: listOf(flags.scenarios),
  embed: numberOf(flags.embed ?? "0.5", "embed"),
  windows: listOf(flags.windows),
  data: flags.data ?? null,
  labelled: flags.labelled ?? null,
  labels: flags.labels ?? null,
  to: flags.to ?? null,
  resume: flags.resume === true,
});

const lawsFlags = (inputs: readonly string[], flags: Flags): LawsFlags => ({
  inputs,
  cases: listOf(flags.cases),
  reading: {
    ...(flags.map ? { map: [...(flags.map as unknown as readonly string[])] } : {}),
    ...(flags.source ? { source: flags.source } : {}),
    ...(flags.timezone ? { timezone: flags.timezone } : {}),
  },
  runs: numberOf(flags.runs ?? "20", "runs"),
  seed: numberOf(flags.seed ?? "101", "seed"),
  to: flags.to ?? null,
});

const signalsFlags = (flags: Flags): SignalsFlags => ({
  scenarios: listOf(flags.scenarios),
  signals: listOf(flags.signals),
  set: (flags.set as unknown as readonly string[] | undefined) ?? [],
  runs: numberOf(flags.runs ?? "20", "runs"),
  seed: numberOf(flags.seed ?? "101", "seed"),
  drawn: numberOf(flags.drawn ?? "1", "drawn"),
  drawnOnly: flags.drawnOnly === true,
  to: flags.to ?? null,
  resume: flags.resume === true,
});

const listOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new UsageError(`--${name}: not a number from 0, "${text}".`);
  return value;
}
