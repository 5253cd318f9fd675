/** Activity over time as bars: where the data is dense, thin or absent, before anything is said about groups. */
import type { QualityReport } from "../../model/index.js";
import { count, duration, windowWords } from "./format.js";
import { type Html, html } from "./html.js";
import { timeAxis, timeScale } from "./scales.js";

const BARS = 360;
const HEIGHT = 120;

/** The picture, or nothing where there are fewer than two bars. */
export function activityPicture(quality: QualityReport): Html | false {
  const { firstBucket, bucketSeconds, counts } = quality.activity;
  if (counts.length < 2) return false;
  const merge = Math.ceil(counts.length / BARS);
  const bars: number[] = [];
  for (let i = 0; i < counts.length; i++)
    bars[Math.floor(i / merge)] = (bars[Math.floor(i / merge)] ?? 0) + counts[i];
  const width = bucketSeconds * merge;
  const start = Date.parse(firstBucket);
  const { place, ticks } = timeScale(start, start + bars.length * width * 1000);
  const most = Math.max(1, ...bars);
  const left = place(start) * 10;
  const step = (place(start + width * 1000) - place(start)) * 10;
  const path = bars.map((bar, i) => {
    if (bar === 0) return "";
    const height = Math.max(1, (bar / most) * (HEIGHT - 8));
    return `M${(left + i * step).toFixed(1)} ${HEIGHT}v-${height.toFixed(1)}h${(step * 0.88).toFixed(2)}V${HEIGHT}z`;
  });
  const each = bucketName(width);
  return html`<figure class="activity"><figcaption>Events per ${each}, UTC. The tallest bar is ${count(most)}.</figcaption>
<svg class="plot" width="100%" height="${HEIGHT + 24}" role="img" aria-labelledby="activity-title"><title id="activity-title">Events per ${each} from first to last; at most ${count(most)} in one.</title>
${timeAxis(ticks, HEIGHT)}
<svg viewBox="0 0 1000 ${HEIGHT}" width="100%" height="${HEIGHT}" preserveAspectRatio="none"><path class="area" d="${path.join("")}"/></svg>
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/></svg></figure>`;
}

function bucketName(seconds: number): string {
  if (seconds === 3600) return "hour";
  if (seconds === 86_400) return "day";
  return seconds % 3600 === 0 ? windowWords(seconds) : duration(seconds);
}
