/**
 * Unpacks zstd (RFC 8878) in JavaScript, for a Node that has no zstd of its own: frame by frame and block by block, with windows
 * of any size. Checksums are passed over; a file that ends inside a frame is an error.
 */
import { broken } from "./fse.js";
import { History } from "./history.js";
import { type HuffmanTable, readLiterals } from "./literals.js";
import { runSequences, type SequenceState, sequenceState } from "./sequences.js";

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const MAX_BLOCK_BYTES = 128 << 10;
/** Bytes behind a block that its readers may look at. */
const PADDING = 8;

/** The plain bytes, a block at a time. */
export async function* unpackedFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const input = new Input(bytes[Symbol.asyncIterator]());
  for (;;) {
    const magic = await input.take(4, true);
    if (!magic) return;
    const number = magic.readUInt32LE(0);
    if (number === FRAME) yield* unpackedFrame(input);
    else if ((number & 0xfffffff0) >>> 0 === SKIPPABLE)
      await input.skip((await input.take(4)).readUInt32LE(0));
    else throw broken("no frame where one should begin");
  }
}

interface FrameState {
  readonly history: History;
  readonly sequences: SequenceState;
  huffman: HuffmanTable | null;
}

async function* unpackedFrame(input: Input): AsyncGenerator<Buffer> {
  const flags = (await input.take(1))[0];
  const window = await windowOf(input, flags);
  const state: FrameState = { history: new History(window), sequences: sequenceState(), huffman: null };
  for (;;) {
    const header = (await input.take(3)).readUIntLE(0, 3);
    const block = await unpackedBlock(input, (header >> 1) & 3, header >>> 3, state);
    if (block.length) {
      state.history.add(block);
      yield block;
    }
    if (header & 1) break;
  }
  if (flags & 4) await input.take(4);
}

async function unpackedBlock(input: Input, type: number, size: number, state: FrameState): Promise<Buffer> {
  if (size > MAX_BLOCK_BYTES || type === 3) throw broken("a block of an unknown kind");
  if (type === 1) return Buffer.alloc(size, (await input.take(1))[0]);
  if (type === 0) return Buffer.from(await input.take(size));
  const data = new Uint8Array(size + PADDING);
  data.set(await input.take(size));
  const literals = readLiterals(data, size, state.huffman);
  state.huffman = literals.table;
  const out = Buffer.allocUnsafe(MAX_BLOCK_BYTES);
  const length = runSequences({
    data,
    begin: literals.next,
    end: size,
    literals: literals.bytes,
    state: state.sequences,
    history: state.history,
    out,
  });
  return out.subarray(0, length);
}

/** Reads the header of a frame behind its flags: window, dictionary, size of the content. */
async function windowOf(input: Input, flags: number): Promise<number> {
  const single = (flags & 0x20) !== 0;
  const descriptor = single ? 0 : (await input.take(1))[0];
  const dictionary = await input.take([0, 1, 2, 4][flags & 3]);
  if (dictionary.some((byte) => byte !== 0)) throw broken("a dictionary is needed to unpack it");
  const size = await input.take([single ? 1 : 0, 2, 4, 8][flags >> 6]);
  if (!single) {
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }
  if (size.length === 8) return Number(size.readBigUInt64LE(0));
  return size.readUIntLE(0, size.length) + (size.length === 2 ? 256 : 0);
}

/** Bytes on demand from a stream of blocks. */
class Input {
  private block: Buffer = Buffer.alloc(0);
  private at = 0;

  constructor(private readonly blocks: AsyncIterator<Buffer>) {}

  /** Exactly `count` bytes, or, with `mayEnd`, null where the stream has ended before the first of them. */
  take(count: number): Promise<Buffer>;
  take(count: number, mayEnd: true): Promise<Buffer | null>;
  async take(count: number, mayEnd = false): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      if (this.at === this.block.length && !(await this.fill())) {
        if (mayEnd && left === count) return null;
        throw new Error("unexpected end of data");
      }
      const part = this.block.subarray(this.at, this.at + left);
      this.at += part.length;
      left -= part.length;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  /** Passes over bytes without keeping them. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1 << 16) await this.take(Math.min(left, 1 << 16));
  }

  private async fill(): Promise<boolean> {
    const next = await this.blocks.next();
    if (next.done) return false;
    this.block = next.value;
    this.at = 0;
    return true;
  }
}
