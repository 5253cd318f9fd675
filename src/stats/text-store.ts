/** Many texts, kept without an object for each. */
import { Numbers } from "./numbers.js";

const BLOCK = 1 << 22;
/** Bytes that a UTF-16 unit takes at most. */
const WIDEST = 3;

/** Texts one behind the other in UTF-8, in large blocks: a text takes about a byte a letter and 12 more. */
export class TextStore {
  private readonly blocks: Buffer[] = [];
  private readonly block = new Numbers(Int32Array);
  private readonly start = new Numbers(Int32Array);
  private readonly end = new Numbers(Int32Array);
  private used = 0;

  /** Texts so far. */
  get size(): number {
    return this.start.size;
  }

  /** Keeps a text; its number. Halves of surrogate pairs become replacement characters. */
  push(text: string): number {
    const most = WIDEST * text.length;
    if (this.blocks.length === 0 || this.used + most > this.blocks[this.blocks.length - 1].length) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, most)));
      this.used = 0;
    }
    this.block.push(this.blocks.length - 1);
    this.start.push(this.used);
    this.used += this.blocks[this.blocks.length - 1].write(text, this.used);
    this.end.push(this.used);
    return this.start.size - 1;
  }

  /** A text. */
  at(number: number): string {
    return this.blocks[this.block.at(number)].toString("utf8", this.start.at(number), this.end.at(number));
  }
}
