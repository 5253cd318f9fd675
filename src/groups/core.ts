/** The dense core of a community: who belongs, and who merely touches it. */
import type { CsrGraph } from "./graph.js";

/** Share of the median core member's weight that a member must have into the core. */
export const MEMBER_SHARE = 0.25;

/**
 * Splits the nodes of a graph into the members of its dense core and the rest.
 *
 * Idea: take away the node with the least weight into what is left, again and again, and keep the state in which the weight
 * per node was largest (Charikar's greedy densest sub-graph, at least half as dense as the densest). Then let back in who
 * has at least a quarter of the weight into the core that the core's median member has: the core alone is too strict with
 * members who act less. No threshold in it knows the data: both compare members with members.
 * When it misleads: a member who took part in less than about a quarter of what the others did is dropped; two groups of very different
 * density in one community come out one after the other (the rest is searched again); an honest account with strong ties
 * to most members (a shared publisher, a very busy reader of the same feed) stays. Cost: m log n.
 * Reference: Charikar 2000, Greedy approximation algorithms for finding dense components in a graph.
 */
export function denseCore(graph: CsrGraph): { core: Int32Array; rest: Int32Array } {
  const inCore = densest(graph);
  const into = weightsInto(graph, inCore);
  const members = into.filter((_, i) => inCore[i] === 1).sort();
  const least = MEMBER_SHARE * (members[members.length >> 1] ?? 0);
  const core: number[] = [];
  const rest: number[] = [];
  for (let i = 0; i < graph.size; i++) (into[i] > 0 && into[i] >= least ? core : rest).push(i);
  return { core: Int32Array.from(core), rest: Int32Array.from(rest) };
}

function weightsInto(graph: CsrGraph, inside: Uint8Array): Float64Array {
  const into = new Float64Array(graph.size);
  for (let i = 0; i < graph.size; i++)
    for (let e = graph.start[i]; e < graph.start[i + 1]; e++)
      if (inside[graph.targets[e]]) into[i] += graph.weights[e];
  return into;
}

/** Marks the densest state of the peeling; among equally dense ones the largest. Ties: the larger number goes first. */
function densest(graph: CsrGraph): Uint8Array {
  const degree = weightsInto(graph, new Uint8Array(graph.size).fill(1));
  const heap = new PeelHeap(degree);
  let total = degree.reduce((sum, weight) => sum + weight, 0) / 2;
  const order: number[] = [];
  let best = -1;
  let bestRemoved = 0;
  for (let left = graph.size; left > 0; left--) {
    if (total / left > best * (1 + 1e-12)) {
      best = total / left;
      bestRemoved = order.length;
    }
    const node = heap.pop();
    order.push(node);
    total -= degree[node];
    for (let e = graph.start[node]; e < graph.start[node + 1]; e++)
      heap.lower(graph.targets[e], graph.weights[e]);
  }
  const inside = new Uint8Array(graph.size).fill(1);
  for (let i = 0; i < bestRemoved; i++) inside[order[i]] = 0;
  return inside;
}

/** A binary heap of nodes by weight, smallest first, whose weights may fall. */
class PeelHeap {
  private readonly heap: Int32Array;
  private readonly place: Int32Array;
  private size: number;

  constructor(private readonly weight: Float64Array) {
    this.size = weight.length;
    this.heap = Int32Array.from(weight, (_, i) => i);
    this.place = this.heap.slice();
    for (let i = (this.size >> 1) - 1; i >= 0; i--) this.down(i);
  }

  pop(): number {
    const node = this.heap[0];
    this.size--;
    this.put(0, this.heap[this.size]);
    this.place[node] = -1;
    if (this.size > 0) this.down(0);
    return node;
  }

  lower(node: number, by: number): void {
    if (this.place[node] < 0) return;
    this.weight[node] -= by;
    this.up(this.place[node]);
  }

  private before(a: number, b: number): boolean {
    return this.weight[a] < this.weight[b] || (this.weight[a] === this.weight[b] && a > b);
  }

  private put(at: number, node: number): void {
    this.heap[at] = node;
    this.place[node] = at;
  }

  private up(from: number): void {
    let at = from;
    const node = this.heap[at];
    for (let parent = (at - 1) >> 1; at > 0 && this.before(node, this.heap[parent]); parent = (at - 1) >> 1) {
      this.put(at, this.heap[parent]);
      at = parent;
    }
    this.put(at, node);
  }

  private down(from: number): void {
    let at = from;
    const node = this.heap[at];
    for (let child = 2 * at + 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.before(this.heap[child + 1], this.heap[child])) child++;
      if (!this.before(this.heap[child], node)) break;
      this.put(at, this.heap[child]);
      at = child;
    }
    this.put(at, node);
  }
}
