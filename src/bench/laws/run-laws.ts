/** `claque bench laws`: the laws on anybody's data, or on small random worlds. They need no truth: what is changed must not matter. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, type RunContext, SILENT } from "../../model/index.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import { VERSION } from "../../pipeline/version.js";
import { readFiles } from "../data/read-files.js";
import type { DetectorOptions } from "../detectors.js";
import { writeBench } from "../ledger.js";
import { namedGroups } from "./answer.js";
import { LAW_CASES, PSEUDONYMS } from "./cases.js";
import { type PostAct, readPosts, writePosts } from "./posts.js";
import { smallWorldPosts } from "./small-worlds.js";
import { asking, caseOf, type LawResult, underPseudonyms } from "./try-case.js";

/** What to test, and where to write. */
export interface LawsOptions extends DetectorOptions {
  /** Files of anybody's; none: small random worlds, one a seed. */
  readonly inputs: readonly string[];
  /** How the inputs are read, as `analyze` is told. */
  readonly reading: AnalyzeOptions;
  /** Random worlds, from `seed` on. */
  readonly runs: number;
  /** Cases by id; all where none is named. */
  readonly cases: readonly string[];
  readonly machine: unknown;
  /** JSON file; null for none. */
  readonly to: string | null;
}

/** One input, or one random world, with its cases. */
export interface LawWorld {
  readonly seed: number;
  readonly posts: number;
  readonly accounts: number;
  /** Groups that claque names before anything is changed. */
  readonly named: number;
  readonly cases: readonly LawResult[];
}

/** The result file. */
export interface LawsFile {
  readonly claque: string;
  readonly benchmark: "laws";
  readonly machine: unknown;
  readonly complete: boolean;
  readonly worlds: readonly LawWorld[];
}

/** Ids of all cases, in the order of the table. */
export const LAW_IDS: readonly string[] = [PSEUDONYMS, ...LAW_CASES].map(({ id }) => id);

/**
 * Writes the posts of the inputs, or of each random world, anew, and asks of each change what claque says. Every comparison is with the
 * posts written anew and unchanged, so that both sides were read the same way. Nothing of the inputs stays behind. Throws the errors of
 * reading.
 */
export async function benchLaws(options: LawsOptions, run: RunContext): Promise<LawsFile> {
  const folder = await mkdtemp(join(tmpdir(), "claque-laws-"));
  const { inputs, seed, runs } = options;
  const seeds = inputs.length > 0 ? [seed] : Array.from({ length: runs }, (_, n) => seed + n);
  const worlds: LawWorld[] = [];
  const file = (complete: boolean): LawsFile => ({
    claque: VERSION,
    benchmark: "laws",
    machine: options.machine,
    complete,
    worlds,
  });
  run.progress.start("laws", seeds.length * casesOf(options).length, "cases");
  try {
    for (const one of seeds) {
      worlds.push(await worldOf(one, join(folder, "posts.ndjson"), options, run));
      if (options.to) await writeBench(options.to, file(false));
      if (run.signal.aborted) break;
    }
    run.progress.end();
    const whole = file(!run.signal.aborted);
    if (options.to) await writeBench(options.to, whole);
    return whole;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const casesOf = ({ cases }: LawsOptions): string[] =>
  LAW_IDS.filter((id) => cases.length === 0 || cases.includes(id));

/** The cases of one input or world; when it is stopped, those that were tried. */
async function worldOf(seed: number, path: string, options: LawsOptions, run: RunContext): Promise<LawWorld> {
  const quiet = { signal: run.signal, progress: SILENT };
  const isRandom = options.inputs.length === 0;
  const posts = isRandom ? smallWorldPosts(seed).posts : await inputPosts(options, quiet);
  const ask = asking(path, options, quiet);
  const before = await ask(posts);
  const cases: LawResult[] = [];
  try {
    for (const id of casesOf(options)) {
      run.signal.throwIfAborted();
      const one = LAW_CASES.find((law) => law.id === id);
      if (one) cases.push(await caseOf(one, { posts, before, ask, seed }));
      else {
        if (isRandom) await writePosts(path, posts);
        const read = isRandom ? { inputs: [path], reading: {} } : options;
        cases.push(await underPseudonyms(read, options, quiet));
      }
      run.progress.advance(1);
    }
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
  return {
    seed,
    posts: posts.length,
    accounts: new Set(posts.map(({ account }) => account)).size,
    named: namedGroups(before).length,
    cases,
  };
}

async function inputPosts({ inputs, reading, ...options }: LawsOptions, run: RunContext): Promise<PostAct[]> {
  const { store } = await readFiles(inputs, reading, options, run);
  const posts = await readPosts(store).finally(() => store.close());
  if (posts.length === 0)
    throw new InputError("laws: the input holds no event. Look at it with claque inspect.");
  return posts;
}
