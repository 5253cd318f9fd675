/** Formats that are a network. */
import { writeParts } from "../../files/index.js";
import { type Graph, gexf, graphml, isImpossible } from "../../outputs/graphs/index.js";
import type { ExportContext, FileFormat } from "./format.js";
import { groupNetwork } from "./group-network.js";

const graphFormat = (
  id: string,
  title: string,
  text: (graph: Graph) => AsyncIterable<string>,
): FileFormat => ({
  id,
  title,
  writes: "file",
  takes: ["groups"],
  ofGroups: true,
  async write(part, context) {
    const graph = await groupNetwork(context);
    tellImpossible(graph, context);
    await writeParts(part, text(graph));
  },
});

/** Says so where XML cannot hold the name of an account. */
function tellImpossible({ nodes }: Graph, { note }: ExportContext): void {
  const names = nodes.filter(({ id }) => isImpossible(id)).length;
  if (names > 0)
    note(
      `${names === 1 ? "The identifier of one account holds" : `The identifiers of ${names} accounts hold`} characters that XML cannot hold; each stands as \ufffd and its four digits (\ufffd0007).`,
    );
}

/** GEXF 1.3. */
export const GEXF: FileFormat = graphFormat(
  "gexf",
  "network of the groups, dynamic, for Gephi (GEXF 1.3)",
  gexf,
);

/** GraphML. */
export const GRAPHML: FileFormat = graphFormat(
  "graphml",
  "network of the groups, for networkx, igraph, yEd (GraphML)",
  graphml,
);
