/**
 * How many pairs of acts on one object lie within a window, and how many would if each act fell anywhere within its own hour ("interval
 * jitter", Amarasingham et al. 2012, https://doi.org/10.1152/jn.00633.2011). Both in one pass over acts sorted by object and time; no pair is
 * ever written down.
 */

/** Bounds of the objects: act `i` to `j` of one object. */
function* runs(objects: Int32Array): Generator<readonly [number, number]> {
  for (let from = 0; from < objects.length; ) {
    let to = from + 1;
    while (to < objects.length && objects[to] === objects[from]) to++;
    if (to - from > 1) yield [from, to];
    from = to;
  }
}

/**
 * Pairs of acts on one object with |Δt| ≤ window, for each window (seconds). `objects` and `seconds` are sorted by object, then time. An account acts
 * once on an object, so a pair of acts is a pair of accounts. Cost: acts × windows.
 */
export function pairsWithin(
  objects: Int32Array,
  seconds: Float64Array,
  windows: readonly number[],
): number[] {
  const counts = windows.map(() => 0);
  for (const [from, to] of runs(objects))
    for (let w = 0; w < windows.length; w++) {
      let first = from;
      for (let i = from; i < to; i++) {
        while (seconds[i] - seconds[first] > windows[w] + 1e-9) first++;
        counts[w] += i - first;
      }
    }
  return counts;
}

const HOUR = 3600;

/**
 * Mean of `pairsWithin` where every act falls anywhere within its hour, independently. Two acts whose hours lie k apart have a difference
 * with the triangular density around k hours. Cost: pairs of hours of an object that a window can join × windows.
 */
export function expectedPairs(
  objects: Int32Array,
  seconds: Float64Array,
  windows: readonly number[],
): number[] {
  const reach = Math.ceil(Math.max(0, ...windows) / HOUR) + 1;
  const pairs = new Float64Array(reach + 1);
  for (const [from, to] of runs(objects)) {
    const [hours, counts] = hoursOf(seconds, from, to);
    let first = 0;
    for (let i = 0; i < hours.length; i++) {
      pairs[0] += (counts[i] * (counts[i] - 1)) / 2;
      while (hours[i] - hours[first] > reach) first++;
      for (let j = first; j < i; j++) pairs[hours[i] - hours[j]] += counts[i] * counts[j];
    }
  }
  return windows.map((window) => {
    let sum = 0;
    for (let apart = 0; apart <= reach; apart++)
      if (pairs[apart] > 0) sum += pairs[apart] * chanceWithin(apart, window / HOUR);
    return sum;
  });
}

function hoursOf(seconds: Float64Array, from: number, to: number): [number[], number[]] {
  const hours: number[] = [];
  const counts: number[] = [];
  for (let i = from; i < to; i++) {
    const hour = Math.floor(seconds[i] / HOUR);
    if (hours.at(-1) === hour) counts[counts.length - 1]++;
    else {
      hours.push(hour);
      counts.push(1);
    }
  }
  return [hours, counts];
}

/** Chance that two acts, each anywhere in its hour, the hours `apart` hours apart, lie within `window` hours. */
export function chanceWithin(apart: number, window: number): number {
  return triangleBelow(window - apart) - triangleBelow(-window - apart);
}

/** P(U₁ − U₂ ≤ x) for two numbers uniform on [0, 1]. */
function triangleBelow(x: number): number {
  if (x <= -1) return 0;
  if (x >= 1) return 1;
  return x <= 0 ? (1 + x) ** 2 / 2 : 1 - (1 - x) ** 2 / 2;
}
