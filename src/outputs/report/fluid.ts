/** A picture for two kinds of page: drawn once for wide and once for narrow screens, of which the style sheet shows one. */
import type { PictureOptions } from "../pictures/frame.js";
import { type Html, html } from "../text/html.js";

const PHONE = 342;

/** Both drawings; `wide` in pixels. */
export function fluid(draw: (options: PictureOptions) => Html, wide: number): Html {
  return html`<div class="on-wide">${draw({ width: wide })}</div><div class="on-phone">${draw({ width: PHONE })}</div>`;
}
