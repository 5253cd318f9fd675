/** Rows over days: how active each row was on each day, days that stand out pointed at. */
import type { StripPicture } from "../../../model/index.js";
import { counted, dayAndMonth } from "../../text/format.js";
import { type Html, html } from "../../text/html.js";
import { titled } from "./axes.js";

const MOST_ROWS = 60;
const MOST_DAYS = 400;

/** The drawing: one column a day, one row a line of the matrix; darker is more active. */
export function strip(picture: StripPicture, id: string): Html {
  const days = picture.days.slice(0, MOST_DAYS);
  const rows = Math.min(MOST_ROWS, picture.rows.length);
  const cell = rows <= 8 ? 18 : 8;
  const left = picture.rows.some((name) => name !== "") ? 14 : 0;
  const width = (100 - left) / Math.max(1, days.length);
  const x = (day: number) => (left + day * width).toFixed(2);
  const marked = new Set(picture.marked);
  const cells = Array.from({ length: rows }, (_, r) =>
    days.map((_, d) => {
      const value = picture.cells[r * picture.days.length + d];
      if (value === undefined || value < 0) return false;
      return html`<rect class="heat" x="${x(d)}%" y="${r * cell + 14}" width="${(width * 0.92).toFixed(2)}%" height="${cell - 1}" fill-opacity="${(0.05 + 0.95 * Math.min(1, value)).toFixed(2)}"/>`;
    }),
  );
  const height = rows * cell + 14;
  const every = Math.max(1, Math.ceil(days.length / 7));
  return html`<svg class="plot" width="100%" height="${height + 20}" role="img" aria-labelledby="${id}"><title id="${id}">${titled(picture.title, `${counted(rows, "row")} over ${counted(days.length, "day")}, ${marked.size} of them pointed out`)}</title>
${left > 0 && picture.rows.slice(0, rows).map((name, r) => html`<text class="tick name" x="0" y="${r * cell + 14 + cell * 0.75}">${name.slice(0, 20)}</text>`)}
${cells}
${days.map((_, d) => marked.has(d) && html`<svg x="${(left + (d + 0.46) * width).toFixed(2)}%" y="3"><path class="pointer" d="M-4 0h8l-4 6z"/></svg>`)}
${days.map((day, d) => d % every === 0 && html`<text class="tick name" x="${x(d)}%" y="${height + 14}">${dayAndMonth(day)}</text>`)}
</svg>${(rows < picture.rows.length || days.length < picture.days.length) && html`<p class="aside">${rows} of ${counted(picture.rows.length, "row")} and ${days.length} of ${counted(picture.days.length, "day")} are drawn.</p>`}`;
}
