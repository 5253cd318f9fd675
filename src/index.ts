/**
 * claque as a library: the same plan as the command line, tables as async iterables, an `AbortSignal`, a progress callback.
 * ESM, Node 20 and later.
 *
 * @module claque
 */

export * from "./model/index.js";
export { type AnalyzeRequest, analyze } from "./pipeline/analyze.js";
export { type OpenCase, openCase } from "./pipeline/case.js";
export { type InspectionResult, type InspectOptions, inspectFiles } from "./pipeline/inspect.js";
export type { Manifest } from "./pipeline/manifest.js";
export { ANALYZE_OPTIONS, type AnalyzeOptions } from "./pipeline/options.js";
export { keyFingerprint, resolvePlan } from "./pipeline/plan.js";
export { type Replay, type ReplayedTable, type ReplayRequest, replayCase } from "./pipeline/replay.js";
export { type RunOptions, runPlan } from "./pipeline/run.js";
export type { RunSummary } from "./pipeline/summary.js";
export { type VerifiedFile, verifyCase } from "./pipeline/verify.js";
export { simulate } from "./pipeline/worlds.js";
