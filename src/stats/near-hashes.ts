/**
 * Families of near-equal perceptual hashes: each hash joins the nearest founder within a number of bits, or founds a family.
 * No chains: all of a family lie within the distance of its founder, two of them within twice that.
 */

const BAND_BITS = 16;
const BUCKETS = 1 << BAND_BITS;

/** Where a hash belongs. */
export interface HashPlace {
  /** Number of the family, from 0 in order of founding. */
  readonly family: number;
  readonly founder: boolean;
  /** Bits in which the hash differs from the founder. */
  readonly distance: number;
}

/**
 * Leader clustering in Hamming space, for images that were cropped, scaled or compressed a little.
 *
 * Idea: multi-index hashing. The hash is cut into bands of 16 bits; two hashes within d bits of each other agree, but for
 * floor(d / bands) bits, in at least one band. Every founder is filed under each of its bands; a hash looks under each of its
 * own bands and under all values one bit away, and compares what it finds in full. Exact for d < 2 × bands: 31 of 256 bits, 7
 * of 64. When it misleads: the order of the hashes decides who founds, so give them in an order that means something (time).
 * Cost: 17 look-ups a band and a comparison for each founder found there: 1.5 s for 100,000 unrelated hashes of 256 bits, 10 s
 * for 200,000, with the square from there on.
 * Reference: Norouzi, Punjani, Fleet 2012, https://doi.org/10.1109/CVPR.2012.6248043.
 */
export class NearHashes {
  private readonly bands: number;
  private readonly heads: Int32Array;
  private next = new Int32Array(1 << 10);
  private words = new Uint16Array(1 << 10);
  private founders = 0;

  /** `bits` is a multiple of 16; `distance` lies below bits / 8. Throws `RangeError` otherwise. */
  constructor(
    readonly bits: number,
    readonly distance: number,
  ) {
    this.bands = bits / BAND_BITS;
    if (!Number.isInteger(this.bands) || !(distance >= 0 && distance < 2 * this.bands))
      throw new RangeError(`near hashes: ${distance} of ${bits} bits cannot be found exactly.`);
    this.heads = new Int32Array(this.bands * BUCKETS).fill(-1);
  }

  /** Places a hash, given as hexadecimal digits. Ties go to the older founder. */
  add(hash: string): HashPlace {
    const bands = Uint16Array.from({ length: this.bands }, (_, b) =>
      Number.parseInt(hash.slice(4 * b, 4 * b + 4), 16),
    );
    const found = this.nearest(bands);
    return found ?? { family: this.found(bands), founder: true, distance: 0 };
  }

  private nearest(bands: Uint16Array): HashPlace | null {
    let [family, distance] = [-1, this.distance + 1];
    for (let b = 0; b < this.bands; b++)
      for (let flip = -1; flip < BAND_BITS; flip++) {
        const value = flip < 0 ? bands[b] : bands[b] ^ (1 << flip);
        for (let f = this.heads[b * BUCKETS + value]; f >= 0; f = this.next[f * this.bands + b]) {
          const differs = this.differs(bands, f, distance);
          if (differs < distance || (differs === distance && f < family)) [family, distance] = [f, differs];
        }
      }
    return distance > this.distance ? null : { family, founder: false, distance };
  }

  /** Bits in which the hash differs from a founder; counting ends above `most`. */
  private differs(bands: Uint16Array, founder: number, most: number): number {
    let bits = 0;
    for (let b = 0; b < this.bands && bits <= most; b++)
      bits += bitCount(bands[b] ^ this.words[founder * this.bands + b]);
    return bits;
  }

  private found(bands: Uint16Array): number {
    const founder = this.founders++;
    const end = this.founders * this.bands;
    if (end > this.words.length) {
      this.words = enlarged(this.words, new Uint16Array(2 * end));
      this.next = enlarged(this.next, new Int32Array(2 * end));
    }
    for (let b = 0; b < this.bands; b++) {
      const at = founder * this.bands + b;
      const head = b * BUCKETS + bands[b];
      this.words[at] = bands[b];
      this.next[at] = this.heads[head];
      this.heads[head] = founder;
    }
    return founder;
  }
}

function enlarged<T extends Uint16Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Number of ones among 32 bits. */
function bitCount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
