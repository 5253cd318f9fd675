/** The closest moment drawn large: who acted how many seconds after the first. */
import type { Dossier } from "../../model/index.js";
import { spanTicks } from "../pictures/scales.js";
import { clock, count, counted, duration } from "../text/format.js";
import { cut, type Html, html, token } from "../text/html.js";
import type { Detail } from "./detail.js";
import type { Moment } from "./moment.js";
import { memberName, phrase } from "./words.js";

const DOTS = 40;
const ROW = 16;

/** The picture with its caption; where there are too many dots, the first ones are drawn and that is said. */
export function momentFigure(dossier: Dossier, moment: Moment, detail: Detail): Html {
  const object = dossier.objects[moment.object];
  const shown = moment.offsets.slice(0, Math.min(DOTS, detail.members));
  const span = moment.offsets[moment.offsets.length - 1].seconds;
  const words = `${count(moment.offsets.length)} of ${counted(dossier.size, "account")} ${span === 0 ? "at the same moment" : `within ${duration(span)}`}`;
  const end = Math.max(1, shown[shown.length - 1].seconds);
  const place = (seconds: number) => 3 + (91 * seconds) / end;
  const rows = spread(shown.map(({ seconds }) => place(seconds)));
  const height = 26 + ROW * (Math.max(...rows) + 1);
  const id = `moment-${dossier.rank}`;
  return html`<figure class="moment"><figcaption>The closest moment: <b>${words}</b> on one ${phrase(object.trace).one}, from ${clock(moment.start)} UTC.${shown.length < moment.offsets.length && ` The first ${count(shown.length)} are drawn.`} ${token(cut(object.objectId, detail.token))}</figcaption>
<svg class="plot" width="100%" height="${height + 20}" role="img" aria-labelledby="${id}"><title id="${id}">${words}; seconds after the first.</title>
<line class="axis" x1="0" x2="100%" y1="${height}" y2="${height}"/>
${shown.map(({ seconds, member }, i) => dot(place(seconds), ROW * rows[i] + 10, height, memberName(member)))}
${spanTicks(0, end).map((seconds, i) => html`<text class="${i % 2 === 1 ? "tick minor" : "tick"}" x="${place(seconds).toFixed(1)}%" y="${height + 16}" text-anchor="middle">${seconds === 0 ? "0 s" : `+${duration(seconds)}`}</text>`)}
</svg></figure>`;
}

function dot(at: number, above: number, height: number, name: string): Html {
  return html`<svg x="${at.toFixed(1)}%" y="${height - above}"><path class="stem" d="M0 0V${above}"/><circle class="observed" r="3.5"/><text class="tick name" x="6" y="4">${name}</text></svg>`;
}

/** Rows for dots that would cover each other: each takes the lowest row that is free around its place. */
function spread(places: readonly number[]): number[] {
  const last: number[] = [];
  return places.map((at) => {
    const free = last.findIndex((taken) => at - taken >= 7);
    const row = free < 0 ? last.length : free;
    last[row] = at;
    return row;
  });
}
