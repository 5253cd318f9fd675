/** Small pure functions from numbers to SVG paths and ticks, shared by the pictures of the page. */
import { scaleUtc } from "d3-scale";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An area over bins of equal width, from the base line `height` up; `most` is the count that fills the height. */
export function areaPath(counts: readonly number[], width: number, height: number, most: number): string {
  if (counts.length === 0 || most <= 0) return "";
  const step = width / counts.length;
  const top = (value: number) => (height - (height * Math.min(value, most)) / most).toFixed(1);
  const edges = counts.map((value, i) => `V${top(value)}H${((i + 1) * step).toFixed(1)}`);
  return `M0 ${height}${edges.join("")}V${height}Z`;
}

/** Bars on the base line, one a bin that is not empty; at least a pixel wide and high, so that one act can be seen. */
export function barsPath(counts: readonly number[], width: number, height: number, most: number): string {
  const step = width / Math.max(1, counts.length);
  const wide = Math.max(1.5, step - 0.5).toFixed(1);
  return counts
    .map((value, i) => {
      if (value <= 0) return "";
      const high = Math.max(1.5, (height * Math.min(value, most)) / most);
      return `M${(i * step).toFixed(1)} ${(height - high).toFixed(1)}h${wide}V${height}h-${wide}Z`;
    })
    .join("");
}

/** A tick on an axis of time. */
export interface TimeTick {
  readonly x: number;
  readonly label: string;
}

/** Ticks of UTC between two times (epoch milliseconds), about one in 110 pixels. */
export function timeTicks(from: number, to: number, width: number): readonly TimeTick[] {
  if (!(to > from)) return [];
  const scale = scaleUtc().domain([from, to]).range([0, width]);
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 110)));
  const spansYears = new Date(from).getUTCFullYear() !== new Date(to).getUTCFullYear();
  return ticks.map((date) => ({ x: scale(date), label: timeLabel(date, spansYears) }));
}

function timeLabel(date: Date, withYear: boolean): string {
  const clock = date.toISOString().slice(11, 16);
  if (date.getUTCSeconds() !== 0) return date.toISOString().slice(11, 19);
  if (clock !== "00:00") return clock;
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return withYear ? `${day} ${date.getUTCFullYear()}` : day;
}

/** The shape of a group beside its colour, so that no reader depends on colour: path data around (0, 0) with radius `r`. */
export function markPath(rank: number, r: number): string {
  const s = (value: number) => (value * r).toFixed(2);
  const shapes = [
    `M${s(-0.9)} 0A${s(0.9)} ${s(0.9)} 0 1 0 ${s(0.9)} 0A${s(0.9)} ${s(0.9)} 0 1 0 ${s(-0.9)} 0Z`,
    `M${s(-0.8)} ${s(-0.8)}H${s(0.8)}V${s(0.8)}H${s(-0.8)}Z`,
    `M0 ${s(-1)}L${s(1)} ${s(0.8)}H${s(-1)}Z`,
    `M0 ${s(-1.1)}L${s(0.85)} 0L0 ${s(1.1)}L${s(-0.85)} 0Z`,
    `M${s(-0.3)} ${s(-1)}H${s(0.3)}V${s(-0.3)}H${s(1)}V${s(0.3)}H${s(0.3)}V${s(1)}H${s(-0.3)}V${s(0.3)}H${s(-1)}V${s(-0.3)}H${s(-0.3)}Z`,
    `M${s(-1)} ${s(-0.8)}H${s(1)}L0 ${s(1)}Z`,
  ];
  const turn = rank - 1 + Math.floor((rank - 1) / COLOURS);
  return shapes[turn % shapes.length];
}

const COLOURS = 8;

/** The style class that colours the group of a rank. */
export const colourClass = (rank: number): string => `g${(rank - 1) % COLOURS}`;
