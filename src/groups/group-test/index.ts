/** The group test on data that did not serve to find the group. */

export { evidenceByTrace } from "./evidence/by-trace.js";
export { type Here, hereIn } from "./evidence/candidate-evidence.js";
export { evidenceFrom } from "./evidence/evidence-from.js";
export { type Followed, followedIn, type Occasion, occasionsOf } from "./evidence/told.js";
export type { Level } from "./ladder/ladder.js";
export type { JudgedAccount } from "./members/resolve.js";
export { type Candidate, overlap, SAME_GROUP } from "./nets/candidate.js";
export { candidatesOf } from "./nets/candidates.js";
export { worthTesting } from "./nets/screen.js";
export { type Fold, type FoldScheme, foldSchemes } from "./presence/folds.js";
export { clockNote, type OwnClocks, withOwnClocks } from "./presence/own-clocks.js";
export { Presence, type TestedTrace } from "./presence/presence.js";
export { type Posts, readPosts } from "./presence/read-posts.js";
export { traceOfFold } from "./presence/trace-of-fold.js";
export { type Confirmed, type Verdicts, verdicts } from "./verdicts.js";
