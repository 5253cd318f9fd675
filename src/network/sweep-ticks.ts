/**
 * Times as whole ticks. Whether two acts lie within the window must not hang on a rounding of doubles, and 32-bit ticks sort
 * twice as fast as doubles: the coarsest unit that every time is a multiple of is found first.
 */

/** Times as whole ticks since the earliest one. */
export interface Ticks {
  /** Ticks of each row; 32-bit where the span allows, else doubles holding integers. On shared memory. */
  readonly ticks: Uint32Array | Float64Array;
  /** The largest difference in ticks that is still inside the window. */
  readonly window: number;
}

/**
 * Ticks of times in seconds, exact to the microsecond, in units of a second, a millisecond or a microsecond.
 * One pass to find the unit, one to write.
 */
export function ticksOf(time: Float64Array, windowSeconds: number): Ticks {
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
  if (whole && span < 0xffffffff) return { ticks: wholeSeconds(time, low), window: Math.floor(window / 1e6) };
  const first = Math.round(low * 1e6);
  const unit = isMilliseconds(time) ? 1000 : 1;
  const narrow = (span * 1e6) / unit < 0xfffffff0;
  const ticks = narrow
    ? new Uint32Array(new SharedArrayBuffer(time.length * 4))
    : new Float64Array(new SharedArrayBuffer(time.length * 8));
  for (let i = 0; i < time.length; i++) ticks[i] = Math.round((Math.round(time[i] * 1e6) - first) / unit);
  return { ticks, window: Math.floor(window / unit) };
}

function wholeSeconds(time: Float64Array, low: number): Uint32Array {
  const ticks = new Uint32Array(new SharedArrayBuffer(time.length * 4));
  for (let i = 0; i < time.length; i++) ticks[i] = time[i] - low;
  return ticks;
}

function isMilliseconds(time: Float64Array): boolean {
  for (let i = 0; i < time.length; i++) if (Math.round(time[i] * 1e6) % 1000 !== 0) return false;
  return true;
}
