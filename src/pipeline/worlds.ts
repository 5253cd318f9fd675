/** Simulated worlds, surrogates and implants, for the doors. */
export {
  CARDS,
  DIALS,
  parametersOf,
  SCENARIO_IDS,
  type SimulatedFiles,
  simulate,
  UNREALISTIC_ALWAYS,
  type WorldCard,
} from "../simulate/index.js";
export { type ImplantOptions, implant, labelsOfOperation } from "./implant.js";
export { assertOutApart, dataFiles } from "./posts.js";
export { type SurrogateOptions, surrogate } from "./surrogate.js";
