/**
 * Sorts texts into families, batch by batch and with no table in sight, so that a thread can do it: by wording in one pass, by what they tell in three.
 */
import {
  FOLDED_LIMIT,
  foldText,
  Numbers,
  PhraseCounts,
  PhraseFamilies,
  phrases,
  SimilarFamilies,
  shingles,
  TextNumbers,
  TextStore,
} from "../stats/index.js";

/** What to sort by. Plain data: it crosses threads. */
export type SorterPlan = {
  /** Distinct texts to come. */
  readonly texts: number;
  /** Bound of similarity to a family's first text, above 0, to 1. */
  readonly similarity: number;
  /** Characters after folding below which a text has no family. */
  readonly minimumCharacters: number;
} & (
  | { readonly sort: "text"; readonly seed: number }
  /** Texts come folded, as they are compared. */
  | { readonly sort: "phrases" }
);

/** Ends every text of a batch but the last; no text holds it. */
export const TEXT_END = "\u001E";

/** Texts in order of first appearance, one or more, numbered from `from` on. In one string: thousands of strings take longer to cross to a thread. */
export interface TextBatch {
  readonly from: number;
  readonly joined: string;
}

/** The texts of a batch. */
export const textsOf = ({ joined }: Pick<TextBatch, "joined">): string[] => joined.split(TEXT_END);

/** Texts as a batch bears them. */
export const joinTexts = (texts: readonly string[]): string => texts.join(TEXT_END);

/** Where texts of a batch belong: number of a text, its family and its similarity to the family's first text. Texts without a family are left out. */
export interface Placed {
  readonly numbers: Int32Array;
  readonly families: Int32Array;
  readonly similarities: Float64Array;
}

/** What is known when all texts are sorted. */
export interface Sorted {
  /** Texts that differ after folding and were long enough. */
  readonly texts: number;
  /** Number of the first text of each family. */
  readonly founders: Int32Array;
  /** For each family the one whose name it bears, itself mostly. */
  readonly stories: Int32Array;
}

/** Takes every text once a pass, in the same order; the last pass places them. */
export interface FamilySorter {
  take(pass: number, batch: TextBatch): Placed;
  end(): Sorted;
}

/** A sorter for a plan. */
export const familySorter = (plan: SorterPlan): FamilySorter =>
  plan.sort === "text"
    ? new WordingSorter(plan.similarity, plan.seed, plan)
    : new StorySorter(plan.similarity, plan);

type Bounds = Pick<SorterPlan, "texts" | "minimumCharacters">;

/** Family and similarity of each folded text, by its number. */
class Places {
  private readonly families = new Numbers(Int32Array);
  private readonly similarities = new Numbers(Float64Array);
  readonly founders = new Numbers(Int32Array);

  /** The place of the next folded text, first seen as the `number`-th text; null for none. */
  push(number: number, place: { family: number; similarity: number; founder: boolean } | null): void {
    if (place?.founder) this.founders.push(number);
    this.families.push(place?.family ?? -1);
    this.similarities.push(place?.similarity ?? 0);
  }

  /** Places of the texts of a batch, by the number of each folded text; -1 for a text that was too short. */
  of(from: number, folded: Int32Array): Placed {
    const kept: number[] = [];
    for (let i = 0; i < folded.length; i++)
      if (folded[i] >= 0 && this.families.at(folded[i]) >= 0) kept.push(i);
    return {
      numbers: Int32Array.from(kept, (i) => from + i),
      families: Int32Array.from(kept, (i) => this.families.at(folded[i])),
      similarities: Float64Array.from(kept, (i) => this.similarities.at(folded[i])),
    };
  }
}

class WordingSorter implements FamilySorter {
  private readonly seen = new TextNumbers();
  private readonly families: SimilarFamilies;
  private readonly places = new Places();
  /** First texts of families: their shingles would take four times the space. */
  private readonly firsts = new TextStore();
  private readonly buffer = new Uint32Array(FOLDED_LIMIT);

  constructor(
    similarity: number,
    seed: number,
    private readonly bounds: Bounds,
  ) {
    const other = new Uint32Array(FOLDED_LIMIT);
    const setOf = (family: number) => shingles(this.firsts.at(family), other);
    this.families = new SimilarFamilies(similarity, seed, bounds.texts, setOf);
  }

  take(_pass: number, batch: TextBatch): Placed {
    const { from } = batch;
    const texts = textsOf(batch);
    const numbers = new Int32Array(texts.length).fill(-1);
    for (let i = 0; i < texts.length; i++) {
      const folded = foldText(texts[i]);
      if (folded.length < this.bounds.minimumCharacters || folded === "") continue;
      const next = this.seen.size;
      numbers[i] = this.seen.of(folded);
      if (numbers[i] !== next) continue;
      const place = this.families.add(shingles(folded, this.buffer));
      if (place.founder) this.firsts.push(folded);
      this.places.push(from + i, place);
    }
    return this.places.of(from, numbers);
  }

  end(): Sorted {
    const founders = this.places.founders.all().slice();
    return { texts: this.seen.size, founders, stories: Int32Array.from(founders.keys()) };
  }
}

/** Passes of a story sorter: phrases are counted, texts may found a family, all are placed. */
const [COUNT, FOUND] = [0, 1];

class StorySorter implements FamilySorter {
  private readonly counts: PhraseCounts;
  /** From the second pass on, when all phrases are counted. */
  private families?: PhraseFamilies;
  private readonly places = new Places();
  private readonly seen = new TextNumbers();
  /** Number of each text after folding; -1 where it is too short. */
  private readonly numbers: Int32Array;
  /** Folded texts that can have no family. */
  private readonly alone: Uint8Array;
  /** The next folded text that a pass sees for the first time. */
  private next = 0;
  private pass = COUNT;
  private readonly buffer = new Uint32Array(FOLDED_LIMIT);

  constructor(
    private readonly similarity: number,
    private readonly bounds: Bounds,
  ) {
    this.counts = new PhraseCounts(bounds.texts);
    this.numbers = new Int32Array(bounds.texts).fill(-1);
    this.alone = new Uint8Array(bounds.texts);
  }

  take(pass: number, batch: TextBatch): Placed {
    const { from } = batch;
    const texts = textsOf(batch);
    if (pass !== this.pass) this.begin(pass);
    for (let i = 0; i < texts.length; i++) {
      if (pass === COUNT && texts[i].length >= Math.max(1, this.bounds.minimumCharacters))
        this.numbers[from + i] = this.seen.of(texts[i]);
      if (this.numbers[from + i] !== this.next) continue;
      this.first(from + i, this.next++, texts[i]);
    }
    const placed = pass > FOUND ? texts.length : 0;
    return this.places.of(from, this.numbers.subarray(from, from + placed));
  }

  private begin(pass: number): void {
    this.pass = pass;
    this.next = 0;
    if (pass === FOUND) this.families = new PhraseFamilies(this.similarity, this.counts);
  }

  /** Deals with a folded text that the pass sees for the first time. */
  private first(number: number, folded: number, text: string): void {
    const { families, places } = this;
    if (!families) this.counts.add(phrases(text, this.buffer));
    else if (this.pass === FOUND) {
      const founds = families.found(phrases(text, this.buffer));
      if (founds) places.founders.push(number);
      if (founds === null) this.alone[folded] = 1;
    } else places.push(number, this.alone[folded] ? null : families.add(phrases(text, this.buffer)));
  }

  end(): Sorted {
    return {
      texts: this.seen.size,
      founders: this.places.founders.all().slice(),
      stories: this.families?.stories() ?? new Int32Array(0),
    };
  }
}
