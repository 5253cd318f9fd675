/**
 * Families of near-duplicate sets: each set joins the family whose first set it resembles, or founds one. Only first sets
 * are compared with, so that a family cannot drift: no chain from a to z through small steps.
 */
import { minhash, SKETCH_BINS } from "./minhash.js";
import { jaccard, mixed } from "./minhash-shingles.js";
import { doubled, Numbers } from "./numbers.js";
import { SetStore } from "./set-store.js";
import { Digests } from "./sketch-digest.js";

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
/** Room for sets from the start, at least. */
const FEWEST = 1024;
/** Pairs of a set with older ones that are kept, the oldest of a band first: whoever founded a family is among its oldest. Fewer the more there are in all, which large families make: memory ends somewhere. */
const mostOlder = (pairs: number): number => (pairs < 2 ** 26 ? 1000 : pairs < 2 ** 28 ? 64 : 8);

/** What became of a set. */
export interface FamilyMember {
  /** Number of the family, from 0 in order of founding. */
  readonly family: number;
  /** Verified Jaccard similarity to the family's first set; 1 for the first set itself. */
  readonly similarity: number;
  /** Whether it founded the family. */
  readonly founder: boolean;
}

/** Where sets are kept, if not here: the set of a number, in the order in which they were taken. It is looked at until another is asked for in the same hand, 0 or 1. */
export type SetsElsewhere = (number: number, hand: 0 | 1) => Uint32Array;

/**
 * Sorts sets into families (leader clustering on MinHash with locality-sensitive bands): first all are taken, then the bands are searched, then each set is placed, in the order in which
 * they were taken.
 *
 * A set joins the most similar founder among those that share a band with it, ties to the older, if the exact Jaccard
 * similarity of the two sets reaches the bound: nobody joins wrongly. Founders can be missed: at a similarity of .8 less than
 * one in 1,000 is, at .7 one in 100, more for sets of few elements; where half a million sets or more are expected, one in 300 at .8, one in
 * 40 at .75, one in 12 at .7; and one where so many others that are like the set come first (a thousand; 64 from 67 million such pairs on, 8 from 268 million). The order of sets matters and is the caller's.
 * Sets that have a little in common share a band now and then, and the more there are, the more of them do: the digests of all that share a band are brought together, and turn nearly all pairs
 * away (memory far apart is what a search costs). Cost: about 15 microseconds for a set of 60
 * elements, and a fiftieth of one for each other that shares a band; memory some 140 bytes a set, and 4 an element, unless sets are kept elsewhere.
 * Reference: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3, http://www.mmds.org.
 */
export class SimilarFamilies {
  /** Sets; null where they are kept elsewhere. */
  private readonly sets: SetStore | null;
  private readonly setOf: SetsElsewhere;
  private readonly banding: Banding;
  private readonly sketch = new Uint32Array(SKETCH_BINS);
  private readonly digests: Digests;
  /** Of each band that is not searched yet the keys of all sets. */
  private readonly keys: Int32Array[];
  private taken = 0;
  private searched = 0;
  /** Pairs that may be alike: a set, and an older one; how many there are of each set. */
  private readonly pairs = {
    own: new Numbers(Int32Array),
    other: new Numbers(Int32Array),
    of: new Uint16Array(0),
  };
  /** The older ones by set, ascending, once all bands are searched. */
  private older: { starts: Int32Array; others: Int32Array } | null = null;
  /** Family of each founder that was placed; -1 for others. */
  private familyOf = new Int32Array(0);
  private founders = 0;

  /**
   * @param similarity bound of the Jaccard similarity, above 0, to 1.
   * @param seed of the sketches.
   * @param expected sets, for which space is kept from the start; more may come. Where they are many, bands are narrower.
   * @param setOf gives a set again, where the caller keeps sets in less space than the 4 bytes an element that they take here.
   */
  constructor(
    private readonly similarity: number,
    private readonly seed: number,
    expected = 0,
    setOf?: SetsElsewhere,
  ) {
    const sets = setOf ? null : new SetStore();
    this.sets = sets;
    this.setOf = setOf ?? ((number) => sets!.at(number));
    this.banding = expected >= MANY && similarity >= QUICK_FROM ? QUICK : THOROUGH;
    const room = Math.max(FEWEST, expected);
    this.keys = Array.from({ length: this.banding.bands }, () => new Int32Array(room));
    this.digests = new Digests(similarity, room);
  }

  /** Families so far. */
  get size(): number {
    return this.founders;
  }

  /** Takes a set: hashes ascending, each once. Throws where bands were searched already. */
  take(set: Uint32Array): void {
    if (this.searched > 0) throw new Error("families: a set came after the search had begun.");
    const number = this.taken++;
    minhash(set, this.seed, this.sketch);
    this.writeKeys(number);
    this.digests.write(number, set, this.sketch);
    this.sets?.push(set);
  }

  /** Searches the next band, when all sets are taken; the share of them that is searched, 1 when all are. What `place` would do at first, in steps. */
  search(): number {
    const { keys, searched } = this;
    if (searched === keys.length) return 1;
    if (searched === 0) this.pairs.of = new Uint16Array(this.taken);
    this.pairUp(bySlot(keys[searched], this.taken));
    keys[searched] = new Int32Array(0);
    this.searched++;
    return this.searched / keys.length;
  }

  /** Places a set. All are placed, each once, in the order in which they were taken. */
  place(number: number): FamilyMember {
    if (!this.older) {
      while (this.search() < 1);
      this.older = this.ordered();
    }
    const best = this.mostSimilar(number, this.older);
    this.familyOf[number] = best ? -1 : this.founders;
    return best
      ? { family: this.familyOf[best.founder], similarity: best.similarity, founder: false }
      : { family: this.founders++, similarity: 1, founder: true };
  }

  private writeKeys(number: number): void {
    const { keys, sketch } = this;
    const { bands, rows } = this.banding;
    for (let band = 0; band < bands; band++) {
      let key = band;
      for (let row = band * rows; row < (band + 1) * rows; row++)
        key = mixed(Math.imul(key, 0x9e3779b1) ^ sketch[row]);
      if (number === keys[band].length) keys[band] = doubled(keys[band]);
      keys[band][number] = key;
    }
  }

  /** Holds all sets of each slot against each other by their digests. */
  private pairUp({ starts, numbers }: Slots): void {
    const near = new Digests(this.similarity, FEWEST);
    const { own, other, of } = this.pairs;
    for (let slot = 0; slot + 1 < starts.length; slot++) {
      const count = starts[slot + 1] - starts[slot];
      if (count < 2) continue;
      const members = numbers.subarray(starts[slot], starts[slot + 1]);
      this.digests.copy(members, count, near);
      const most = mostOlder(own.size);
      for (let i = 1; i < count; i++)
        for (let j = 0; j < i && of[members[i]] < most; j++) {
          if (near.unlike(i, j)) continue;
          own.push(members[i]);
          other.push(members[j]);
          of[members[i]]++;
        }
    }
  }

  private ordered(): { starts: Int32Array; others: Int32Array } {
    this.familyOf = new Int32Array(this.taken);
    const [own, other] = [this.pairs.own.all(), this.pairs.other.all()];
    const starts = new Int32Array(this.taken + 1);
    for (let i = 0; i < own.length; i++) starts[own[i]]++;
    for (let number = 0; number < this.taken; number++) starts[number + 1] += starts[number];
    const others = new Int32Array(own.length);
    for (let i = own.length - 1; i >= 0; i--) others[--starts[own[i]]] = other[i];
    for (let number = 0; number < this.taken; number++)
      if (starts[number + 1] - starts[number] > 1) others.subarray(starts[number], starts[number + 1]).sort();
    return { starts, others };
  }

  private mostSimilar(number: number, { starts, others }: { starts: Int32Array; others: Int32Array }) {
    let own: Uint32Array | null = null;
    let best: { founder: number; similarity: number } | null = null;
    for (let at = starts[number]; at < starts[number + 1]; at++) {
      const founder = others[at];
      if (this.familyOf[founder] < 0 || (at > starts[number] && founder === others[at - 1])) continue;
      own ??= this.setOf(number, 0);
      const similarity = jaccard(own, this.setOf(founder, 1), this.similarity);
      if (similarity >= this.similarity && similarity > (best?.similarity ?? 0))
        best = { founder, similarity };
    }
    return best;
  }
}

/** Sets by a slot that their keys fall on, in order; keys that differ may share a slot. */
interface Slots {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

/** Deals sets out by key, about as many slots as sets. */
function bySlot(keys: Int32Array, count: number): Slots {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
  const starts = new Int32Array(slots + 1);
  const numbers = new Int32Array(count);
  for (let number = 0; number < count; number++) starts[keys[number] & (slots - 1)]++;
  for (let slot = 0; slot < slots; slot++) starts[slot + 1] += starts[slot];
  for (let number = count - 1; number >= 0; number--) numbers[--starts[keys[number] & (slots - 1)]] = number;
  return { starts, numbers };
}
