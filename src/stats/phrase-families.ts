/**
 * Families of texts that tell the same in other words: each text joins the family whose first text has the most of its rare phrases,
 * or founds one. Only first texts are compared with, so that a family cannot drift.
 */
import { mixed } from "./minhash-shingles.js";
import { Numbers } from "./numbers.js";
import type { PhraseCounts } from "./phrases.js";
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

/** Phrases of a text that recur, ascending, and the weight of all of its phrases. */
interface Weighed {
  /** A view that the next text overwrites, or of what is kept of a founder. */
  readonly set: Uint32Array;
  readonly whole: number;
}

/**
 * Takes texts one by one, as sets of phrases, and sorts them into families.
 *
 * A phrase weighs by how rare it is, ln(1 + texts / texts with it). What stands in one text alone is what its author changed, and the similarity leaves it out:
 * of phrases that recur, the weight of what both have by the weight of what either has. A text joins the most similar founder, ties to the older,
 * whose similarity reaches the bound, with which it has four phrases in common, and 15 % of the weight of all phrases of either. Founders are found by the rarest phrases that
 * both have; one that shares only common ones, or that 64 newer founders share a phrase with, can be missed. The order of texts matters and is the caller's.
 * Cost: for a text of 20 words some 40 microseconds in both passes; memory for each founder 4 bytes a phrase and some 20 for each of the 12 to 32 that are listed.
 */
export class PhraseFamilies {
  private readonly founders = new SetStore();
  /** Weight of all phrases of each founder, single ones too. */
  private readonly whole = new Numbers(Float64Array);
  private heads = new Int32Array(1024);
  /** Texts sorted into each family, and how many of them are like the founder of an older one too. */
  private members = new Int32Array(1024);
  private readonly alsoLike = new Map<number, Map<number, number>>();
  /** Of each listing its phrase, its founder and the listing before it in the slot, 1 more than its number; 0 for none. */
  private listings = new Int32Array(3 * 1024);
  private used = 0;
  /** Looked-up phrases in common with each founder, while a text is placed. */
  private common = new Uint8Array(1024);
  private readonly weights: Float64Array;
  private readonly recurring = new Uint32Array(MOST_PHRASES);
  private readonly rarest = new Float64Array(LISTED);

  /**
   * @param similarity bound of the weighted Jaccard similarity, above 0, to 1.
   * @param counts of all texts, made before.
   */
  constructor(
    private readonly similarity: number,
    private readonly counts: PhraseCounts,
  ) {
    this.weights = counts.weights();
  }

  /** Families so far. */
  get size(): number {
    return this.founders.size;
  }

  /**
   * Lets a text found a family before the others are sorted in, where at least half of its phrases recur and no founder is like it. A text
   * of which most was changed makes a poor founder: others have less in common with it than with each other. Returns whether it did; null for a text
   * that `add` need not be asked about, since too few of its phrases stand in another text.
   */
  found(phrases: Uint32Array): boolean | null {
    const own = this.weighed(phrases);
    if (own.set.length < LEAST_COMMON) return null;
    return own.set.length >= FOUNDING * phrases.length && (this.sortedIn(own)?.founder ?? false);
  }

  /** Sorts in one text by its phrases; null where too few of them stand in another text. The founder of a family is most like itself. */
  add(phrases: Uint32Array): Retelling | null {
    const place = this.sortedIn(this.weighed(phrases));
    if (!place) return null;
    const { family, alike } = place;
    this.members[family]++;
    for (const other of alike)
      if (other < family) {
        const both = this.alsoLike.get(family) ?? new Map<number, number>();
        this.alsoLike.set(family, both.set(other, (both.get(other) ?? 0) + 1));
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

  private sortedIn(own: Weighed): (Retelling & { readonly alike: readonly number[] }) | null {
    if (own.set.length < LEAST_COMMON) return null;
    const rarest = this.rarestFirst(own.set);
    const best = this.mostSimilar(
      own,
      rarest.subarray(0, Math.min(LOOKED_UP, own.set.length + ENOUGH - LEAST_COMMON)),
    );
    if (best) return { ...best, founder: false };
    const founder = this.founders.push(own.set);
    this.whole.push(own.whole);
    if (founder === this.common.length) {
      this.common = doubled(this.common);
      this.members = doubled(this.members);
    }
    const listed = Math.max(FEWEST_LISTED, Math.ceil(own.set.length / 4));
    for (let i = 0; i < Math.min(listed, rarest.length); i++) this.list(rarest[i], founder);
    return { family: founder, similarity: 1, founder: true, alike: [] };
  }

  private weighed(phrases: Uint32Array): Weighed {
    const { counts, weights, recurring } = this;
    let whole = 0;
    let kept = 0;
    for (let i = 0; i < phrases.length; i++) {
      const step = counts.stepOf(phrases[i]);
      whole += weights[step];
      if (step > 1 && kept < recurring.length) recurring[kept++] = phrases[i];
    }
    return { set: recurring.subarray(0, kept), whole };
  }

  /** The rarest phrases of a set, the rarest first, ties to the smaller number; a view that the next text overwrites. */
  private rarestFirst(set: Uint32Array): Float64Array {
    const { counts, rarest } = this;
    let kept = 0;
    for (let i = 0; i < set.length; i++) {
      const key = counts.stepOf(set[i]) * 2 ** 32 + set[i];
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

  private mostSimilar(own: Weighed, lookedUp: Float64Array) {
    const { common, founders } = this;
    const met: number[] = [];
    for (let i = 0; i < lookedUp.length; i++) {
      const phrase = lookedUp[i];
      // Whoever is met first with fewer phrases left than a family has in common is met too late.
      const isNews = own.set.length - i >= LEAST_COMMON;
      let left = MOST_FOUNDERS;
      for (let at = this.heads[this.slot(phrase)]; at > 0 && left > 0; at = this.listings[3 * at - 1]) {
        if (this.listings[3 * at - 3] !== (phrase | 0)) continue;
        const founder = this.listings[3 * at - 2];
        left--;
        if (common[founder] > 0) common[founder]++;
        else if (isNews) {
          common[founder] = 1;
          met.push(founder);
        }
      }
    }
    let best: { family: number; similarity: number } | null = null;
    const alike: number[] = [];
    for (const family of met) {
      const verified = common[family] >= ENOUGH;
      common[family] = 0;
      if (!verified) continue;
      const similarity = this.similarityOf({ set: founders.at(family), whole: this.whole.at(family) }, own);
      if (similarity < this.similarity) continue;
      alike.push(family);
      if (!best || similarity > best.similarity || (similarity === best.similarity && family < best.family))
        best = { family, similarity };
    }
    return best && { ...best, alike };
  }

  private similarityOf({ set: a, whole }: Weighed, { set: b, whole: other }: Weighed): number {
    if (inCommon(a, b) < LEAST_COMMON) return 0;
    const { weights, counts } = this;
    let [both, either] = [0, 0];
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
      const fromA = j >= b.length || (i < a.length && a[i] <= b[j]);
      const fromB = i >= a.length || (j < b.length && b[j] <= a[i]);
      const weight = weights[counts.stepOf(fromA ? a[i] : b[j])];
      either += weight;
      if (fromA && fromB) both += weight;
      if (fromA) i++;
      if (fromB) j++;
    }
    return both > 0 && both >= LEAST_SHARE * Math.max(whole, other) ? both / either : 0;
  }

  private slot(phrase: number): number {
    return mixed(phrase ^ 0x5bd1e995) & (this.heads.length - 1);
  }

  private list(phrase: number, founder: number): void {
    if (this.used === this.heads.length) this.grow();
    const slot = this.slot(phrase);
    this.used++;
    const at = 3 * (this.used - 1);
    this.listings[at] = phrase | 0;
    this.listings[at + 1] = founder;
    this.listings[at + 2] = this.heads[slot];
    this.heads[slot] = this.used;
  }

  private grow(): void {
    const wider = new Int32Array(this.listings.length * 2);
    wider.set(this.listings);
    this.listings = wider;
    this.heads = new Int32Array(this.heads.length * 2);
    for (let at = 1; at <= this.used; at++) {
      const slot = this.slot(this.listings[3 * at - 3] >>> 0);
      this.listings[3 * at - 1] = this.heads[slot];
      this.heads[slot] = at;
    }
  }
}

/** Numbers that two ascending sets have in common, four at most. */
function inCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length && common < LEAST_COMMON; ) {
    const [x, y] = [a[i], b[j]];
    if (x === y) common++;
    if (x <= y) i++;
    if (x >= y) j++;
  }
  return common;
}

function doubled<A extends Uint8Array | Int32Array>(old: A): A {
  const larger = new (old.constructor as new (length: number) => A)(2 * old.length);
  larger.set(old);
  return larger;
}
