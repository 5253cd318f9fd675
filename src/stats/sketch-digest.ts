/** Digests of sketches: two bits of each number of a MinHash sketch, to turn unlike sets away without looking at them. */
import { SKETCH_BINS } from "./minhash.js";

const PLACES_IN_WORD = 16;
/** 32-bit words of a digest. */
export const DIGEST_WORDS = SKETCH_BINS / PLACES_IN_WORD;

/** More than seven standard deviations of what differs between sets at the bound, in places. */
const SLACK = 35;

/** Writes the lowest two bits of each number of a sketch into `words`. */
export function digest(sketch: Uint32Array, words: Int32Array): void {
  words.fill(0);
  for (let bin = 0; bin < SKETCH_BINS; bin++)
    words[bin >> 4] |= (sketch[bin] & 3) << (2 * (bin & (PLACES_IN_WORD - 1)));
}

/** Places, of 128, in which a digest differs from the `number`-th of a row of digests. */
export function differing(own: Int32Array, digests: Int32Array, number: number): number {
  const from = number * DIGEST_WORDS;
  let places = 0;
  for (let word = 0; word < DIGEST_WORDS; word++) {
    const unlike = own[word] ^ digests[from + word];
    places += ones((unlike | (unlike >>> 1)) & 0x55555555);
  }
  return places;
}

/**
 * Places in which the digests of two sets of that Jaccard similarity differ at most, but for one pair in a million or less where the sets are
 * large: a place differs with probability ¾ (1 − similarity), since unlike numbers agree in two bits one time in four.
 * Reference: Li, König 2010, b-bit minwise hashing, https://doi.org/10.1145/1772690.1772759.
 */
export const mostDiffering = (similarity: number): number => 0.75 * (1 - similarity) * SKETCH_BINS + SLACK;

/** How many of the even bits of a number are set; the odd ones must be clear. */
function ones(even: number): number {
  const pairs = (even & 0x33333333) + ((even >>> 2) & 0x33333333);
  const bytes = (pairs + (pairs >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bytes, 0x01010101) >>> 24;
}
