/** The baselines, in the order of the tables: rules of thumb, models without time, tests of pairs, the control that must fail. */
import type { Detector } from "../detectors.js";
import { configurationModel } from "./configuration-model.js";
import { exactPairs } from "./exact-pairs.js";
import { fixedCounts } from "./fixed-counts.js";
import { percentileWeights } from "./percentile.js";
import { similarityCentrality } from "./similarity-centrality.js";
import { textbookPairs } from "./textbook-pairs.js";

/** Every baseline. */
export const BASELINES: readonly Detector[] = [
  ...[60, 300].flatMap((windowSeconds) => [2, 3, 5].map((minimum) => fixedCounts(minimum, windowSeconds))),
  percentileWeights(99, 300),
  percentileWeights(99.5, 300),
  configurationModel(),
  similarityCentrality(),
  exactPairs(60),
  exactPairs(300),
  textbookPairs(60),
  textbookPairs(300),
];
