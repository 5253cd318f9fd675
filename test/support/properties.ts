/**
 * Property tests draw the same cases in every run, so that a red run can be had again by anybody. `CLAQUE_PROPERTY_SEED=random` draws others, and
 * `CLAQUE_PROPERTY_RUNS=3000` more of them: a hunt, whose finds become cases.
 */
import fc from "fast-check";

const seed = process.env.CLAQUE_PROPERTY_SEED ?? "1";
const runs = process.env.CLAQUE_PROPERTY_RUNS;

fc.configureGlobal({
  ...(seed === "random" ? {} : { seed: Number(seed) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
