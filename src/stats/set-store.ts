/** Many small sets of numbers, kept without an object for each. */

const BLOCK = 1 << 20;

/** Sets one behind the other in large blocks: millions of small arrays of their own would cost more to keep than what they hold. */
export class SetStore {
  private readonly blocks: Uint32Array[] = [];
  private readonly block: number[] = [];
  private readonly start: number[] = [];
  private readonly length: number[] = [];
  private used = 0;

  /** Sets so far. */
  get size(): number {
    return this.start.length;
  }

  /** Copies a set; its number. */
  push(set: Uint32Array): number {
    if (this.blocks.length === 0 || this.used + set.length > this.blocks[this.blocks.length - 1].length) {
      this.blocks.push(new Uint32Array(Math.max(BLOCK, set.length)));
      this.used = 0;
    }
    this.blocks[this.blocks.length - 1].set(set, this.used);
    this.block.push(this.blocks.length - 1);
    this.length.push(set.length);
    const number = this.start.push(this.used) - 1;
    this.used += set.length;
    return number;
  }

  /** A set; a view that must not be changed. */
  at(number: number): Uint32Array {
    const from = this.start[number];
    return this.blocks[this.block[number]].subarray(from, from + this.length[number]);
  }
}
