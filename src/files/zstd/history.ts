/**
 * What was unpacked last, as far back as the window reaches. It stands in pages that are made when they are first needed: a
 * window of 2 GiB takes no more memory than the data that has filled it.
 */
import { broken } from "./fse.js";

const PAGE_BYTES = 4 << 20;
/** Up to here a loop is faster than a view of the page. */
const SHORT_BYTES = 64;

/** The last bytes of a frame. */
export class History {
  /** Bytes so far. */
  total = 0;
  private readonly pages: Uint8Array[] = [];
  private readonly count: number;

  constructor(private readonly window: number) {
    this.count = Math.ceil(window / PAGE_BYTES) + 1;
  }

  /** Adds the bytes of a block. */
  add(block: Uint8Array): void {
    for (let from = 0; from < block.length; ) {
      const place = this.total % PAGE_BYTES;
      const piece = block.subarray(from, from + PAGE_BYTES - place);
      this.page(this.total).set(piece, place);
      this.total += piece.length;
      from += piece.length;
    }
  }

  /** Copies `length` bytes that begin `back` bytes before the end into `out` at `at`. */
  copy(back: number, length: number, out: Uint8Array, at: number): void {
    if (back > this.total || back > this.window + (128 << 10)) throw broken("a distance beyond the window");
    let from = this.total - back;
    let to = at;
    for (let left = length; left > 0; ) {
      const page = this.page(from);
      const place = from % PAGE_BYTES;
      const count = Math.min(left, PAGE_BYTES - place);
      if (count > SHORT_BYTES) out.set(page.subarray(place, place + count), to);
      else for (let i = 0; i < count; i++) out[to + i] = page[place + i];
      from += count;
      to += count;
      left -= count;
    }
  }

  private page(position: number): Uint8Array {
    const index = Math.floor(position / PAGE_BYTES) % this.count;
    const page = this.pages[index];
    if (page) return page;
    this.pages[index] = new Uint8Array(PAGE_BYTES);
    return this.pages[index];
  }
}
