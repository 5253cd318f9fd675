/** The acts of a group over time: a lane a member, a dot an act; columns of dots are moments at which several acted together. */
import { count, counted } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, inside, NARROW, note, type PictureOptions, round } from "./frame.js";
import { fitted } from "./labels.js";
import { timeScale } from "./scales.js";

/** What is drawn. */
export interface TimelineRows {
  /** Names of the members, a lane each. */
  readonly members: readonly string[];
  readonly acts: readonly {
    /** Milliseconds since 1970. */
    readonly time: number;
    /** Index into `members`. */
    readonly member: number;
    /** Whether another member acted on the same thing within the group's window. */
    readonly met: boolean;
  }[];
  /** Members and acts in all, where not all are given. */
  readonly membersTotal?: number;
  readonly actsTotal?: number;
}

const [LANES, LEFT, FOOT] = [40, 44, 40];

/** The drawing; `data-from` and `data-to` are the times at its edges right of `data-left`, `data-lane` the height of a lane. Where the meetings fill less than half of the time, that time is drawn, and lone acts outside are not. */
export function groupTimeline(rows: TimelineRows, { width }: PictureOptions): Html {
  const lane = width < NARROW ? 12 : 14;
  const lanes = Math.min(LANES, rows.members.length);
  const range = drawnRange(rows.acts);
  const acts = rows.acts.filter(
    ({ time, member }) => member >= 0 && member < lanes && time >= range.from && time <= range.to,
  );
  const { place, ticks } = timeScale(range.from, range.to);
  const x = (at: number) => LEFT + (at / 100) * (width - LEFT);
  const height = lanes * lane;
  const left = leftOut(rows, lanes, acts.length, range.cut);
  const path = (met: boolean) =>
    dots(
      acts.filter((act) => act.met === met),
      (time) => x(place(time)),
      lane,
    );
  const edge = (at: number) =>
    Math.round(
      range.from +
        ((at - place(range.from)) / (place(range.to) - place(range.from))) * (range.to - range.from),
    );
  return framed(
    {
      kind: "group-timeline",
      width,
      height: height + FOOT + (left ? 18 : 0),
      label: labelOf(rows),
      data: { from: edge(0), to: edge(100), left: LEFT, lane },
    },
    html`${Array.from({ length: Math.ceil(lanes / 2) }, (_, i) => html`<rect class="band" x="${LEFT}" y="${2 * i * lane}" width="${width - LEFT}" height="${lane}"/>`)}
${ticks.map(({ at, label, minor }) => html`<line class="grid" x1="${round(x(at))}" x2="${round(x(at))}" y1="0" y2="${height}"/>${!(minor && width < NARROW) && html`<text class="tick" x="${inside(x(at), width)}" y="${height + 16}" text-anchor="middle">${label}</text>`}`)}
${rows.members.slice(0, lanes).map((name, i) => html`<text class="tick" x="${LEFT - 8}" y="${round(i * lane + lane / 2 + 4)}" text-anchor="end">${fitted(name, LEFT - 10, 12)}</text>`)}
<path class="lone" d="${path(false)}"/><path class="met" d="${path(true)}"/>
<path class="met" d="M4 ${height + 32}h0"/><text class="tick" x="12" y="${height + 36}">met another member</text><path class="lone" d="M148 ${height + 32}h0"/><text class="tick" x="155" y="${height + 36}">met none</text>
${left && note(left, 0, height + 54)}`,
  );
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether lone acts lie outside. */
  readonly cut: boolean;
}

/** All acts; or, where the meetings fill less than half of that span, the meetings with some room around them. */
function drawnRange(acts: TimelineRows["acts"]): Range {
  const all = extent(acts);
  const met = extent(acts.filter((act) => act.met));
  const room = Math.max(60_000, (met.to - met.from) * 0.12);
  const near = { from: Math.max(all.from, met.from - room), to: Math.min(all.to, met.to + room) };
  return near.to - near.from < (all.to - all.from) / 2 ? { ...near, cut: true } : { ...all, cut: false };
}

function extent(acts: TimelineRows["acts"]): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of acts) {
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return from <= to ? { from, to } : { from: 0, to: 1000 };
}

/** Round caps on lines of no length; one a pixel and lane. */
function dots(acts: TimelineRows["acts"], x: (time: number) => number, lane: number): string {
  return [
    ...new Set(acts.map(({ time, member }) => `M${Math.round(x(time))} ${member * lane + lane / 2}h0`)),
  ].join("");
}

function leftOut(rows: TimelineRows, lanes: number, drawn: number, cut: boolean): string {
  const { membersTotal = rows.members.length, actsTotal = rows.acts.length } = rows;
  const parts = [
    lanes < membersTotal ? `${count(lanes)} of ${counted(membersTotal, "account")}` : "",
    drawn < actsTotal ? `${count(drawn)} of ${counted(actsTotal, "act")}` : "",
  ].filter(Boolean);
  return parts.length > 0
    ? `Drawn: ${parts.join(" and ")}${cut ? ", in the time of the meetings" : ""}.`
    : "";
}

function labelOf({ members, acts }: TimelineRows): string {
  return `${counted(acts.length, "act")} of ${counted(members.length, "account")} over time; ${count(acts.filter(({ met }) => met).length)} of them met another member's.`;
}
