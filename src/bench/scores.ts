/** The figures of one detector on one sample: what it claimed against what is there. Every figure is a pure function. */
import { averagePrecision, bCubed, recallAtRate } from "../stats/index.js";
import type { Truth } from "./data/sample.js";
import { type Detected, type DetectedGroup, isConfirmed, isReported } from "./detectors.js";

/** Figures of one detector and run. Shares are 0 to 1; null where there is nothing to divide by. */
export interface Figures {
  /** Candidates that were tested; without a test, all groups named. */
  readonly candidates: number;
  /** Groups claimed: what the error rate is about. */
  readonly confirmed: number;
  /** Groups whose accounts are said to act in concert. */
  readonly reported: number;
  /** Reported groups that no innocent reading fits: coordinated or open. */
  readonly uncontested: number;
  /** Reported groups of which more than half is of one planted group. */
  readonly trueGroups: number;
  /** Planted groups that are the majority of some reported group; and all planted groups. */
  readonly groupsFound: number;
  readonly plantedGroups: number;
  readonly flagged: number;
  readonly truePositives: number;
  readonly planted: number;
  readonly accounts: number;
  /** Pairs accepted, for pair tests. */
  readonly pairs: number | null;
  readonly weightedPrecision: number | null;
  readonly bCubedPrecision: number | null;
  readonly bCubedRecall: number | null;
  readonly bCubedF: number | null;
  readonly averagePrecision: number | null;
  readonly recallAt1e3: number | null;
  readonly recallAt1e4: number | null;
  /** Median over true groups, from the first act of a planted member of the group. */
  readonly daysToDetection: number | null;
  readonly actionsToDetection: number | null;
  /** Share of each planted group that is flagged, in the order of the truth. */
  readonly groupRecalls: readonly number[];
  /** Groups claimed, in their order. */
  readonly claims: readonly Claim[];
}

/** A claimed group: what was said of it, how many accounts it names, and how many of these are planted. */
export interface Claim {
  readonly status: string;
  readonly accounts: number;
  readonly planted: number;
  readonly readings: readonly string[];
}

/** Scores what was found. `timesOf` gives the act times (milliseconds) of some accounts; asked for groups with a clock only. */
export function figuresOf(
  detected: Detected,
  truth: Truth,
  timesOf: (accounts: readonly string[]) => readonly number[] = () => [],
): Figures {
  const reported = detected.groups.filter(isReported);
  const flagged = new Set(reported.flatMap(({ accounts }) => accounts));
  const planted = new Set(truth.groups.flat());
  const majorities = reported.map((group) => majorityOf(group, truth));
  const ranking = rankingOf(detected, truth, planted);
  const groups = reported.map(({ accounts }) => accounts);
  const cubed = bCubed(groups, truth.groups);
  const delays = reported.flatMap((group, n) =>
    group.detectedAt === undefined || majorities[n] < 0
      ? []
      : [toDetection(timesOf(group.accounts.filter((a) => planted.has(a))), group.detectedAt)],
  );
  return {
    candidates: detected.tested ?? detected.groups.length,
    confirmed: detected.groups.filter(isConfirmed).length,
    reported: reported.length,
    uncontested: reported.filter(({ status }) => status !== "contested").length,
    trueGroups: majorities.filter((m) => m >= 0).length,
    groupsFound: new Set(majorities.filter((m) => m >= 0)).size,
    plantedGroups: truth.groups.length,
    flagged: flagged.size,
    truePositives: [...flagged].filter((account) => planted.has(account)).length,
    planted: planted.size,
    accounts: truth.accounts.length,
    pairs: detected.pairs ?? null,
    weightedPrecision: finite(weightedPrecision(groups, truth)),
    bCubedPrecision: finite(cubed.precision),
    bCubedRecall: finite(cubed.recall),
    bCubedF: planted.size > 0 ? (finite(cubed.f) ?? 0) : null,
    averagePrecision: finite(averagePrecision(ranking.scores, ranking.positive)),
    recallAt1e3: finite(recallAtRate(ranking.scores, ranking.positive, 1e-3)),
    recallAt1e4: finite(recallAtRate(ranking.scores, ranking.positive, 1e-4)),
    daysToDetection: median(delays.map(({ days }) => days)),
    actionsToDetection: median(delays.map(({ actions }) => actions)),
    groupRecalls: truth.groups.map(
      (group) => group.filter((account) => flagged.has(account)).length / group.length,
    ),
    claims: detected.groups.filter(isConfirmed).map((group) => claimOf(group, planted)),
  };
}

const claimOf = (
  { accounts, status, readings = [] }: DetectedGroup,
  planted: ReadonlySet<string>,
): Claim => ({
  status,
  accounts: accounts.length,
  planted: accounts.filter((account) => planted.has(account)).length,
  readings,
});

/** The answer whose flagged accounts fit the planted ones best by F, the first of equals; nobody where nobody is planted. */
export function bestAnswer(answers: readonly Detected[], truth: Truth): Detected {
  const planted = new Set(truth.groups.flat());
  let best: Detected = { groups: [], accountScores: new Map() };
  let highest = 0;
  for (const answer of answers) {
    const flagged = new Set(answer.groups.filter(isReported).flatMap(({ accounts }) => accounts));
    const right = [...flagged].filter((account) => planted.has(account)).length;
    const f = (2 * right) / (flagged.size + planted.size);
    if (!(f > highest)) continue;
    highest = f;
    best = answer;
  }
  return best;
}

/** Index of the planted group to which more than half of the accounts belong; −1 for none. */
export function majorityOf({ accounts }: Pick<DetectedGroup, "accounts">, truth: Truth): number {
  return truth.groups.findIndex((group) => 2 * shared(accounts, group) > accounts.length);
}

/** Accounts in the best planted group of each found group, over all accounts of found groups: large groups count more. */
export function weightedPrecision(groups: readonly (readonly string[])[], truth: Truth): number {
  let right = 0;
  let all = 0;
  for (const accounts of groups) {
    all += accounts.length;
    right += truth.groups.reduce((best, group) => Math.max(best, shared(accounts, group)), 0);
  }
  return right / all;
}

/** Days from the first act to the detection, and acts until then. Times in milliseconds, in any order. */
export function toDetection(
  times: readonly number[],
  detectedAt: number,
): { readonly days: number; readonly actions: number } {
  const first = times.reduce((low, time) => Math.min(low, time), Number.POSITIVE_INFINITY);
  return {
    days: (detectedAt - first) / 86_400_000,
    actions: times.filter((time) => time <= detectedAt).length,
  };
}

/** Every account with its score; accounts that a detector does not rank stand below all that it does. */
function rankingOf(detected: Detected, truth: Truth, planted: ReadonlySet<string>) {
  const { accountScores } = detected;
  let lowest = 0;
  for (const score of accountScores.values()) if (score < lowest) lowest = score;
  return {
    scores: truth.accounts.map((account) => accountScores.get(account) ?? lowest - 1),
    positive: truth.accounts.map((account) => planted.has(account)),
  };
}

function shared(x: readonly string[], y: readonly string[]): number {
  const inY = new Set(y);
  return x.reduce((sum, account) => sum + (inY.has(account) ? 1 : 0), 0);
}

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

/** The middle of some numbers, the mean of the middle two; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.filter(Number.isFinite).sort((x, y) => x - y);
  if (sorted.length === 0) return null;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
