/**
 * The import rule as data: which folder of src/ may import which. ARCHITECTURE.md says it for people, this says it for
 * the test; a stage meets another stage in a table, never in an import.
 */

const GROUND = ["model", "stats", "files", "store"];
const STAGES = ["sources", "events", "traces", "network", "groups", "signals", "evidence"];
const BELOW_RIVER = [...GROUND, ...STAGES, "outputs", "simulate", "engine"];

/** Folder of src/ to the folders that it may import; its own folder is always allowed. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: ["model"],
  files: ["model"],
  store: ["model"],
  ...Object.fromEntries(STAGES.map((stage) => [stage, GROUND])),
  outputs: GROUND,
  simulate: GROUND,
  engine: GROUND,
  pipeline: BELOW_RIVER,
  bench: [...BELOW_RIVER, "pipeline"],
  cli: ["model", "pipeline", "bench", "server"],
  server: ["model", "stats", "store", "outputs", "pipeline"],
  "index.ts": ["model", "pipeline"],
  "read.ts": ["model", "pipeline"],
};

/** Rings 0 to 3, and what is offline data or a place to compute: no chance and no clock of their own. */
export const WITHOUT_CHANCE_OR_CLOCK: readonly string[] = ["model", ...BELOW_RIVER.slice(1)];

/** The folder of src/ that a file stands in; `index.ts` for the file at the top. */
export const folderOf = (path: string): string => path.split("/")[1];
