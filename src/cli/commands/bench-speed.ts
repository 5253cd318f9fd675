/** `claque bench speed`: what claque costs, against what it replaces, in one run. */
import { type AnalyzeSample, benchAnalyze, benchSpeed, speedTable, writeBench } from "../../bench/index.js";
import type { RunContext } from "../../model/index.js";
import { VERSION } from "../../pipeline/version.js";
import { write } from "../machine.js";
import { machine } from "./bench-machine.js";

/** Sizes are in shares; 0 leaves a part out. */
export interface SpeedFlags {
  readonly sizes: readonly number[];
  readonly analyze: readonly number[];
  readonly memory: string | null;
  readonly giant: number;
  readonly runs: number;
  readonly seed: number;
  readonly to: string | null;
}

/** Measures, writes JSON where asked, prints the table. */
export async function speedBench(flags: SpeedFlags, context: RunContext): Promise<void> {
  const { runs, seed, giant, memory, to } = flags;
  const sweep = await benchSpeed(
    { sizes: flags.sizes.filter((size) => size > 0), seed, runs, giant },
    context,
  );
  const analyzed: AnalyzeSample[] = [];
  for (const shares of flags.analyze.filter((size) => size > 0))
    analyzed.push(...(await benchAnalyze({ shares, seed, runs, memory }, context)));
  if (to) await writeBench(to, { claque: VERSION, machine: machine(), sweep, analyze: analyzed });
  const sizes = [...new Set(analyzed.map(({ shares }) => shares))];
  const lines = sizes.map((size) => analyzeLine(analyzed.filter(({ shares }) => shares === size)));
  await write(`${[speedTable(sweep), ...lines].join("\n")}\n`);
}

function analyzeLine(samples: readonly AnalyzeSample[]): string {
  const [median] = [...samples].sort((x, y) => x.seconds - y.seconds).slice(Math.floor(samples.length / 2));
  const peak = Math.max(...samples.map((s) => s.bytesPeak));
  const stages = Object.entries(median.stages).map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
  return `analyze of ${median.shares / 1e6} M shares (${(median.csvBytes / 1e6).toFixed(0)} MB CSV), cold start to report: ${median.seconds.toFixed(1)} s, peak ${(peak / 1e9).toFixed(2)} GB, ${median.groups} candidate groups (${stages.join(", ")} s; median of ${samples.length}); sweep to report with finding, testing and trimming ${median.groupsRatio.toFixed(1)} times the same without`;
}
