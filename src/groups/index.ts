/** Groups: `edges` → `groups`: the `find` step, and the test on data that did not serve to find them. */
export { BACKGROUND_TRACE, prepareBackground } from "./background.js";
export { type FindGroupsOptions, type FoundGroups, findGroups } from "./find-groups.js";
export {
  byBothHalves,
  type Candidate,
  type Confirmed,
  candidatesOf,
  detectedAt,
  type Folds,
  foldSql,
  foldTrace,
  type Jury,
  juryBeside,
  juryHere,
  Lab,
  type LabTrace,
  mergedGroups,
  poolServes,
  readFolds,
  type TestedGroup,
  unresolvedGroups,
  type Verdicts,
  verdicts,
} from "./held-out/index.js";
export { type PoolPosts, readPool } from "./pool-posts.js";
export { statusOf, type TestOutcome } from "./test-outcome.js";
export { readTrace, type TraceData, traceData } from "./trace-data.js";
