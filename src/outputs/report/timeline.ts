/** The group's timeline: one lane a member, a dot an action. */
import type { Dossier, TimelinePoint } from "../../model/index.js";
import { timeAxis, timeScale } from "../pictures/scales.js";
import { clock, count, counted, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import type { Detail } from "./detail.js";
import { closestMoment } from "./moment.js";
import { momentFigure } from "./moment-figure.js";
import { memberName } from "./words.js";

const LANES = 40;
const LANE = 14;

/** Both pictures; `detail.timeline` bounds how many actions are drawn. */
export function timelineFigures(dossier: Dossier, detail: Detail): Html | false {
  if (dossier.timeline.length === 0) return false;
  const moment = closestMoment(dossier);
  return html`<h4>When they acted</h4>${lanesFigure(dossier, detail.timeline)}${moment && momentFigure(dossier, moment, detail)}`;
}

function lanesFigure(dossier: Dossier, limit: number): Html {
  const lanes = Math.min(LANES, dossier.members.length);
  const range = drawnRange(dossier.timeline);
  const stride = Math.max(1, Math.ceil(dossier.timeline.length / limit));
  const points = dossier.timeline.filter(
    (point, i) => i % stride === 0 && point.member >= 0 && point.member < lanes && inRange(point, range),
  );
  const { place, ticks } = timeScale(range.from, range.to);
  const height = lanes * LANE;
  const path = (met: boolean) =>
    dotPath(
      points.filter((point) => point.met === met),
      place,
    );
  const id = `time-${dossier.rank}`;
  return html`<figure class="timeline"><figcaption>One line for each account, in the order of the table below; time in UTC. <span class="key met"></span> another member acted on the same thing within ${windowWords(dossier.windowSeconds)}${dossier.traces.length > 1 && ", in any trace of the group"}, <span class="key lone"></span> nobody of the group did. Columns of dots are moments at which several acted together.${leftOut(dossier, lanes, points.length, range.cut)}</figcaption>
<div class="lanes"><div class="names" aria-hidden="true">${dossier.members.slice(0, lanes).map((_, i) => html`<span>${memberName(i)}</span>`)}</div>
<svg class="plot" width="100%" height="${height + 24}" role="img" aria-labelledby="${id}"><title id="${id}">${counted(dossier.timelineTotal, "action")} of ${counted(dossier.size, "account")}; meetings from ${clock(dossier.firstSeen)} to ${clock(dossier.lastSeen)} UTC.</title>
${Array.from({ length: Math.ceil(lanes / 2) }, (_, i) => html`<rect class="band" y="${i * 2 * LANE}" width="100%" height="${LANE}"/>`)}
${timeAxis(ticks, height)}
<svg viewBox="0 0 1000 ${height}" width="100%" height="${height}" preserveAspectRatio="none"><path class="lone" d="${path(false)}"/><path class="met" d="${path(true)}"/></svg></svg></div></figure>`;
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether lone actions lie outside. */
  readonly cut: boolean;
}

/** All actions; or, where the meetings fill less than half of that span, the meetings with some room around them. */
function drawnRange(timeline: readonly TimelinePoint[]): Range {
  const all = extent(timeline);
  const met = extent(timeline.filter((point) => point.met));
  const room = Math.max(60_000, (met.to - met.from) * 0.12);
  const near = { from: Math.max(all.from, met.from - room), to: Math.min(all.to, met.to + room) };
  return near.to - near.from < (all.to - all.from) / 2 ? { ...near, cut: true } : { ...all, cut: false };
}

function extent(points: readonly TimelinePoint[]): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const point of points) {
    const time = Date.parse(point.timeUtc);
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return { from, to };
}

function inRange(point: TimelinePoint, range: Range): boolean {
  const time = Date.parse(point.timeUtc);
  return time >= range.from && time <= range.to;
}

function leftOut(dossier: Dossier, lanes: number, drawn: number, cutRange: boolean): string {
  const members = dossier.members.length;
  const parts = [
    lanes < members ? ` ${lanes} of ${counted(members, "member")} are drawn.` : "",
    cutRange ? " The picture shows the time of the meetings; lone actions before and after lie outside." : "",
    drawn < dossier.timelineTotal
      ? ` ${count(drawn)} of ${counted(dossier.timelineTotal, "action")} are drawn.`
      : "",
  ];
  return parts.join("");
}

/** Round caps on lines of no length: dots that keep their shape when the picture is stretched. One a pixel and lane. */
function dotPath(points: readonly TimelinePoint[], place: (time: number) => number): string {
  const seen = new Set<string>();
  for (const point of points)
    seen.add(`M${Math.round(place(Date.parse(point.timeUtc)) * 10)} ${point.member * LANE + LANE / 2}h0`);
  return [...seen].join("");
}
