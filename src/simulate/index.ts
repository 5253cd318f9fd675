/** Scenarios: honest worlds and planted operations as labelled, abstract data. */

export { type DataCard, DIALS, type WorldCard, type WorldSort } from "./card.js";
export type { Label, SimulatedEvent, World } from "./events.js";
export {
  CROWD_KINDS,
  type CrowdKind,
  DAMAGES,
  type Damage,
  type Operation,
  postLines,
  postsForm,
  type RandomWorld,
  randomWorld,
  sharesForm,
  smallRandomWorld,
  type WorldWish,
} from "./random/index.js";
export { CARDS, cardOf, parametersOf, SCENARIO_IDS, SCENARIOS, scenarioOf } from "./scenario.js";
export type { Scenario, ScenarioInput } from "./schema.js";
export { type SimulatedFiles, type SimulateOptions, simulate } from "./simulate.js";
export type { Society, SocietyInput } from "./society/schema.js";
export type { SocietyTruth } from "./society/truth.js";
export { simulateWorld } from "./world.js";
export { UNREALISTIC_ALWAYS } from "./worlds/index.js";
export { assertFree, type WorldContent, type WorldFiles, worldFiles, writeWorld } from "./write.js";
