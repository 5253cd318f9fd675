/**
 * GEXF 1.3, as Gephi reads it (https://gexf.net/1.3): dynamic, with a closed spell for every node and edge. Gephi fails on a spell that ends when it
 * starts, so such a one lasts a millisecond. `timeformat` says `date` and the values have hours: Gephi reads both alike, and networkx 3 reads no
 * `dateTime`.
 */
import type { Graph, GraphAttribute, GraphValue } from "./graph.js";
import { xmlText } from "./xml-text.js";

const BATCH = 1 << 16;

/** The network as text, in pieces of some 64 kB; edges are taken as they come. */
export async function* gexf(graph: Graph): AsyncGenerator<string> {
  let text = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta lastmodifieddate="${xmlText(graph.day)}"><creator>${xmlText(graph.creator)}</creator><description>${xmlText(graph.description)}</description></meta>
<graph defaultedgetype="undirected" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval" timezone="UTC">
${attributes("node", graph.nodeAttributes)}${attributes("edge", graph.edgeAttributes)}<nodes>
`;
  for (const { id, x, y, from, to, values } of graph.nodes) {
    const name = xmlText(id);
    text += `<node id="${name}" label="${name}"${spell(from, to)}>${valuesOf(values)}<viz:position x="${x}" y="${y}" z="0"/></node>\n`;
    if (text.length < BATCH) continue;
    yield text;
    text = "";
  }
  text += "</nodes>\n<edges>\n";
  const known = new Known();
  let number = 0;
  for await (const batch of graph.edges) {
    for (const { a, b, kind, weight, from, to, values } of batch) {
      text += `<edge id="${number++}" source="${known.text(a)}" target="${known.text(b)}" kind="${known.text(kind)}" weight="${weight}"${spell(from, to)}>${valuesOf(values)}</edge>\n`;
      if (text.length < BATCH) continue;
      yield text;
      text = "";
    }
  }
  yield `${text}</edges>\n</graph>\n</gexf>\n`;
}

/** Texts that come again and again, written once. */
class Known {
  private readonly texts = new Map<string, string>();

  text(value: string): string {
    let found = this.texts.get(value);
    if (found === undefined) {
      found = xmlText(value);
      this.texts.set(value, found);
    }
    return found;
  }
}

const attributes = (of: string, list: readonly GraphAttribute[]): string =>
  `<attributes class="${of}" mode="static">\n${list.map(({ name, type }, i) => `<attribute id="${i}" title="${xmlText(name)}" type="${type}"/>\n`).join("")}</attributes>\n`;

function valuesOf(values: readonly GraphValue[]): string {
  let text = "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null) continue;
    text += `<attvalue for="${i}" value="${typeof value === "string" ? xmlText(value) : value}"/>`;
  }
  return text === "" ? "" : `<attvalues>${text}</attvalues>`;
}

function spell(from: string, to: string): string {
  const [start, end] = [milliseconds(from), milliseconds(to)];
  return ` start="${start}" end="${end === start ? justAfter(end) : end}"`;
}

const milliseconds = (time: string): string =>
  time.length === MICROSECONDS ? `${time.slice(0, 23)}Z` : time;

const MICROSECONDS = "2024-05-01T10:00:00.000000Z".length;

const justAfter = (time: string): string => new Date(Date.parse(time) + 1).toISOString();
