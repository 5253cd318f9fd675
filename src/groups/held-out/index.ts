/** The group test on data that did not serve to find the group. */

export { byBothHalves } from "./both-halves.js";
export type { Candidate } from "./candidate.js";
export { candidatesOf } from "./candidates.js";
export { type Confirmed, type Verdicts, verdicts } from "./confirm.js";
export { type Folds, foldSql, readFolds } from "./folds.js";
export { type Jury, juryBeside, juryHere } from "./jury.js";
export { foldTrace, Lab, type LabTrace, TEST_BIN_SECONDS } from "./lab.js";
export type { Level } from "./ladder.js";
export { detectedAt } from "./live.js";
export type { JudgedMember } from "./members.js";
export { mergedGroups, type TestedGroup, unresolvedGroups } from "./merge.js";
export { poolServes } from "./pool.js";
