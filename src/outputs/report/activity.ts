/** Activity of the whole file and of each platform over time, as a figure. */
import type { QualityReport } from "../../model/index.js";
import { activityStrip } from "../pictures/activity-strip.js";
import { duration, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";

const MOST_PLATFORMS = 6;

/** Buckets from which on a picture says more than a sentence. */
const FEWEST = 6;

/** The figure, or nothing where there are too few buckets. */
export function activityFigure(quality: QualityReport, wide: number): Html | false {
  const { firstBucket, bucketSeconds, counts } = quality.activity;
  if (counts.length < FEWEST) return false;
  const platforms = (quality.platformActivity ?? []).slice(0, MOST_PLATFORMS);
  const rows = {
    from: Date.parse(firstBucket),
    bucketSeconds,
    bucket: bucketName(bucketSeconds),
    lanes: [
      { label: "All posts", counts },
      ...platforms.map((one) => ({ label: one.platform, counts: one.counts })),
    ],
    gaps: quality.gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
  };
  return html`<figure><figcaption>Posts over time, UTC.${platforms.length > 1 && " Each platform on a scale of its own."}${quality.gaps.length > 0 && " Shaded: nothing was collected, so nothing can be found."}</figcaption>
${fluid((options) => activityStrip(rows, options), wide)}</figure>`;
}

function bucketName(seconds: number): string {
  if (seconds === 3600) return "hour";
  if (seconds === 86_400) return "day";
  return seconds % 3600 === 0 ? windowWords(seconds) : duration(seconds);
}
