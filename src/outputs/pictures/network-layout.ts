/**
 * Where the nodes of the network picture stand: groups are packed around the middle by size, members pulled to their
 * group and to whom they met in it. d3-force starts from fixed places and uses its own fixed generator, so it is deterministic.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";

/** Steps until the nodes stand; half as many, each cooling twice as fast, where they are many and none is looked at closely. */
const TICKS = 260;
const MANY_NODES = 200;

/** What is laid out. */
export interface LaidOut {
  readonly nodes: readonly { readonly groupId: string | null }[];
  readonly edges: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
}

/** A node with its place. */
export interface PlacedNode {
  readonly x: number;
  readonly y: number;
}

/** A group with the circle that holds it. */
export interface PlacedGroup {
  readonly groupId: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Places of all nodes and groups, in pixels around (0, 0). */
export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly PlacedGroup[];
}

interface Spot extends SimulationNodeDatum {
  x: number;
  y: number;
  readonly homeX: number;
  readonly homeY: number;
}

/** Lays the picture out; groups in the order in which their first node comes. */
export function layout(picture: LaidOut): Layout {
  const groups = packedGroups(picture);
  const home = new Map(groups.map((group) => [group.groupId, group]));
  const spots: Spot[] = picture.nodes.map((node, i) => {
    const { x, y, radius } = home.get(node.groupId ?? "") ?? { x: 0, y: 0, radius: 40 };
    const [turn, away] = [i * 2.399963, radius * 0.5 * Math.sqrt(((i * 7) % 10) / 10)];
    return { x: x + away * Math.cos(turn), y: y + away * Math.sin(turn), homeX: x, homeY: y };
  });
  const ticks = spots.length > MANY_NODES ? TICKS / 2 : TICKS;
  const heaviest = Math.max(1e-9, ...picture.edges.map((edge) => edge.weight));
  const links = picture.edges
    .filter(({ a, b }) => picture.nodes[a].groupId === picture.nodes[b].groupId)
    .map(({ a, b, weight }) => ({ source: a, target: b, pull: weight / heaviest }));
  forceSimulation(spots)
    .force("home-x", forceX<Spot>((spot) => spot.homeX).strength(0.12))
    .force("home-y", forceY<Spot>((spot) => spot.homeY).strength(0.12))
    .force("apart", forceManyBody<Spot>().strength(-34).distanceMax(160))
    .force(
      "links",
      forceLink<Spot, (typeof links)[number]>(links)
        .distance(34)
        .strength((link) => 0.02 + 0.05 * link.pull),
    )
    .force("touch", forceCollide<Spot>(8.5))
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .stop()
    .tick(ticks);
  return {
    nodes: spots.map(({ x, y }) => ({ x, y })),
    groups: groups.map((group) => bounded(group, picture, spots)),
  };
}

/** Nodes that forces can place while somebody waits. */
const MOST_NODES = 400;

/** Places of nodes for other programs: as the picture has them, or, where they are many, around the middle of their group in order. */
export function networkPlaces(picture: LaidOut): readonly PlacedNode[] {
  const nodes = picture.nodes.length <= MOST_NODES ? layout(picture).nodes : spiralPlaces(picture);
  return nodes.map(({ x, y }) => ({ x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 }));
}

/** Each group a sunflower of its members. */
function spiralPlaces(picture: LaidOut): PlacedNode[] {
  const home = new Map(packedGroups(picture).map((group) => [group.groupId, { ...group, held: 0 }]));
  return picture.nodes.map(({ groupId }) => {
    const group = home.get(groupId ?? "")!;
    const away = 13 * Math.sqrt(group.held + 0.5);
    const turn = group.held++ * 2.399963;
    return { x: group.x + away * Math.cos(turn), y: group.y + away * Math.sin(turn) };
  });
}

function packedGroups(picture: LaidOut): PlacedGroup[] {
  const sizes = new Map<string, number>();
  for (const { groupId } of picture.nodes) sizes.set(groupId ?? "", (sizes.get(groupId ?? "") ?? 0) + 1);
  const circles = [...sizes].map(([groupId, size], i) => {
    const away = i === 0 ? 0 : 60 * Math.sqrt(i);
    return {
      groupId,
      radius: 20 + 13 * Math.sqrt(size),
      x: 1.8 * away * Math.cos(i * 2.4),
      y: away * Math.sin(i * 2.4),
    };
  });
  forceSimulation(circles)
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.16))
    .force(
      "touch",
      forceCollide<(typeof circles)[number]>((circle) => circle.radius + 16)
        .strength(1)
        .iterations(4),
    )
    .stop()
    .tick(300);
  return circles.map(({ groupId, radius, x, y }) => ({ groupId, radius, x, y }));
}

/** The circle around where the members of a group ended. */
function bounded(group: PlacedGroup, picture: LaidOut, spots: readonly Spot[]): PlacedGroup {
  const inside = spots.filter((_, i) => (picture.nodes[i].groupId ?? "") === group.groupId);
  const x = inside.reduce((sum, spot) => sum + spot.x, 0) / inside.length;
  const y = inside.reduce((sum, spot) => sum + spot.y, 0) / inside.length;
  const radius = 14 + Math.max(...inside.map((spot) => Math.hypot(spot.x - x, spot.y - y)));
  return { groupId: group.groupId, x, y, radius };
}
