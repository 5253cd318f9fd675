/** Scales and ticks shared by the pictures: a log scale for counts that starts below one, and a UTC time axis. */
import { scaleLinear, scaleLog, scaleUtc } from "d3-scale";
import { count, MONTHS } from "../text/format.js";
import { type Html, html } from "../text/html.js";

/** A place on an axis: per cent of its width, the label, and whether a narrow screen may drop it. */
export interface Tick {
  readonly at: number;
  readonly label: string;
  readonly minor: boolean;
}

/** Counts on a log scale over the decades that hold them, from 0.1 at least (where smaller ones are drawn too); per cent of the width. */
export function countScale(values: readonly number[]): {
  place: (value: number) => number;
  ticks: Tick[];
} {
  const [least, most] = [Math.max(0.1, Math.min(...values)), Math.max(1, ...values)];
  const highest = Math.max(1, Math.ceil(Math.log10(most)));
  const lowest = Math.min(highest - 1, Math.floor(Math.log10(least) + 1e-9));
  const scale = scaleLog([10 ** lowest, 10 ** highest], [2, 98]).clamp(true);
  const decades = highest - lowest + 1;
  const ticks = Array.from({ length: decades }, (_, i) => {
    const value = 10 ** (lowest + i);
    return { at: scale(value), label: value < 1 ? "≤ 0.1" : short(value), minor: decades > 4 && i % 2 === 1 };
  });
  return { place: (value) => scale(Math.max(10 ** lowest, value)), ticks };
}

/** Milliseconds since 1970 on a linear UTC axis from 0 to 100 per cent, with a margin, and readable ticks. */
export function timeScale(from: number, to: number): { place: (time: number) => number; ticks: Tick[] } {
  const span = Math.max(1000, to - from);
  const scale = scaleUtc([from - span * 0.015, from + span * 1.015], [0, 100]);
  const times = scale.ticks(6);
  const label = tickLabel(span);
  const ticks = times.map((time, i) => ({ at: scale(time), label: label(time), minor: i % 2 === 1 }));
  return { place: (time) => scale(time), ticks: ticks.filter((tick) => tick.at > 1 && tick.at < 97) };
}

/** Steps that a clock has, seconds. */
const CLOCK_STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

/** About six round spans between two, seconds: 5 min, 10 min, 15 min, and not 8 min 20 s. */
export function spanTicks(from: number, to: number): number[] {
  const rough = (to - from) / 6;
  const day = CLOCK_STEPS[CLOCK_STEPS.length - 1];
  const step = CLOCK_STEPS.find((size) => size >= rough) ?? day * Math.ceil(rough / day);
  if (rough < CLOCK_STEPS[0] / 2) return scaleLinear([from, to], [0, 1]).ticks(6);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}

/** Ticks with their lines, for a picture of a height; labels stand below. */
export function timeAxis(ticks: readonly Tick[], height: number): Html {
  return html`${ticks.map(({ at, label, minor }) => {
    const x = `${at.toFixed(2)}%`;
    return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${height}"/><text class="${minor ? "tick minor" : "tick"}" x="${x}" y="${height + 17}" text-anchor="middle">${label}</text>`;
  })}`;
}

const DAY = 86_400_000;

function tickLabel(span: number): (time: Date) => string {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = (t: Date) => `${t.getUTCDate()} ${MONTHS[t.getUTCMonth()]}`;
  const hour = (t: Date) => `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`;
  if (span > 900 * DAY) return (t) => String(t.getUTCFullYear());
  if (span > 200 * DAY) return (t) => `${MONTHS[t.getUTCMonth()]} ${t.getUTCFullYear()}`;
  if (span > 3 * DAY) return date;
  if (span > DAY / 2) return (t) => (t.getUTCHours() === 0 && t.getUTCMinutes() === 0 ? date(t) : hour(t));
  if (span > 600_000) return hour;
  return (t) => `${hour(t)}:${two(t.getUTCSeconds())}`;
}

function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6} M`;
  return count(value);
}
