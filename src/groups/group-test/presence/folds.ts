/**
 * Halves of the data by time: what is found on one is tested on the other, so that no group is judged by its own choice. Blocks of some hours
 * that do not divide a day, so that what happens at one hour, or on days of one parity, falls into both halves. There are several
 * schemes, since one may by chance put most of an operation's days into one half.
 */

/** How time is cut into two halves. All times are microseconds. */
export interface FoldScheme {
  /** Where the first block begins, since 1970: the first act, so that no shift of all clocks changes anything. */
  readonly origin: number;
  readonly blockTicks: number;
  /** Blocks begin so much earlier than `origin`. */
  readonly offsetTicks: number;
  /** Blocks belong to the halves in turn, or as a hash of their number says. */
  readonly order: "in turn" | "hashed";
  /** Acts so near to a border are not tested. */
  readonly embargoTicks: number;
}

/** A half. */
export type Fold = 0 | 1;

const HOUR = 3.6e9;
const QUARTER = HOUR / 4;
/** Seven hours: 24 and 7 have no common divisor, so that an hour of the day falls into every place of the pattern. */
const BLOCK = 7 * HOUR;
const BLOCKS = 8;
/** No border takes more than this share of a block. */
const EMBARGO_SHARE = 1 / 8;

/**
 * The schemes for data from `first` to `last` (microseconds since 1970), `embargoSeconds` being the widest window. Data of less than 56 hours is cut into
 * eighths, to the quarter of an hour.
 */
export function foldSchemes(first: number, last: number, embargoSeconds: number): FoldScheme[] {
  const eighth = (last - first) / BLOCKS;
  const unit = eighth >= HOUR ? HOUR : QUARTER;
  const blockTicks = Math.min(BLOCK, Math.max(QUARTER, Math.ceil(eighth / unit) * unit));
  const common = {
    origin: first,
    blockTicks,
    embargoTicks: Math.min(embargoSeconds * 1e6, blockTicks * EMBARGO_SHARE),
  };
  const half = Math.floor(blockTicks / 2 / unit) * unit;
  return [
    { ...common, offsetTicks: 0, order: "in turn" },
    { ...common, offsetTicks: half, order: "hashed" },
  ];
}

/** The longest span of time that never straddles a border of any scheme, seconds: an hour, or a quarter of one where blocks do not begin at whole hours. */
export const longestSpan = (schemes: readonly FoldScheme[]): number =>
  schemes.every(({ blockTicks, offsetTicks }) => blockTicks % HOUR === 0 && offsetTicks % HOUR === 0)
    ? HOUR / 1e6
    : QUARTER / 1e6;

const blockOf = ({ origin, offsetTicks, blockTicks }: FoldScheme, tick: number): number =>
  Math.floor((tick - origin + offsetTicks) / blockTicks);

/** A number for each moment that grows at every border of any scheme. */
export const stretchOf = (schemes: readonly FoldScheme[], tick: number): number =>
  schemes.reduce((sum, scheme) => sum + blockOf(scheme, tick), 0);

function foldOfBlock({ order }: FoldScheme, block: number): Fold {
  if (order === "in turn") return Math.abs(block % 2) as Fold;
  let z = Math.imul(block ^ 0x5bd1e995, 0x9e3779b1);
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  return ((z >>> 15) & 1) as Fold;
}

/** The half of a moment. */
export const foldOf = (scheme: FoldScheme, tick: number): Fold => foldOfBlock(scheme, blockOf(scheme, tick));

/** The half that tests an act at a moment; 2 where it lies within the embargo of a border between the halves. */
export function testFoldOf(scheme: FoldScheme, tick: number): Fold | 2 {
  const { origin, offsetTicks, blockTicks, embargoTicks } = scheme;
  const block = blockOf(scheme, tick);
  const fold = foldOfBlock(scheme, block);
  const into = tick - origin + offsetTicks - block * blockTicks;
  if (into < embargoTicks && foldOfBlock(scheme, block - 1) !== fold) return 2;
  if (blockTicks - into <= embargoTicks && foldOfBlock(scheme, block + 1) !== fold) return 2;
  return fold;
}

/** Places in one half, ascending, of moments in microseconds since 1970. */
export function rowsOfFold(ticks: Float64Array, scheme: FoldScheme, fold: Fold): Int32Array {
  const rows = new Int32Array(ticks.length);
  let count = 0;
  for (let row = 0; row < ticks.length; row++) if (foldOf(scheme, ticks[row]) === fold) rows[count++] = row;
  return rows.slice(0, count);
}
