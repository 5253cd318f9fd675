/**
 * Sorts the rows of one object by time. Times inside an object are mostly spread out, so one pass over their leading bits
 * leaves almost nothing to do; where they crowd (bursts, hostile input), a radix sort keeps the cost linear.
 */

/** Room for sorting, made once for the largest stretch. */
export interface Scratch {
  readonly ticks: Uint32Array | Float64Array;
  readonly account: Int32Array;
  readonly counts: Int32Array;
}

const SMALL = 24;
const MOST_BITS = 16;
const CROWD = 48;

/** Scratch for stretches of up to `rows` rows; `wide` where ticks are doubles. */
export function scratchFor(rows: number, wide: boolean): Scratch {
  return {
    ticks: wide ? new Float64Array(rows) : new Uint32Array(rows),
    account: new Int32Array(rows),
    counts: new Int32Array(2 ** MOST_BITS),
  };
}

/** Sorts rows `from` to `to` (not included) by ticks, in place, accounts along with them. Linear for any input. */
export function sortStretch(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  from: number,
  to: number,
  scratch: Scratch,
): void {
  if (to - from < 2) return;
  if (to - from <= SMALL) {
    insertionSort(ticks, account, from, to);
    return;
  }
  let low = ticks[from];
  let high = low;
  let sorted = true;
  for (let i = from + 1; i < to; i++) {
    const t = ticks[i];
    if (t < ticks[i - 1]) sorted = false;
    if (t < low) low = t;
    if (t > high) high = t;
  }
  if (sorted) return;
  if (!leadingSort(ticks, account, { from, to, low, span: high - low }, scratch))
    radixSort(ticks, account, { from, to, low, span: high - low }, scratch);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly span: number;
}

/** Buckets by leading bits, then insertion inside the neighbourhood; declines (and changes nothing) where a bucket is crowded. */
function leadingSort(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  stretch: Stretch,
  scratch: Scratch,
): boolean {
  const { from, to, low, span } = stretch;
  const { counts } = scratch;
  const buckets = 2 ** Math.min(MOST_BITS, 32 - Math.clz32(to - from));
  let scale = 1;
  while (span * scale >= buckets) scale /= 2;
  counts.fill(0, 0, buckets);
  for (let i = from; i < to; i++) counts[((ticks[i] - low) * scale) | 0]++;
  let at = 0;
  for (let d = 0; d < buckets; d++) {
    const n = counts[d];
    if (n > CROWD && scale < 1) return false;
    counts[d] = at;
    at += n;
  }
  for (let i = from; i < to; i++) {
    const place = counts[((ticks[i] - low) * scale) | 0]++;
    scratch.ticks[place] = ticks[i];
    scratch.account[place] = account[i];
  }
  copyBack(ticks, account, from, to, scratch);
  if (scale < 1) insertionSort(ticks, account, from, to);
  return true;
}

function insertionSort(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  from: number,
  to: number,
): void {
  for (let i = from + 1; i < to; i++) {
    const t = ticks[i];
    if (ticks[i - 1] <= t) continue;
    const a = account[i];
    let j = i - 1;
    for (; j >= from && ticks[j] > t; j--) {
      ticks[j + 1] = ticks[j];
      account[j + 1] = account[j];
    }
    ticks[j + 1] = t;
    account[j + 1] = a;
  }
}

function radixSort(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  { from, to, low, span }: Stretch,
  scratch: Scratch,
): void {
  const bits = span <= 0xffffffff && to - from >= 4096 ? 11 : 8;
  for (let shift = 0; shift === 0 || span >= 2 ** shift; shift += bits) {
    spreadByDigit(ticks, account, { from, to, low, shift, bits }, scratch);
    copyBack(ticks, account, from, to, scratch);
  }
}

interface Digit {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly shift: number;
  readonly bits: number;
}

function spreadByDigit(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  digit: Digit,
  scratch: Scratch,
): void {
  const { counts } = scratch;
  const { from, to, low, bits } = digit;
  const upper = digit.shift >= 32;
  const shift = digit.shift & 31;
  const mask = (1 << bits) - 1;
  counts.fill(0, 0, mask + 1);
  for (let i = from; i < to; i++) {
    const key = ticks[i] - low;
    counts[((upper ? Math.floor(key / 4294967296) : key) >>> shift) & mask]++;
  }
  let at = 0;
  for (let d = 0; d <= mask; d++) {
    const n = counts[d];
    counts[d] = at;
    at += n;
  }
  for (let i = from; i < to; i++) {
    const key = ticks[i] - low;
    const place = counts[((upper ? Math.floor(key / 4294967296) : key) >>> shift) & mask]++;
    scratch.ticks[place] = ticks[i];
    scratch.account[place] = account[i];
  }
}

function copyBack(
  ticks: Uint32Array | Float64Array,
  account: Int32Array,
  from: number,
  to: number,
  scratch: Scratch,
): void {
  const rows = to - from;
  if (rows > 256) {
    ticks.set(scratch.ticks.subarray(0, rows) as Float64Array, from);
    account.set(scratch.account.subarray(0, rows), from);
    return;
  }
  for (let i = 0; i < rows; i++) {
    ticks[from + i] = scratch.ticks[i];
    account[from + i] = scratch.account[i];
  }
}
