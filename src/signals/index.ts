/** Signals: what gives a coordinated group away besides co-action, each against placebo groups of matched controls. */

export { AccountSet, FEWEST_ACCOUNTS } from "./account-set.js";
export {
  controlsIn,
  daysIn,
  dropGround,
  type Ground,
  type GroundAccounts,
  type GroundEvents,
  type GroundStratum,
  KINDS,
  makeGround,
} from "./ground.js";
export {
  type Found,
  measuredSignal,
  measureSignals,
  SIGNAL_LIMIT,
  type SignalOptions,
  type SignalsSummary,
} from "./measure-signals.js";
export { type FactCheck, readFactChecks } from "./narrative/fact-checks.js";
export { drawOthers, type GroundPlacebos, PLACEBOS, type Placebos, placeboSets } from "./placebos.js";
export { readSignals } from "./read-signals.js";
export { SIGNAL_LIST } from "./registry.js";
export {
  type Compared,
  defineSignal,
  isNotMeasurable,
  type Measured,
  type NotMeasurable,
  type Signal,
  type SignalContext,
  type SignalRows,
  type Told,
} from "./signal.js";
