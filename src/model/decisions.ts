/** What reviewers say of groups: the words, and the shape of a line of `decisions.ndjson`. */

/** What a reviewer may say of a group; each with a reason. */
export const VERDICTS = [
  "harmful concert",
  "honest concert",
  "same owner",
  "unclear",
  "not concert",
] as const;

/** A verdict of a reviewer. */
export type Verdict = (typeof VERDICTS)[number];

/** What a line of the log does. */
export const DECISION_ACTIONS = [
  "verdict",
  "pin",
  "unpin",
  "note",
  "exclude",
  "include",
  "contested",
  "undo",
] as const;

/** What a line of the log does. */
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** A line of the log as it stands in the file, keys in order. */
export interface DecisionLine {
  readonly action: DecisionAction;
  /** When, ISO 8601 UTC. */
  readonly at: string;
  /** Version that wrote the line. */
  readonly claque: string;
  readonly reviewer: string;
  /** Of an undo the group of the line that it takes back. */
  readonly group_id: string | null;
  /** SHA-256 of the group's members, sorted, one a line: a label stays with these accounts, whatever number the group has elsewhere. */
  readonly members_sha256: string | null;
  /** Of `exclude` and `include`. */
  readonly account_id?: string;
  readonly verdict?: Verdict;
  /** Of a verdict, an exclusion or a contest; the text of a note. */
  readonly reason?: string;
  /** Of `undo`: SHA-256 of the line that it takes back. */
  readonly of?: string;
  /** Of a merged log: SHA-256 of the line in the log that it comes from. */
  readonly origin_sha256?: string;
  /** Of a merged log: which of the two logs it comes from. */
  readonly origin?: "a" | "b" | "both";
  /** Bytes of a line that was never finished (a crash, a full disk) and was dropped before this one. */
  readonly dropped_bytes?: number;
  /** SHA-256 of the line before, null for the first. */
  readonly previous_sha256: string | null;
  /** SHA-256 of this line without this field: the last line has no line behind it that would hold its hash. */
  readonly self_sha256: string;
}

/** What a program says of a decision; the log adds the hashes. */
export type NewDecision = Omit<DecisionLine, "previous_sha256" | "self_sha256" | "dropped_bytes">;

/** A line that was read, with its own hash, its number from 1, and whether a later line takes it back. */
export interface Decision extends DecisionLine {
  readonly hash: string;
  readonly line: number;
  readonly undone: boolean;
}
