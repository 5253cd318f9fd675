/** Points in time on lanes, some of them joined. */
import type { LanesPicture } from "../../../model/index.js";
import { counted } from "../../text/format.js";
import { cut, type Html, html } from "../../text/html.js";
import { timeAxis } from "../scales.js";
import { secondsScale, titled } from "./axes.js";

const MOST_LANES = 40;
/** Heights of a lane, pixels; the style sheet knows them for the names. */
const [TALL, LOW] = [26, 14];
const MOST_POINTS = 4000;
const SORTS = 8;

/** The drawing; lanes and points beyond what a page can show are left out, and that is said. */
export function lanes(picture: LanesPicture, id: string): Html {
  const shown = Math.min(MOST_LANES, picture.lanes.length);
  const lane = picture.lanes.length <= 8 ? TALL : LOW;
  const inside = picture.points.map((point, i) => ({ ...point, i })).filter((point) => point.lane < shown);
  const stride = Math.max(1, Math.ceil(inside.length / MOST_POINTS));
  const points = inside.filter((_, i) => i % stride === 0);
  if (points.length === 0) return html`<p class="aside">Nothing to draw.</p>`;
  const times = points.map(({ time }) => time);
  const { place, ticks } = secondsScale(minimum(times), Math.max(minimum(times) + 1, maximum(times)));
  const height = shown * lane;
  const x = (time: number) => Math.round(10 * place(time));
  const y = (row: number) => row * lane + lane / 2;
  const dots = (mark: number) =>
    [
      ...new Set(
        points
          .filter((point) => Math.min(point.mark, SORTS - 1) === mark)
          .map((point) => `M${x(point.time)} ${y(point.lane)}h0`),
      ),
    ].join("");
  const drawn = new Set(points.map(({ i }) => i));
  const joins = picture.joins
    .filter(([from, to]) => drawn.has(from) && drawn.has(to))
    .map(
      ([from, to]) =>
        `M${x(picture.points[from].time)} ${y(picture.points[from].lane)}L${x(picture.points[to].time)} ${y(picture.points[to].lane)}`,
    );
  const sorts = [...new Set(points.map(({ mark }) => Math.min(mark, SORTS - 1)))].sort();
  return html`<div class="named-lanes"><div class="names" aria-hidden="true">${picture.lanes.slice(0, shown).map((name) => html`<span${lane > LOW && html` class="tall"`}>${cut(name, 18)}</span>`)}</div>
<svg class="plot" width="100%" height="${height + 24}" role="img" aria-labelledby="${id}"><title id="${id}">${titled(picture.title, `${counted(points.length, "point")} on ${counted(shown, "lane")}`)}</title>
${Array.from({ length: Math.ceil(shown / 2) }, (_, i) => html`<rect class="band" y="${i * 2 * lane}" width="100%" height="${lane}"/>`)}
${timeAxis(ticks, height)}
<svg viewBox="0 0 1000 ${height}" width="100%" height="${height}" preserveAspectRatio="none"><path class="join" d="${joins.join("")}"/>${sorts.map((mark) => html`<path class="dots g${mark}" d="${dots(mark)}"/>`)}</svg></svg></div>
${(shown < picture.lanes.length || stride > 1) && html`<p class="aside">${shown < picture.lanes.length ? `${shown} of ${counted(picture.lanes.length, "lane")} are drawn. ` : ""}${stride > 1 ? `One point in ${stride} is drawn.` : ""}</p>`}`;
}

const minimum = (values: readonly number[]) =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
const maximum = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
