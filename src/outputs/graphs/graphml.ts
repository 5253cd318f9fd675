/** GraphML (http://graphml.graphdrawing.org), as networkx, igraph, yEd and Gephi read it. It knows no time: first and last time are attributes. */
import type { Graph, GraphAttribute, GraphValue } from "./graph.js";
import { xmlText } from "./xml-text.js";

const BATCH = 1 << 16;

/** What every node and edge has beside its own attributes. */
const NODE_PARTS: readonly GraphAttribute[] = [
  { name: "x", type: "double" },
  { name: "y", type: "double" },
  { name: "first_seen", type: "string" },
  { name: "last_seen", type: "string" },
];
const EDGE_PARTS: readonly GraphAttribute[] = [
  { name: "weight", type: "double" },
  { name: "first_seen", type: "string" },
  { name: "last_seen", type: "string" },
];

/** GraphML's own names of the types; its `int` ends at 2^31. */
const TYPES: Readonly<Record<GraphAttribute["type"], string>> = {
  string: "string",
  double: "double",
  integer: "long",
  boolean: "boolean",
};

/** The network as text, in pieces of some 64 kB; edges are taken as they come. */
export async function* graphml(graph: Graph): AsyncGenerator<string> {
  let text = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<desc>${xmlText(`${graph.description} ${graph.creator}, ${graph.day}.`)}</desc>
${keys("node", [...NODE_PARTS, ...graph.nodeAttributes])}${keys("edge", [...EDGE_PARTS, ...graph.edgeAttributes])}<graph edgedefault="undirected">
`;
  for (const { id, x, y, from, to, values } of graph.nodes) {
    text += `<node id="${xmlText(id)}">${data("n", [x, y, from, to, ...values])}</node>\n`;
    if (text.length < BATCH) continue;
    yield text;
    text = "";
  }
  let number = 0;
  for await (const batch of graph.edges) {
    for (const { a, b, weight, from, to, values } of batch) {
      text += `<edge id="e${number++}" source="${xmlText(a)}" target="${xmlText(b)}">${data("e", [weight, from, to, ...values])}</edge>\n`;
      if (text.length < BATCH) continue;
      yield text;
      text = "";
    }
  }
  yield `${text}</graph>\n</graphml>\n`;
}

const keys = (of: "node" | "edge", list: readonly GraphAttribute[]): string =>
  list
    .map(
      ({ name, type }, i) =>
        `<key id="${of[0]}${i}" for="${of}" attr.name="${xmlText(name)}" attr.type="${TYPES[type]}"/>\n`,
    )
    .join("");

function data(of: string, values: readonly GraphValue[]): string {
  let text = "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null)
      text += `<data key="${of}${i}">${typeof value === "string" ? xmlText(value) : value}</data>`;
  }
  return text;
}
