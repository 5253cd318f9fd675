/**
 * T0, the textbook pair test: the control that must fail. It is what one would write down first, it looks calibrated on a QQ
 * plot, and on real data without coordination it finds pairs by the dozen, since people act in bursts that no profile of days
 * and hours holds. A benchmark in which it passes tests nothing.
 */
import { logPoissonUpperTail } from "../../stats/index.js";
import type { Detector } from "../detectors.js";
import { addAccepted, NOMINAL } from "./accepted-pairs.js";
import { type Layer, layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";
import { type Rhythm, rhythmOf } from "./rhythm.js";

const KEPT_VECTORS = 2000;

/**
 * Chance that an action at time t is account i's: w_i(t), its smooth rate over the rates of all. Chance of a meeting on object
 * o: 1 − exp(−sum over its action pairs within the window of w_i w_j, either way round). Λ is the sum over objects, p the
 * upper Poisson tail of the count, Benjamini–Hochberg at 5 % over all pairs.
 *
 * @param windowSeconds at most 3600.
 */
export const textbookPairs = (windowSeconds: number): Detector => ({
  id: `textbook-pairs-${windowSeconds}`,
  title: `T0, the textbook pair test, ${windowSeconds} s (must fail)`,
  nominal: NOMINAL,
  async detect(store, traces, options, run) {
    const found = new PairGroups();
    for (const layer of await layersOf(store, traces, options)) {
      const { a, b, support } = await layer.met(windowSeconds, 2, run);
      if (a.length === 0) continue;
      const mean = expectedMeetings(layer, windowSeconds, a, b);
      const logP = mean.map((lambda, n) => logPoissonUpperTail(support[n], lambda));
      addAccepted(found, layer, { a, b, logP });
    }
    return found.detected();
  },
});

/** Λ of the pairs a[n], b[n]; pairs sorted by a are fastest. */
export function expectedMeetings(
  layer: Layer,
  windowSeconds: number,
  a: Int32Array,
  b: Int32Array,
): Float64Array {
  const rhythm = rhythmOf(layer.actions);
  const cells = meetingCells(layer, rhythm, windowSeconds);
  const vectors = new Map<number, Float64Array>();
  const vector = (account: number) => {
    let values = vectors.get(account);
    if (values) return values;
    if (vectors.size >= KEPT_VECTORS) vectors.clear();
    values = rhythm.weights(account, cells.bins);
    vectors.set(account, values);
    return values;
  };
  const mean = new Float64Array(a.length);
  for (let n = 0; n < a.length; n++) mean[n] = lambda(cells, vector(a[n]), vector(b[n]));
  return mean;
}

/** Action pairs within the window by object and hours: `count[c]` of them on one object, in hours `early[c]` and `late[c]`. */
interface Cells {
  /** Hours in use; early and late are places in it. */
  readonly bins: Int32Array;
  readonly early: Int32Array;
  readonly late: Int32Array;
  readonly count: Float64Array;
  /** Cells of the n-th object are objectStart[n] … objectStart[n + 1] − 1. */
  readonly objectStart: readonly number[];
}

function meetingCells({ actions }: Layer, { bin }: Rhythm, windowSeconds: number): Cells {
  const { object, time } = actions;
  const list = { early: [] as number[], late: [] as number[], count: [] as number[] };
  const objectStart = [0];
  const add = (early: number, late: number, count: number) => {
    const last = list.count.length - 1;
    if (last >= objectStart[objectStart.length - 1] && list.early[last] === early && list.late[last] === late)
      list.count[last] += count;
    else if (count > 0) {
      list.early.push(early);
      list.late.push(late);
      list.count.push(count);
    }
  };
  for (let from = 0, to = 0; from < object.length; from = to) {
    while (to < object.length && object[to] === object[from]) to++;
    countObject(time, bin, from, to, windowSeconds, add);
    if (list.count.length > objectStart[objectStart.length - 1]) objectStart.push(list.count.length);
  }
  const bins = Int32Array.from(new Set([...list.early, ...list.late])).sort();
  const place = new Map([...bins].map((b, i) => [b, i]));
  const placed = (values: number[]) => Int32Array.from(values, (b) => place.get(b) ?? 0);
  return {
    bins,
    early: placed(list.early),
    late: placed(list.late),
    count: Float64Array.from(list.count),
    objectStart,
  };
}

/** Hour by hour: pairs inside the hour, then pairs with the hour before; the window is no wider than an hour. */
function countObject(
  time: Float64Array,
  bin: Int32Array,
  from: number,
  to: number,
  windowSeconds: number,
  add: (early: number, late: number, count: number) => void,
): void {
  let first = from;
  for (let start = from, end = from; start < to; start = end) {
    let inside = 0;
    let across = 0;
    for (end = start; end < to && bin[end] === bin[start]; end++) {
      while (time[end] - time[first] > windowSeconds) first++;
      inside += end - Math.max(first, start);
      across += Math.max(0, start - first);
    }
    add(bin[start], bin[start], inside);
    add(bin[start] - 1, bin[start], across);
  }
}

function lambda({ early, late, count, objectStart }: Cells, x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let o = 1; o < objectStart.length; o++) {
    let mean = 0;
    for (let c = objectStart[o - 1]; c < objectStart[o]; c++)
      mean += count[c] * (x[early[c]] * y[late[c]] + y[early[c]] * x[late[c]]);
    sum += mean < 1e-9 ? mean : -Math.expm1(-mean);
  }
  return sum;
}
