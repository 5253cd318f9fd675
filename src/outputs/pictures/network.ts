/** Accounts of groups as marks, pairs that met as lines. A drawing to orient by: places come from a rule, and nearness between groups means nothing. */
import { counted } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, type PictureOptions, round } from "./frame.js";
import { colourClass, shapePath } from "./marks.js";
import { type Layout, layout, type PlacedGroup } from "./network-layout.js";

/** What is drawn. */
export interface NetworkRows {
  readonly nodes: readonly { readonly groupId: string | null }[];
  /** Indices of two nodes; the heavier, the thicker. */
  readonly edges: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
  /** Groups with their rank, which gives colour and shape, and their name. */
  readonly groups: readonly { readonly groupId: string; readonly rank: number; readonly name: string }[];
}

const MARGIN = 30;

/** The drawing; `data-i` of a mark is the index of its node, `data-group` of a label the group. Deterministic. */
export function network(rows: NetworkRows, { width }: PictureOptions): Html {
  const placed = placedOnce(rows);
  const bound = bounds(placed, width);
  const known = new Map(rows.groups.map((group) => [group.groupId, group]));
  const rank = (groupId: string | null) => known.get(groupId ?? "")?.rank ?? 0;
  const hue = (groupId: string | null) => (rank(groupId) > 0 ? colourClass(rank(groupId)) : "g-none");
  const at = ({ x, y }: { x: number; y: number }) => [
    round((x - bound.left) * bound.zoom),
    round((y - bound.top) * bound.zoom),
  ];
  const area = Math.max(24, 78 * bound.zoom * bound.zoom);
  return framed(
    { kind: "network", width, height: Math.round(bound.height * bound.zoom), label: labelOf(rows, placed) },
    html`${placed.groups.map((group) => {
      const [x, y] = at(group);
      return html`<circle class="hull ${hue(group.groupId)}" cx="${x}" cy="${y}" r="${round(group.radius * bound.zoom)}"/>`;
    })}
${lines(rows, placed, at)}
${rows.nodes.map((node, i) => {
  const [x, y] = at(placed.nodes[i]);
  return html`<path class="node ${hue(node.groupId)}" data-i="${i}" transform="translate(${x} ${y})" d="${shapePath(Math.max(1, rank(node.groupId)), area)}"/>`;
})}
${placed.groups.map((group) => {
  const [x, y] = at(group);
  return label(group, {
    x,
    y: y - group.radius * bound.zoom - 5,
    name: known.get(group.groupId)?.name ?? group.groupId,
  });
})}`,
  );
}

const LAYOUTS = new WeakMap<NetworkRows, Layout>();

/** The layout does not depend on the width: the same rows are laid out once. */
function placedOnce(rows: NetworkRows): Layout {
  const known = LAYOUTS.get(rows) ?? layout(rows);
  LAYOUTS.set(rows, known);
  return known;
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** Pixels a unit of the layout. */
  readonly zoom: number;
}

function bounds({ groups }: Layout, width: number): Bounds {
  const xs = groups.flatMap(({ x, radius }) => [x - radius, x + radius]);
  const ys = groups.flatMap(({ y, radius }) => [y - radius, y + radius]);
  const [left, right] = [Math.min(...xs, 0) - MARGIN, Math.max(...xs, 0) + MARGIN];
  const [top, bottom] = [Math.min(...ys, 0) - MARGIN, Math.max(...ys, 0) + MARGIN];
  const zoom = Math.min(1.4, width / (right - left));
  return { left: left - (width / zoom - (right - left)) / 2, top, height: bottom - top, zoom };
}

function label({ groupId }: PlacedGroup, { x, y, name }: { x: number; y: number; name: string }): Html {
  return html`<text class="label" data-group="${groupId}" x="${x}" y="${round(y)}" text-anchor="middle">${name}</text>`;
}

/** Lines in three widths by rank of weight, each width one path. */
function lines(
  { edges }: NetworkRows,
  placed: Layout,
  at: (spot: { x: number; y: number }) => number[],
): Html {
  const sorted = edges.map(({ weight }) => weight).sort((x, y) => x - y);
  const thirds = [
    sorted[Math.floor(sorted.length / 3)] ?? 0,
    sorted[Math.floor((2 * sorted.length) / 3)] ?? 0,
  ];
  const paths = ["", "", ""];
  for (const { a, b, weight } of edges)
    paths[thirds.filter((third) => weight > third).length] +=
      `M${at(placed.nodes[a]).join(" ")}L${at(placed.nodes[b]).join(" ")}`;
  return html`${paths.map((path, i) => path !== "" && html`<path class="pair-line w${i}" d="${path}"/>`)}`;
}

const labelOf = ({ nodes, edges }: NetworkRows, { groups }: Layout): string =>
  `${counted(nodes.length, "account")} in ${counted(groups.length, "group")}, joined by ${counted(edges.length, "pair")} that met.`;
