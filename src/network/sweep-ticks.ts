/**
 * Times as whole ticks. Whether two acts lie within the window must not hang on a rounding of doubles, and 32-bit ticks sort
 * twice as fast as doubles: the coarsest unit that every time is a multiple of is found first.
 */

/** How times become whole ticks since the earliest one. */
export interface Clock {
  /** The earliest time, seconds. */
  readonly low: number;
  /** Microseconds of a tick: a second, a millisecond or a microsecond. */
  readonly unit: 1_000_000 | 1000 | 1;
  /** Whether a tick fits 32 bits; else doubles hold integers. */
  readonly narrow: boolean;
  /** The largest difference in ticks that is still inside the window. */
  readonly window: number;
}

/** The clock of times in seconds, exact to the microsecond. One pass over whole seconds, two over others. */
export function clockOf(time: Float64Array, windowSeconds: number): Clock {
  const window = Math.round(windowSeconds * 1e6);
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
  if (whole && span < 0xffffffff)
    return { low, unit: 1_000_000, narrow: true, window: Math.floor(window / 1e6) };
  const unit = isMilliseconds(time) ? 1000 : 1;
  return { low, unit, narrow: (span * 1e6) / unit < 0xfffffff0, window: Math.floor(window / unit) };
}

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
