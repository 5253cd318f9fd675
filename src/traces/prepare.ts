/** Makes the tables that traces prepare: families of near-equal texts and images. One place, for every caller that makes actions. */
import type { PreparedTable, RunContext, Trace } from "../model/index.js";
import type { Store } from "../store/index.js";
import { coText } from "./co-text.js";
import { makeImageFamilies } from "./image-families.js";
import { defaultParameters } from "./make-actions.js";
import { makePhraseFamilies } from "./phrase-families.js";
import { makeTextFamilies } from "./text-families.js";

type Maker = (
  store: Store,
  value: (name: string) => number,
  seed: number,
  run: RunContext,
) => Promise<unknown>;

const MAKERS: Readonly<Record<PreparedTable, Maker>> = {
  text_families: (store, value, seed, run) =>
    makeTextFamilies(
      store,
      { minimumCharacters: value("minimumCharacters"), similarity: value("similarity"), seed },
      run,
    ),
  phrase_families: (store, value, _, run) =>
    makePhraseFamilies(
      store,
      { minimumCharacters: value("minimumCharacters"), similarity: value("similarity") },
      run,
    ),
  image_families: (store, value, _, run) => makeImageFamilies(store, { distance: value("distance") }, run),
};

/** The trace whose parameters a table is made with where several prepare it. */
const OWNER: Partial<Record<PreparedTable, Trace>> = { text_families: coText };

/** Makes the tables that these traces prepare, with the defaults of their parameters; returns the names made. */
export async function prepareTables(
  store: Store,
  options: { readonly traces: readonly Trace[]; readonly seed: number },
  run: RunContext,
): Promise<PreparedTable[]> {
  const made: PreparedTable[] = [];
  for (const trace of options.traces)
    for (const table of trace.prepares) {
      if (made.includes(table)) continue;
      const parameters = defaultParameters(OWNER[table] ?? trace);
      await MAKERS[table](store, (name) => Number(parameters[name]), options.seed, run);
      made.push(table);
    }
  return made;
}
