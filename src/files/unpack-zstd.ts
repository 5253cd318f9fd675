/**
 * Unpacks zstd as a stream. Node 22.15 and later do it themselves, with any window; an older Node does it in JavaScript, which
 * reads distances beyond 32 MiB wrongly (and without a word) and so is given windows up to that size only.
 */
import { Readable, type Transform } from "node:stream";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import { InputError } from "../model/index.js";
import { ZstdFrames } from "./zstd-frames.js";

/** Largest window that is unpacked without help of Node, bytes: fzstd reads a distance of at most 25 bits at once. */
export const MAX_WINDOW_BYTES = 32 << 20;

/** Pieces are small since one of 2 KiB may hold 512 blocks that unpack to 128 KiB each. */
const PIECE_BYTES = 2048;
/** Windows of up to 2 GiB, which dumps made with `--long=31` have. */
const WINDOW_LOG_MAX = 31;

interface NodeZstd {
  readonly createZstdDecompress?: (options: { params: Record<number, number> }) => Transform;
  readonly constants: { readonly ZSTD_d_windowLogMax?: number };
}

/** The decompressor of this Node, or null where it has none. */
export function nodeZstd(): Transform | null {
  const { createZstdDecompress, constants } = zlib as unknown as NodeZstd;
  const parameter = constants.ZSTD_d_windowLogMax;
  if (!createZstdDecompress || parameter === undefined) return null;
  return createZstdDecompress({ params: { [parameter]: WINDOW_LOG_MAX } });
}

/**
 * The plain bytes. `node` is the decompressor of this Node, or null to do without. Throws `InputError` for a window that is too
 * long to do without, and an error that says "unexpected end" where the data is cut short.
 */
export async function* unpackedZstd(
  bytes: AsyncIterable<Buffer>,
  node: Transform | null,
  path: string,
): AsyncGenerator<Buffer> {
  const frames = new ZstdFrames();
  const followed = (async function* () {
    for await (const block of bytes) {
      frames.push(block);
      if (!node && frames.window > MAX_WINDOW_BYTES) throw longWindow(path);
      yield block;
    }
  })();
  yield* node ? byNode(followed, node) : byPieces(followed);
  if (!frames.complete) throw new Error("unexpected end of data");
}

async function* byNode(bytes: AsyncGenerator<Buffer>, node: Transform): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes, { objectMode: false, highWaterMark: 1 << 20 });
  source.on("error", (cause) => node.destroy(cause));
  for await (const block of source.pipe(node)) yield block as Buffer;
}

async function* byPieces(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const plain: Buffer[] = [];
  const decoder = new Decompress((block) => {
    if (block.length) plain.push(Buffer.from(block));
  });
  for await (const block of bytes)
    for (let at = 0; at < block.length; at += PIECE_BYTES) {
      decoder.push(block.subarray(at, at + PIECE_BYTES));
      yield* plain.splice(0);
    }
}

const longWindow = (path: string): InputError =>
  new InputError(
    `read: the zstd file needs a window of more than ${MAX_WINDOW_BYTES >> 20} MiB, ${path}. Use Node 22.15 or later, or unpack it first with "zstd -d --long=31".`,
  );
