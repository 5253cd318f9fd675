/**
 * Activity over time as a density: where the data is dense, thin or absent, before anything is said about groups. Each lane has
 * its own scale, since what one platform lacks another hides; acts of a group stand above all.
 */
import { count, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, inside, NARROW, type PictureOptions, round } from "./frame.js";
import { fitted } from "./labels.js";
import { colourClass } from "./marks.js";
import { timeScale } from "./scales.js";

/** One lane: the whole file, or one platform. */
export interface ActivityLane {
  readonly label: string;
  /** Events a bucket. */
  readonly counts: readonly number[];
}

/** Acts of a group, each by its time or counted by bucket; `met` are those of them that met another member's. `rank` gives its colour. */
export type ActivityActs = { readonly label: string; readonly rank?: number } & (
  | { readonly times: readonly number[] }
  | { readonly counts: readonly number[]; readonly met: readonly number[] }
);

/** How a strip is drawn. */
export interface StripOptions extends PictureOptions {
  /** Low, and without captions: what stands above a page. */
  readonly low?: boolean;
}

/** What is drawn; times are milliseconds since 1970. */
export interface ActivityRows {
  readonly from: number;
  readonly bucketSeconds: number;
  /** What a bucket is called: "hour". */
  readonly bucket: string;
  /** The first is drawn tall. */
  readonly lanes: readonly ActivityLane[];
  /** Acts of the chosen group, above the lanes. */
  readonly acts?: ActivityActs;
  /** Spans without any event, which are shaded. */
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
}

interface Heights {
  readonly first: number;
  readonly other: number;
  readonly acts: number;
  readonly caption: number;
  readonly foot: number;
}

const USUAL: Heights = { first: 84, other: 32, acts: 30, caption: 24, foot: 22 };
const LOW: Heights = { first: 40, other: 20, acts: 24, caption: 0, foot: 20 };

interface Axis {
  readonly x: (time: number) => number;
  readonly from: number;
  readonly seconds: number;
  readonly merge: number;
  readonly width: number;
  readonly high: Heights;
}

/** The drawing; `data-from` and `data-to` are the times at its left and right edge, so that a page can brush it. */
export function activityStrip(rows: ActivityRows, { width, low = false }: StripOptions): Html {
  const high = low ? LOW : USUAL;
  const buckets = rows.lanes.reduce((most, { counts }) => Math.max(most, counts.length), 1);
  const merge = Math.ceil(buckets / (width / 3));
  const to = rows.from + Math.ceil(buckets / merge) * merge * rows.bucketSeconds * 1000;
  const { place, ticks } = timeScale(rows.from, to);
  const x = (time: number) => (place(time) / 100) * width;
  const axis = { x, from: rows.from, seconds: rows.bucketSeconds, merge, width, high };
  const acts = rows.acts || low ? high.caption + high.acts : 0;
  const heights = rows.lanes.map((_, i) => (i === 0 ? high.first : high.other));
  const tops = heights.map(
    (_, i) => acts + heights.slice(0, i).reduce((sum, h) => sum + h + high.caption, 0) + high.caption,
  );
  const bottom = (tops.at(-1) ?? acts) + (heights.at(-1) ?? 0);
  const edge = (px: number) =>
    Math.round(rows.from + ((px - x(rows.from)) / (x(to) - x(rows.from))) * (to - rows.from));
  return framed(
    {
      kind: "activity-strip",
      width,
      height: bottom + high.foot,
      label: labelOf(rows),
      data: { from: edge(0), to: edge(width) },
    },
    html`${rows.gaps?.map((gap) => html`<rect class="missing" x="${round(x(gap.from))}" width="${round(Math.max(1, x(gap.to) - x(gap.from)))}" y="${acts + high.caption}" height="${bottom - acts - high.caption}"/>`)}
${ticks.map(({ at, label, minor }) => html`<line class="grid" x1="${round((at / 100) * width)}" x2="${round((at / 100) * width)}" y1="${acts + high.caption}" y2="${bottom}"/>${!(minor && width < NARROW) && html`<text class="tick" x="${inside((at / 100) * width, width)}" y="${bottom + 16}" text-anchor="middle">${label}</text>`}`)}
${rows.acts && actsMarks(rows.acts, axis)}
${rows.lanes.map((lane, i) => laneMarks(lane, { axis, top: tops[i], height: heights[i], bucket: rows.bucket }))}`,
  );
}

function laneMarks(
  lane: ActivityLane,
  {
    axis,
    top,
    height,
    bucket,
  }: { readonly axis: Axis; readonly top: number; readonly height: number; readonly bucket: string },
): Html {
  const bars: number[] = [];
  for (const [i, value] of lane.counts.entries())
    bars[Math.floor(i / axis.merge)] = (bars[Math.floor(i / axis.merge)] ?? 0) + value;
  const most = bars.reduce((highest, value) => Math.max(highest, value), 1);
  const step = axis.x(axis.from + axis.merge * axis.seconds * 1000) - axis.x(axis.from);
  const path = bars.map((value, i) =>
    value === 0
      ? ""
      : `M${round(axis.x(axis.from) + i * step)} ${top + height}v${-round(Math.max(1, (value / most) * (height - 4)))}h${round(step * 0.9)}V${top + height}z`,
  );
  const words = `${lane.label}: at most ${count(most)} per ${axis.merge > 1 ? windowWords(axis.merge * axis.seconds) : bucket}`;
  return html`${axis.high.caption > 0 && html`<text class="tick" x="0" y="${top - 6}">${fitted(words, axis.width, 12)}</text>`}<path class="density" d="${path.join("")}"/><line class="axis" x1="0" x2="${axis.width}" y1="${top + height}" y2="${top + height}"/>`;
}

function actsMarks(acts: ActivityActs, { x, from, seconds, width, high }: Axis): Html {
  const all = columnsOf("times" in acts ? acts.times.map((time) => [time, 1]) : atBuckets(acts.counts));
  const met = "times" in acts ? null : columnsOf(atBuckets(acts.met));
  const most = [...all.values()].reduce((top, value) => Math.max(top, value), 1);
  const base = high.caption + high.acts;
  const bars = (columns: ReadonlyMap<number, number>) =>
    [...columns].map(
      ([column, value]) =>
        `M${column - 1} ${base}v${-round(Math.max(4, (value / most) * (high.acts - 4)))}h2V${base}z`,
    );
  const path = (name: string, columns: ReadonlyMap<number, number>) =>
    html`<path class="${acts.rank === undefined ? "area" : `own ${colourClass(acts.rank)}${name}`}" d="${bars(columns)}"/>`;
  return html`${high.caption > 0 && html`<text class="tick" x="0" y="${high.caption - 6}">${fitted(acts.label, width, 12)}</text>`}${path(met ? " alone" : "", all)}${met && path("", met)}<line class="axis" x1="0" x2="${width}" y1="${base}" y2="${base}"/>`;

  function atBuckets(counts: readonly number[]): (readonly [number, number])[] {
    return counts.map((value, i) => [from + (i + 0.5) * seconds * 1000, value] as const);
  }
  function columnsOf(list: readonly (readonly [number, number])[]): Map<number, number> {
    const columns = new Map<number, number>();
    for (const [time, value] of list) {
      if (value === 0) continue;
      const column = Math.round(x(time) / 2) * 2;
      columns.set(column, (columns.get(column) ?? 0) + value);
    }
    return columns;
  }
}

const actsOf = (acts: ActivityActs): number =>
  "times" in acts ? acts.times.length : acts.counts.reduce((sum, value) => sum + value, 0);

function labelOf({ lanes, bucket, acts, gaps = [] }: ActivityRows): string {
  const parts = lanes.map(
    ({ label, counts }) =>
      `${label}: at most ${count(counts.reduce((top, value) => Math.max(top, value), 0))} events per ${bucket}`,
  );
  return `Events over time. ${parts.join("; ")}.${acts ? ` ${acts.label}: ${count(actsOf(acts))}.` : ""}${gaps.length > 0 ? ` Gaps without any event: ${count(gaps.length)}.` : ""}`;
}
