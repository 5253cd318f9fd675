/** Posts in order of time, ties by what accounts did and not by what they are called; and the number of a post by its event. */

interface NumberOf {
  get(event: number): number | undefined;
  set(event: number, number: number): unknown;
}

/** Numbers by event: an array where events are numbered without large gaps, as a case numbers them, else a map. */
export function eventNumbers(event: Float64Array): NumberOf {
  let most = 0;
  let whole = true;
  for (let i = 0; i < event.length; i++) {
    if (!(event[i] <= most)) most = event[i];
    whole &&= event[i] >= 0 && Math.floor(event[i]) === event[i];
  }
  if (!whole || !(most <= 16 * event.length + 1024)) return new Map<number, number>();
  const numbers = new Int32Array(most + 1).fill(-1);
  return {
    get: (e) => (numbers[e] < 0 ? undefined : numbers[e]),
    set(e, number) {
      numbers[e] = number;
    },
  };
}

/** Posts by time. Ties: by a draw that depends on what an account did and not on what it is called; then by event, which names do not change; then by number. */
export function timeOrder(
  posts: {
    readonly account: Int32Array;
    readonly event: Float64Array;
    readonly ticks: Float64Array;
    readonly mark: Uint32Array;
  },
  seed: number,
): Int32Array {
  const { account, event, ticks, mark } = posts;
  const tie = (post: number) => mixed(mark[account[post]], seed);
  const order = orderOf(ticks);
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (to = from + 1; to < order.length && ticks[order[to]] === ticks[order[from]]; ) to++;
    if (to - from > 1)
      order
        .subarray(from, to)
        .sort((x, y) => tie(x) - tie(y) || event[x] - event[y] || account[x] - account[y] || x - y);
  }
  return order;
}

/** Places by value, equal ones in the order given: a radix sort where the values are whole. */
function orderOf(ticks: Float64Array): Int32Array {
  const count = ticks.length;
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  const unit = commonUnit(ticks);
  if (Number.isNaN(unit)) return order.sort((x, y) => ticks[x] - ticks[y]);
  const low = ticks.reduce((least, tick) => Math.min(least, tick), Number.POSITIVE_INFINITY);
  const keys = new Float64Array(count);
  let most = 0;
  for (let i = 0; i < count; i++) {
    keys[i] = (ticks[i] - low) / unit;
    if (keys[i] > most) most = keys[i];
  }
  let next = new Int32Array(count);
  const place = new Int32Array(DIGITS);
  for (let scale = 1; most * scale >= 1 || scale === 1; scale /= DIGITS) {
    place.fill(0);
    for (let i = 0; i < count; i++) place[(keys[i] * scale) & (DIGITS - 1)]++;
    for (let digit = 0, at = 0; digit < DIGITS; digit++) {
      const size = place[digit];
      place[digit] = at;
      at += size;
    }
    for (let n = 0; n < count; n++) next[place[(keys[order[n]] * scale) & (DIGITS - 1)]++] = order[n];
    [order, next] = [next, order];
  }
  return order;
}

const DIGITS = 2048;

/** The largest of a day, a minute, a second, a millisecond and a microsecond of which all ticks are multiples; NaN where none is. */
function commonUnit(ticks: Float64Array): number {
  let at = 0;
  for (let i = 0; i < ticks.length; i++)
    while (at < UNITS.length && Math.floor(ticks[i] / UNITS[at]) * UNITS[at] !== ticks[i]) at++;
  return UNITS[at] ?? Number.NaN;
}

const UNITS = [86_400_000_000, 60_000_000, 1_000_000, 1000, 1];

/** A 32-bit number mixed with another. */
export function mixed(value: number, by: number): number {
  let z = (value ^ Math.imul(by | 0, 0x9e3779b1)) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
