/** MinHash sketches: a few numbers from which the Jaccard similarity of two sets can be read off, near enough to search by. */
import { mixed } from "./minhash-shingles.js";

/** Numbers of a sketch; a power of two. */
export const SKETCH_BINS = 128;

const BIN_SHIFT = 32 - Math.log2(SKETCH_BINS);

/**
 * One-permutation MinHash with optimal densification: hashes are dealt into 128 bins by their top bits and each bin keeps its
 * smallest; an empty bin copies a filled one that a hash of the bin's number chooses, the same for every set.
 *
 * What for: the share of equal places of two sketches estimates the Jaccard similarity of the sets, with a standard deviation
 * of about √(J (1 − J) / 128), more for sets of few elements. When it misleads: always a little; verify with `jaccard`.
 * Cost: one pass over the set. Reference: Li, Owen, Zhang 2012; Shrivastava 2017, https://arxiv.org/abs/1703.04664.
 *
 * @param set hashes of the elements; an empty set gives a sketch of zeros.
 * @param seed chooses the permutation; sketches of different seeds cannot be compared.
 * @param sketch is overwritten and returned: for callers that sketch millions of sets and keep none.
 */
export function minhash(
  set: Uint32Array,
  seed: number,
  sketch: Uint32Array = new Uint32Array(SKETCH_BINS),
): Uint32Array {
  FILLED.fill(0);
  if (set.length === 0) return sketch.fill(0);
  const salt = mixed(Math.floor(seed) ^ 0x9e3779b9);
  for (let i = 0; i < set.length; i++) {
    const hash = mixed(set[i] ^ salt);
    const bin = hash >>> BIN_SHIFT;
    if (FILLED[bin] && hash >= sketch[bin]) continue;
    sketch[bin] = hash;
    FILLED[bin] = 1;
  }
  densify(sketch, FILLED);
  return sketch;
}

/** Which bins a set fills, from call to call. */
const FILLED = new Uint8Array(SKETCH_BINS);

/** Bins of which an empty bin copies the first that is filled, `TRIES` for each bin; what comes after is worked out. */
const TRIES = 32;
const DONORS = Uint8Array.from({ length: SKETCH_BINS * TRIES }, (_, i) =>
  donor(Math.floor(i / TRIES), 1 + (i % TRIES)),
);

function donor(bin: number, attempt: number): number {
  return mixed(bin * 0x10001 + attempt) >>> BIN_SHIFT;
}

function densify(sketch: Uint32Array, filled: Uint8Array): void {
  for (let bin = 0; bin < SKETCH_BINS; bin++) {
    if (filled[bin]) continue;
    let attempt = 1;
    let from = DONORS[bin * TRIES];
    while (!filled[from]) {
      attempt++;
      from = attempt <= TRIES ? DONORS[bin * TRIES + attempt - 1] : donor(bin, attempt);
    }
    sketch[bin] = sketch[from];
  }
}

/** Share of equal places of two sketches of one seed: an estimate of the Jaccard similarity, 0 to 1. */
export function sketchSimilarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++;
  return equal / a.length;
}
