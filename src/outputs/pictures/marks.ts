/** The mark of a group: a colour and a shape, so that no reader depends on colour; the same in list, dossier and network. */
import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from "d3-shape";
import { type Html, html } from "../text/html.js";

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
];
const COLOURS = 8;

/** The style class that colours the group of a rank. */
export const colourClass = (rank: number): string => `g${(rank - 1) % COLOURS}`;

/** The outline of the group's shape around (0, 0) as SVG path data, of an area in square pixels. */
export function shapePath(rank: number, area: number): string {
  const turn = rank - 1 + Math.floor((rank - 1) / COLOURS);
  return symbol(SHAPES[turn % SHAPES.length], area).digits(1)() ?? "";
}

/** The mark beside a heading, `size` pixels; decorative, since the heading names the group. */
export function mark(rank: number, size = 18): Html {
  return html`<svg class="mark ${colourClass(rank)}" width="${size}" height="${size}" viewBox="-9 -9 18 18" aria-hidden="true"><path d="${shapePath(rank, 110)}"/></svg>`;
}
