/** The week in hours as two small heat maps: the group above, accounts like its members below, on one scale. */
import type { WeekHoursPicture } from "../../../model/index.js";
import { type Html, html } from "../../text/html.js";
import { titled } from "./axes.js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const CELL = 16;
const LEFT = 6;

/** The drawing; darker is more. */
export function weekHours(picture: WeekHoursPicture, id: string): Html {
  const most = Math.max(1e-9, ...picture.group, ...picture.control);
  const busiest = picture.group.indexOf(Math.max(...picture.group));
  const offsets = offsetWords(picture.offsets);
  const map = (shares: readonly number[], name: string, key: string) => html`<div><p class="tag">${name}</p>
<svg class="plot" width="100%" height="${7 * CELL + 20}" role="img" aria-labelledby="${id}-${key}"><title id="${id}-${key}">${titled(name, key === "group" ? `busiest ${DAYS[Math.floor(busiest / 24)]} ${busiest % 24}:00 UTC` : "the same hours")}</title>
${DAYS.map((day, i) => html`<text class="tick name" x="0" y="${i * CELL + 12}">${day}</text>`)}
${shares.map((share, i) => html`<rect class="heat" x="${(LEFT + ((100 - LEFT) * (i % 24)) / 24).toFixed(2)}%" y="${Math.floor(i / 24) * CELL + 1}" width="${((100 - LEFT) / 24 - 0.25).toFixed(2)}%" height="${CELL - 2}" fill-opacity="${(0.06 + 0.94 * (share / most)).toFixed(2)}"/>`)}
${[0, 6, 12, 18].map((hour) => html`<text class="tick name" x="${(LEFT + ((100 - LEFT) * hour) / 24).toFixed(2)}%" y="${7 * CELL + 14}">${String(hour).padStart(2, "0")}:00</text>`)}
</svg></div>`;
  return html`${offsets && html`<p class="aside">Offsets ahead of UTC with which these hours agree: ${offsets}. An offset holds for many places and names none.</p>`}<div class="columns">${map(picture.group, "The group, hours in UTC", "group")}${map(picture.control, "Accounts like its members", "control")}</div>`;
}

/** Offsets as runs: "+2:00 to +4:30". */
export function offsetWords(offsets: readonly number[]): string {
  const sorted = [...offsets].sort((x, y) => x - y);
  const runs: [number, number][] = [];
  for (const offset of sorted) {
    const last = runs.at(-1);
    if (last && offset - last[1] <= 1) last[1] = offset;
    else runs.push([offset, offset]);
  }
  return runs.map(([from, to]) => (from === to ? sign(from) : `${sign(from)} to ${sign(to)}`)).join(", ");
}

function sign(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  return `${hours < 0 ? "−" : "+"}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
