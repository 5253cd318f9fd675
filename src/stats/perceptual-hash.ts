/** Which identifiers of media are perceptual hashes, which are compared bit by bit. */

const PREFIX = /^(?:pdq|phash|p-hash|dhash|whash|ahash|hash):\s*/i;
const HASH = /^(?:[0-9a-f]{16}|[0-9a-f]{64})$/;

/**
 * The perceptual hash that a medium is, in lower case; null where it is none. Sixteen digits alone are taken for a number and
 * need a prefix (`phash:`), for numbers that follow each other differ in few bits.
 */
export function perceptualHash(medium: string): string | null {
  const bare = medium.replace(PREFIX, "");
  const hash = bare.toLowerCase().replace(/^0x/, "");
  if (!HASH.test(hash)) return null;
  return hash.length === 64 || bare !== medium || /[a-f]/.test(hash) ? hash : null;
}
