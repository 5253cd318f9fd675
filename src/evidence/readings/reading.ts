/** The shape of a reading's test. Each reading is one value in one file; the registry lists them by hand. */
import type { Reference } from "../../model/index.js";
import type { Store } from "../../store/index.js";

/** What a test can say. `not-measurable`: the data cannot settle it, and the note says why. */
export type ReadingState = "fits" | "ruled-out" | "not-measurable";

/** A group under test. */
export interface TestedGroup {
  readonly groupId: string;
  readonly size: number;
  /** Lead trace and its window: the meetings that the readings try to explain. */
  readonly trace: string;
  readonly windowSeconds: number;
  readonly contrast: "hour" | "rhythm";
  readonly observed: number;
  readonly expected: number;
  readonly expectedRhythm: number;
  /** Shared moments: runs of members' acts on one object, each within the window of the next; a set of posts counts once. */
  readonly moments: number;
  /** How fine the clocks of most acts in the moments are. */
  readonly clock: "second" | "minute" | "day";
}

/** What one reading says of one group. */
export interface Finding {
  readonly groupId: string;
  readonly state: ReadingState;
  /** Whether this data could show it: false where a column, a fine clock or enough moments are missing. */
  readonly testable: boolean;
  readonly value: number | null;
  readonly controlValue: number | null;
  readonly pValue: number | null;
  /** One sentence with the numbers; no account is named. */
  readonly note: string;
}

/** The test of one innocent reading. */
export interface ReadingTest {
  /** As in `INNOCENT_READINGS`. */
  readonly id: string;
  /** The question that it answers, one sentence. */
  readonly question: string;
  /** Whether a group that it fits is an audience by it, and not merely contested. */
  readonly isAudience?: boolean;
  /** SQL over `size` (of the group): the value from which it does; absent: any. */
  readonly audienceFrom?: string;
  /** What the data must hold for an answer, in words. */
  readonly needs: readonly string[];
  /** Findings of the groups; reads the temp tables of `ground.ts`. One finding a group, in any order. */
  readonly measure: (store: Store, groups: readonly TestedGroup[]) => Promise<readonly Finding[]>;
  readonly references: readonly Reference[];
}

/** Checks the shape of a reading's test at load and returns it unchanged. */
export const defineReading = (reading: ReadingTest): ReadingTest => reading;
