/** The e-value of a candidate on the half that did not find it, over all its traces. */

import { type Distances, tasteOf } from "../ladder/taste.js";
import { type Candidate, testFold } from "../nets/candidate.js";
import type { Presence } from "../presence/presence.js";
import { type Scratch, scratchFor } from "./chances.js";
import { GroupChances, type Question } from "./lanes.js";
import { type Stakes, staked, stakesOf } from "./stakes.js";

/** What is held fixed besides presence. */
export interface EvidenceOptions {
  /** Accounts whose posts are taken out of the data. */
  readonly leftOut?: readonly string[];
  /** Distances at which taste is measured and then held fixed, by the windows of a trace; absent: not held. */
  readonly taste?: (windowsSeconds: readonly number[]) => Distances;
  /** Windows of a trace to test; absent: all of them. */
  readonly windows?: (windowsSeconds: readonly number[]) => readonly number[];
  /** Without the hits of its strongest pair. */
  readonly withoutStrongestPair?: boolean;
  /** Natural logarithm of the e-value from which on the one without the strongest pair is worked out too. */
  readonly pairFrom?: number;
}

/** The e-value as a natural logarithm, and the chances that could say something and those that could not, over all windows. */
export interface CandidateEvidence {
  readonly logE: number;
  /** That without the hits of the strongest pair, if smaller; −∞ where it was not worked out. */
  readonly pairless: number;
  readonly chances: number;
  readonly saturated: number;
}

/** A presence with space to search it. */
export interface Here {
  readonly presence: Presence;
  readonly scratch: Scratch;
}

/** Space for a presence. */
export const hereIn = (presence: Presence): Here => ({ presence, scratch: scratchFor(presence.posts.posts) });

/**
 * The e-value of a candidate: bets at its chances on the half that tests it, lanes mixed as the half that found it teaches. Under chance
 * its expectation is 1.
 */
export function candidateEvidence(
  here: Here,
  candidate: Candidate,
  options: EvidenceOptions = {},
): CandidateEvidence {
  const { chances, stakes } = chancesAndStakes(here, candidate, options);
  if (!stakes) return { logE: 0, pairless: Number.NEGATIVE_INFINITY, chances: 0, saturated: 0 };
  const fold = testFold(candidate);
  const pairless = () => chances.wealth(fold, chances.strongestPair());
  const tested = options.withoutStrongestPair ? pairless() : chances.wealth(fold);
  const logE = staked(tested.logs, stakes);
  const isAsked = logE >= (options.pairFrom ?? Number.POSITIVE_INFINITY);
  return {
    logE,
    pairless: isAsked ? Math.min(logE, staked(pairless().logs, stakes)) : Number.NEGATIVE_INFINITY,
    chances: tested.chances,
    saturated: tested.saturated,
  };
}

/** Chances of a candidate and what to stake on its lanes; null where it is looked at in no trace. */
export function chancesAndStakes(
  here: Here,
  candidate: Candidate,
  options: EvidenceOptions = {},
): { readonly chances: GroupChances; readonly stakes: Stakes | null } {
  const chances = new GroupChances(questionOf(here, candidate, options));
  const looked = lookedAt(here.presence, candidate).some(Boolean);
  return { chances, stakes: looked ? stakesOf(chances.wealth(candidate.foundOn).logs) : null };
}

/** Which traces of the presence a candidate met in, on the half that found it. */
export const lookedAt = ({ order }: Presence, { weights }: Candidate): boolean[] =>
  order.map((trace) => weights[trace] > 0);

const tastes = new WeakMap<Presence, WeakMap<Candidate, Map<string, number>>>();

/** The taste of a candidate in a trace of the presence: measured once, for it is asked for by the ladder and by the judging of members. */
function tasteFor(
  { presence, scratch }: Here,
  candidate: Candidate,
  i: number,
  distances: Distances,
): number {
  const here = tastes.get(presence) ?? new WeakMap<Candidate, Map<string, number>>();
  tastes.set(presence, here);
  const known = here.get(candidate) ?? new Map<string, number>();
  here.set(candidate, known);
  const key = `${presence.traces[i].id} ${distances.fromSeconds} ${distances.toSeconds}`;
  const odds =
    known.get(key) ?? tasteOf(presence.traces[i], presence.group(candidate.accounts), distances, scratch);
  known.set(key, odds);
  return odds;
}

/** A candidate as a question. */
export function questionOf(
  { presence, scratch }: Here,
  candidate: Candidate,
  { leftOut = [], taste, windows = (all) => all }: EvidenceOptions = {},
): Question {
  const looked = lookedAt(presence, candidate);
  const group = presence.group(candidate.accounts, leftOut);
  const odds = presence.traces.map((trace, i) =>
    taste && looked[i] ? tasteFor({ presence, scratch }, candidate, i, taste(trace.windowsSeconds)) : 1,
  );
  return {
    presence,
    scratch,
    group,
    looked,
    odds,
    windows,
    folds: presence.testFolds(candidate.scheme),
    fold: testFold(candidate),
  };
}
