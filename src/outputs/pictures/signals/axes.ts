/** Axes of the pictures of signals: times in epoch seconds, spans in seconds, or plain numbers; per cent of the width. */
import { scaleLinear } from "d3-scale";
import { count, duration } from "../../text/format.js";
import { spanTicks, type Tick, timeScale } from "../scales.js";

/** A scale and its ticks. */
export interface Axis {
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Epoch seconds on a UTC axis. */
export function secondsScale(from: number, to: number): Axis {
  const { place, ticks } = timeScale(from * 1000, to * 1000);
  return { place: (seconds) => place(seconds * 1000), ticks };
}

/** An axis by its unit. */
export function plainScale(from: number, to: number, unit: "time" | "seconds" | "count"): Axis {
  if (unit === "time") return secondsScale(from, to);
  const scale = scaleLinear([from, to], [1.5, 98.5]);
  const ticks = (unit === "seconds" ? spanTicks(from, to) : scale.ticks(6)).map((value, i) => ({
    at: scale(value),
    label: unit === "seconds" ? duration(value) : count(value),
    minor: i % 2 === 1,
  }));
  return { place: (value) => scale(value), ticks };
}

/** The name of a picture for readers who hear it. */
export const titled = (title: string, more: string): string => `${title}: ${more}.`;
