/**
 * Hashes under a key: without the key nobody can tell from the hash what was hashed, nor try names out. Blocks are put through
 * AES-128, a keyed permutation, many at once: far cheaper than an HMAC a word, and as secret as the key.
 */
import { type Cipher, createCipheriv, createHash, createHmac } from "node:crypto";

/** What a hash is of; equal texts of different kinds have different hashes. */
export type HashedKind = "handle" | "name" | "bio" | "portrait" | "site";

const TAGS: Readonly<Record<HashedKind, number>> = { handle: 1, name: 2, bio: 3, portrait: 4, site: 5 };
const BLOCK = 16;

/** Hashes profiles under a sub-key of the case's key; under a fixed one where names stand in the case anyway. */
export class KeyedHashes {
  private readonly cipher: Cipher;

  /** `key` is the pseudonym key of the case, null with plain identities. */
  constructor(key: Buffer | null) {
    const sub = key
      ? createHmac("sha256", key).update("claque profiles").digest()
      : createHash("sha256").update("claque profiles, plain").digest();
    this.cipher = createCipheriv("aes-128-ecb", sub.subarray(0, BLOCK), null).setAutoPadding(false);
  }

  /** Hashes of texts, 64 bits each, in their order. */
  ofTexts(kind: HashedKind, texts: readonly string[]): bigint[] {
    return this.ofWords(kind, texts.length, (at, blocks) => {
      const text = texts[at];
      let [a, b, c] = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul((b << 7) ^ (b >>> 25) ^ code, 0x27d4eb2f);
        c = Math.imul(c + code, 0x165667b1) ^ (c >>> 15);
      }
      blocks.writeInt32LE(a | 0, at * BLOCK + 4);
      blocks.writeInt32LE(b | 0, at * BLOCK + 8);
      blocks.writeInt32LE(c | 0, at * BLOCK + 12);
    });
  }

  /** Hashes of numbers of 32 bits, in their order. */
  ofNumbers(kind: HashedKind, numbers: Uint32Array): bigint[] {
    return this.ofWords(kind, numbers.length, (at, blocks) => {
      blocks.writeUInt32LE(numbers[at], at * BLOCK + 4);
    });
  }

  private ofWords(kind: HashedKind, count: number, fill: (at: number, blocks: Buffer) => void): bigint[] {
    if (count === 0) return [];
    const blocks = Buffer.alloc(count * BLOCK);
    for (let at = 0; at < count; at++) {
      blocks.writeInt32LE(TAGS[kind], at * BLOCK);
      fill(at, blocks);
    }
    const hashes = this.cipher.update(blocks);
    return Array.from({ length: count }, (_, at) => hashes.readBigUInt64LE(at * BLOCK));
  }
}
