/** Sources: exports of platforms → the table `raw`. */

export { type Inspection, type InspectOptions, inspectInput } from "./inspect-input.js";
export { amongOthers, type ReadOptions, readInputs } from "./read-inputs.js";
export { SOURCES } from "./registry.js";
export type { Source } from "./source.js";
