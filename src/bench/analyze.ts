/** The cost of the main job as a user pays it: a cold process from a CSV file to the written report. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InterruptedError, type RunContext } from "../model/index.js";
import { generatedShares, usualLoad } from "./generate.js";

/** One measured run of `claque analyze`. */
export interface AnalyzeSample {
  readonly shares: number;
  readonly csvBytes: number;
  /** From the start of the process to its end, seconds. */
  readonly seconds: number;
  readonly bytesPeak: number;
  /** `--memory` of the run; null: its default. */
  readonly memory: string | null;
  readonly groups: number;
  /** Seconds of each stage, as the manifest has them. */
  readonly stages: Readonly<Record<string, number>>;
  /**
   * What finding, testing and trimming cost: the stages from sweep to report (network, groups, evidence, report) over the same
   * without the groups stage, which does all three.
   */
  readonly groupsRatio: number;
}

/** Runs `claque analyze` on generated shares `runs` times; samples in the order made. Throws `InterruptedError`. */
export async function benchAnalyze(
  options: { shares: number; seed: number; runs: number; memory: string | null },
  run: RunContext,
): Promise<AnalyzeSample[]> {
  const folder = await mkdtemp(join(tmpdir(), "claque-bench-"));
  try {
    const csv = join(folder, "shares.csv");
    const csvBytes = await writeShares(csv, options.shares, options.seed);
    const samples: AnalyzeSample[] = [];
    for (let n = 0; n < options.runs; n++) {
      run.progress.note(
        `bench: analyze of ${options.shares / 1e6} M shares, run ${n + 1} of ${options.runs}`,
      );
      samples.push({
        shares: options.shares,
        csvBytes,
        ...(await analyzed({ csv, out: join(folder, `case-${n}`), folder, memory: options.memory }, run)),
      });
      await rm(join(folder, `case-${n}`), { recursive: true, force: true });
    }
    return samples;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeShares(path: string, shares: number, seed: number): Promise<number> {
  const { account, object, time } = generatedShares(usualLoad(shares, seed));
  const out = createWriteStream(path);
  let text = "object_id,account_id,content_id,timestamp_share\n";
  for (let i = 0; i < shares; i++) {
    text += `o${object[i]},a${account[i]},c${i},${time[i]}\n`;
    if (text.length < 1 << 20 && i < shares - 1) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end();
  await once(out, "finish");
  return out.bytesWritten;
}

async function analyzed(
  { csv, out, folder, memory }: { csv: string; out: string; folder: string; memory: string | null },
  run: RunContext,
): Promise<Omit<AnalyzeSample, "shares" | "csvBytes">> {
  const main = new URL("../cli/main.js", import.meta.url);
  const env = { PATH: "", HOME: folder, CLAQUE_KEY_FILE: join(folder, "key") };
  const start = performance.now();
  const child = fork(
    main,
    ["analyze", csv, "--out", out, "--json", "--quiet", ...(memory ? ["--memory", memory] : [])],
    {
      env,
      execArgv: [],
      stdio: ["ignore", "pipe", "inherit", "ipc"],
      signal: run.signal,
    },
  );
  let text = "";
  child.stdout?.on("data", (part) => {
    text += part;
  });
  await once(child, "close").catch(() => {
    throw new InterruptedError();
  });
  const seconds = (performance.now() - start) / 1000;
  const summary = JSON.parse(text) as {
    groups: Record<string, number>;
    timings: Record<string, number>;
    peak_memory_bytes: number;
  };
  const groups = Object.values(summary.groups).reduce((sum, n) => sum + n, 0);
  const stages = summary.timings;
  return {
    seconds,
    bytesPeak: summary.peak_memory_bytes,
    memory,
    groups,
    stages,
    groupsRatio: groupsRatio(stages),
  };
}

function groupsRatio(stages: Readonly<Record<string, number>>): number {
  const without = stages.network + stages.evidence + stages.report;
  return (without + stages.groups) / without;
}
