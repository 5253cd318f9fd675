/** The registry of signals: an explicit list, in the order in which a report shows them. */
import { automation } from "./automation.js";
import { creationBatch } from "./creation-batch.js";
export const SIGNAL_LIST: readonly Signal[] = [
  creationBatch,
  nameTemplate,
  profileReuse,
  personaCover,
  shift,
  operatorSwitch,
  roster,
  dailyTasking,
  automation,
];

import type { Signal } from "./signal.js";
import { dailyTasking } from "./tasking/daily-tasking.js";

/** Every signal that claque measures. */
<<<<<<< HEAD
export const SIGNAL_LIST: readonly Signal[] = [
  creationBatch,
  nameTemplate,
  profileReuse,
  personaCover,
  dailyTasking,
  automation,
];
=======
export const SIGNAL_LIST: readonly Signal[] = [creationBatch, shift, operatorSwitch, roster];
>>>>>>> 09c4e6e (Signals of time: a working day with its clocks, days off in common, changes from account to account and how many hands they look like)
