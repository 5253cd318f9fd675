/** `claque bench laws`: the laws on anybody's data. They need no truth: what is changed must not matter, so the answer must not change. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, type RunContext, SILENT } from "../../model/index.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import { VERSION } from "../../pipeline/version.js";
import { readFiles } from "../data/read-files.js";
import type { DetectorOptions } from "../detectors.js";
import { writeBench } from "../ledger.js";
import { type Answer, answerOf, namedGroups } from "./answer.js";
import { LAW_CASES, type LawCase, PSEUDONYMS } from "./cases.js";
import { type PostAct, readPosts, writePosts } from "./posts.js";
import { type Allowance, breaches, changesOf, type GroupChange } from "./verdict.js";

/** What to test, and where to write. */
export interface LawsOptions extends DetectorOptions {
  readonly inputs: readonly string[];
  /** How the inputs are read, as `analyze` is told. */
  readonly reading: AnalyzeOptions;
  /** Cases by id; all where none is named. */
  readonly cases: readonly string[];
  readonly machine: unknown;
  /** JSON file; null for none. */
  readonly to: string | null;
}

/** One case as it came out. */
export interface LawResult {
  readonly id: string;
  readonly law: string;
  readonly title: string;
  /** Null: the input cannot be changed so. */
  readonly holds: boolean | null;
  readonly groups: readonly GroupChange[];
  /** Groups whose change breaks the law. */
  readonly breaches: number;
  readonly seconds: number;
}

/** The result file. */
export interface LawsFile {
  readonly claque: string;
  readonly benchmark: "laws";
  readonly machine: unknown;
  readonly complete: boolean;
  readonly seed: number;
  readonly posts: number;
  readonly accounts: number;
  /** Groups that claque names in the input as it is. */
  readonly named: number;
  readonly cases: readonly LawResult[];
}

/** Ids of all cases, in the order of the table. */
export const LAW_IDS: readonly string[] = [PSEUDONYMS, ...LAW_CASES].map(({ id }) => id);

/**
 * Reads the inputs, writes their posts anew, and asks of each change what claque says. Every comparison is with the posts written anew and
 * unchanged, so that both sides were read the same way. Nothing of the inputs stays behind. Throws the errors of reading.
 */
export async function benchLaws(options: LawsOptions, run: RunContext): Promise<LawsFile> {
  const folder = await mkdtemp(join(tmpdir(), "claque-laws-"));
  const quiet = { signal: run.signal, progress: SILENT };
  const wanted = (id: string) => options.cases.length === 0 || options.cases.includes(id);
  const chosen = LAW_CASES.filter(({ id }) => wanted(id));
  const results: LawResult[] = [];
  run.progress.start("laws", chosen.length + 1, "cases");
  try {
    const { store } = await readFiles(options.inputs, options.reading, options, quiet);
    const posts = await readPosts(store).finally(() => store.close());
    if (posts.length === 0)
      throw new InputError("laws: the input holds no event. Look at it with claque inspect.");
    const ask = asking(join(folder, "posts.ndjson"), options, quiet);
    const before = await ask(posts);
    const file = (complete: boolean): LawsFile => ({
      claque: VERSION,
      benchmark: "laws",
      machine: options.machine,
      complete,
      seed: options.seed,
      posts: posts.length,
      accounts: new Set(posts.map(({ account }) => account)).size,
      named: namedGroups(before).length,
      cases: results,
    });
    const done = async (result: LawResult) => {
      results.push(result);
      run.progress.advance(1);
      if (options.to) await writeBench(options.to, file(false));
    };
    try {
      if (wanted(PSEUDONYMS.id)) await done(await underPseudonyms(options, quiet));
      for (const one of chosen) {
        run.signal.throwIfAborted();
        await done(await caseOf(one, { posts, before, ask, seed: options.seed }));
      }
    } catch (error) {
      if (!run.signal.aborted) throw error;
    }
    run.progress.end();
    const whole = file(!run.signal.aborted);
    if (options.to) await writeBench(options.to, whole);
    return whole;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asks claque what it says of posts, which are written to the path and read from there. */
export const asking =
  (path: string, options: DetectorOptions, run: RunContext): Ask =>
  async (posts) => {
    await writePosts(path, posts);
    return answerOf([path], {}, options, run);
  };

/** What claque says of posts. */
export type Ask = (posts: readonly PostAct[]) => Promise<Answer>;

/** What a case is tried on. */
export interface Trial {
  readonly posts: readonly PostAct[];
  /** What claque says of the posts as they are. */
  readonly before: Answer;
  readonly ask: Ask;
  readonly seed: number;
}

/** Tries one case of a law. */
export async function caseOf({ id, law, title, allowed, change }: LawCase, given: Trial): Promise<LawResult> {
  const start = performance.now();
  const changed = change(given.posts, given.before, given.seed);
  if (changed === null) return { id, law, title, holds: null, groups: [], breaches: 0, seconds: 0 };
  const after = await given.ask(changed.posts);
  return judged({ id, law, title }, allowed, given.before, named(after, changed.names), start);
}

/** An answer in the names that accounts bore before. */
function named(answer: Answer, names: ReadonlyMap<string, string> | undefined): Answer {
  if (!names) return answer;
  const before = new Map([...names].map(([old, now]) => [now, old]));
  return answer.map((group) => ({
    ...group,
    accounts: group.accounts.map((account) => before.get(account) ?? account),
  }));
}

/** Plain and pseudonymous answers have no names in common, so groups are compared by their rank. */
async function underPseudonyms(options: LawsOptions, run: RunContext): Promise<LawResult> {
  const start = performance.now();
  const { inputs, reading } = options;
  const plain = byRank(await answerOf(inputs, reading, options, run));
  const masked = byRank(
    await answerOf(inputs, { ...reading, identity: "pseudonym" }, options, run, randomBytes(32)),
  );
  return judged(PSEUDONYMS, { jaccard: 1, verdicts: ["same"], numbers: true }, plain, masked, start);
}

const byRank = (answer: Answer): Answer =>
  answer.map((group, rank) => ({ ...group, accounts: group.accounts.map((_, n) => `${rank} ${n}`) }));

function judged(
  { id, law, title }: Pick<LawCase, "id" | "law" | "title">,
  allowed: Allowance,
  before: Answer,
  after: Answer,
  start: number,
): LawResult {
  const groups = changesOf(before, after, allowed);
  const broken = breaches(groups, allowed).length;
  const seconds = Math.round(performance.now() - start) / 1000;
  return { id, law, title, holds: broken === 0, groups, breaches: broken, seconds };
}

/** The cases as cells for a terminal. */
export const lawCells = ({ cases }: Pick<LawsFile, "cases">): Record<string, string | number>[] =>
  cases.map(({ law, title, holds, groups, breaches: broken }) => ({
    law,
    change: title,
    verdict: holds === null ? "cannot be tried" : holds ? "holds" : `broken by ${broken}`,
    groups: groups.map(changeText).join("; ") || "none before, none after",
  }));

function changeText({ verdict, before, after, jaccard }: GroupChange): string {
  const text = (group: GroupChange["before"]) => (group ? `${group.status} ${group.size}` : "nothing");
  const shared = before && after ? `, ${Math.round(100 * jaccard)} % in common` : "";
  return `${text(before)} > ${text(after)}${shared}${verdict === "same" ? "" : ` (${verdict})`}`;
}
