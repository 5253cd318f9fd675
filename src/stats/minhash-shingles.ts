/** Shingles: a text as the set of its short runs of characters, each as a 32-bit hash. */
import { sortHashes } from "./sort-hashes.js";
import { isUnspaced } from "./text-fold.js";

/** Characters of a shingle: in scripts with spaces, and in scripts without. */
const SPACED = 5;
const UNSPACED = 3;

/**
 * The shingles of a folded text: hashes of its character 5-grams (3-grams, spaces dropped, where the script has no spaces),
 * ascending, each once. A text shorter than one shingle is one shingle, an empty text has none. Hashes of 32 bits may collide: about one in 100,000
 * comparisons of texts of 300 characters is off by one shingle. Cost: linear.
 *
 * @param into is overwritten where it is long enough, a number a character, and a view of it returned: for callers that look at millions of sets and keep none.
 */
export function shingles(folded: string, into?: Uint32Array): Uint32Array {
  if (folded.length === 0) return new Uint32Array(0);
  const unspaced = isUnspaced(folded);
  const text = unspaced ? folded.replaceAll(" ", "") : folded;
  const size = Math.min(unspaced ? UNSPACED : SPACED, text.length);
  const length = text.length - size + 1;
  const hashes = into && into.length >= length ? into : new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    let hash = size;
    for (let j = i; j < i + size; j++) {
      hash = Math.imul(hash ^ text.charCodeAt(j), 0xcc9e2d51);
      hash = Math.imul((hash << 15) | (hash >>> 17), 0x1b873593) ^ (hash >>> 11);
    }
    hashes[i] = mixed(hash);
  }
  return hashes.subarray(0, sortHashes(hashes, length));
}

/** Spreads 32 bits over 32 bits, one to one (the finalizer of MurmurHash3). */
export function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Jaccard similarity: how much two sets have in common, the size of what is in both by the size of what is in either, 0 to
 * 1; 1 for two empty sets. Both ascending, each value once. Cost: linear, less where `atLeast` is out of reach.
 *
 * @param atLeast bound below which the answer does not matter: 0 is returned as soon as the bound cannot be reached.
 */
export function jaccard(a: Uint32Array, b: Uint32Array, atLeast = 0): number {
  const sizes = a.length + b.length;
  if (sizes === 0) return 1;
  let misses = Math.floor((sizes * (1 - atLeast)) / (1 + atLeast) + 1e-9);
  let common = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length && misses >= 0) {
    const x = a[i];
    const y = b[j];
    if (x === y) common++;
    else misses--;
    if (x <= y) i++;
    if (x >= y) j++;
  }
  const similarity = misses < 0 ? 0 : common / (sizes - common);
  return similarity < atLeast ? 0 : similarity;
}
