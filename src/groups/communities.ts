/** Groups of a liberal graph: Leiden communities, split where they are not one thing, trimmed to their dense cores. */
import type { RunContext } from "../model/index.js";
import { denseCore } from "./core.js";
import { type CsrGraph, connectedParts, inducedGraph } from "./graph.js";
import { leidenCommunities } from "./leiden.js";

/** Modularity from which on a split inside a community is taken as structure. */
const STRUCTURE = 0.3;

/** What community search needs beside the graph. */
export interface CommunityOptions {
  readonly minGroup: number;
  readonly seed: number;
}

/**
 * Groups of at least `minGroup` nodes: lists of nodes, ascending, in order of their first node; no node is in two.
 *
 * Idea: Leiden at resolution 1 (Traag, Waltman, van Eck 2019). Modularity does not see groups that are small against the
 * whole graph, and tears single members off where one group is nearly the whole graph; so each community is searched again
 * by itself, and a split counts only when the parts are clearly apart (modularity .3 and more, Newman and Girvan 2004), down
 * to communities that are one thing. Of each the dense core is kept (`denseCore`) and the rest is searched once more, so
 * that a loose crowd around a group neither joins nor hides it.
 * Weights count up to `certainty`: two accounts that syndicate each other (−log10 p of 200) would else be torn out of the
 * group they belong to, or hold everybody else together.
 * When it misleads: a loose crowd is cut into pieces, which are then ranked low; groups that share members are merged or
 * lose them; close ties fall to the seed and the order of nodes. Cost: some passes over the edges of each community.
 */
export function communities(graph: CsrGraph, options: CommunityOptions, run: RunContext): Int32Array[] {
  const capped = {
    ...graph,
    weights: graph.weights.map((weight) => Math.min(weight, certainty(graph.size))),
  };
  const groups: Int32Array[] = [];
  const pending: Int32Array[] = [Int32Array.from({ length: graph.size }, (_, i) => i)];
  for (let nodes = pending.pop(); nodes; nodes = pending.pop()) {
    run.signal.throwIfAborted();
    if (nodes.length < options.minGroup) continue;
    const within = nodes;
    const part = inducedGraph(capped, within);
    const of = (list: Int32Array) => list.map((i) => within[i]);
    const parts = separateParts(part, options.seed);
    if (parts.length > 1) {
      pending.push(...parts.map(of));
      continue;
    }
    const { core, rest } = denseCore(part);
    if (core.length >= options.minGroup) groups.push(of(core));
    if (core.length > 0) pending.push(of(rest));
  }
  return groups.sort((x, y) => x[0] - y[0]);
}

/**
 * −log10 p from which on a pair is beyond doubt: 1 in 100 among all pairs of `accounts` accounts together. Evidence above it
 * says no more about who belongs together.
 */
export const certainty = (accounts: number): number =>
  2 + Math.log10(Math.max(1, (accounts * (accounts - 1)) / 2));

/** Connected parts; where there is one, its Leiden communities (connected parts of them) if they are clearly apart. */
function separateParts(graph: CsrGraph, seed: number): Int32Array[] {
  const parts = connectedParts(graph, new Uint8Array(graph.size));
  if (parts.length > 1) return parts;
  const { assignments, modularity } = leidenCommunities(graph, { seed, resolution: 1 });
  return modularity >= STRUCTURE ? connectedParts(graph, assignments) : parts;
}
