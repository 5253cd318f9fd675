/**
 * Portraits as what they have in common: the platform's own picture for those who show none is left out, addresses of one upload are
 * made one, and perceptual hashes that differ in a few bits are taken for the picture that was seen first.
 */
import { NearHashes } from "../stats/index.js";

/** Bits in which two hashes of one portrait may differ, by length of the hash. */
const REACH: Readonly<Record<number, number>> = { 64: 7, 256: 31 };

const DEFAULT_PICTURES =
  /default_profile|\/sticky\/|\/avatars\/original\/missing\.|default[-_]?avatar|avatar[-_]?default|anonymous|\/static_images\/|blank[-_]?profile|no[-_]?(?:photo|avatar)|^(?:pdq:|phash:)?(?:0+|f+)$/i;

/** What a portrait is compared by: null for none and for the platform's own; `pdq:` or `phash:` and digits for perceptual hashes, else the address or identifier. */
export function portraitKey(given: string): string | null {
  const text = given.trim();
  if (text === "" || DEFAULT_PICTURES.test(text)) return null;
  const hash = /^(?:(?:pdq|phash|dhash|ahash):)?([0-9a-f]{64}|[0-9a-f]{16})$/i.exec(text)?.[1];
  if (hash) return `${hash.length === 64 ? "pdq" : "phash"}:${hash.toLowerCase()}`;
  const content = /\/(bafkrei[a-z0-9]{40,})(?:@|$)/.exec(text)?.[1];
  if (content) return content;
  return text
    .replace(/[?#].*$/s, "")
    .replace(/_(?:normal|bigger|mini|reasonably_small|\d+x\d+)(?=\.\w+$)/, "");
}

/** Puts portraits that are the same picture together. Give them in an order that does not depend on the group looked for. */
export class Portraits {
  private readonly near = new Map<number, { hashes: NearHashes; founders: string[] }>();

  /** The first portrait that is the same picture as this one. */
  firstLike(key: string): string {
    const hash = /^p(?:dq|hash):(.+)$/.exec(key)?.[1];
    if (!hash) return key;
    const bits = hash.length * 4;
    let seen = this.near.get(bits);
    if (!seen) {
      seen = { hashes: new NearHashes(bits, REACH[bits]), founders: [] };
      this.near.set(bits, seen);
    }
    const { family, founder } = seen.hashes.add(hash);
    if (founder) seen.founders.push(key);
    return seen.founders[family];
  }
}
