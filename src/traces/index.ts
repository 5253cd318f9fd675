/** Traces: `events` → `actions`. */

export { availableTraces } from "./available.js";
export { type ChosenTrace, makeActions, type TraceCounts } from "./make-actions.js";
export { prepareTables } from "./prepare.js";
export { TRACES } from "./registry.js";
export { makeTextFamilies, type TextFamilyCounts, type TextFamilyOptions } from "./text-families.js";
