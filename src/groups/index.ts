/** Groups: `edges` → `groups`, the `find` step. */
export { type FindGroupsOptions, type FoundGroups, findGroups } from "./find-groups.js";
