/**
 * Stories: families of texts by nearly the same wording, by two rare phrases in common, or, across languages, by links, names and numbers.
 * A feature common to two texts says little; two that hardly ever stand together by chance say that the texts tell the same.
 */
import { SimilarFamilies, shingles } from "../../stats/index.js";
import { type FeatureUses, markUses, phraseUses, type UsedFeature } from "./feature-uses.js";
import type { Feature, FeatureKind } from "./story-features.js";
import type { StoryTexts } from "./story-texts.js";

/** How texts of a story hang together. */
export type Join = "wording" | "phrases" | "links" | "names-and-numbers";

/** Similarity of near-duplicate wording, as for the trace co-text. */
const SIMILARITY = 0.7;
/** Features of a text that are looked at: its rarest. */
const RAREST = 6;
/** How much more often than chance two features stand together when they hold texts together. */
const LIFT = 20;

/** Stories of the texts. */
export interface Stories {
  /** Story of each document; numbers stand for nothing but themselves. */
  readonly storyOf: Int32Array;
  readonly count: number;
  readonly joins: ReadonlyMap<number, ReadonlySet<Join>>;
  /** Combinations of features that hold a story together, for texts that were not read yet. */
  readonly keys: ReadonlyMap<string, number>;
}

/** Sorts documents into stories. Depends on texts, links, and who posted them, in no order. */
export function storiesOf(texts: StoryTexts, seed: number): Stories {
  const sets = new Sets(texts.documents.length);
  const joins: [number, Join][] = [];
  wordings(texts, sets, seed, joins);
  const keys = new Map<string, number>();
  const makers = [
    [phraseUses, phrasePairs],
    [markUses, markCombinations],
  ] as const;
  for (const [usesOf, combine] of makers)
    for (const { features, documents } of rareCombinations(texts, usesOf(texts), combine)) {
      for (const document of documents) sets.join(documents[0], document);
      joins.push([documents[0], joinBy(features.map(({ kind }) => kind))]);
      keys.set(keyOf(features), documents[0]);
    }
  const storyOf = sets.numbered();
  const found = new Map<number, Set<Join>>();
  for (const [document, join] of joins) {
    const own = found.get(storyOf[document]) ?? new Set();
    found.set(storyOf[document], own.add(join));
  }
  return {
    storyOf,
    count: storyOf.reduce((most, story) => Math.max(most, story + 1), 0),
    joins: found,
    keys: new Map([...keys].map(([key, document]) => [key, storyOf[document]])),
  };
}

/** Combinations of marks by which texts tell the same: a number or a link beside another mark, or three names. */
export const markKeys = (features: readonly Feature[]): string[] => markCombinations(features).map(keyOf);

/** Pairs of phrases that do not overlap. */
export const phraseKeys = (features: readonly Feature[]): string[] => phrasePairs(features).map(keyOf);

/** Features that hold texts together where they stand in one. */
type Combinations = <F extends Feature>(features: readonly F[]) => F[][];

const markCombinations: Combinations = (features) => {
  const marks = features.filter(({ kind }) => kind !== "phrase").sort(byValue);
  const found: (typeof marks)[] = [];
  const firm = ({ kind }: Feature) => kind === "number" || kind === "link";
  for (let i = 0; i < marks.length; i++)
    for (let j = i + 1; j < marks.length; j++) {
      const [a, b] = [marks[i], marks[j]];
      if (a.kind === "link" && b.kind === "link") continue;
      if (firm(a) || firm(b)) found.push([a, b]);
      else
        for (let k = j + 1; k < marks.length; k++) if (marks[k].kind === "name") found.push([a, b, marks[k]]);
    }
  return found;
};

const phrasePairs: Combinations = (features) => {
  const phrases = features.filter(({ kind }) => kind === "phrase").sort(byValue);
  const found: (typeof phrases)[] = [];
  for (let i = 0; i < phrases.length; i++)
    for (let j = i + 1; j < phrases.length; j++)
      if (Math.abs(phrases[i].at - phrases[j].at) >= 1) found.push([phrases[i], phrases[j]]);
  return found;
};

const byValue = (x: Feature, y: Feature): number =>
  x.kind < y.kind ? -1 : x.kind > y.kind ? 1 : x.value < y.value ? -1 : x.value > y.value ? 1 : 0;

const keyOf = (features: readonly Feature[]): string =>
  features.map(({ kind, value }) => `${kind}:${value}`).join("\n");

/** Joins texts with nearly the same wording; the first text of a family is the smallest, so that order does not matter. */
function wordings({ documents }: StoryTexts, sets: Sets, seed: number, joins: [number, Join][]): void {
  const families = new SimilarFamilies(SIMILARITY, seed);
  const founders: number[] = [];
  const order = documents
    .map((_, i) => i)
    .sort((x, y) =>
      documents[x].folded < documents[y].folded ? -1 : documents[x].folded > documents[y].folded ? 1 : x - y,
    );
  const room = new Uint32Array(documents.reduce((most, { folded }) => Math.max(most, folded.length), 0));
  for (const i of order) families.take(shingles(documents[i].folded, room));
  for (const [place, i] of order.entries()) {
    const { family, founder } = families.place(place);
    if (founder) founders[family] = i;
    else {
      sets.join(founders[family], i);
      joins.push([i, "wording"]);
    }
  }
}

/** A combination of features and the texts in which it stands. */
interface Combination {
  readonly features: readonly Feature[];
  readonly documents: number[];
}

/** Combinations of rare features that stand together far more often than chance, in texts of two accounts or more; the first of a text come first. */
function rareCombinations(texts: StoryTexts, uses: FeatureUses, combine: Combinations): Combination[] {
  const found = new Map<number | string, Combination>();
  const rarer = (x: UsedFeature, y: UsedFeature) =>
    uses.documents[x.code] - uses.documents[y.code] || byValue(x, y);
  for (let document = 0; document < texts.documents.length; document++) {
    const rarest = uses.sharedIn(document).sort(rarer).slice(0, RAREST);
    const own = new Set<number | string>();
    for (const features of combine(rarest)) {
      const key = codeOf(features, uses.documents.length);
      if (own.has(key)) continue;
      own.add(key);
      const known = found.get(key);
      if (known) known.documents.push(document);
      else found.set(key, { features, documents: [document] });
    }
  }
  const total = texts.documents.length;
  return [...found.values()].filter(({ features, documents }) => {
    const [a, b] = (features as UsedFeature[]).map(({ code }) => uses.documents[code]);
    return documents.length >= 2 && (documents.length * total) / (a * b) >= LIFT;
  });
}

/** One value for a combination: a number for two features, which are most. */
const codeOf = ([a, b, c]: readonly UsedFeature[], codes: number): number | string =>
  c === undefined ? a.code * codes + b.code : `${a.code},${b.code},${c.code}`;

function joinBy(kinds: readonly FeatureKind[]): Join {
  if (kinds.includes("phrase")) return "phrases";
  return kinds.includes("link") ? "links" : "names-and-numbers";
}

/** Disjoint sets of documents. */
class Sets {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }

  /** Number of each element's set, from 0 in order of the first element. */
  numbered(): Int32Array {
    const numbers = new Map<number, number>();
    return Int32Array.from(this.parent, (_, i) => {
      const root = this.root(i);
      if (!numbers.has(root)) numbers.set(root, numbers.size);
      return numbers.get(root)!;
    });
  }

  private root(element: number): number {
    let at = element;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]];
      at = this.parent[at];
    }
    return at;
  }
}
