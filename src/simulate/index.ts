/** Scenarios: honest worlds and planted operations as labelled, abstract data. */

export type { Label, SimulatedEvent, World } from "./events.js";
export { SCENARIOS, type Scenario, scenarioOf } from "./scenario.js";
export { SCENARIO_IDS, type SimulatedFiles, type SimulateOptions, simulate } from "./simulate.js";
export { simulateWorld } from "./world.js";
