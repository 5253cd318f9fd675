/**
 * Activity over time as bars: where the data is dense, thin or absent, before anything is said about groups. Several platforms are
 * drawn each by itself below the whole, on the same axis: what one lacks, another hides.
 */
import type { PlatformActivity, QualityReport } from "../../model/index.js";
import { type Tick, timeAxis, timeScale } from "../pictures/scales.js";
import { count, duration, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";

const BARS = 360;
const HEIGHT = 120;
const STRIP_HEIGHT = 40;

/** How buckets become bars and bars stand on the axis; widths in thousandths of the picture. */
interface Axis {
  /** Buckets in one bar. */
  readonly merge: number;
  readonly left: number;
  readonly step: number;
  readonly ticks: readonly Tick[];
}

/** The picture, or nothing where there are fewer than two bars. */
export function activityPicture(quality: QualityReport): Html | false {
  const { firstBucket, bucketSeconds, counts } = quality.activity;
  if (counts.length < 2) return false;
  const merge = Math.ceil(counts.length / BARS);
  const width = bucketSeconds * merge;
  const start = Date.parse(firstBucket);
  const bars = Math.ceil(counts.length / merge);
  const { place, ticks } = timeScale(start, start + bars * width * 1000);
  const left = place(start) * 10;
  const axis = { merge, left, step: (place(start + width * 1000) - place(start)) * 10, ticks };
  const each = bucketName(width);
  const { path, most } = barPath(counts, axis, HEIGHT);
  return html`<figure class="activity"><figcaption>Events per ${each}, UTC. The tallest bar is ${count(most)}.</figcaption>
<svg class="plot" width="100%" height="${HEIGHT + 24}" role="img" aria-labelledby="activity-title"><title id="activity-title">Events per ${each} from first to last; at most ${count(most)} in one.</title>
${timeAxis(ticks, HEIGHT)}
${area(path, HEIGHT)}
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/></svg>
${quality.platformActivity?.map((platform, i) => strip(platform, { axis, each, id: `activity-${i}` }))}</figure>`;
}

/** The bars of one platform, as high as its own tallest, on the axis of the whole. */
function strip(
  { platform, counts }: PlatformActivity,
  { axis, each, id }: { readonly axis: Axis; readonly each: string; readonly id: string },
): Html {
  const { path, most } = barPath(counts, axis, STRIP_HEIGHT);
  return html`<p class="strip"><b>${platform}</b> at most ${count(most)} per ${each}</p>
<svg class="plot" width="100%" height="${STRIP_HEIGHT + 1}" role="img" aria-labelledby="${id}"><title id="${id}">Events of ${platform} per ${each}; at most ${count(most)} in one.</title>
${axis.ticks.map(({ at }) => html`<line class="grid" x1="${at.toFixed(2)}%" x2="${at.toFixed(2)}%" y1="0" y2="${STRIP_HEIGHT}"/>`)}
${area(path, STRIP_HEIGHT)}
<line class="axis" x1="0" x2="100%" y1="${STRIP_HEIGHT}" y2="${STRIP_HEIGHT}"/></svg>`;
}

const area = (path: string, height: number): Html =>
  html`<svg viewBox="0 0 1000 ${height}" width="100%" height="${height}" preserveAspectRatio="none"><path class="area" d="${path}"/></svg>`;

function barPath(
  counts: readonly number[],
  { merge, left, step }: Axis,
  height: number,
): { path: string; most: number } {
  const bars: number[] = [];
  for (let i = 0; i < counts.length; i++)
    bars[Math.floor(i / merge)] = (bars[Math.floor(i / merge)] ?? 0) + counts[i];
  const most = Math.max(1, ...bars);
  const path = bars.map((bar, i) => {
    if (bar === 0) return "";
    const high = Math.max(1, (bar / most) * (height - height / 15));
    return `M${(left + i * step).toFixed(1)} ${height}v-${high.toFixed(1)}h${(step * 0.88).toFixed(2)}V${height}z`;
  });
  return { path: path.join(""), most };
}

function bucketName(seconds: number): string {
  if (seconds === 3600) return "hour";
  if (seconds === 86_400) return "day";
  return seconds % 3600 === 0 ? windowWords(seconds) : duration(seconds);
}
