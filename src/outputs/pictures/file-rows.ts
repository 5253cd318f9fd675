/** Rows of the picture of a whole file over time, from its quality report. */
import type { QualityReport } from "../../model/index.js";
import { duration, windowWords } from "../text/format.js";
import type { ActivityRows } from "./activity-strip.js";

const MOST_PLATFORMS = 6;

/** All posts, and those of each platform where there are several. */
export function activityRows({ activity, platformActivity, gaps }: QualityReport): ActivityRows {
  const { firstBucket, bucketSeconds, counts } = activity;
  return {
    from: Date.parse(firstBucket),
    bucketSeconds,
    bucket: bucketName(bucketSeconds),
    lanes: [
      { label: "All posts", counts },
      ...(platformActivity ?? [])
        .slice(0, MOST_PLATFORMS)
        .map((one) => ({ label: one.platform, counts: one.counts })),
    ],
    gaps: gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
  };
}

function bucketName(seconds: number): string {
  if (seconds === 3600) return "hour";
  if (seconds === 86_400) return "day";
  return seconds % 3600 === 0 ? windowWords(seconds) : duration(seconds);
}
