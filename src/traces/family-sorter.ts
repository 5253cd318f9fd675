/** Sorts texts into families, batch by batch and with no table in sight, so that a thread can do it: by wording, or by what they tell. */
import {
  FOLDED_LIMIT,
  foldText,
  Numbers,
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
} & ({ readonly sort: "text"; readonly seed: number } | { readonly sort: "phrases" });

/** A text as it is compared to see what it tells: without the rows of hashtags and links at its ends, under which it is filed and which tell nothing. */
function foldTold(text: string): string {
  const words = text.split(/\s+/u);
  let [from, to] = [0, words.length];
  while (from < to && FILED.test(words[from])) from++;
  while (from < to && FILED.test(words[to - 1])) to--;
  return foldText(words.slice(from, to).join(" "));
}

const FILED = /^(?:[#＃]|https?:|$)/u;

/** How texts are folded, by what they are sorted by. */
export const FOLDS: Readonly<Record<SorterPlan["sort"], (text: string) => string>> = {
  text: foldText,
  phrases: foldTold,
};

/** Ends every text of a batch but the last; no text holds it. */
export const TEXT_END = "\u001E";

/** Texts in order of first appearance, one or more, numbered from `from` on. In one string: thousands of strings take longer to cross to a thread. */
export interface TextBatch {
  readonly from: number;
  readonly joined: string;
}

/** The texts of a batch. */
export const textsOf = ({ joined }: Pick<TextBatch, "joined">): string[] => joined.split(TEXT_END);

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

/** Takes every text in order, then prepares until nothing is left to prepare, then places texts. */
export interface FamilySorter {
  take(batch: TextBatch): void;
  /** A step of what must be known of all texts before the first is placed; the share of it that is done, 1 in the end. */
  prepare(): number;
  /** Places of the texts numbered from `from` on, `to` not among them. All are asked for, each once and in order. */
  place(from: number, to: number): Placed;
  end(): Sorted;
}

/** A sorter for a plan. */
export const familySorter = (plan: SorterPlan): FamilySorter =>
  new Folding(plan, plan.sort === "text" ? new Wordings(plan) : new Stories(plan));

/** What a sort of families makes of folded texts, which are numbered as they are seen for the first time. */
interface Sort {
  /** Takes the next folded text. */
  take(folded: string): void;
  prepare(): number;
  /** Where a folded text belongs; null for nowhere. Asked for in order. */
  place(folded: number): { readonly family: number; readonly similarity: number } | null;
  /** Folded text that founded each family. */
  readonly founders: Int32Array;
  stories(): Int32Array;
}

/** Folds texts and deals with each folded text once. */
class Folding implements FamilySorter {
  private readonly seen = new TextNumbers();
  /** Folded text of each text; -1 for one that is too short. */
  private readonly foldedOf: Int32Array;
  /** First text of each folded text. */
  private readonly firsts = new Numbers(Int32Array);
  private readonly families = new Numbers(Int32Array);
  private readonly similarities = new Numbers(Float64Array);

  constructor(
    private readonly plan: SorterPlan,
    private readonly sort: Sort,
  ) {
    this.foldedOf = new Int32Array(plan.texts).fill(-1);
  }

  take({ from, joined }: TextBatch): void {
    const fold = FOLDS[this.plan.sort];
    for (const [i, text] of textsOf({ joined }).entries()) {
      const folded = fold(text);
      if (folded.length < this.plan.minimumCharacters || folded === "") continue;
      const number = this.seen.of(folded);
      this.foldedOf[from + i] = number;
      if (number < this.firsts.size) continue;
      this.firsts.push(from + i);
      this.sort.take(folded);
    }
  }

  prepare(): number {
    return this.sort.prepare();
  }

  place(from: number, to: number): Placed {
    const { foldedOf, families, similarities } = this;
    const kept: number[] = [];
    for (let number = from; number < to; number++) {
      const folded = foldedOf[number];
      if (folded < 0) continue;
      if (folded === families.size) {
        const place = this.sort.place(folded);
        families.push(place?.family ?? -1);
        similarities.push(place?.similarity ?? 0);
      }
      if (families.at(folded) >= 0) kept.push(number);
    }
    return {
      numbers: Int32Array.from(kept),
      families: Int32Array.from(kept, (number) => families.at(foldedOf[number])),
      similarities: Float64Array.from(kept, (number) => similarities.at(foldedOf[number])),
    };
  }

  end(): Sorted {
    return {
      texts: this.seen.size,
      founders: this.sort.founders.map((folded) => this.firsts.at(folded)),
      stories: this.sort.stories(),
    };
  }
}

class Wordings implements Sort {
  private readonly families: SimilarFamilies;
  /** Folded texts: their shingles would take four times the space. */
  private readonly texts = new TextStore();
  private readonly founding = new Numbers(Int32Array);
  private readonly buffer = new Uint32Array(FOLDED_LIMIT);

  constructor({ similarity, seed, texts }: Extract<SorterPlan, { sort: "text" }>) {
    const hands = [new Uint32Array(FOLDED_LIMIT), new Uint32Array(FOLDED_LIMIT)];
    this.families = new SimilarFamilies(similarity, seed, texts, (number, hand) =>
      shingles(this.texts.at(number), hands[hand]),
    );
  }

  take(folded: string): void {
    this.texts.push(folded);
    this.families.take(shingles(folded, this.buffer));
  }

  prepare(): number {
    return this.families.search();
  }

  place(folded: number) {
    const place = this.families.place(folded);
    if (place.founder) this.founding.push(folded);
    return place;
  }

  get founders(): Int32Array {
    return this.founding.all();
  }

  stories(): Int32Array {
    return Int32Array.from({ length: this.families.size }, (_, family) => family);
  }
}

/** Texts that a step of preparing looks at. */
const STEP = 200_000;

class Stories implements Sort {
  private readonly families: PhraseFamilies;
  private readonly founding = new Numbers(Int32Array);
  private readonly buffer = new Uint32Array(FOLDED_LIMIT);
  private taken = 0;
  private prepared = 0;

  constructor({ similarity, texts }: SorterPlan) {
    this.families = new PhraseFamilies(similarity, texts);
  }

  take(folded: string): void {
    this.families.take(phrases(folded, this.buffer));
    this.taken++;
  }

  prepare(): number {
    const until = Math.min(this.taken, this.prepared + STEP);
    for (; this.prepared < until; this.prepared++)
      if (this.families.found(this.prepared)) this.founding.push(this.prepared);
    return this.taken === 0 ? 1 : this.prepared / this.taken;
  }

  place(folded: number) {
    const before = this.families.size;
    const place = this.families.place(folded);
    if (this.families.size > before) this.founding.push(folded);
    return place;
  }

  get founders(): Int32Array {
    return this.founding.all();
  }

  stories(): Int32Array {
    return this.families.stories();
  }
}
