/** Benches: what claque costs against what it replaces, how often it claims what is not there, and what it finds. */

export { type AnalyzeSample, benchAnalyze } from "./analyze.js";
export { BASELINES } from "./baselines/index.js";
export { benchCalibration, CALIBRATED, type CalibrationRow, calibrationCells } from "./calibration.js";
export { REAL_SETS } from "./data/real-sets.js";
export type { SampleMaker } from "./data/sample.js";
export { type LoadableSet, loadableSets, SURROGATE_KINDS } from "./data/surrogate.js";
export { labelledMaker } from "./data/worlds.js";
export {
  benchDetection,
  COMPARED,
  type DetectionRow,
  detectionCells,
  FURTHER_SUITES,
  implantsOf,
  limitCells,
  SUITES,
  worldsOf,
} from "./detection.js";
export type { Compared, Detector } from "./detectors.js";
export { DIALS, dialsOf, largeWorlds } from "./dials.js";
export { generatedShares, type Load, usualLoad } from "./generate.js";
export { benchLaws, LAW_IDS, type LawsFile, type LawsOptions } from "./laws/run-laws.js";
export { lawCells, lawWords } from "./laws/table.js";
export { type BenchFile, writeBench } from "./ledger.js";
export { RANDOM_KINDS, RANDOM_PARTS } from "./random/kinds.js";
export { randomSummary, type SummaryRow, summaryCells } from "./random/summary.js";
export { randomMakers } from "./random/worlds.js";
export {
  benchReading,
  type ReadingOptions,
  type ReadingResult,
  type ReadingRow,
  readingTable,
} from "./reading.js";
export { benchSignals, type SignalsBenchOptions, type SignalsFile } from "./signals/run-signals.js";
export { drawnCells, type SignalRow, signalCells } from "./signals/table.js";
export { truthWords } from "./signals/truth.js";
export { benchSpeed, type SpeedOptions, type SpeedResult, type SpeedRow, speedTable } from "./speed.js";
