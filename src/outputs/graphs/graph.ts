/** A network as the graph formats get it: what its attributes are, nodes that are held, edges that stream. */

/** A value of an attribute; null where there is none. */
export type GraphValue = string | number | boolean | null;

/** An attribute of nodes or of edges. */
export interface GraphAttribute {
  readonly name: string;
  readonly type: "string" | "double" | "integer" | "boolean";
}

/** A node. */
export interface GraphNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** When it was there, ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** In the order of `Graph.nodeAttributes`. */
  readonly values: readonly GraphValue[];
}

/** An edge without direction. */
export interface GraphEdge {
  /** Identifiers of two nodes. */
  readonly a: string;
  readonly b: string;
  /** What sort of edge it is: two nodes may have one of each. */
  readonly kind: string;
  readonly weight: number;
  /** First and last time, ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** In the order of `Graph.edgeAttributes`. */
  readonly values: readonly GraphValue[];
}

/** A network. */
export interface Graph {
  /** What it shows and how it must be read, a few sentences. */
  readonly description: string;
  /** Program and version. */
  readonly creator: string;
  /** Day of the data, `2024-05-01`. */
  readonly day: string;
  readonly nodeAttributes: readonly GraphAttribute[];
  readonly edgeAttributes: readonly GraphAttribute[];
  readonly nodes: readonly GraphNode[];
  /** In batches, each to be read once and in order: edges are made when they are read, and are garbage soon after. */
  readonly edges: AsyncIterable<Iterable<GraphEdge>>;
}
