/** Activity as a line of a few words' length, for lists. */
import { count } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, round } from "./frame.js";

/** How a spark is drawn, pixels. */
export interface SparkOptions {
  readonly width: number;
  readonly height?: number;
}

/** Counts a bucket, first to last, as bars; the tallest fills the height. */
export function spark(counts: readonly number[], { width, height = 18 }: SparkOptions): Html {
  const bars = Math.max(1, Math.min(counts.length, Math.floor(width / 2)));
  const sums = Array<number>(bars).fill(0);
  for (const [i, value] of counts.entries()) sums[Math.floor((i * bars) / counts.length)] += value;
  const most = sums.reduce((top, value) => Math.max(top, value), 1);
  const step = width / bars;
  const path = sums.map((value, i) =>
    value > 0
      ? `M${round(i * step)} ${height}v${-round(Math.max(1, (value / most) * height))}h${round(step * 0.85)}V${height}z`
      : "",
  );
  const total = sums.reduce((sum, value) => sum + value, 0);
  return framed(
    { kind: "spark", width, height, label: `${count(total)} in all, at most ${count(most)} at once` },
    html`<path class="area" d="${path.join("")}"/>`,
  );
}
