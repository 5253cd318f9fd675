/** Observed against expected of every group under every trace and window. */
import type { RunContext } from "../model/index.js";
import { permutationNulls } from "../stats/index.js";
import { type MeetingCounts, meetingCounts } from "./meetings.js";
import { logLikelihoodRatio } from "./score.js";
import { numbersOf, type TraceData } from "./trace-data.js";

/** Width of the null model's time strata, seconds, and the cap of its popularity class. */
const BIN_SECONDS = 3600;
const DAY_SECONDS = 86400;
const POPULARITY_CAP = 12;

/** One group under one trace and window. */
export interface TraceCounts extends MeetingCounts {
  readonly trace: string;
  readonly windowSeconds: number;
  /** Mean of `observed` under label permutation by hour × popularity. */
  readonly expected: number;
  /** The same by hour of day × popularity, all days pooled. */
  readonly expectedRhythm: number;
  /** Log-likelihood ratios against the two means. */
  readonly ratio: number;
  readonly ratioRhythm: number;
}

/** Counts for each group (lists of account ids), in the order of `windowsSeconds`. */
export function observedAndExpected(
  data: TraceData,
  windowsSeconds: readonly number[],
  groups: readonly (readonly string[])[],
  run: RunContext,
): TraceCounts[][] {
  const numbers = groups.map((accounts) => numbersOf(data, accounts).sort());
  const counts: TraceCounts[][] = groups.map(() => []);
  const strata = { binSeconds: BIN_SECONDS, popularityCap: POPULARITY_CAP };
  const byHour = permutationNulls(data.actions, strata);
  const byRhythm = permutationNulls(data.actions, { ...strata, periodSeconds: DAY_SECONDS });
  for (const windowSeconds of windowsSeconds) {
    run.signal.throwIfAborted();
    const hour = byHour(windowSeconds);
    const rhythm = byRhythm(windowSeconds);
    numbers.forEach((accounts, group) => {
      const found = meetingCounts(data, accounts, windowSeconds);
      const expected = hour.expectedGroup(accounts);
      const expectedRhythm = rhythm.expectedGroup(accounts);
      counts[group].push({
        ...found,
        trace: data.id,
        windowSeconds,
        expected,
        expectedRhythm,
        ratio: logLikelihoodRatio(found.observed, expected),
        ratioRhythm: logLikelihoodRatio(found.observed, expectedRhythm),
      });
    });
  }
  return counts;
}
