/**
 * Times as whole ticks. Whether two acts lie within the window must not hang on a rounding of doubles, and 32-bit ticks sort
 * twice as fast as doubles: the coarsest unit that every time is a multiple of is found first.
 */

import type { ActionColumns } from "../model/index.js";

/** How times become whole ticks since the earliest one. */
export interface Clock {
  /** The earliest time, seconds. */
  readonly low: number;
  /** Microseconds of a tick: a second, a millisecond or a microsecond. */
  readonly unit: 1_000_000 | 1000 | 1;
  /** Whether a tick fits 32 bits; else doubles hold integers. */
  readonly narrow: boolean;
}

/** The clock of rows, exact to the microsecond. One pass over whole seconds, two over others. */
export function clockOf({ time }: Pick<ActionColumns, "time">): Clock {
  let low = time[0] ?? 0;
  let high = low;
  let whole = true;
  for (let i = 0; i < time.length; i++) {
    const t = time[i];
    if (t < low) low = t;
    if (t > high) high = t;
    if (t !== Math.floor(t)) whole = false;
  }
  const span = high - low;
  if (whole && span < 0xffffffff) return { low, unit: 1_000_000, narrow: true };
  const unit = isMilliseconds(time) ? 1000 : 1;
  return { low, unit, narrow: (span * 1e6) / unit < 0xfffffff0 };
}

/** The largest difference in ticks that is still inside the window. */
export const windowTicks = ({ unit }: Pick<Clock, "unit">, windowSeconds: number): number =>
  Math.floor(Math.round(windowSeconds * 1e6) / unit);

/** Ticks since the earliest time of a time in seconds. */
export function tickOf({ low, unit }: Pick<Clock, "low" | "unit">, time: number): number {
  return unit === 1_000_000
    ? time - low
    : Math.round((Math.round(time * 1e6) - Math.round(low * 1e6)) / unit);
}

function isMilliseconds(time: Float64Array): boolean {
  for (let i = 0; i < time.length; i++) if (Math.round(time[i] * 1e6) % 1000 !== 0) return false;
  return true;
}
