/**
 * Clock ticks. A time in seconds as a double is only exact to a quarter of a microsecond today, so a difference of two may
 * land a hair above or below the window; whole microseconds are exact, and a comparison with the window is too.
 */

/** Whole microseconds of times in seconds (exact for the years 1685 to 2255), a new array. */
export function microseconds(seconds: Float64Array): Float64Array {
  const ticks = new Float64Array(seconds.length);
  for (let i = 0; i < seconds.length; i++) ticks[i] = Math.round(seconds[i] * 1e6);
  return ticks;
}
