/** Benches: what claque costs, against what it replaces. */

export { type AnalyzeSample, benchAnalyze } from "./analyze.js";
export { generatedShares, type Load, usualLoad } from "./generate.js";
export { benchSpeed, type SpeedOptions, type SpeedResult, type SpeedRow, speedTable } from "./speed.js";
