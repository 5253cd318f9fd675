/** The registry of signals: an explicit list, in the order in which a report shows them. */
import { closedAmplification } from "./amplification/closed-amplification.js";
import { creationBatch } from "./creation-batch.js";
import { hashtagDiversion } from "./diversion/hashtag-diversion.js";
import { narrative } from "./narrative/narrative.js";
import { crossPlatform } from "./platforms/cross-platform.js";
import type { Signal } from "./signal.js";
import { dailyTasking } from "./tasking/daily-tasking.js";

/** Every signal that claque measures. */
export const SIGNAL_LIST: readonly Signal[] = [
  creationBatch,
  dailyTasking,
  hashtagDiversion,
  narrative,
  closedAmplification,
  crossPlatform,
];
