/** GEXF and GraphML as a reader of XML finds them: nodes and edges with their attributes by name. */
import sax from "sax";

/** A node or an edge: attributes of the element, values by name, and the place. */
export interface Found {
  readonly attributes: Record<string, string>;
  readonly values: Record<string, string>;
}

/** What a file holds. */
export interface XmlGraph {
  readonly nodes: Found[];
  readonly edges: Found[];
}

/** Reads a file strictly: what is no well-formed XML throws. */
export function xmlGraph(text: string): XmlGraph {
  const graph: XmlGraph = { nodes: [], edges: [] };
  const names = new Map<string, string>();
  let of = "";
  let current: Found | null = null;
  let key: string | null = null;
  const parser = sax.parser(true, { trim: false, normalize: false });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const found = attributes as Record<string, string>;
    if (name === "attributes") of = found.class;
    if (name === "attribute") names.set(`${of} ${found.id}`, found.title);
    if (name === "key") names.set(found.id, found["attr.name"]);
    if (name === "node" || name === "edge") {
      current = { attributes: found, values: {} };
      of = name;
      graph[name === "node" ? "nodes" : "edges"].push(current);
    }
    if (name === "attvalue") current!.values[names.get(`${of} ${found.for}`)!] = found.value;
    if (name === "viz:position") Object.assign(current!.attributes, { x: found.x, y: found.y });
    if (name === "data") {
      key = names.get(found.key)!;
      current!.values[key] = "";
    }
  };
  parser.ontext = (part) => {
    if (key !== null) current!.values[key] += part;
  };
  parser.onclosetag = (name) => {
    if (name === "data") key = null;
  };
  parser.write(text).close();
  return graph;
}

/** A text as it stood before XML could not hold it. */
export const asItStood = (text: string): string =>
  text.replace(/\ufffd([0-9A-F]{4})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
