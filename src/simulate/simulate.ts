/** `claque simulate`: a scenario by id and a seed, written to a folder. */
import { quietContext, type RunContext } from "../model/index.js";
import type { SimulatedEvent } from "./events.js";
import { cardOfMade, scenarioOf } from "./scenario.js";
import { societyWorld } from "./society/society.js";
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
 * Writes `events.ndjson` (field names are those of `--map`), `labels.csv` (account,label,group,platform,crowd; in societies also
 * operator,batch,cover,team), `scenario.json` (effective parameters, data card, seed, counts) and, in societies, `truth.json`. The same scenario, parameters and seed give the same bytes. Throws
 * `UsageError` (scenario, parameters) and `ResourceError` (disk). Another world in the folder is left alone, with a `UsageError`.
 *
 * @example
 * ```ts
 * import { simulate } from "claque";
 *
 * const world = await simulate({ scenario: "small-farm", seed: 1, folder: "world" });
 * console.log(world.accounts, world.planted); // → 420 20
 * ```
 */
export async function simulate(
  options: SimulateOptions,
  run: RunContext = quietContext(),
): Promise<SimulatedFiles> {
  const { seed } = options;
  const scenario = scenarioOf(options.scenario, options.parameters);
  const card = cardOfMade(scenario);
  run.progress.start("simulate", scenario.days, "days");
  run.signal.throwIfAborted();
  const society = "model" in scenario ? societyWorld(scenario, seed) : null;
  const world = "model" in scenario ? null : simulateWorld(scenario, seed);
  const labels = (society ?? world!).labels;
  const counts = {
    events: 0,
    accounts: labels.length,
    planted: labels.filter((l) => l.label === "planted").length,
  };
  const events = counted(society?.events(() => run.progress.advance(1)) ?? world!.events, counts, run.signal);
  const about = () => ({ scenario, card, seed, counts });
  const truth = society ? () => society.truth() : undefined;
  const files = await writeWorld({ events, labels, about, truth }, options.folder);
  run.progress.end();
  return { ...files, ...counts };
}

/** Events a write. */
const CHUNK = 1000;

function* counted(
  events: Iterable<SimulatedEvent>,
  counts: { events: number },
  signal: AbortSignal,
): Generator<string> {
  let lines = "";
  for (const event of events) {
    lines += `${JSON.stringify(event)}\n`;
    if (++counts.events % CHUNK > 0) continue;
    signal.throwIfAborted();
    yield lines;
    lines = "";
  }
  yield lines;
}
