/**
 * Activity over time as a density: where the data is dense, thin or absent, before anything is said about groups. Each lane has
 * its own scale, since what one platform lacks another hides; acts of a group stand above all.
 */
import { count, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, inside, NARROW, type PictureOptions, round } from "./frame.js";
import { fitted } from "./labels.js";
import { timeScale } from "./scales.js";

/** One lane: the whole file, or one platform. */
export interface ActivityLane {
  readonly label: string;
  /** Events a bucket. */
  readonly counts: readonly number[];
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
  readonly acts?: { readonly label: string; readonly times: readonly number[] };
  /** Spans without any event, which are shaded. */
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
}

const [TALL, LOW, ACTS, CAPTION, FOOT] = [84, 32, 30, 24, 22];

interface Axis {
  readonly x: (time: number) => number;
  readonly from: number;
  readonly seconds: number;
  readonly merge: number;
  readonly width: number;
}

/** The drawing; `data-from` and `data-to` are the times at its left and right edge, so that a page can brush it. */
export function activityStrip(rows: ActivityRows, { width }: PictureOptions): Html {
  const buckets = rows.lanes.reduce((most, { counts }) => Math.max(most, counts.length), 1);
  const merge = Math.ceil(buckets / (width / 3));
  const to = rows.from + Math.ceil(buckets / merge) * merge * rows.bucketSeconds * 1000;
  const { place, ticks } = timeScale(rows.from, to);
  const x = (time: number) => (place(time) / 100) * width;
  const axis = { x, from: rows.from, seconds: rows.bucketSeconds, merge, width };
  const acts = rows.acts ? CAPTION + ACTS : 0;
  const heights = rows.lanes.map((_, i) => (i === 0 ? TALL : LOW));
  const tops = heights.map(
    (_, i) => acts + heights.slice(0, i).reduce((sum, h) => sum + h + CAPTION, 0) + CAPTION,
  );
  const bottom = (tops.at(-1) ?? acts) + (heights.at(-1) ?? 0);
  const edge = (px: number) =>
    Math.round(rows.from + ((px - x(rows.from)) / (x(to) - x(rows.from))) * (to - rows.from));
  return framed(
    {
      kind: "activity-strip",
      width,
      height: bottom + FOOT,
      label: labelOf(rows),
      data: { from: edge(0), to: edge(width) },
    },
    html`${rows.gaps?.map((gap) => html`<rect class="missing" x="${round(x(gap.from))}" width="${round(Math.max(1, x(gap.to) - x(gap.from)))}" y="${acts + CAPTION}" height="${bottom - acts - CAPTION}"/>`)}
${ticks.map(({ at, label, minor }) => html`<line class="grid" x1="${round((at / 100) * width)}" x2="${round((at / 100) * width)}" y1="${acts + CAPTION}" y2="${bottom}"/>${!(minor && width < NARROW) && html`<text class="tick" x="${inside((at / 100) * width, width)}" y="${bottom + 16}" text-anchor="middle">${label}</text>`}`)}
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
  return html`<text class="tick" x="0" y="${top - 6}">${fitted(words, axis.width, 12)}</text><path class="density" d="${path.join("")}"/><line class="axis" x1="0" x2="${axis.width}" y1="${top + height}" y2="${top + height}"/>`;
}

function actsMarks({ label, times }: NonNullable<ActivityRows["acts"]>, { x, width }: Axis): Html {
  const columns = new Map<number, number>();
  for (const time of times) {
    const column = Math.round(x(time) / 2) * 2;
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  const most = [...columns.values()].reduce((top, value) => Math.max(top, value), 1);
  const base = CAPTION + ACTS;
  const path = [...columns].map(
    ([column, value]) =>
      `M${column - 1} ${base}v${-round(Math.max(4, (value / most) * (ACTS - 4)))}h2V${base}z`,
  );
  return html`<text class="tick" x="0" y="${CAPTION - 6}">${fitted(label, width, 12)}</text><path class="area" d="${path.join("")}"/><line class="axis" x1="0" x2="${width}" y1="${base}" y2="${base}"/>`;
}

function labelOf({ lanes, bucket, acts, gaps = [] }: ActivityRows): string {
  const parts = lanes.map(
    ({ label, counts }) =>
      `${label}: at most ${count(counts.reduce((top, value) => Math.max(top, value), 0))} events per ${bucket}`,
  );
  return `Events over time. ${parts.join("; ")}.${acts ? ` ${acts.label}: ${count(acts.times.length)}.` : ""}${gaps.length > 0 ? ` Gaps without any event: ${count(gaps.length)}.` : ""}`;
}
