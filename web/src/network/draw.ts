/** Draws the network on a canvas: communities first, the accounts of a community once it is large enough to hold them, labels before all. */

import { colourClass } from "../../../src/outputs/pictures/index.js";
import type { Network } from "../../../src/server/api.js";
import { type Camera, placeOf, type Size, scaleOf } from "./camera.js";

/** From this radius in pixels on a community shows its accounts. */
export const SHOWS_ACCOUNTS = 44;
/** Edges drawn inside one community at most, strongest first. */
const MOST_EDGES = 4000;

/** Bridges drawn in grey, and labels, at most: beyond, a picture is a cloud. */
const [MOST_BRIDGES, MOST_LABELS] = [120, 60];

/** Colours of the present theme, read from the page's variables. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly chance: string;
  readonly groups: readonly string[];
}

/** The palette of an element. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: of("--paper"),
    ink: of("--ink"),
    soft: of("--soft"),
    line: of("--edge"),
    chance: of("--chance"),
    groups: Array.from({ length: 8 }, (_, i) => of(`--g${i}`)),
  };
}

/** The network with what drawing asks again and again, made once. */
export interface Prepared {
  readonly network: Network;
  readonly ranks: readonly number[];
  /** Nodes and edges by index of their group. */
  readonly nodesOf: readonly (readonly number[])[];
  readonly edgesOf: readonly (readonly number[])[];
  /** Groups in the order in which labels find their place: findings first, then the larger. */
  readonly labelOrder: readonly number[];
  /** Bridges, the strongest first. */
  readonly bridgeOrder: readonly number[];
}

const STATUS_ORDER = ["coordinated", "open", "contested", "shared-audience", "candidate"];

/** Indexes a network once. */
export function prepared(network: Network): Prepared {
  const groups = network.groups.id.length;
  const nodesOf: number[][] = Array.from({ length: groups }, () => []);
  network.nodes.group.forEach((group, node) => {
    nodesOf[group]?.push(node);
  });
  const edgesOf: number[][] = Array.from({ length: groups }, () => []);
  network.edges.a.forEach((a, edge) => {
    const group = network.nodes.group[a];
    if (network.nodes.group[network.edges.b[edge]] === group && edgesOf[group]?.length < MOST_EDGES)
      edgesOf[group].push(edge);
  });
  const weight = (i: number) => STATUS_ORDER.indexOf(network.groups.status[i]);
  const labelOrder = network.groups.id
    .map((_, i) => i)
    .sort(
      (i, j) => weight(i) - weight(j) || network.groups.accounts[j] - network.groups.accounts[i] || i - j,
    );
  const ranks = network.groups.id.map((id) => Number(id.slice(2)) || 1);
  const strength = (i: number) => network.bridges.edges[i] + network.bridges.shared[i];
  const bridgeOrder = network.bridges.a.map((_, i) => i).sort((i, j) => strength(j) - strength(i) || i - j);
  return { network, ranks, nodesOf, edgesOf, labelOrder, bridgeOrder };
}

/** What is pointed at and what is open. */
export interface Emphasis {
  readonly under: number | null;
  readonly open: number | null;
  /** Groups of the selection; the others are drawn faintly. Null without a selection. */
  readonly kept: ReadonlySet<number> | null;
  /** Corners of a lasso in pixels; empty without one. */
  readonly lasso: readonly (readonly [number, number])[];
}

/** Draws everything. */
export function draw(
  context: CanvasRenderingContext2D,
  what: Prepared,
  view: { readonly camera: Camera; readonly size: Size; readonly palette: Palette },
  emphasis: Emphasis,
): void {
  const { size, palette } = view;
  context.clearRect(0, 0, size.width, size.height);
  drawBridges(context, what, view, emphasis);
  for (let i = what.labelOrder.length - 1; i >= 0; i--)
    drawGroup(context, what, view, what.labelOrder[i], emphasis);
  drawLabels(context, what, view, emphasis);
  if (emphasis.lasso.length > 1) {
    context.strokeStyle = palette.ink;
    context.setLineDash([4, 3]);
    context.lineWidth = 1.2;
    context.beginPath();
    for (const [x, y] of emphasis.lasso) context.lineTo(x, y);
    context.closePath();
    context.stroke();
    context.setLineDash([]);
  }
}

type View = Parameters<typeof draw>[2];

const colourOf = (palette: Palette, rank: number): string =>
  palette.groups[Number(colourClass(rank).slice(1))] ?? palette.chance;

/** The strongest bridges in grey, and every one of the group that is pointed at or open in ink. */
function drawBridges(
  context: CanvasRenderingContext2D,
  { network, bridgeOrder }: Prepared,
  view: View,
  emphasis: Emphasis,
): void {
  const { groups, bridges } = network;
  const told = emphasis.under ?? emphasis.open;
  bridgeOrder.forEach((i, place) => {
    const [a, b] = [bridges.a[i], bridges.b[i]];
    const isTold = told !== null && (a === told || b === told);
    if (!isTold && place >= Math.min(groups.id.length, MOST_BRIDGES)) return;
    context.strokeStyle = isTold ? view.palette.ink : view.palette.chance;
    context.globalAlpha = isTold ? 0.55 : 0.22;
    const [xa, ya] = placeOf(view.camera, view.size, groups.x[a], groups.y[a]);
    const [xb, yb] = placeOf(view.camera, view.size, groups.x[b], groups.y[b]);
    context.lineWidth = 0.6 + Math.log2(1 + bridges.edges[i] + bridges.shared[i]) * 0.5;
    context.beginPath();
    context.moveTo(xa, ya);
    context.lineTo(xb, yb);
    context.stroke();
  });
  context.globalAlpha = 1;
}

const TURN = Math.PI * 2;

function drawGroup(
  context: CanvasRenderingContext2D,
  what: Prepared,
  view: View,
  i: number,
  emphasis: Emphasis,
): void {
  const { groups } = what.network;
  const { camera, size, palette } = view;
  const [x, y] = placeOf(camera, size, groups.x[i], groups.y[i]);
  const radius = Math.max(4, groups.radius[i] * scaleOf(camera, size));
  if (x + radius < 0 || y + radius < 0 || x - radius > size.width || y - radius > size.height) return;
  const isCandidate = groups.status[i] === "candidate" || groups.status[i] === "shared-audience";
  const colour = isCandidate ? palette.chance : colourOf(palette, what.ranks[i]);
  const isFaint = emphasis.kept !== null && !emphasis.kept.has(i);
  const inside = radius >= SHOWS_ACCOUNTS && !isFaint;
  context.fillStyle = palette.paper;
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fill();
  context.fillStyle = colour;
  context.globalAlpha = isFaint ? 0.06 : inside ? 0.09 : isCandidate ? 0.3 : 0.75;
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fill();
  context.globalAlpha = isFaint ? 0.25 : 1;
  context.lineWidth = i === emphasis.open ? 3 : i === emphasis.under ? 2 : 1.2;
  context.strokeStyle = i === emphasis.open || i === emphasis.under ? palette.ink : colour;
  context.stroke();
  context.globalAlpha = 1;
  if (inside) drawAccounts(context, what, view, i, colour);
}

function drawAccounts(
  context: CanvasRenderingContext2D,
  what: Prepared,
  { camera, size, palette }: View,
  group: number,
  colour: string,
): void {
  const { nodes, edges } = what.network;
  context.strokeStyle = palette.ink;
  context.lineWidth = 0.7;
  context.globalAlpha = Math.max(0.05, Math.min(0.3, 12 / Math.sqrt(1 + what.edgesOf[group].length)) * 0.6);
  context.beginPath();
  for (const edge of what.edgesOf[group]) {
    const [a, b] = [edges.a[edge], edges.b[edge]];
    const [xa, ya] = placeOf(camera, size, nodes.x[a], nodes.y[a]);
    const [xb, yb] = placeOf(camera, size, nodes.x[b], nodes.y[b]);
    context.moveTo(xa, ya);
    context.lineTo(xb, yb);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.strokeStyle = palette.paper;
  context.lineWidth = 1;
  for (const node of what.nodesOf[group]) {
    const [x, y] = placeOf(camera, size, nodes.x[node], nodes.y[node]);
    context.beginPath();
    context.arc(x, y, 3 + Math.min(5, Math.sqrt(nodes.partners[node])), 0, TURN);
    context.fill();
    context.stroke();
  }
}

/** Labels where there is room: each tries four places around its community, and stays away where all are taken. */
function drawLabels(context: CanvasRenderingContext2D, what: Prepared, view: View, emphasis: Emphasis): void {
  const { groups } = what.network;
  const { camera, size, palette } = view;
  context.font = "600 12.5px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const taken: Box[] = [];
  const discs =
    groups.id.length > MOST_DISCS ? [] : groups.id.map((_, i) => ({ i, ...discBox(what, view, i) }));
  const first = [emphasis.under, emphasis.open].filter((i): i is number => i !== null);
  for (const i of new Set([...first, ...what.labelOrder])) {
    if (emphasis.kept !== null && !emphasis.kept.has(i) && !first.includes(i)) continue;
    const [x, y] = placeOf(camera, size, groups.x[i], groups.y[i]);
    const radius = Math.max(4, groups.radius[i] * scaleOf(camera, size));
    const text = `${groups.id[i]} · ${groups.accounts[i]}`;
    const width = context.measureText(text).width;
    const box = placesAround(x, y, radius, width).find(
      (place) =>
        place.x > 0 &&
        place.x + place.w < size.width &&
        place.y > 0 &&
        place.y + place.h < size.height &&
        !taken.some((other) => overlap(place, other)) &&
        !discs.some((disc) => disc.i !== i && overlap(place, disc)),
    );
    if (!box) continue;
    if (taken.length >= MOST_LABELS) break;
    taken.push(box);
    context.strokeStyle = palette.paper;
    context.lineWidth = 4;
    context.strokeText(text, box.x, box.y + box.h / 2);
    context.fillStyle = first.includes(i) ? palette.ink : palette.soft;
    context.fillText(text, box.x, box.y + box.h / 2);
  }
}

/** Circles that labels keep clear of at most; beyond, labels keep clear of each other only. */
const MOST_DISCS = 300;

function discBox({ network: { groups } }: Prepared, { camera, size }: View, i: number): Box {
  const [x, y] = placeOf(camera, size, groups.x[i], groups.y[i]);
  const half = 0.8 * groups.radius[i] * scaleOf(camera, size);
  return { x: x - half, y: y - half, w: 2 * half, h: 2 * half };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const placesAround = (x: number, y: number, radius: number, w: number): readonly Box[] => [
  { x: x - w / 2, y: y + radius + 3, w, h: 16 },
  { x: x - w / 2, y: y - radius - 19, w, h: 16 },
  { x: x + radius + 5, y: y - 8, w, h: 16 },
  { x: x - radius - 5 - w, y: y - 8, w, h: 16 },
];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + 4 && b.x < a.x + a.w + 4 && a.y < b.y + b.h + 1 && b.y < a.y + a.h + 1;
