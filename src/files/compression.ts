/** Recognises compressed bytes by their first bytes, never by the name of the file, and unpacks them as a stream. */
import { Readable } from "node:stream";
import * as zlib from "node:zlib";
import { InputError } from "../model/index.js";
import { nodeZstd, unpackedZstd } from "./zstd/unpack-zstd.js";

/** Compressions that are unpacked on the way. */
export type Compression = "gzip" | "zstd";

/** The compression that these first bytes show, or null. */
export function compressionOf(head: Buffer): Compression | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return "zstd";
  return null;
}

/** The plain bytes. Throws `InputError` where the data is cut short or damaged, or this Node cannot unpack it. */
export async function* unpacked(
  bytes: AsyncGenerator<Buffer>,
  compression: Compression | null,
  path: string,
): AsyncGenerator<Buffer> {
  if (!compression) {
    yield* bytes;
    return;
  }
  try {
    yield* compression === "gzip" ? gunzipped(bytes) : unpackedZstd(bytes, nodeZstd());
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/unexpected end/i.test(message))
      throw new InputError(
        `read: the ${compression} file is cut short, ${path}. Download or copy it again.`,
        { cause },
      );
    throw new InputError(
      `read: the ${compression} file is damaged, ${path}: ${message}. Download or copy it again.`,
      { cause },
    );
  }
}

async function* gunzipped(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const stream = Readable.from(bytes, { objectMode: false, highWaterMark: 1 << 20 });
  const plain = zlib.createGunzip({ chunkSize: 1 << 18 });
  stream.on("error", (cause) => plain.destroy(cause));
  for await (const block of stream.pipe(plain)) yield block as Buffer;
}
