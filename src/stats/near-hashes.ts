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
 * Cost: 17 look-ups a band and a comparison for each founder found there, with the square of the hashes where they are very many. Founders of a
 * value stand side by side with what turns nearly all of them away, so that one look into far memory serves all.
 * Reference: Norouzi, Punjani, Fleet 2012, https://doi.org/10.1109/CVPR.2012.6248043.
 */
export class NearHashes {
  private readonly bands: number;
  private words = new Uint16Array(1 << 10);
  private founders = 0;
  /** Founders that are filed for good, by band and value: entries of a band stand in the order of its values. */
  private filed: Filed;
  /** Founders since then, in lists: the last one of a value, and the one before it of each. */
  private readonly heads: Int32Array;
  private before = new Int32Array(1 << 10);

  /** `bits` is a multiple of 16; `distance` lies below bits / 8. Throws `RangeError` otherwise. */
  constructor(
    readonly bits: number,
    readonly distance: number,
  ) {
    this.bands = bits / BAND_BITS;
    if (!Number.isInteger(this.bands) || !(distance >= 0 && distance < 2 * this.bands))
      throw new RangeError(`near hashes: ${distance} of ${bits} bits cannot be found exactly.`);
    this.heads = new Int32Array(this.bands * BUCKETS).fill(-1);
    this.filed = filedFounders(this.words, this.bands, 0);
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
    const { filed, heads, before } = this;
    let [family, distance] = [-1, this.distance + 1];
    const own = new Int32Array(MARKS);
    const look = (f: number) => {
      const differs = this.differs(bands, f, distance);
      if (differs < distance || (differs === distance && f < family)) [family, distance] = [f, differs];
    };
    for (let b = 0; b < this.bands; b++) {
      marks(bands, 0, b, this.bands, own);
      for (let flip = -1; flip < BAND_BITS; flip++) {
        const value = flip < 0 ? bands[b] : bands[b] ^ (1 << flip);
        const place = b * BUCKETS + value;
        for (let at = filed.start[place] * ENTRY; at < filed.start[place + 1] * ENTRY; at += ENTRY) {
          let bits = 0;
          for (let n = 0; n < MARKS; n++) bits += bitCount(own[n] ^ filed.entries[at + n]);
          if (bits <= distance) look(filed.entries[at + MARKS]);
        }
        for (let f = heads[place]; f >= 0; f = before[f * this.bands + b]) look(f);
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
      this.before = enlarged(this.before, new Int32Array(2 * end));
    }
    for (let b = 0; b < this.bands; b++) {
      const at = founder * this.bands + b;
      const head = b * BUCKETS + bands[b];
      this.words[at] = bands[b];
      this.before[at] = this.heads[head];
      this.heads[head] = founder;
    }
    if (this.founders >= FEWEST_FILED && this.founders >= GROWTH * this.filed.founders) {
      this.filed = filedFounders(this.words, this.bands, this.founders);
      this.heads.fill(-1);
    }
    return founder;
  }
}

/** Words of 32 bits that an entry bears of the bands beside its own, and all of an entry: these and the number of the founder. */
const MARKS = 3;
const ENTRY = MARKS + 1;
/** Founders from which on they are filed, and how many more come before all are filed anew. */
const FEWEST_FILED = 4096;
const GROWTH = 1.25;

/** Founders by band and value: entries of value v of band b are those from `start[b × 65,536 + v]` up to the next one's. */
interface Filed {
  readonly founders: number;
  readonly start: Int32Array;
  readonly entries: Int32Array;
}

function filedFounders(words: Uint16Array, bands: number, founders: number): Filed {
  const start = new Int32Array(bands * BUCKETS + 1);
  for (let f = 0; f < founders; f++)
    for (let b = 0; b < bands; b++) start[b * BUCKETS + words[f * bands + b] + 1]++;
  for (let place = 0; place < bands * BUCKETS; place++) start[place + 1] += start[place];
  const next = start.slice();
  const entries = new Int32Array(founders * bands * ENTRY);
  const own = new Int32Array(MARKS);
  for (let f = 0; f < founders; f++)
    for (let b = 0; b < bands; b++) {
      const at = next[b * BUCKETS + words[f * bands + b]]++ * ENTRY;
      marks(words, f * bands, b, bands, own);
      for (let n = 0; n < MARKS; n++) entries[at + n] = own[n];
      entries[at + MARKS] = f;
    }
  return { founders, start, entries };
}

/** The bands of a hash behind one of them, two in a word, no band twice; what is left is 0 in every hash. */
function marks(words: Uint16Array, from: number, band: number, bands: number, into: Int32Array): void {
  for (let n = 0; n < MARKS; n++) {
    const [low, high] = [2 * n + 1, 2 * n + 2];
    into[n] =
      (low < bands ? words[from + ((band + low) % bands)] : 0) |
      (high < bands ? words[from + ((band + high) % bands)] << 16 : 0);
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
