/** Digests of sets, 32 bytes each, that turn unlike sets away without looking at them. */
import { mixed } from "./minhash-shingles.js";
import { doubled } from "./numbers.js";

/** 32-bit words of a digest: how many elements, then bits. */
const WORDS = 8;
const BITS = 32 * (WORDS - 1);
/** Words that are counted before the first look at the sum: strangers are known by then. */
const FIRST = 4;
/** Elements of a set up to which its odd sketch is taken. */
const FEW = 256;
/** Numbers of a sketch that a digest keeps two bits of. */
const PLACES = BITS / 2;
/** Seven standard deviations of what differs between sets at a bound of .7, in places. */
const SLACK = 31;
const SALT = 0x68bc21eb;

/**
 * The digests of many sets, by number.
 *
 * Of a set of up to 256 elements the odd sketch: each element flips one of 224 bits. Two sets differ in no more bits than there are elements in one of them alone, so
 * that nobody is turned away wrongly. Of a larger set, whose odd sketch says little, two bits of each of 112 numbers of its MinHash sketch: such numbers differ with probability
 * ¾ (1 − similarity), since unlike ones agree in two bits one time in four.
 * References: Mitzenmacher, Pagh, Pham 2014: Efficient estimation for high similarities using odd sketches, https://doi.org/10.1145/2566486.2568017;
 * Li, König 2010: b-bit minwise hashing, https://doi.org/10.1145/1772690.1772759.
 */
export class Digests {
  private words: Int32Array;
  /** Elements in one of two sets alone, by elements of both together, that similar sets have at most. */
  private readonly apart: number;
  private readonly most: number;

  /**
   * @param similarity bound of the Jaccard similarity, above 0, to 1.
   * @param room sets for which there is space from the start; more may come.
   */
  constructor(
    private readonly similarity: number,
    room: number,
  ) {
    this.words = new Int32Array(room * WORDS);
    this.apart = (1 - similarity) / (1 + similarity);
    this.most = 0.75 * (1 - similarity) * PLACES + SLACK;
  }

  /** Writes the digest of a set, whose MinHash sketch is given too. */
  write(number: number, set: Uint32Array, sketch: Uint32Array): void {
    const from = number * WORDS;
    if (from === this.words.length) this.words = doubled(this.words);
    const { words } = this;
    words[from] = set.length;
    if (set.length > FEW)
      for (let bin = 0; bin < PLACES; bin++)
        words[from + 1 + (bin >> 4)] |= (sketch[bin] & 3) << (2 * (bin & 15));
    else
      for (let i = 0; i < set.length; i++) {
        const bit = Math.imul(mixed(set[i] ^ SALT) >>> 16, BITS) >>> 16;
        words[from + 1 + (bit >> 5)] ^= 1 << (bit & 31);
      }
  }

  /**
   * Whether two sets are less alike than the bound: for certain, where either has up to 256 elements; of larger pairs at the bound
   * fewer than one in a million is turned away. Nothing is said of two sets of which one alone has more and whose sizes are near.
   */
  unlike(one: number, other: number): boolean {
    const { words } = this;
    const a = one * WORDS;
    const b = other * WORDS;
    const sizeA = words[a];
    const sizeB = words[b];
    const least = this.similarity * Math.max(sizeA, sizeB) - 1e-9;
    if (sizeA < least || sizeB < least) return true;
    if (sizeA > FEW || sizeB > FEW) return sizeA > FEW && sizeB > FEW && this.placesDiffer(a, b);
    const most = (sizeA + sizeB) * this.apart + 1e-9;
    let bytes = 0;
    for (let word = 1; word <= FIRST; word++) bytes += onesByByte(words[a + word] ^ words[b + word]);
    if (sumOfBytes(bytes) > most) return true;
    for (let word = FIRST + 1; word < WORDS; word++) bytes += onesByByte(words[a + word] ^ words[b + word]);
    return sumOfBytes(bytes) > most;
  }

  /** Copies the digests of these sets into another row, in that order. */
  copy(numbers: Int32Array, count: number, into: Digests): void {
    while (into.words.length < count * WORDS) into.words = doubled(into.words);
    const { words } = this;
    const copies = into.words;
    for (let i = 0; i < count; i++) {
      const from = numbers[i] * WORDS;
      const to = i * WORDS;
      for (let word = 0; word < WORDS; word++) copies[to + word] = words[from + word];
    }
  }

  private placesDiffer(a: number, b: number): boolean {
    let bytes = 0;
    for (let word = 1; word < WORDS; word++) {
      const differing = this.words[a + word] ^ this.words[b + word];
      bytes += onesByByte((differing | (differing >>> 1)) & 0x55555555);
    }
    return sumOfBytes(bytes) > this.most;
  }
}

/** Bits of each byte of a number that are set, in its place; seven of these add up without reaching into the next. */
function onesByByte(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (fours + (fours >>> 4)) & 0x0f0f0f0f;
}

const sumOfBytes = (bytes: number): number => Math.imul(bytes, 0x01010101) >>> 24;
