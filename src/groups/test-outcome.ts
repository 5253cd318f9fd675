/** What the group test says of a group, as it is written beside it. */
import type { GroupStatus } from "../model/index.js";
import type { Followed, Occasion } from "./group-test/index.js";

/** A group that passed the test on data that did not find it. */
export interface TestOutcome {
  /** Ascending. */
  readonly accounts: readonly string[];
  /** Highest null model it beats. */
  readonly level: "volume" | "audience" | "attention";
  readonly log10E: number;
  /** log10 e-value of each trace alone, by id: where the group stands. */
  readonly byTrace: ReadonlyMap<string, number>;
  /** By index of `accounts`: log10 e-value and what the member was held against. */
  readonly members: readonly { readonly log10E: number; readonly judged: "all" | "non-members" }[];
  /** Since when the evidence against this group was there, microseconds since 1970; null where only all halves together show it. */
  readonly evidenceTick: number | null;
  /** Since when a user who knew the past alone could have known it, by searching the past anew; null where that was not done. */
  readonly standsTick: number | null;
  /** How often members followed one another in the trace in which the group stands most, by window, and what the deciding null model expects. */
  readonly followed: { readonly trace: string; readonly windows: readonly Followed[] };
  /** Its shared moments in that trace, member by member. */
  readonly occasions: readonly Occasion[];
}

/** A group that does not rise above volume shares an audience; what passes beyond it is open until innocent readings are weighed. */
export const statusOf = (test: TestOutcome | null): GroupStatus =>
  test === null ? "candidate" : test.level === "volume" ? "shared-audience" : "open";
