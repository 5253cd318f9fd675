/** Two halves of the data by time: what is found on one is tested on the other, so that no group is judged by its own choice. */
import type { Store } from "../../store/index.js";

/** How time is cut. */
export interface Folds {
  /** Length of a block, seconds; blocks belong to the halves in turn. A day where there are days enough. */
  readonly blockSeconds: number;
  /** Where blocks begin, seconds after midnight UTC: the quietest hour, so that few acts straddle a border. */
  readonly offsetSeconds: number;
}

const DAY = 86400;
const HOUR = 3600;
const BLOCKS = 8;
const BIN = 900;

/**
 * Cuts into days at the quietest hour of the day (fewest actions over all traces; the earliest of equals). Data of less
 * than four days is cut into eighths of its span, to the quarter of an hour. Which half is which is told by parity since 1970.
 */
export async function readFolds(store: Store): Promise<Folds> {
  const hours = await store.rows<{ hour: number; n: number; first: number; last: number }>(
    `SELECT hour(time_utc)::INTEGER AS hour, count(*)::DOUBLE AS n, min(epoch_us(time_utc))::DOUBLE AS first, max(epoch_us(time_utc))::DOUBLE AS last
     FROM actions GROUP BY 1 ORDER BY 1`,
  );
  const byHour = new Float64Array(24);
  for (const { hour, n } of hours) byHour[hour] = n;
  return foldsOf(
    byHour,
    Math.min(...hours.map((row) => row.first)) / 1e6,
    Math.max(...hours.map((row) => row.last)) / 1e6,
  );
}

/** The same from actions by hour of the day (24 counts) and the first and last second since 1970. */
export function foldsOf(byHour: ArrayLike<number>, first: number, last: number): Folds {
  const span = last - first;
  if (!(span >= BLOCKS * BIN)) return { blockSeconds: BIN, offsetSeconds: 0 };
  if (span < (BLOCKS / 2) * DAY)
    return { blockSeconds: Math.ceil(span / BLOCKS / BIN) * BIN, offsetSeconds: 0 };
  return {
    blockSeconds: DAY,
    offsetSeconds: Array.from(byHour).indexOf(Math.min(...Array.from(byHour))) * HOUR,
  };
}

/** The half of a moment (microseconds since 1970): 0 or 1. */
export function foldOf({ blockSeconds, offsetSeconds }: Folds, tick: number): 0 | 1 {
  const block = Math.floor((tick / 1e6 - offsetSeconds) / blockSeconds);
  return block % 2 === 0 ? 0 : 1;
}

/** Places in one half, ascending, of moments in microseconds since 1970. */
export function rowsOfFold(ticks: Float64Array, folds: Folds, fold: 0 | 1): Int32Array {
  const rows = new Int32Array(ticks.length);
  let count = 0;
  for (let row = 0; row < ticks.length; row++) if (foldOf(folds, ticks[row]) === fold) rows[count++] = row;
  return rows.slice(0, count);
}

/** SQL condition on `time_utc` for a half; numbers only, nothing of the data is spliced in. */
export function foldSql({ blockSeconds, offsetSeconds }: Folds, fold: 0 | 1): string {
  const block = `floor((epoch_us(time_utc) / 1000000.0 - ${Math.round(offsetSeconds)}) / ${Math.round(blockSeconds)})`;
  return `abs(${block} % 2) = ${fold}`;
}
