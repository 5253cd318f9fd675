/** Lines over time, spans pointed out behind them. */
import type { SeriesPicture } from "../../../model/index.js";
import { count } from "../../text/format.js";
import { type Html, html } from "../../text/html.js";
import { timeAxis } from "../scales.js";
import { secondsScale, titled } from "./axes.js";

const HEIGHT = 150;
const MOST_LINES = 8;

/** The drawing. */
export function series({ times, lines, unit, marks, title }: SeriesPicture, id: string): Html {
  if (times.length === 0) return html`<p class="aside">Nothing to draw.</p>`;
  const { place, ticks } = secondsScale(times[0], Math.max(times[0] + 1, times[times.length - 1]));
  const values = lines.flatMap((line) => line.values).filter((v): v is number => v !== null);
  const most = values.reduce((top, v) => Math.max(top, v), unit === "share" ? 0.01 : 1);
  const y = (value: number) => HEIGHT - 4 - (value / most) * (HEIGHT - 24);
  const label = (value: number) =>
    unit === "share" ? `${Number((100 * value).toPrecision(2))} %` : count(value);
  return html`<svg class="plot" width="100%" height="${HEIGHT + 24}" role="img" aria-labelledby="${id}"><title id="${id}">${titled(title, `${lines.map((line) => line.label).join(", ")}; highest value ${label(most)}`)}</title>
${marks.map((mark) => html`<rect class="band" x="${place(mark.from).toFixed(2)}%" width="${Math.max(0.3, place(mark.to) - place(mark.from)).toFixed(2)}%" y="0" height="${HEIGHT}"/><text class="tick name" x="${place(mark.from).toFixed(2)}%" y="10">${mark.label}</text>`)}
${timeAxis(ticks, HEIGHT)}
<text class="tick name" x="0" y="${(y(most) - 4).toFixed(0)}">${label(most)}</text><line class="grid" x1="0" x2="100%" y1="${y(most).toFixed(1)}" y2="${y(most).toFixed(1)}"/>
<svg viewBox="0 0 1000 ${HEIGHT}" width="100%" height="${HEIGHT}" preserveAspectRatio="none">${lines.slice(0, MOST_LINES).map((line, i) => html`<path class="series-line g${i}" d="${pathOf(line.values, times, (time) => 10 * place(time), y)}"/>`)}</svg>
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/></svg>`;
}

/** A line with gaps where there is no value; a lone value is a dot. */
function pathOf(
  values: readonly (number | null)[],
  times: readonly number[],
  x: (time: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  for (const [i, value] of values.entries()) {
    if (value === null || times[i] === undefined) continue;
    const starts = (values[i - 1] ?? null) === null;
    const alone = starts && (values[i + 1] ?? null) === null;
    path += `${starts ? "M" : "L"}${x(times[i]).toFixed(1)} ${y(value).toFixed(1)}${alone ? "h0" : ""}`;
  }
  return path;
}
