/** `analyze` as a library function: options in, a written case out. */
import { availableParallelism } from "node:os";
import { type Progress, SILENT, UsageError } from "../model/index.js";
import { effectiveOptions } from "./config.js";
import { inputFiles } from "./inputs.js";
import type { AnalyzeOptions } from "./options.js";
import { resolvePlan } from "./plan.js";
import { runPlan } from "./run.js";
import type { RunSummary } from "./summary.js";

/** What to analyze and how. Options mean what the flags of the same names mean. */
export interface AnalyzeRequest extends AnalyzeOptions {
  readonly inputs: readonly string[];
  readonly out: string;
  /** 32 bytes that make the pseudonyms; required unless `identity` is `plain`. Keep it outside the case. */
  readonly key?: Buffer;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/**
 * Runs the main job. Throws the errors of `claque/model`; an interrupted case resumes with the same request.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { analyze } from "claque";
 *
 * const key = readFileSync("pseudonym.key"); // 32 bytes, kept outside of the case
 * const options = { trace: ["co-link"], window: ["60s"], signals: ["none"], selfCheck: 0 };
 * const summary = await analyze({ inputs: ["posts.ndjson"], out: "new-case", key, ...options });
 * console.log(summary.events, summary.accounts); // → 864 36
 * ```
 */
export async function analyze(request: AnalyzeRequest): Promise<RunSummary> {
  const { inputs, key = null, signal, progress, ...flags } = request;
  if (request.identity !== "plain" && key === null)
    throw new UsageError(
      'analyze: pseudonyms need a key. Give 32 random bytes as "key" and keep them, or set identity: "plain" with a purpose.',
    );
  const options = effectiveOptions({ flags, environment: {}, config: null });
  const plan = resolvePlan(await inputFiles(inputs), options, { cores: availableParallelism() }, key);
  return runPlan(plan, {
    out: request.out,
    key,
    context: { signal: signal ?? new AbortController().signal, progress: progress ?? SILENT },
  });
}
