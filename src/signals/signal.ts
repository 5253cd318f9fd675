/** The one shape of a signal: a question about a group, answered against placebo groups of matched controls. */
import type { Parameter, Reference, RunContext, SignalPicture } from "../model/index.js";
import type { AccountSet } from "./account-set.js";
import type { Ground } from "./ground.js";

/** Why a signal cannot be measured with this data: one sentence for the reader. */
export interface NotMeasurable {
  readonly notMeasurable: string;
}

/** What a signal says of one set of accounts. */
export interface Measured {
  /** The measure as it is shown. */
  readonly value: number;
  /** What placebo groups are compared by, larger is more unusual; absent: `value`. */
  readonly statistic?: number;
  /** Accounts of the set that it could be computed for. */
  readonly accounts: number;
}

/** The group's measure beside those of the placebo groups. */
export interface Compared extends Measured {
  /** Mean of the value over groups of other accounts, none of them a member. */
  readonly controlValue: number;
  /** Ratio or difference of the two, as the signal says; null for a ratio to nothing. */
  readonly effect: number | null;
  readonly pValue: number;
  /** The measure of the members that other accounts are like: what p compares with placebo groups. */
  readonly matched: Measured;
  readonly placebos: readonly Measured[];
}

/** Rows that a signal adds to a table of its own, values in the order of the table's columns. */
export interface SignalRows {
  readonly table: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** What is told about the group. */
export interface Told {
  /** One or two sentences with the numbers, without a verdict. */
  readonly note: string;
  readonly pictures?: readonly SignalPicture[];
  readonly rows?: readonly SignalRows[];
}

/** What a run gives to signals besides the ground. */
export interface SignalContext {
  readonly run: RunContext;
  /** ClaimReview file named by the user; null for none. */
  readonly factChecks: string | null;
}

/** One signal. `D` is what it keeps of the ground between sets. */
export interface Signal<D = unknown> {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The question it answers, one sentence. */
  readonly question: string;
  /** What the data must hold, in words. */
  readonly needs: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly effect: "ratio" | "difference";
  /** Whether it asks when accounts are active: then it is held against accounts that were collected as the members were; absent: no. */
  readonly ofTime?: boolean;
  /** Reads once, for the group and all its controls, whatever `measure` needs; or says why nothing can be measured. */
  readonly prepare: (ground: Ground, context: SignalContext) => Promise<D | NotMeasurable>;
  /**
   * The measure of one set of accounts: of the group, and of every placebo group alike. Null where too few of its accounts can be measured.
   * Depends on the data of the set's accounts, never on which set is the group.
   */
  readonly measure: (data: D, set: AccountSet, ground: Ground) => Measured | null;
  /** What to tell of the group once it was compared. */
  readonly tell: (data: D, group: AccountSet, compared: Compared, ground: Ground) => Promise<Told>;
  readonly innocentReadings: readonly string[];
  /** Innocent readings of a group, as in `INNOCENT_READINGS`, from which such a mark follows by itself; absent: none. */
  readonly followsFrom?: readonly string[];
  readonly references: readonly Reference[];
}

/** Checks the shape of a signal at load and hides the type of its data. */
export const defineSignal = <D>(signal: Signal<D>): Signal => signal as unknown as Signal;

/** Whether `prepare` gave up. */
export const isNotMeasurable = (data: unknown): data is NotMeasurable =>
  typeof data === "object" && data !== null && "notMeasurable" in data;
