/** Counts of the group as bars, what controls give as a line, bursts pointed out above. */
import type { HistogramPicture } from "../../../model/index.js";
import { count, day, duration } from "../../text/format.js";
import { type Html, html } from "../../text/html.js";
import { timeAxis } from "../scales.js";
import { plainScale, titled } from "./axes.js";

const HEIGHT = 130;
const MARKED = 6;
/** Width of a label, per cent. */
const LABEL = 11;

/** The drawing. */
export function histogram({ bins, unit, marks, title }: HistogramPicture, id: string): Html {
  if (bins.length === 0) return html`<p class="aside">Nothing to draw.</p>`;
  const [from, to] = [bins[0].from, bins[bins.length - 1].to];
  const { place, ticks } = plainScale(from, to, unit);
  const most = Math.max(1, ...bins.map(({ group, control }) => Math.max(group, control)));
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 22);
  const bars = bins
    .filter(({ group }) => group > 0)
    .map((bin) => {
      const width = Math.max(1.5, 10 * (place(bin.to) - place(bin.from)) * 0.9);
      return `M${(10 * place(bin.from)).toFixed(1)} ${HEIGHT}V${y(bin.group).toFixed(1)}h${width.toFixed(1)}V${HEIGHT}z`;
    });
  const line = bins.map(
    (bin, i) =>
      `${i === 0 ? "M" : "L"}${(10 * place((bin.from + bin.to) / 2)).toFixed(1)} ${y(bin.control).toFixed(1)}`,
  );
  const tallest = bins.reduce((best, bin) => (bin.group > best.group ? bin : best));
  return html`<svg class="plot" width="100%" height="${HEIGHT + 24}" role="img" aria-labelledby="${id}"><title id="${id}">${titled(title, `most in one bar ${count(tallest.group)}, at ${unit === "seconds" ? duration(tallest.from) : labelOf(tallest.from, unit)}`)}</title>
${timeAxis(ticks, HEIGHT)}
<svg viewBox="0 0 1000 ${HEIGHT}" width="100%" height="${HEIGHT}" preserveAspectRatio="none"><path class="area" d="${bars.join("")}"/><path class="control" d="${line.join("")}"/></svg>
${apart(marks, place)
  .slice(0, MARKED)
  .map(
    (mark) =>
      html`<text class="tick name" x="${place((mark.from + mark.to) / 2).toFixed(2)}%" y="10" text-anchor="middle">${mark.label}</text>`,
  )}
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/></svg>`;
}

/** Marks whose labels do not cover each other: largest first where they would, as the signal orders them. */
function apart(
  marks: HistogramPicture["marks"],
  place: (value: number) => number,
): HistogramPicture["marks"] {
  const kept: HistogramPicture["marks"][number][] = [];
  const middle = (mark: HistogramPicture["marks"][number]) => place((mark.from + mark.to) / 2);
  for (const mark of marks)
    if (kept.every((other) => Math.abs(middle(other) - middle(mark)) > LABEL)) kept.push(mark);
  return kept;
}

const labelOf = (value: number, unit: HistogramPicture["unit"]): string =>
  unit === "time" ? day(new Date(value * 1000).toISOString()) : count(value);
