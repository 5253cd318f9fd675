/** An undirected weighted graph in compressed rows, and the sub-graphs that community search walks through. */

/** Neighbours of node i are `targets[start[i]] … targets[start[i + 1] − 1]`; every edge stands in both rows. */
export interface CsrGraph {
  readonly size: number;
  readonly start: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** A graph from edges a[e] – b[e], each pair once, no loops. */
export function csrGraph(
  size: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weight: ArrayLike<number>,
): CsrGraph {
  const start = new Uint32Array(size + 1);
  for (let e = 0; e < a.length; e++) {
    start[a[e] + 1]++;
    start[b[e] + 1]++;
  }
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  const next = start.slice(0, size);
  const targets = new Uint32Array(start[size]);
  const weights = new Float64Array(start[size]);
  for (let e = 0; e < a.length; e++) {
    targets[next[a[e]]] = b[e];
    weights[next[a[e]]++] = weight[e];
    targets[next[b[e]]] = a[e];
    weights[next[b[e]]++] = weight[e];
  }
  return { size, start, targets, weights };
}

/** The graph on some nodes (ascending), renumbered 0 … nodes.length − 1 in that order. */
export function inducedGraph(graph: CsrGraph, nodes: Int32Array): CsrGraph {
  const number = new Map<number, number>();
  nodes.forEach((node, i) => {
    number.set(node, i);
  });
  const start = new Uint32Array(nodes.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  nodes.forEach((node, i) => {
    for (let e = graph.start[node]; e < graph.start[node + 1]; e++) {
      const target = number.get(graph.targets[e]);
      if (target === undefined) continue;
      targets.push(target);
      weights.push(graph.weights[e]);
    }
    start[i + 1] = targets.length;
  });
  return {
    size: nodes.length,
    start,
    targets: Uint32Array.from(targets),
    weights: Float64Array.from(weights),
  };
}

/** Connected parts of each class of nodes: lists of nodes, ascending, in order of their first node. */
export function connectedParts(graph: CsrGraph, classOf: ArrayLike<number>): Int32Array[] {
  const seen = new Uint8Array(graph.size);
  const parts: Int32Array[] = [];
  for (let first = 0; first < graph.size; first++) {
    if (seen[first]) continue;
    seen[first] = 1;
    const part = [first];
    for (let at = 0; at < part.length; at++)
      for (let e = graph.start[part[at]]; e < graph.start[part[at] + 1]; e++) {
        const target = graph.targets[e];
        if (seen[target] || classOf[target] !== classOf[first]) continue;
        seen[target] = 1;
        part.push(target);
      }
    parts.push(Int32Array.from(part).sort());
  }
  return parts;
}
