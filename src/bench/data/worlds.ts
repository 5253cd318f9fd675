/** Labelled data sets that are read as a user's files are: simulated worlds, and anybody's data with a labels file. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulate } from "../../simulate/index.js";
import { rowCount } from "../../store/index.js";
import { readLabels } from "./labels.js";
import { readFiles } from "./read-files.js";
import type { SampleMaker } from "./sample.js";

/** A scenario with parameters of its own, under a name of its own. */
export interface WorldVariant {
  readonly id: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A scenario of the simulator; `keep` says by the number of planted accounts whether it is of the suite. */
export const worldMaker = (
  scenario: string,
  keep: (planted: number) => boolean,
  variant: WorldVariant = { id: scenario, title: `simulated world ${scenario}`, parameters: {} },
): SampleMaker => ({
  id: variant.id,
  title: variant.title,
  async make(seed, options, run) {
    const folder = await mkdtemp(join(tmpdir(), "claque-world-"));
    try {
      const files = await simulate({ scenario, seed, folder, parameters: variant.parameters }, run);
      if (!keep(files.planted)) return null;
      const { store, traces } = await readFiles([files.eventsPath], {}, options, run);
      const truth = await readLabels(store, files.labelsPath);
      return { store, traces, truth, actions: await rowCount(store, "actions") };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

/** A file of anybody's with its labels; every run reads the same data, seeds change the methods' draws only. */
export const labelledMaker = (file: string, labels: string): SampleMaker => ({
  id: "labelled",
  title: "labelled data",
  async make(_seed, options, run) {
    const { store, traces } = await readFiles([file], {}, options, run);
    const truth = await readLabels(store, labels);
    return { store, traces, truth, actions: await rowCount(store, "actions") };
  },
});
