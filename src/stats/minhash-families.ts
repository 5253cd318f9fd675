/**
 * Families of near-duplicate sets: each set joins the family whose first set it resembles, or founds one. Only first sets
 * are compared with, so that a family cannot drift: no chain from a to z through small steps.
 */
import { minhash, SKETCH_BINS } from "./minhash.js";
import { jaccard, mixed } from "./minhash-shingles.js";
import { Numbers } from "./numbers.js";
import { SetStore } from "./set-store.js";
import { DIGEST_WORDS, differing, digest, mostDiffering } from "./sketch-digest.js";

/** Bands of a sketch and numbers in a band: two sets are compared when they agree in a whole band. */
interface Banding {
  readonly bands: number;
  readonly rows: number;
}

const THOROUGH: Banding = { bands: 25, rows: 5 };
/** For many sets: unlike ones share a band a tenth as often, and a few more of those just above the bound are missed. */
const QUICK: Banding = { bands: 21, rows: 6 };
/** Expected sets from which on they are many, and the least bound that narrow bands serve. */
const MANY = 500_000;
const QUICK_FROM = 0.7;

/** Sets of fewer elements are compared outright: their sketches say less, and the comparison is cheap. */
const FEW = 32;

/** What became of a set. */
export interface FamilyMember {
  /** Number of the family, from 0 in order of founding. */
  readonly family: number;
  /** Verified Jaccard similarity to the family's first set; 1 for the first set itself. */
  readonly similarity: number;
  /** Whether it founded the family. */
  readonly founder: boolean;
}

/**
 * Takes sets one by one and sorts them into families (leader clustering on MinHash with locality-sensitive bands).
 *
 * A set joins the most similar founder among those that share a band with it, ties to the older, if the exact Jaccard
 * similarity of the two sets reaches the bound: nobody joins wrongly. Founders can be missed: at a similarity of .8 less than
 * one in 1,000 is, at .7 one in 100, more for sets of few elements; where half a million sets or more are expected, one in 300 at .8, one in
 * 40 at .75, one in 12 at .7. The order of sets matters and is the caller's. Sets that have
 * a little in common share a band now and then, and the more families there are, the more of them do; large sets are therefore held
 * against the digest of a founder's sketch first, which turns nearly all of those away. Cost: about 10 microseconds for a set of 100
 * elements, and a tenth of one for each founder that shares a band; memory 4 bytes an element, unless first sets are kept elsewhere, and some 300 bytes a
 * founder.
 * Reference: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3, http://www.mmds.org.
 */
export class SimilarFamilies {
  /** First sets; null where they are kept elsewhere. */
  private readonly sets: SetStore | null;
  private readonly setOf: (family: number) => Uint32Array;
  /** Elements of each first set. */
  private readonly sizes = new Numbers(Int32Array);
  /** First place of each slot, by band; 1 more than it, 0 for none. A place is founder × bands + band. */
  private heads: Int32Array[] = [];
  /** Of each place its key and the place after it, side by side: memory far apart is what a search costs. */
  private places: Int32Array;
  /** Founders for which there is room, and slots of a band. */
  private capacity: number;
  private slots: number;
  private digests: Int32Array;
  private readonly farthest: number;
  private readonly sketch = new Uint32Array(SKETCH_BINS);
  private readonly banding: Banding;
  private readonly ownKeys: Int32Array;
  private readonly ownDigest = new Int32Array(DIGEST_WORDS);

  /**
   * @param similarity bound of the Jaccard similarity, above 0, to 1.
   * @param seed of the sketches.
   * @param expected families, for which space is kept from the start; more may come. Where they are many, bands are narrower.
   * @param setOf gives the first set of a family again, where the caller keeps it in less space than the 4 bytes an element that it takes here.
   */
  constructor(
    private readonly similarity: number,
    private readonly seed: number,
    expected = 0,
    setOf?: (family: number) => Uint32Array,
  ) {
    const sets = setOf ? null : new SetStore();
    this.sets = sets;
    this.setOf = setOf ?? ((family) => sets!.at(family));
    this.banding = expected >= MANY && similarity >= QUICK_FROM ? QUICK : THOROUGH;
    this.ownKeys = new Int32Array(this.banding.bands);
    this.farthest = mostDiffering(similarity);
    this.capacity = Math.max(FEWEST_FOUNDERS, expected);
    this.slots = slotsFor(this.capacity);
    this.places = new Int32Array(2 * this.capacity * this.banding.bands);
    this.digests = new Int32Array(this.capacity * DIGEST_WORDS);
    this.heads = emptyHeads(this.banding.bands, this.slots);
  }

  /** Families so far. */
  get size(): number {
    return this.sizes.size;
  }

  /** Sorts in one set: hashes ascending, each once. The set is copied when it founds a family. */
  add(set: Uint32Array): FamilyMember {
    minhash(set, this.seed, this.sketch);
    bandKeys(this.sketch, this.banding, this.ownKeys);
    digest(this.sketch, this.ownDigest);
    const best = this.mostSimilar(set);
    if (best) return { ...best, founder: false };
    this.found(set);
    return { family: this.size - 1, similarity: 1, founder: true };
  }

  private mostSimilar(set: Uint32Array): { family: number; similarity: number } | null {
    const { places, digests, ownDigest, farthest } = this;
    const { bands } = this.banding;
    const judged = set.length >= FEW;
    let family = -1;
    let similarity = 0;
    for (let band = 0; band < bands; band++) {
      const key = this.ownKeys[band];
      for (let at = this.heads[band][key & (this.slots - 1)] - 1; at >= 0; at = places[2 * at + 1] - 1) {
        if (places[2 * at] !== key) continue;
        const founder = Math.floor(at / bands);
        if (founder === family || (judged && differing(ownDigest, digests, founder) > farthest)) continue;
        const found = this.similarityTo(founder, set);
        if (found < this.similarity || found < similarity || (found === similarity && founder > family))
          continue;
        family = founder;
        similarity = found;
      }
    }
    return family < 0 ? null : { family, similarity };
  }

  private similarityTo(founder: number, set: Uint32Array): number {
    const size = this.sizes.at(founder);
    const bound = Math.min(set.length, size) / Math.max(set.length, size, 1);
    return bound < this.similarity ? 0 : jaccard(set, this.setOf(founder), this.similarity);
  }

  private found(set: Uint32Array): void {
    const founder = this.size;
    this.sets?.push(set);
    this.sizes.push(set.length);
    if (this.size > this.capacity) this.grow();
    const { bands } = this.banding;
    for (let band = 0; band < bands; band++) this.places[2 * (founder * bands + band)] = this.ownKeys[band];
    this.digests.set(this.ownDigest, founder * DIGEST_WORDS);
    this.link(founder);
  }

  private link(founder: number): void {
    const { bands } = this.banding;
    for (let band = 0; band < bands; band++) {
      const at = founder * bands + band;
      const slot = this.places[2 * at] & (this.slots - 1);
      this.places[2 * at + 1] = this.heads[band][slot];
      this.heads[band][slot] = at + 1;
    }
  }

  private grow(): void {
    this.capacity = Math.ceil(1.5 * this.capacity);
    const wider = (old: Int32Array, length: number) => {
      const array = new Int32Array(length);
      array.set(old);
      return array;
    };
    this.places = wider(this.places, 2 * this.capacity * this.banding.bands);
    this.digests = wider(this.digests, this.capacity * DIGEST_WORDS);
    this.slots = slotsFor(this.capacity);
    this.heads = emptyHeads(this.banding.bands, this.slots);
    for (let founder = 0; founder < this.size - 1; founder++) this.link(founder);
  }
}

/** Room for founders from the start, at least. */
const FEWEST_FOUNDERS = 1024;

/** Slots of a band for so many founders: one for three quarters of them or more. */
const slotsFor = (founders: number): number => 2 ** Math.ceil(Math.log2(0.75 * founders));

const emptyHeads = (bands: number, capacity: number): Int32Array[] =>
  Array.from({ length: bands }, () => new Int32Array(capacity));

function bandKeys(sketch: Uint32Array, { bands, rows }: Banding, keys: Int32Array): void {
  for (let band = 0; band < bands; band++) {
    let key = band;
    for (let row = band * rows; row < (band + 1) * rows; row++)
      key = mixed(Math.imul(key, 0x9e3779b1) ^ sketch[row]);
    keys[band] = key;
  }
}
