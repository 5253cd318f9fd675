/**
 * A set of places in a long order, a bit each: what a group's accounts hold of the events of a ground, walked in that order
 * without looking at what others hold. Cost: its places, and a look at one number for 32 places of the order.
 */

/** Places from 0 up to a length, each once. */
export class PlaceSet {
  private readonly words: Int32Array;

  /** An empty set of places below `length`. */
  constructor(length: number) {
    this.words = new Int32Array((length + 31) >>> 5);
  }

  /** Puts a place in. */
  add(place: number): void {
    this.words[place >>> 5] |= 1 << (place & 31);
  }

  /** Every place, ascending; the set is empty then, for the next group. */
  drain(visit: (place: number) => void): void {
    const { words } = this;
    for (let w = 0; w < words.length; w++) {
      for (let rest = words[w]; rest !== 0; rest &= rest - 1) visit(32 * w + 31 - Math.clz32(rest & -rest));
      words[w] = 0;
    }
  }
}
