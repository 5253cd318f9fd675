/** `claque simulate`: a scenario by id and a seed, written to a folder. */
import type { RunContext } from "../model/index.js";
import type { SimulatedEvent } from "./events.js";
import { cardOf, scenarioOf } from "./scenario.js";
import { simulateWorld } from "./world.js";
import { type WorldFiles, writeWorld } from "./write.js";

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
 * Writes `events.ndjson` (field names are those of `--map`), `labels.csv` (account,label,group,platform,crowd) and
 * `scenario.json` (effective parameters, data card, seed, counts). The same scenario, parameters and seed give the same bytes. Throws
 * `UsageError` (scenario, parameters) and `ResourceError` (disk).
 */
export async function simulate(options: SimulateOptions, run: RunContext): Promise<SimulatedFiles> {
  const { seed } = options;
  const card = cardOf(options.scenario);
  const scenario = scenarioOf(options.scenario, options.parameters);
  run.progress.start("simulate", 2, "steps");
  run.signal.throwIfAborted();
  const world = simulateWorld(scenario, seed);
  run.progress.advance(1);
  run.signal.throwIfAborted();
  const counts = {
    events: world.events.length,
    accounts: world.labels.length,
    planted: world.labels.filter((l) => l.label === "planted").length,
  };
  const files = await writeWorld(
    { events: lines(world.events), labels: world.labels, about: { scenario, card, seed, counts } },
    options.folder,
  );
  run.progress.end();
  return { ...files, ...counts };
}

function* lines(events: readonly SimulatedEvent[]): Generator<string> {
  for (const event of events) yield `${JSON.stringify(event)}\n`;
}
