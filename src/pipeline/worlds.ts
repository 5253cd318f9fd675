/** Simulated worlds, for the doors. */
export { SCENARIO_IDS, type SimulatedFiles, simulate } from "../simulate/index.js";
