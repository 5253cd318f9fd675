/**
 * The frame of a picture: an SVG of a stated width that says in words what it shows. A picture is a pure function of rows and a
 * width; the report, the workbench, exports and the docs draw the same one.
 */
import { type Content, Html, html } from "../text/html.js";
import { PICTURE_STYLE, plainStyle, THEME } from "./style.js";

/** How a picture is drawn. */
export interface PictureOptions {
  /** Pixels; from 280 on. Narrow pictures say the same with fewer labels. */
  readonly width: number;
}

/** Below this width labels stand above what they name, and every second tick goes. */
export const NARROW = 560;

/** Size of usual text in a picture, pixels. */
export const TEXT = 13;

/** What a frame needs; `data` become `data-` attributes, by which a page finds its way from a pixel to a value. */
export interface Frame {
  readonly kind: string;
  readonly width: number;
  readonly height: number;
  /** What the picture says, for readers who hear it. */
  readonly label: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** An SVG element to be put into a page that has `PICTURE_STYLE`. */
export function framed({ kind, width, height, label, data = {} }: Frame, content: Content): Html {
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  return html`<svg class="picture ${kind}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}"${attributes}>${content}</svg>`;
}

/**
 * A picture as a file of its own: it brings its style, for light and dark, and loads nothing. `plain` is for programs that know no
 * variables: light, with every value written out.
 */
export function standalone(picture: Html, { plain = false }: { readonly plain?: boolean } = {}): string {
  const [head, rest] = [
    picture.markup.slice(0, picture.markup.indexOf(">")),
    picture.markup.slice(picture.markup.indexOf(">") + 1),
  ];
  const css = plain
    ? plainStyle(`${PICTURE_STYLE}svg{background:var(--paper)}`)
    : `${THEME}${PICTURE_STYLE}svg{background:var(--paper)}`;
  const style = html`<style>${new Html(css)}</style>`;
  return `${head.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')}>${style.markup}${rest}\n`;
}

/** A line of small print inside a picture. */
export const note = (words: string, x: number, y: number): Html =>
  html`<text class="note-text" x="${round(x)}" y="${round(y)}">${words}</text>`;

/** Coordinates to a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Where the middle of a tick label stands so that the label stays inside. */
export const inside = (x: number, width: number): number => round(Math.min(width - 22, Math.max(22, x)));
