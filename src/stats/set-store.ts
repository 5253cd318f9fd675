/** Many small sets of numbers, kept without an object for each. */
import { Numbers } from "./numbers.js";

const BLOCK = 1 << 20;

/** Sets one behind the other in large blocks: millions of small arrays of their own would cost more to keep than what they hold. */
export class SetStore {
  private readonly blocks: Uint32Array[] = [];
  private readonly block = new Numbers(Int32Array);
  private readonly start = new Numbers(Int32Array);
  private readonly length = new Numbers(Int32Array);
  private used = 0;

  /** Sets so far. */
  get size(): number {
    return this.start.size;
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
    this.start.push(this.used);
    this.used += set.length;
    return this.start.size - 1;
  }

  /** Forgets all of a set but its first numbers. */
  shorten(number: number, length: number): void {
    this.length.set(number, length);
  }

  /** A set; a view. */
  at(number: number): Uint32Array {
    const from = this.start.at(number);
    return this.blocks[this.block.at(number)].subarray(from, from + this.length.at(number));
  }
}
