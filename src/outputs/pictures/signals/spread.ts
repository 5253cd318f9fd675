/** The group's value beside those of placebo groups: what p is made of, to be seen at once. */
import { scaleLinear } from "d3-scale";
import type { SpreadPicture } from "../../../model/index.js";
import { type Html, html } from "../../text/html.js";
import { titled } from "./axes.js";

const HEIGHT = 30;

/** The drawing: a stroke a placebo group, a dot for the group. */
export function spread({ value, placebos, title }: SpreadPicture, id: string): Html {
  const all = [value, ...placebos];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const scale = scaleLinear([least, most === least ? least + 1 : most], [3, 97]);
  const words = (number: number) => String(Number(number.toPrecision(3)) || 0);
  const strokes = [...new Set(placebos.map((placebo) => scale(placebo).toFixed(1)))];
  return html`<svg class="plot" width="100%" height="${HEIGHT + 20}" role="img" aria-labelledby="${id}"><title id="${id}">${titled(title, `the group ${words(value)}, placebo groups ${words(Math.min(...placebos))} to ${words(Math.max(...placebos))}`)}</title>
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/>
${strokes.map((at) => html`<line class="placebo" x1="${at}%" x2="${at}%" y1="${HEIGHT - 14}" y2="${HEIGHT}"/>`)}
<circle class="observed" cx="${scale(value).toFixed(1)}%" cy="${HEIGHT - 7}" r="6"/>
${scale.ticks(5).map((tick) => html`<text class="tick name" x="${scale(tick).toFixed(1)}%" y="${HEIGHT + 14}" text-anchor="middle">${words(tick)}</text>`)}
</svg>`;
}
