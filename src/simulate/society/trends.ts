/**
 * Popularity that grows: what was used lately is used again, now and then something new appears (Yule 1925, Simon 1955). Gives few
 * things that many use and many that hardly anybody does, in memory that does not grow with the world.
 */
import type { Random } from "../../stats/index.js";

/** Things of one sort in use, latest last. */
export class Trends<T> {
  private readonly things: T[] = [];
  private readonly times: number[] = [];
  private next = 0;

  /** `attention` is the mean age in seconds at which something is used again; `memory` is how many uses are kept. */
  constructor(
    private readonly attention: number,
    private readonly memory = 16384,
  ) {}

  /** Notes a use. Times come in order. */
  use(thing: T, time: number): void {
    this.things[this.next % this.memory] = thing;
    this.times[this.next % this.memory] = time;
    this.next++;
  }

  /** Something that was in use a while ago, drawn by its uses then; null where there was nothing. */
  again(time: number, random: Random): T | null {
    const seen = time - random.exponential(1 / this.attention);
    let low = Math.max(0, this.next - this.memory);
    let high = this.next;
    const first = low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle % this.memory] <= seen) low = middle + 1;
      else high = middle;
    }
    if (low === first || time - this.times[(low - 1) % this.memory] > 12 * this.attention) return null;
    return this.things[(low - 1 - random.integer(Math.min(30, low - first))) % this.memory];
  }
}

/** Draws ranks by Zipf's law from a table of quantiles: one look-up a draw, ranks beyond the 65,536th part of the mass are left out. */
export function quickZipf(n: number, exponent: number): (random: Random) => number {
  const size = 1 << 16;
  const table = new Int32Array(size);
  const weight = (rank: number) => (rank + 1) ** -exponent;
  let total = 0;
  for (let rank = 0; rank < n; rank++) total += weight(rank);
  let rank = 0;
  let below = weight(0);
  for (let i = 0; i < size; i++) {
    while (rank < n - 1 && below < ((i + 0.5) / size) * total) below += weight(++rank);
    table[i] = rank;
  }
  return (random) => table[random.integer(size)];
}
