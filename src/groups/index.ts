/** Groups: `edges` → `groups`: the `find` step, and the test on data that did not serve to find them. */
export { BACKGROUND_TRACE, prepareBackground } from "./background.js";
export { type FindGroupsOptions, type FoundGroups, findGroups } from "./find-groups.js";
export {
  type Candidate,
  type Confirmed,
  candidatesOf,
  clockNote,
  evidenceByTrace,
  evidenceFrom,
  type Fold,
  type FoldScheme,
  type Followed,
  foldSchemes,
  followedIn,
  type Here,
  hereIn,
  type Occasion,
  type OwnClocks,
  occasionsOf,
  overlap,
  type Posts,
  Presence,
  readPosts,
  SAME_GROUP,
  type TestedTrace,
  traceOfFold,
  type Verdicts,
  verdicts,
  withOwnClocks,
  worthTesting,
} from "./group-test/index.js";
export { statusOf, type TestOutcome } from "./test-outcome.js";
export { readTrace, type TraceData, traceData } from "./trace-data.js";
