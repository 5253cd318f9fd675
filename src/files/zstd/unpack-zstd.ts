/**
 * Unpacks zstd as a stream, with windows of up to 2 GiB, which dumps made with `--long=31` have. Node 22.15 and later do it
 * themselves, an older Node does it in JavaScript at a quarter of the speed.
 */
import { Readable, type Transform } from "node:stream";
import * as zlib from "node:zlib";
import { ZstdFrames } from "./frame-walk.js";
import { unpackedFrames } from "./frames.js";

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
 * The plain bytes. `node` is the decompressor of this Node, or null to do without. Throws an error that says "unexpected end"
 * where the data is cut short.
 */
export async function* unpackedZstd(
  bytes: AsyncIterable<Buffer>,
  node: Transform | null,
): AsyncGenerator<Buffer> {
  if (!node) {
    yield* unpackedFrames(bytes);
    return;
  }
  const frames = new ZstdFrames();
  const followed = (async function* () {
    for await (const block of bytes) {
      frames.push(block);
      yield block;
    }
  })();
  const source = Readable.from(followed, { objectMode: false, highWaterMark: 1 << 20 });
  source.on("error", (cause) => node.destroy(cause));
  for await (const block of source.pipe(node)) yield block as Buffer;
  if (!frames.complete) throw new Error("unexpected end of data");
}
