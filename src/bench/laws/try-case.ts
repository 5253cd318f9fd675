/** One case of a law tried: posts are changed, written, read and searched, and the answer stands beside the one before. */
import { randomBytes } from "node:crypto";
import type { RunContext } from "../../model/index.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import type { DetectorOptions } from "../detectors.js";
import { type Answer, answerOf } from "./answer.js";
import { type LawCase, PSEUDONYMS } from "./cases.js";
import { type PostAct, writePosts } from "./posts.js";
import { type Allowance, breaches, changesOf, type GroupChange } from "./verdict.js";

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
export async function underPseudonyms(
  { inputs, reading }: { readonly inputs: readonly string[]; readonly reading: AnalyzeOptions },
  options: DetectorOptions,
  run: RunContext,
): Promise<LawResult> {
  const start = performance.now();
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
