/** What the group test says of a group, as it is written beside it. */
import type { GroupStatus } from "../model/index.js";

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
  /** When the test would first have stood, microseconds since 1970; null where only the whole data shows it. */
  readonly detectedTick: number | null;
}

/** A group that does not rise above volume shares an audience; what passes beyond it is open until innocent readings are weighed. */
export const statusOf = (test: TestOutcome | null): GroupStatus =>
  test === null ? "candidate" : test.level === "volume" ? "shared-audience" : "open";
