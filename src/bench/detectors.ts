/**
 * What the benchmark compares: a detector looks at one store and names groups of accounts. claque and every baseline have
 * the same shape, see the same actions and are scored by the same functions.
 */
import { namesAccounts, type RunContext } from "../model/index.js";
import type { Store } from "../store/index.js";

/** A trace of the data with the windows that claque uses on it, seconds. */
export interface BenchTrace {
  readonly id: string;
  readonly windowsSeconds: readonly number[];
}

/** One group that a detector names. */
export interface DetectedGroup {
  readonly accounts: readonly string[];
  /** Higher is stronger; comparable within one detector and data set only. */
  readonly score: number;
  /** `found` for a detector without a test; else a status of `groups`, or `unresolved`: a group stands, its members do not. */
  readonly status: string;
  /** Innocent readings that fit the group, where they were tested. */
  readonly readings?: readonly string[];
  /** Milliseconds since 1970 at which the test first stood; absent where the detector has no clock. */
  readonly detectedAt?: number;
}

/** What a detector found. */
export interface Detected {
  readonly groups: readonly DetectedGroup[];
  /** A score for each account that the detector can rank, higher is more suspicious; accounts not in it count as lowest. */
  readonly accountScores: ReadonlyMap<string, number>;
  /** Candidates that a test corrected for; absent where nothing was tested. */
  readonly tested?: number;
  /** Pairs that a pair test accepted; absent elsewhere. */
  readonly pairs?: number;
}

/** What a detector may use. */
export interface DetectorOptions {
  readonly seed: number;
  readonly threads: number;
  readonly memoryBytes: number;
  /** Windows of claque in place of the usual ones, seconds; baselines keep their own. */
  readonly windowsSeconds?: readonly number[];
}

/** One method under test. `detect` reads the tables `actions` and `events`; the same seed gives the same answer. */
export interface Detector {
  readonly id: string;
  readonly title: string;
  /** Error rate that the method promises; absent where it promises none. */
  readonly nominal?: number;
  detect(
    store: Store,
    traces: readonly BenchTrace[],
    options: DetectorOptions,
    run: RunContext,
  ): Promise<Detected>;
}

/**
 * A rule with settings, which a user would have to choose. It answers at every setting; the bench keeps the answer that fits the
 * labels best, which no user can do: more than the rule can reach in practice.
 */
export interface HindsightRule {
  readonly id: string;
  readonly title: string;
  readonly nominal?: undefined;
  answers(
    store: Store,
    traces: readonly BenchTrace[],
    options: DetectorOptions,
    run: RunContext,
  ): Promise<readonly Detected[]>;
}

/** What stands in a table of comparison. */
export type Compared = Detector | HindsightRule;

/** Whether a group was claimed at all, with members or without: what an error rate is about. */
export const isConfirmed = ({ status }: DetectedGroup): boolean => status !== "candidate";

/** Whether the accounts of a group are said to act in concert. */
export const isReported = ({ status }: DetectedGroup): boolean => status === "found" || namesAccounts(status);
