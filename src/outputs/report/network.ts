/** The network picture of groups and shared audiences, folded: to orient by, not to measure. */
import type { ReportInput } from "../../model/index.js";
import { network } from "../pictures/network.js";
import { count, counted } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";
import { fold } from "./fold.js";
import { groupName } from "./words.js";

const [WIDE, LEAST] = [1040, 2];

/** The fold; nothing where there are not two groups that passed the test: of one group its sheet says more. */
export function networkSection(input: ReportInput): Html | false {
  const passed = input.dossiers.filter(({ status }) => status !== "candidate");
  if (passed.length < LEAST) return false;
  const ids = new Set(passed.map(({ groupId }) => groupId));
  const { nodes, edges, nodesTotal } = input.picture;
  const kept = nodes.map((_, i) => i).filter((i) => ids.has(nodes[i].groupId ?? ""));
  if (kept.length === 0) return false;
  const place = new Map(kept.map((old, now) => [old, now]));
  const rows = {
    nodes: kept.map((i) => ({ groupId: nodes[i].groupId })),
    edges: edges.flatMap(({ a, b, weight }) => {
      const [from, to] = [place.get(a), place.get(b)];
      return from === undefined || to === undefined ? [] : [{ a: from, b: to, weight }];
    }),
    groups: passed.map((dossier) => ({
      groupId: dossier.groupId,
      rank: dossier.rank,
      name: passed.length > 12 ? String(dossier.rank) : groupName(dossier),
    })),
  };
  return fold(
    "The network",
    html`<figure><figcaption>A mark is an account, a line a pair that met on two things or more. <b>Nearness between groups means nothing.</b>${nodes.length < nodesTotal && ` Drawn from ${count(nodes.length)} of ${counted(nodesTotal, "account")}, the best ranks first.`}</figcaption>
${fluid((options) => network(rows, options), WIDE)}</figure>`,
  );
}
