/** The network: actions → edges; and the network as a peer defines it. */

export {
  type CoortweetEdge,
  type CoortweetNetwork,
  type CoortweetOptions,
  type CoortweetPair,
  type CoortweetRows,
  coortweet,
} from "./compat-coortweet.js";
export {
  accountStatLines,
  type CoortweetPaths,
  coortweetFromStore,
  edgeLines,
  objectStatLines,
  pairLines,
  shareLines,
  writeCoortweet,
} from "./compat-coortweet-csv.js";
export { type AccountStats, accountStats, type ObjectStats, objectStats } from "./coortweet-stats.js";
export { type NetworkCounts, type NetworkOptions, networkEdges } from "./network-edges.js";
export { type SweepOptions, type SweepResult, sweep } from "./sweep.js";
