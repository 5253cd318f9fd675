/**
 * Stories: families of texts by nearly the same wording, by two rare phrases in common, or, across languages, by links, names and numbers.
 * A feature common to two texts says little; two that hardly ever stand together by chance say that the texts tell the same.
 */
import { SimilarFamilies, shingles } from "../../stats/index.js";
import { type Feature, type FeatureKind, marksOf, phrasesOf } from "./story-features.js";
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
  for (const make of [phraseKeys, markKeys]) {
    const { documentsOf, joinOf } = rareKeys(texts, make);
    for (const [key, documents] of documentsOf) {
      for (const document of documents) sets.join(documents[0], document);
      joins.push([documents[0], joinOf(key)]);
      keys.set(key, documents[0]);
    }
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
export function markKeys(features: readonly Feature[]): string[] {
  const marks = features.filter(({ kind }) => kind !== "phrase").sort(byValue);
  const keys: string[] = [];
  const firm = ({ kind }: Feature) => kind === "number" || kind === "link";
  for (let i = 0; i < marks.length; i++)
    for (let j = i + 1; j < marks.length; j++) {
      const [a, b] = [marks[i], marks[j]];
      if (a.kind === "link" && b.kind === "link") continue;
      if (firm(a) || firm(b)) keys.push(keyOf([a, b]));
      else
        for (let k = j + 1; k < marks.length; k++)
          if (marks[k].kind === "name") keys.push(keyOf([a, b, marks[k]]));
    }
  return keys;
}

/** Pairs of phrases that do not overlap. */
export function phraseKeys(features: readonly Feature[]): string[] {
  const phrases = features.filter(({ kind }) => kind === "phrase").sort(byValue);
  const keys: string[] = [];
  for (let i = 0; i < phrases.length; i++)
    for (let j = i + 1; j < phrases.length; j++)
      if (Math.abs(phrases[i].at - phrases[j].at) >= 1) keys.push(keyOf([phrases[i], phrases[j]]));
  return keys;
}

const byValue = (x: Feature, y: Feature): number =>
  x.kind < y.kind ? -1 : x.kind > y.kind ? 1 : x.value < y.value ? -1 : x.value > y.value ? 1 : 0;

const keyOf = (features: readonly Feature[]): string =>
  features.map(({ kind, value }) => `${kind}:${value}`).join("\n");

const kindsIn = (key: string): FeatureKind[] =>
  key.split("\n").map((part) => part.slice(0, part.indexOf(":")) as FeatureKind);

/** Joins texts with nearly the same wording; the first text of a family is the smallest, so that order does not matter. */
function wordings({ documents }: StoryTexts, sets: Sets, seed: number, joins: [number, Join][]): void {
  const families = new SimilarFamilies(SIMILARITY, seed);
  const founders: number[] = [];
  const order = documents
    .map((_, i) => i)
    .sort((x, y) =>
      documents[x].folded < documents[y].folded ? -1 : documents[x].folded > documents[y].folded ? 1 : x - y,
    );
  for (const i of order) families.take(shingles(documents[i].folded));
  for (const [place, i] of order.entries()) {
    const { family, founder } = families.place(place);
    if (founder) founders[family] = i;
    else {
      sets.join(founders[family], i);
      joins.push([i, "wording"]);
    }
  }
}

interface RareKeys {
  readonly documentsOf: ReadonlyMap<string, number[]>;
  readonly joinOf: (key: string) => Join;
}

/** Combinations of rare features that stand together far more often than chance, in texts of two accounts or more. */
function rareKeys(texts: StoryTexts, keysOf: (features: readonly Feature[]) => string[]): RareKeys {
  const read = (document: number) => {
    const { text, links, folded } = texts.documents[document];
    return keysOf === markKeys ? marksOf(text, links) : phrasesOf(folded);
  };
  const uses = featureUses(texts, read);
  const documentsOf = new Map<string, number[]>();
  for (let document = 0; document < texts.documents.length; document++) {
    const rarest = read(document)
      .filter((feature) => (uses.get(nameOf(feature))?.accounts ?? 0) >= 2)
      .sort((x, y) => uses.get(nameOf(x))!.documents - uses.get(nameOf(y))!.documents || byValue(x, y))
      .slice(0, RAREST);
    for (const key of new Set(keysOf(rarest))) {
      const list = documentsOf.get(key);
      if (list) list.push(document);
      else documentsOf.set(key, [document]);
    }
  }
  const total = texts.documents.length;
  for (const [key, documents] of documentsOf) {
    const [a, b] = key.split("\n").map((name) => uses.get(name)!.documents);
    if (documents.length < 2 || (documents.length * total) / (a * b) < LIFT) documentsOf.delete(key);
  }
  return { documentsOf, joinOf: (key) => joinBy(kindsIn(key)) };
}

function joinBy(kinds: readonly FeatureKind[]): Join {
  if (kinds.includes("phrase")) return "phrases";
  return kinds.includes("link") ? "links" : "names-and-numbers";
}

const nameOf = ({ kind, value }: Feature): string => `${kind}:${value}`;

/** Documents and accounts (two at most are counted) that use each feature. */
function featureUses(
  { documents, document, account }: StoryTexts,
  read: (document: number) => readonly Feature[],
): Map<string, { documents: number; accounts: number; first: number }> {
  const first = new Int32Array(documents.length).fill(-1);
  const several = new Uint8Array(documents.length);
  for (let i = 0; i < document.length; i++) {
    if (first[document[i]] < 0) first[document[i]] = account[i];
    else if (first[document[i]] !== account[i]) several[document[i]] = 1;
  }
  const uses = new Map<string, { documents: number; accounts: number; first: number }>();
  for (let d = 0; d < documents.length; d++)
    for (const name of new Set(read(d).map(nameOf))) {
      const use = uses.get(name) ?? { documents: 0, accounts: 1, first: first[d] };
      use.documents++;
      if (several[d] || use.first !== first[d]) use.accounts = 2;
      uses.set(name, use);
    }
  return uses;
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
