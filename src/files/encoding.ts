/**
 * The encoding of a text: told from its byte order mark, its NUL bytes and its first letters beyond ASCII, and turned into
 * UTF-8. What is said to be UTF-8 passes unchanged; its broken rows are found later, one by one.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { type CodePage, codePageOf } from "./code-pages.js";

/** Encodings that are recognised. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | CodePage;

/** What stands at the head of a text: its encoding where that can be told, and the length of the byte order mark. */
export interface EncodingGuess {
  /** Null while only ASCII has been seen. */
  readonly encoding: Encoding | null;
  readonly markBytes: number;
}

/** Tells the encoding from the first bytes. */
export function encodingOf(head: Buffer): EncodingGuess {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", markBytes: 2 };
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]++;
  const half = sample.length / 2;
  if (half >= 2 && zeros[1] > half * 0.4 && zeros[0] < half * 0.02)
    return { encoding: "utf-16le", markBytes: 0 };
  if (half >= 2 && zeros[0] > half * 0.4 && zeros[1] < half * 0.02)
    return { encoding: "utf-16be", markBytes: 0 };
  return { encoding: letterEncoding(head), markBytes: 0 };
}

/** Whether these bytes are no text: many NUL or control bytes that no text encoding explains. */
export function isBinary(head: Buffer): boolean {
  const { encoding } = encodingOf(head);
  if (encoding === "utf-16le" || encoding === "utf-16be") return false;
  const sample = head.subarray(0, 65536);
  let control = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++;
  return control > sample.length * 0.05;
}

/** The text as UTF-8 without its mark. `found` is told the encoding once it is certain (ASCII alone is `utf-8`). */
export async function* utf8Bytes(
  bytes: AsyncGenerator<Buffer>,
  guess: EncodingGuess,
  found: (encoding: Encoding) => void,
): AsyncGenerator<Buffer> {
  let { encoding } = guess;
  let skip = guess.markBytes;
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const whole of bytes) {
    const block = skip ? whole.subarray(skip) : whole;
    skip = 0;
    encoding ??= letterEncoding(block);
    if (encoding && encoding !== "utf-8") {
      decoder ??= new TextDecoder(encoding, { ignoreBOM: true });
      yield Buffer.from(decoder.decode(block, { stream: true }));
    } else yield block;
  }
  const rest = decoder?.decode();
  if (rest) yield Buffer.from(rest);
  found(encoding ?? "utf-8");
}

/** UTF-8 where it is valid but for a cut last letter, else a code page; null for ASCII. */
function letterEncoding(block: Buffer): Encoding | null {
  if (isAscii(block)) return null;
  for (let cut = 0; cut < 4; cut++) if (isUtf8(block.subarray(0, block.length - cut))) return "utf-8";
  return hasManyUtf8Letters(block) ? "utf-8" : codePageOf(block);
}

/** A few broken rows do not make a UTF-8 file another encoding: most lines with high bytes are valid. */
function hasManyUtf8Letters(block: Buffer): boolean {
  let valid = 0;
  let broken = 0;
  for (let from = 0; from < block.length; ) {
    const at = block.indexOf(10, from);
    const to = at < 0 ? block.length : at;
    const line = block.subarray(from, to);
    if (line.some((byte) => byte >= 0x80)) isUtf8(line) ? valid++ : broken++;
    from = to + 1;
  }
  return valid > broken;
}
