/** A list of numbers that grows, without an object for each. */

/** Numbers in a typed array that doubles when it is full: millions of them in 4 or 8 bytes each. */
export class Numbers<A extends Int32Array | Float64Array> {
  private values: A;
  private used = 0;

  /** @param Kind of the array, which says what numbers it keeps. */
  constructor(private readonly Kind: new (length: number) => A) {
    this.values = new Kind(1024);
  }

  /** Numbers so far. */
  get size(): number {
    return this.used;
  }

  /** Adds a number at the end. */
  push(value: number): void {
    if (this.used === this.values.length) {
      const wider = new this.Kind(2 * this.used);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.used++] = value;
  }

  /** Replaces the number at a place that is taken. */
  set(place: number, value: number): void {
    this.values[place] = value;
  }

  /** The number at a place that is taken. */
  at(place: number): number {
    return this.values[place];
  }

  /** All numbers so far, a view. */
  all(): A {
    return this.values.subarray(0, this.used) as A;
  }
}

/** A copy with room for twice as many numbers. */
export function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}
