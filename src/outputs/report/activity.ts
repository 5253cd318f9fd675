/** Activity of the whole file and of each platform over time, as a figure. */
import type { QualityReport } from "../../model/index.js";
import { activityStrip } from "../pictures/activity-strip.js";
import { activityRows } from "../pictures/file-rows.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";

/** Buckets from which on a picture says more than a sentence. */
const FEWEST = 6;

/** The figure, or nothing where there are too few buckets. */
export function activityFigure(quality: QualityReport, wide: number): Html | false {
  if (quality.activity.counts.length < FEWEST) return false;
  const rows = activityRows(quality);
  return html`<figure><figcaption>Posts over time, UTC.${rows.lanes.length > 2 && " Each platform on a scale of its own."}${quality.gaps.length > 0 && " Shaded: nothing was collected, so nothing can be found."}</figcaption>
${fluid((options) => activityStrip(rows, options), wide)}</figure>`;
}
