/** Sets of hashes, made in place: what is done for every text of millions. */

/** Sets of fewer are sorted by insertion. */
const FEW = 16;
const MOST_BUCKETS = 2 ** 12;
const ends = new Int32Array(MOST_BUCKETS + 1);
let spare = new Uint32Array(8192);

/**
 * Sorts the first `length` numbers ascending and leaves each once, in place; how many are left. Meant for hashes, which lie evenly over 32 bits: they are dealt into
 * about two buckets a number, and next to nothing is left to sort. Numbers that lie unevenly are sorted as well. Cost: linear for hashes.
 */
export function sortHashes(hashes: Uint32Array, length: number): number {
  if (length < FEW) sortByInsertion(hashes, length);
  else deal(hashes, length);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i];
    if (kept === 0 || hash !== hashes[kept - 1]) hashes[kept++] = hash;
  }
  return kept;
}

function deal(hashes: Uint32Array, length: number): void {
  const bits = Math.min(32 - Math.clz32(length), 12);
  const buckets = 1 << bits;
  const shift = 32 - bits;
  if (spare.length < length) spare = new Uint32Array(2 * length);
  ends.fill(0, 0, buckets + 1);
  for (let i = 0; i < length; i++) ends[(hashes[i] >>> shift) + 1]++;
  let crowded = 0;
  for (let bucket = 1; bucket <= buckets; bucket++) {
    if (ends[bucket] > crowded) crowded = ends[bucket];
    ends[bucket] += ends[bucket - 1];
  }
  for (let i = 0; i < length; i++) spare[ends[hashes[i] >>> shift]++] = hashes[i];
  for (let i = 0; i < length; i++) hashes[i] = spare[i];
  if (crowded > FEW) hashes.subarray(0, length).sort();
  else sortByInsertion(hashes, length);
}

function sortByInsertion(numbers: Uint32Array, length: number): void {
  for (let i = 1; i < length; i++) {
    const number = numbers[i];
    let at = i - 1;
    while (at >= 0 && numbers[at] > number) {
      numbers[at + 1] = numbers[at];
      at--;
    }
    numbers[at + 1] = number;
  }
}
