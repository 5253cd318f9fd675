/** Leiden communities of graphs of any size. */
import { Graph, leiden, localMove, Partition, refine } from "leiden-ts";
import { indexBy, Numbers } from "../stats/index.js";
import type { CsrGraph } from "./graph.js";

/** Nodes up to which the library's own search is used: it refuses to merge more communities than this at once. */
const LIBRARY_NODES = 65_535;
const LEVELS = 100;
const TOLERANCE = 1e-10;
const MOVES = 10_000;
/** Tells the chance of refining from that of moving. */
const REFINING = 0x55555555;

/** How communities are looked for. */
export interface LeidenOptions {
  readonly seed: number;
  /** Above 1 more and smaller communities, below 1 fewer and larger ones. */
  readonly resolution: number;
}

/** Community of each node, by any number, and the modularity of all. */
export interface LeidenCommunities {
  readonly assignments: Int32Array;
  readonly modularity: number;
}

/**
 * Leiden communities by modularity, the same for a seed. Reference: Traag, Waltman, van Eck 2019, From Louvain to Leiden,
 * https://doi.org/10.1038/s41598-019-41695-z.
 */
export function leidenCommunities(graph: CsrGraph, options: LeidenOptions): LeidenCommunities {
  if (graph.size > LIBRARY_NODES) return leidenInSteps(graph, options);
  const { seed, resolution } = options;
  const { partition, modularity } = leiden(libraryGraph(graph), {
    seed,
    resolution,
    tolerance: TOLERANCE,
    maxLocalMoveIterations: MOVES,
  });
  return { assignments: partition.assignments, modularity };
}

/** The same with the steps of the library, one by one, and communities merged here: nodes move, communities are refined, the refined ones become nodes. */
export function leidenInSteps(whole: CsrGraph, { seed, resolution }: LeidenOptions): LeidenCommunities {
  const start = libraryGraph(whole);
  let graph = start;
  let partition = Partition.singletons(graph);
  const nodeOf = Int32Array.from({ length: whole.size }, (_, node) => node);
  let levelSeed = seed | 0;
  for (let level = 0; level < LEVELS; level++) {
    const moved = localMove(graph, partition, {
      resolution,
      seed: levelSeed,
      tolerance: TOLERANCE,
      maxIterations: MOVES,
    });
    partition = moved.partition;
    if (moved.moves === 0 || partition.communitySize.every((size) => size < 2)) break;
    const { refined } = refine(graph, partition, {
      resolution,
      seed: levelSeed ^ REFINING,
      tolerance: TOLERANCE,
    });
    const merged = mergedNodes(graph, refined.assignments);
    const communities = new Int32Array(merged.graph.n);
    for (let node = 0; node < graph.n; node++) communities[merged.nodeOf[node]] = partition.assignments[node];
    for (let node = 0; node < whole.size; node++) nodeOf[node] = merged.nodeOf[nodeOf[node]];
    graph = merged.graph;
    partition = Partition.fromAssignments(graph, communities);
    levelSeed = Math.imul(levelSeed, 0x9e3779b9) ^ level;
  }
  const assignments = nodeOf.map((node) => partition.assignments[node]);
  return { assignments, modularity: Partition.fromAssignments(start, assignments).modularity(resolution) };
}

const libraryGraph = ({ size, start, targets, weights }: CsrGraph): Graph =>
  Graph.fromCSR({ n: size, offsets: start, targets, weights });

/** The graph whose nodes are communities, numbered in the order of their own numbers; what is inside one is its loop. */
function mergedNodes(graph: Graph, communityOf: Int32Array): { graph: Graph; nodeOf: Int32Array } {
  const { n, offsets, targets, weights } = graph;
  const number = new Int32Array(n).fill(-1);
  for (const community of communityOf) number[community] = 0;
  let count = 0;
  for (let community = 0; community < n; community++)
    if (number[community] === 0) number[community] = count++;
  const nodeOf = communityOf.map((community) => number[community]);
  const members = indexBy(count, nodeOf);
  const start = new Uint32Array(count + 1);
  const [ends, sums] = [new Numbers(Int32Array), new Numbers(Float64Array)];
  const sumTo = new Float64Array(count);
  const seenBy = new Int32Array(count).fill(-1);
  for (let node = 0; node < count; node++) {
    const met: number[] = [];
    for (let m = members.start[node]; m < members.start[node + 1]; m++)
      for (let e = offsets[members.items[m]]; e < offsets[members.items[m] + 1]; e++) {
        const to = nodeOf[targets[e]];
        // an edge inside stands in both rows, a loop in one
        if (to === node && targets[e] < members.items[m]) continue;
        if (seenBy[to] !== node) {
          seenBy[to] = node;
          sumTo[to] = 0;
          met.push(to);
        }
        sumTo[to] += weights[e];
      }
    met.sort((x, y) => x - y);
    for (const to of met) {
      ends.push(to);
      sums.push(sumTo[to]);
    }
    start[node + 1] = ends.size;
  }
  const merged = {
    n: count,
    offsets: start,
    targets: Uint32Array.from(ends.all()),
    weights: sums.all(),
  };
  return { graph: Graph.fromCSR(merged), nodeOf };
}
