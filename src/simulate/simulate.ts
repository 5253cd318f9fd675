/** `claque simulate`: a scenario by id and a seed, written to a folder. */
import type { RunContext } from "../model/index.js";
import { SCENARIOS, scenarioOf } from "./scenario.js";
import { simulateWorld } from "./world.js";
import { type WorldFiles, writeWorld } from "./write.js";

/** Ids of the scenarios, in the order of help. */
export const SCENARIO_IDS: readonly string[] = Object.keys(SCENARIOS);

/** What was written. */
export interface SimulatedFiles extends WorldFiles {
  readonly events: number;
  readonly accounts: number;
  /** Accounts of planted groups. */
  readonly planted: number;
}

/** What to simulate and where to. */
export interface SimulateOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly folder: string;
  /** Parameters of the scenario to override; see `SCENARIO_SCHEMA`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * Writes `events.ndjson` (field names are those of `--map`), `labels.csv` (account,label,group) and `scenario.json`.
 * The same scenario and seed give the same bytes. Throws `UsageError` (scenario, parameters) and `ResourceError` (disk).
 */
export async function simulate(options: SimulateOptions, run: RunContext): Promise<SimulatedFiles> {
  const scenario = scenarioOf(options.scenario, options.parameters);
  run.progress.start("simulate", 2, "steps");
  run.signal.throwIfAborted();
  const world = simulateWorld(scenario, options.seed);
  run.progress.advance(1);
  run.signal.throwIfAborted();
  const files = await writeWorld(world, scenario, options.seed, options.folder);
  run.progress.end();
  return {
    ...files,
    events: world.events.length,
    accounts: world.labels.length,
    planted: world.labels.filter((l) => l.label === "planted").length,
  };
}
