/** The network picture: members of groups as marks, pairs that met as lines. A drawing to orient by, not a measurement. */
import type { NetworkPicture, ReportInput } from "../../model/index.js";
import { colourClass, shapePath } from "../pictures/marks.js";
import { type Layout, layout, type PlacedGroup } from "../pictures/network-layout.js";
import { count, counted } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { groupName } from "./words.js";

const MARGIN = 34;
const NAMED = 12;

/** The section; nothing where there is nothing to draw. */
export function networkSection(input: ReportInput): Html | false {
  const { picture } = input;
  if (picture.nodes.length === 0) return false;
  const cutNodes = picture.nodes.length < picture.nodesTotal;
  const cutEdges = picture.edges.length < picture.edgesTotal;
  return html`<section id="network"><h2>The network</h2>
<figure class="network"><figcaption>Each mark is an account of a group, each line a pair that met on two things or more; thicker lines are stronger pairs. Colour, shape and number name the group. Places come from a drawing rule: <b>nearness between groups means nothing</b>, and accounts outside the groups are not drawn.${cutNodes && ` Drawn are ${count(picture.nodes.length)} of ${counted(picture.nodesTotal, "account")}, groups of the best ranks first.`}${cutEdges && ` Drawn are the ${count(picture.edges.length)} strongest of ${counted(picture.edgesTotal, "pair")}.`}</figcaption>
${drawing(picture, input)}</figure></section>`;
}

function drawing(picture: NetworkPicture, input: ReportInput): Html {
  const placed = layout(picture);
  const xs = placed.groups.flatMap(({ x, radius }) => [x - radius, x + radius]);
  const ys = placed.groups.flatMap(({ y, radius }) => [y - radius, y + radius]);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const width = Math.max(860, Math.max(...xs) + MARGIN - left);
  const height = Math.max(160, Math.max(...ys) + MARGIN - top);
  const shift = (width - (Math.max(...xs) + MARGIN - left)) / 2;
  const box = [left - shift, top, width, height].map((value) => value.toFixed(0)).join(" ");
  const ranks = new Map(input.dossiers.map((dossier) => [dossier.groupId, dossier.rank]));
  const rank = (groupId: string | null) => ranks.get(groupId ?? "") ?? 0;
  return html`<svg viewBox="${box}" style="--u:${Math.max(1, width / 900).toFixed(2)}" width="100%" role="img" aria-labelledby="network-title network-desc"><title id="network-title">Network of the members of groups</title><desc id="network-desc">${counted(picture.nodes.length, "account")} in ${counted(placed.groups.length, "group")}, joined by ${counted(picture.edges.length, "pair")} that met. The groups are listed above.</desc>
${placed.groups.map((group) => html`<circle class="hull ${hue(rank(group.groupId))}" cx="${group.x.toFixed(0)}" cy="${group.y.toFixed(0)}" r="${group.radius.toFixed(0)}"/>`)}
${lines(picture, placed)}
${picture.nodes.map((node, i) => html`<path class="node ${hue(rank(node.groupId))}" transform="translate(${placed.nodes[i].x.toFixed(1)} ${placed.nodes[i].y.toFixed(1)})" d="${shapePath(Math.max(1, rank(node.groupId)), 78)}"/>`)}
${placed.groups.map((group) => label(group, rank(group.groupId), placed.groups.length > NAMED))}</svg>`;
}

function label(group: PlacedGroup, rank: number, short: boolean): Html {
  const name = rank === 0 ? group.groupId : short ? String(rank) : groupName({ rank });
  return html`<text class="label" x="${group.x.toFixed(0)}" y="${(group.y - group.radius - 5).toFixed(0)}" text-anchor="middle">${name}</text>`;
}

/** Lines in three widths by rank of weight, each width one path. */
function lines(picture: NetworkPicture, placed: Layout): Html {
  const sorted = picture.edges.map((edge) => edge.weight).sort((x, y) => x - y);
  const bounds = [
    sorted[Math.floor(sorted.length / 3)] ?? 0,
    sorted[Math.floor((2 * sorted.length) / 3)] ?? 0,
  ];
  const paths = ["", "", ""];
  for (const { a, b, weight } of picture.edges) {
    const width = Number(weight > bounds[0]) + Number(weight > bounds[1]);
    const [from, to] = [placed.nodes[a], placed.nodes[b]];
    paths[width] += `M${from.x.toFixed(0)} ${from.y.toFixed(0)}L${to.x.toFixed(0)} ${to.y.toFixed(0)}`;
  }
  return html`${paths.map((path, i) => path !== "" && html`<path class="line w${i}" d="${path}"/>`)}`;
}

const hue = (rank: number): string => (rank > 0 ? colourClass(rank) : "g-none");
