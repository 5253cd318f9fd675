/** Networks as files of other programs. */
export { gexf } from "./gexf.js";
export type { Graph, GraphAttribute, GraphEdge, GraphNode, GraphValue } from "./graph.js";
export { graphml } from "./graphml.js";
export { isImpossible } from "./xml-text.js";
