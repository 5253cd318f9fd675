/**
 * Families of texts that tell the same in other words: each text joins the family whose first text has the most of its rare phrases,
 * or founds one. Only first texts are compared with, so that a family cannot drift.
 */
import { mixed } from "./minhash-shingles.js";
import { doubled, Numbers } from "./numbers.js";
import { PhraseCounts } from "./phrases.js";
import { SetStore } from "./set-store.js";

/** Phrases of a text that are looked at: folded texts are no longer. */
const MOST_PHRASES = 8192;
/** Rarest phrases of a text that are looked up, and under which a founder can be found. */
const LOOKED_UP = 16;
const LISTED = 32;
/** A founder is listed under so many of its rarest, or a quarter of them where that is more. */
const FEWEST_LISTED = 12;
/** Founders that are looked at for one phrase, the newest first: more of them have it in common with everybody. */
const MOST_FOUNDERS = 64;
/** Phrases in common, of those looked up and listed, from which on two texts are compared in full. */
const ENOUGH = 2;
/** Phrases that two texts of a family have in common, at least. */
export const LEAST_COMMON = 4;
/** Share of a text's phrases that recur from which on it may found a family before others are sorted in. */
const FOUNDING = 0.5;
/** Weight of these, at least, by the weight of all phrases of either text: a footer in common tells nothing. */
export const LEAST_SHARE = 0.15;
/** Share of a family's texts that are like the founder of an older one, from which on the two are one. */
const SAME_STORY = 0.5;

/** What became of a text. */
export interface Retelling {
  /** Number of the family, from 0 in order of founding. */
  readonly family: number;
  /** Similarity to the family's first text, 0 to 1; 1 for the first itself. */
  readonly similarity: number;
  readonly founder: boolean;
}

/** What a text may do: too few of its phrases stand in another text; it may join others or found a family in its turn; it may found one before others are placed. */
const [ALONE, JOINS, FOUNDS] = [0, 1, 2];

/**
 * Sorts texts, given as sets of phrases, into families: first all are taken, then each is asked whether it founds a family, then each is placed, in the order in which they were taken.
 *
 * A phrase weighs by how rare it is, ln(1 + texts / texts with it). What stands in one text alone is what its author changed, and the similarity leaves it out:
 * of phrases that recur, the weight of what both have by the weight of what either has. A text joins the most similar founder, ties to the older,
 * whose similarity reaches the bound, with which it has four phrases in common, and 15 % of the weight of all phrases of either. Founders are found by the rarest phrases that
 * both have; one that shares only common ones, or that 64 newer founders share a phrase with, can be missed. The order of texts matters and is the caller's.
 * Founders of a phrase lie side by side: memory far apart is what a search costs. Cost: for a text of ten words among a million some 15 microseconds in all; memory for each text 4 bytes a phrase, 100 for counting and some 30 more, and
 * 8 for each of the 12 to 32 phrases under which it may be listed.
 */
export class PhraseFamilies {
  private readonly sets = new SetStore();
  readonly counts: PhraseCounts;
  /** Once all texts are taken. */
  private known: Known | null = null;
  /** Text that founded each family. */
  private readonly founders = new Numbers(Int32Array);
  /** Texts placed into each family, and how many of them are like the founder of an older one too. */
  private members = new Int32Array(1024);
  private readonly alsoLike = new Map<number, Map<number, number>>();
  private readonly met = new Tally(LOOKED_UP * MOST_FOUNDERS);
  /** Phrases that recur of the text that is looked at, and what they weigh. */
  private own: Uint32Array = new Uint32Array(0);
  private readonly ownWeights = new Float64Array(MOST_PHRASES);
  private readonly rarest = new Float64Array(LISTED);

  /**
   * @param similarity bound of the weighted Jaccard similarity, above 0, to 1.
   * @param expected texts; counts of phrases get worse where there are more.
   */
  constructor(
    private readonly similarity: number,
    expected: number,
  ) {
    this.counts = new PhraseCounts(expected);
  }

  /** Families so far. */
  get size(): number {
    return this.founders.size;
  }

  /** Takes a text by its phrases: hashes ascending, each once. Throws where texts were looked at already. */
  take(phrases: Uint32Array): void {
    if (this.known) throw new Error("families: a text came after the first was looked at.");
    this.sets.push(phrases.subarray(0, MOST_PHRASES));
    this.counts.add(phrases);
  }

  /**
   * Lets a text found a family before the others are placed, where at least half of its phrases recur and no founder is like it. A text
   * of which most was changed makes a poor founder: others have less in common with it than with each other. Returns whether it did.
   */
  found(number: number): boolean {
    const known = this.everything();
    return known.mays[number] === FOUNDS && this.sortedIn(number, known).founder;
  }

  /** Places a text; null where too few of its phrases stand in another text. The founder of a family is most like itself. */
  place(number: number): Retelling | null {
    const known = this.everything();
    if (known.mays[number] === ALONE) return null;
    const { alike, ...place } = this.sortedIn(number, known);
    this.members[place.family]++;
    for (const other of alike)
      if (other < place.family) {
        const both = this.alsoLike.get(place.family) ?? new Map<number, number>();
        this.alsoLike.set(place.family, both.set(other, (both.get(other) ?? 0) + 1));
      }
    return place;
  }

  /**
   * For each family the oldest one that it is one with and that is one with none older, itself where there is none. Everybody joins the
   * founder that is most similar, so that two founders of one story share its texts; a family is one with an older one where half of its texts, each looked at by itself, are like that founder too.
   */
  stories(): Int32Array {
    const first = Int32Array.from({ length: this.founders.size }, (_, family) => family);
    for (const family of [...this.alsoLike.keys()].sort((a, b) => a - b)) {
      const older = [...this.alsoLike.get(family)!]
        .filter(([other, texts]) => first[other] === other && texts >= SAME_STORY * this.members[family])
        .map(([other]) => other);
      first[family] = Math.min(family, ...older);
    }
    return first;
  }

  /** Keeps of each text the phrases that recur, and makes room in the index for all that may be listed. */
  private everything(): Known {
    if (this.known) return this.known;
    const { sets, counts } = this;
    const weights = counts.weights();
    const mays = new Uint8Array(sets.size);
    const [whole, recurring] = [new Float64Array(sets.size), new Float64Array(sets.size)];
    const sizes = new ListingSizes(sets.size);
    for (let number = 0; number < sets.size; number++) {
      const set = sets.at(number);
      let kept = 0;
      for (let i = 0; i < set.length; i++) {
        const step = counts.stepOf(set[i]);
        whole[number] += weights[step];
        if (step < 2) continue;
        recurring[number] += weights[step];
        set[kept++] = set[i];
      }
      sets.shorten(number, kept);
      if (kept < LEAST_COMMON) continue;
      mays[number] = kept >= FOUNDING * set.length ? FOUNDS : JOINS;
      this.own = set.subarray(0, kept);
      const rarest = this.rarestFirst();
      for (let i = 0; i < Math.min(listedOf(kept), rarest.length); i++) sizes.count(rarest[i]);
    }
    const familyOf = new Int32Array(sets.size).fill(-1);
    this.known = { weights, mays, familyOf, whole, recurring, listings: new Listings(sizes) };
    return this.known;
  }

  private sortedIn(number: number, known: Known): Retelling & { readonly alike: readonly number[] } {
    const own = this.sets.at(number);
    this.own = own;
    for (let i = 0; i < own.length; i++) this.ownWeights[i] = known.weights[this.counts.stepOf(own[i])];
    const rarest = this.rarestFirst();
    this.meet(rarest.subarray(0, Math.min(LOOKED_UP, own.length + ENOUGH - LEAST_COMMON)), known.listings);
    const { best, alike } = this.mostSimilar(number, known);
    const before = known.familyOf[number];
    if (before >= 0) return { family: before, similarity: 1, founder: true, alike };
    if (best) return { ...best, founder: false, alike };
    const family = this.founders.size;
    known.familyOf[number] = family;
    this.founders.push(number);
    if (family === this.members.length) this.members = doubled(this.members);
    for (let i = 0; i < Math.min(listedOf(own.length), rarest.length); i++)
      known.listings.put(rarest[i], family);
    return { family, similarity: 1, founder: true, alike };
  }

  /** The rarest phrases of the text that is looked at, the rarest first, ties to the smaller number; a view that the next text overwrites. */
  private rarestFirst(): Float64Array {
    const { counts, rarest, own } = this;
    let kept = 0;
    for (let i = 0; i < own.length; i++) {
      const key = counts.stepOf(own[i]) * 2 ** 32 + own[i];
      if (kept === LISTED && key >= rarest[kept - 1]) continue;
      let at = kept < LISTED ? kept++ : kept - 1;
      while (at > 0 && rarest[at - 1] > key) {
        rarest[at] = rarest[at - 1];
        at--;
      }
      rarest[at] = key;
    }
    for (let i = 0; i < kept; i++) rarest[i] %= 2 ** 32;
    return rarest.subarray(0, kept);
  }

  /** Tallies the families that are listed under these phrases, the newest of each. */
  private meet(lookedUp: Float64Array, { bounds, entries, mask }: Listings): void {
    const { met, own } = this;
    met.clear();
    for (let i = 0; i < lookedUp.length; i++) {
      const phrase = lookedUp[i] | 0;
      const slot = slotOf(phrase, mask);
      // Whoever is met first with fewer phrases left than a family has in common is met too late.
      const isNews = own.length - i >= LEAST_COMMON;
      if (!isNews && met.size === 0) return;
      let left = MOST_FOUNDERS;
      for (let at = bounds[2 * slot + 1] - 1; at >= bounds[2 * slot] && left > 0; at--) {
        if (entries[2 * at] !== phrase) continue;
        met.count(entries[2 * at + 1], isNews);
        left--;
      }
    }
  }

  private mostSimilar(number: number, known: Known) {
    const { met } = this;
    let best: { family: number; similarity: number } | null = null;
    const alike: number[] = [];
    for (let i = 0; i < met.size; i++) {
      if (met.times[i] < ENOUGH) continue;
      const family = met.keys[i];
      const similarity = this.similarityOf(number, this.founders.at(family), known);
      if (similarity < this.similarity) continue;
      alike.push(family);
      if (!best || similarity > best.similarity || (similarity === best.similarity && family < best.family))
        best = { family, similarity };
    }
    return { best, alike };
  }

  /** How much alike the text that is looked at and another are. */
  private similarityOf(number: number, other: number, { whole, recurring }: Known): number {
    const { own, ownWeights } = this;
    const set = this.sets.at(other);
    let common = 0;
    let both = 0;
    for (let i = 0, j = 0; i < own.length && j < set.length; ) {
      const [x, y] = [own[i], set[j]];
      if (x === y) {
        common++;
        both += ownWeights[i];
      }
      if (x <= y) i++;
      if (x >= y) j++;
    }
    const enough = Math.max(Number.MIN_VALUE, LEAST_SHARE * Math.max(whole[number], whole[other]));
    if (common < LEAST_COMMON || both < enough) return 0;
    const same = common === own.length && common === set.length;
    return same ? 1 : both / (recurring[number] + recurring[other] - both);
  }
}

/** What is known of texts once all are taken. */
interface Known {
  /** By step of a phrase's counter. */
  readonly weights: Float64Array;
  readonly mays: Uint8Array;
  /** Family that a text founded; -1 for none. */
  readonly familyOf: Int32Array;
  /** Weight of all phrases of each text, and of those that recur. */
  readonly whole: Float64Array;
  readonly recurring: Float64Array;
  readonly listings: Listings;
}

/** Rarest phrases under which a founder with so many of them is listed. */
const listedOf = (phrases: number): number => Math.max(FEWEST_LISTED, Math.ceil(phrases / 4));

/** How often each number was met, for a few hundred of them at a time. */
class Tally {
  readonly keys: Int32Array;
  readonly times: Uint8Array;
  size = 0;
  /** 1 more than the place of a key; 0 for none. */
  private readonly slots: Int32Array;

  constructor(most: number) {
    this.keys = new Int32Array(most);
    this.times = new Uint8Array(most);
    this.slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(most)));
  }

  clear(): void {
    const { keys, slots } = this;
    for (let i = 0; i < this.size; i++)
      for (
        let slot = slotOf(keys[i], slots.length - 1);
        slots[slot] > 0;
        slot = (slot + 1) & (slots.length - 1)
      )
        slots[slot] = 0;
    this.size = 0;
  }

  /** Counts a key; one that was not met before only where it is news. */
  count(key: number, isNews: boolean): void {
    const { keys, slots, times } = this;
    const mask = slots.length - 1;
    let slot = slotOf(key, mask);
    while (slots[slot] > 0 && keys[slots[slot] - 1] !== key) slot = (slot + 1) & mask;
    if (slots[slot] > 0) times[slots[slot] - 1]++;
    else if (isNews) {
      keys[this.size] = key;
      times[this.size] = 1;
      slots[slot] = ++this.size;
    }
  }
}

/** Families by phrase: how many may come for each slot. */
class ListingSizes {
  readonly counts: Int32Array;

  constructor(texts: number) {
    this.counts = new Int32Array(2 ** Math.min(27, Math.ceil(Math.log2(Math.max(1024, 4 * texts)))));
  }

  count(phrase: number): void {
    this.counts[slotOf(phrase, this.counts.length - 1)]++;
  }
}

/** Families by phrase, in the order in which they were put. Phrases that fall on one slot share its list. */
class Listings {
  /** Of each slot where its list begins and where it ends so far. */
  readonly bounds: Int32Array;
  /** Of each listing its phrase and its family. */
  readonly entries: Int32Array;
  readonly mask: number;

  constructor({ counts }: ListingSizes) {
    this.bounds = new Int32Array(2 * counts.length);
    this.mask = counts.length - 1;
    let at = 0;
    for (let slot = 0; slot < counts.length; slot++) {
      this.bounds[2 * slot] = at;
      this.bounds[2 * slot + 1] = at;
      at += counts[slot];
    }
    this.entries = new Int32Array(2 * at);
  }

  put(phrase: number, family: number): void {
    const at = this.bounds[2 * slotOf(phrase, this.mask) + 1]++;
    this.entries[2 * at] = phrase | 0;
    this.entries[2 * at + 1] = family;
  }
}

const slotOf = (key: number, mask: number): number => mixed(key ^ 0x5bd1e995) & mask;
